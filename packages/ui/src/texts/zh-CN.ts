import { agentWords } from './zh-CN/agents.ts';
import { checks } from './zh-CN/checks.ts';
import { common } from './zh-CN/common.ts';
import { evidence } from './zh-CN/evidence.ts';
import { files } from './zh-CN/files.ts';
import { forms } from './zh-CN/forms.ts';
import { messages } from './zh-CN/messages.ts';
import { papers } from './zh-CN/papers.ts';
import { people } from './zh-CN/people.ts';
import { placements } from './zh-CN/placements.ts';
import { places } from './zh-CN/places.ts';
import { timeline } from './zh-CN/timeline.ts';
import { vacancies } from './zh-CN/vacancies.ts';
import { work } from './zh-CN/work.ts';

/** Texts shared by all screens, in Chinese. English has exactly the same keys (see `SameKeys`). */
export const zhCN = {
  ...agentWords,
  ...checks,
  ...common,
  ...evidence,
  ...files,
  ...forms,
  ...messages,
  ...papers,
  ...people,
  ...placements,
  ...places,
  ...timeline,
  ...vacancies,
  ...work,
} as const;
