import { checks } from '@yizhan/ui/texts/en/checks.ts';
import { files } from '@yizhan/ui/texts/en/files.ts';
import { forms } from '@yizhan/ui/texts/en/forms.ts';
import { papers } from '@yizhan/ui/texts/en/papers.ts';
import { agents } from '../en/agents.ts';
import { bookings } from '../en/bookings.ts';
import { employer } from '../en/employer.ts';
import { map } from '../en/map.ts';
import { own } from '../en/own.ts';

/** English texts that the first page does without; they load right after it. */
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
