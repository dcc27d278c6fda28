import { sql } from 'kysely';
import { z } from 'zod';
import { GroupBonuses, PolicyWeights, TrainingReport } from '@yizhan/contract';
import { boundedPolicy, DEFAULT_POLICY, type MatchPolicy } from '@yizhan/matching';
import { json, type Reader, type Transaction } from '../../app/db/database.ts';
import { newId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import type { Actor } from '../../app/actor.ts';

const Source = z.enum(['default', 'declared', 'learned']);
const State = z.enum(['proposed', 'active', 'retired', 'rejected']);

const PolicyRow = z.object({
  id: z.string(),
  version: z.int(),
  source: Source,
  weights_source: Source,
  state: State,
  weights: PolicyWeights,
  group_bonus: GroupBonuses,
  report: TrainingReport.nullable(),
  note: z.string(),
  created_at: z.date(),
  created_by_name: z.string(),
  activated_at: z.date().nullable(),
  activated_by_name: z.string().nullable(),
});
export type PolicyRow = z.infer<typeof PolicyRow>;

/** Everybody who changes policies waits for the previous one; readers do not. */
const POLICY_LOCK = 0x797a_0003;

export async function lockPolicies(trx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(${POLICY_LOCK})`.execute(trx);
}

/**
 * The weights and bonuses in use, within their bounds. The software's defaults while nobody has set others, even when a
 * newer release brings better ones.
 */
export async function getActivePolicy(db: Reader): Promise<MatchPolicy> {
  const row = await findActive(db);
  if (row === undefined) return DEFAULT_POLICY;
  const weights = row.weights_source === 'default' ? DEFAULT_POLICY.weights : row.weights;
  return boundedPolicy({ weights, groupBonus: row.group_bonus });
}

export async function findActive(db: Reader): Promise<PolicyRow | undefined> {
  const row = await db
    .selectFrom('matching_policies')
    .selectAll()
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row === undefined ? undefined : PolicyRow.parse(row);
}

export async function findPolicy(db: Reader, id: string): Promise<PolicyRow | undefined> {
  const row = await db.selectFrom('matching_policies').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : PolicyRow.parse(row);
}

/** The newest version whose weights were set by people, or came with the software. */
export async function findDeclared(db: Reader): Promise<PolicyRow | undefined> {
  const row = await db
    .selectFrom('matching_policies')
    .selectAll()
    .where('weights_source', '<>', 'learned')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : PolicyRow.parse(row);
}

/** The newest version made by a training, whatever became of it. */
export async function findTrained(db: Reader): Promise<PolicyRow | undefined> {
  const row = await db
    .selectFrom('matching_policies')
    .selectAll()
    .where('report', 'is not', null)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : PolicyRow.parse(row);
}

export async function listPolicies(db: Reader, limit: number): Promise<PolicyRow[]> {
  const rows = await db
    .selectFrom('matching_policies')
    .selectAll()
    .orderBy('version', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => PolicyRow.parse(row));
}

/** Adds a version with the next number; `state` is never `active` here, see `activatePolicy`. */
export async function insertPolicy(
  trx: Transaction,
  policy: Pick<PolicyRow, 'source' | 'weights_source' | 'weights' | 'group_bonus' | 'report' | 'note'> & {
    state: 'proposed' | 'retired' | 'rejected';
    by: Actor;
    at: Date;
  },
): Promise<string> {
  const id = newId();
  const { last } = await trx
    .selectFrom('matching_policies')
    .select((eb) => eb.fn.coalesce(eb.fn.max('version'), sql<number>`0`).as('last'))
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('matching_policies')
    .values({
      id,
      version: last + 1,
      source: policy.source,
      weights_source: policy.weights_source,
      state: policy.state,
      weights: json(policy.weights),
      group_bonus: json(policy.group_bonus),
      report: policy.report === null ? null : json(policy.report),
      note: policy.note,
      created_at: policy.at,
      ...stamped('created', policy.by),
    })
    .execute();
  return id;
}

/** Retires the version in use and replaces it with this one. */
export async function activatePolicy(trx: Transaction, id: string, by: Actor, at: Date): Promise<void> {
  await trx
    .updateTable('matching_policies')
    .set({ state: 'retired' })
    .where('state', '=', 'active')
    .execute();
  await trx
    .updateTable('matching_policies')
    .set({ state: 'active', activated_at: at, ...stamped('activated', by) })
    .where('id', '=', id)
    .execute();
}

export async function setPolicyState(
  trx: Transaction,
  id: string,
  state: 'retired' | 'rejected',
): Promise<void> {
  await trx.updateTable('matching_policies').set({ state }).where('id', '=', id).execute();
}

/** A newer training makes earlier proposals pointless. */
export async function retireProposals(trx: Transaction): Promise<void> {
  await trx
    .updateTable('matching_policies')
    .set({ state: 'retired' })
    .where('state', '=', 'proposed')
    .execute();
}
