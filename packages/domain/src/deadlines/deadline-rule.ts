import type { Term } from '../calendar/terms.ts';

type Both = Readonly<Record<'zh-CN' | 'en', string>>;

/** The source of a time limit. */
export interface Clause {
  readonly text: Both;
  /** Not yet confirmed for the bureau's own place: shown as 示例, never as the law. */
  readonly isExample: boolean;
}

/** A rule by which a time limit of a noun is counted. */
export interface DeadlineRule {
  /** Snake case, as in record_actions. */
  readonly noun: string;
  /** What must be done by then. */
  readonly about: Both;
  readonly term: Term;
  /** Whether a last day on which offices are closed moves to the next workday. */
  readonly rolls: boolean;
  readonly clause: Clause;
  /** Days overdue after which the people above are told once; null where nobody is. */
  readonly escalatesAfter: number | null;
}

export function defineDeadline<const R extends DeadlineRule>(rule: R): R {
  return rule;
}

/** The source of a rule as screens show it: an unconfirmed one is marked as an example. */
export function clauseText({ text, isExample }: Clause, locale: 'zh-CN' | 'en'): string {
  if (!isExample) return text[locale];
  return locale === 'zh-CN' ? `${text['zh-CN']}（示例）` : `${text.en} (example)`;
}
