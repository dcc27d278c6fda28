import { agentWords } from './en/agents.ts';
import { checks } from './en/checks.ts';
import { common } from './en/common.ts';
import { evidence } from './en/evidence.ts';
import { files } from './en/files.ts';
import { forms } from './en/forms.ts';
import { messages } from './en/messages.ts';
import { papers } from './en/papers.ts';
import { people } from './en/people.ts';
import { placements } from './en/placements.ts';
import { places } from './en/places.ts';
import { timeline } from './en/timeline.ts';
import { vacancies } from './en/vacancies.ts';
import { work } from './en/work.ts';
import type { SameKeys } from './same-keys.ts';
import type { zhCN } from './zh-CN.ts';

/** Texts shared by all screens, in English, key for key. */
export const en: SameKeys<typeof zhCN> = {
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
};
