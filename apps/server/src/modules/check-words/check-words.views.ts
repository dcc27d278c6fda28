import type { CheckWordView, WordedCheckView } from '@yizhan/contract';
import { CHECK_EXAMPLES, VACANCY_RULES, WORDED_CHECKS } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import { REGIONS } from '../reference/index.ts';
import { checkWordPolicy } from './check-words.policy.ts';
import type { CheckWordRow } from './check-words.repository.ts';

/** What the software's checks go by. */
export function checkViews(): WordedCheckView[] {
  return WORDED_CHECKS.flatMap((check) => {
    const rule = VACANCY_RULES.find(({ code }) => code === check);
    if (rule === undefined) return [];
    const { severity, source } = rule;
    return [{ check, severity, source, examples: [...CHECK_EXAMPLES[check]] }];
  });
}

/** Null for a check that the software no longer has. */
export function viewWord(ctx: AnyContext, row: CheckWordRow): CheckWordView | null {
  const check = WORDED_CHECKS.find((one) => one === row.check_code);
  if (check === undefined) return null;
  const mayEnd =
    row.ended_at === null && checkWordPolicy.may(ctx.actor, 'checks.manage', { region: row.region_code });
  return {
    id: shortId(row.id),
    region: ctx.services.use(REGIONS).refOrNull(row.region_code),
    check,
    word: row.word,
    effect: row.effect,
    reason: row.reason,
    source: row.source,
    sourceDate: row.source_date,
    addedBy: row.added_by_name,
    addedAt: row.added_at.toISOString(),
    ended:
      row.ended_at === null
        ? null
        : { by: row.ended_by_name ?? '', at: row.ended_at.toISOString(), reason: row.ended_reason ?? '' },
    version: row.version,
    can: mayEnd ? ['end'] : [],
  };
}
