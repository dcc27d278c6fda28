import { checks } from '@yizhan/ui/texts/zh-CN/checks.ts';
import { files } from '@yizhan/ui/texts/zh-CN/files.ts';
import { forms } from '@yizhan/ui/texts/zh-CN/forms.ts';
import { papers } from '@yizhan/ui/texts/zh-CN/papers.ts';
import { agents } from '../zh-CN/agents.ts';
import { bookings } from '../zh-CN/bookings.ts';
import { employer } from '../zh-CN/employer.ts';
import { map } from '../zh-CN/map.ts';
import { own } from '../zh-CN/own.ts';

/** Chinese texts that the first page does without; they load right after it. */
export default {
  ...checks,
  ...files,
  ...forms,
  ...papers,
  ...employer,
  ...own,
  ...map,
  ...agents,
  ...bookings,
};
