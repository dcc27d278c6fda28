import type { z } from 'zod';
import type { Due } from '@yizhan/contract';
import { shanghaiDate, type DeadlineRuleId } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { byPrefecture, recordId, type Ref } from '../../app/ids.ts';
import { listRunning } from './deadlines.repository.ts';

/** By when some records are due under a rule, by their ids as people see them; paused ones and others are left out. */
export async function duesOf(
  ctx: AnyContext,
  rule: DeadlineRuleId,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, z.infer<typeof Due>>> {
  const today = shanghaiDate(ctx.now);
  const dues = new Map<string, z.infer<typeof Due>>();
  for (const [prefecture, ids] of byPrefecture(refs)) {
    for (const row of await listRunning(ctx.db, prefecture, rule, ids)) {
      const isKnown = row.missing_year === null;
      dues.set(recordId(prefecture, row.record_id), {
        on: row.due_on,
        overdue: isKnown && row.due_on < today,
        missingYear: row.missing_year,
      });
    }
  }
  return dues;
}
