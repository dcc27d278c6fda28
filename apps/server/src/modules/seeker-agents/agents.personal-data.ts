import type { WriteContext } from '../../app/context.ts';
import { byPrefecture, type Ref } from '../../app/ids.ts';
import { blankActions } from '../../records/flow/flow.repository.ts';
import { cause } from '../../records/flow/transition.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';
import { boundAgentFlow } from './agents.flow.ts';
import {
  blankAgents,
  deleteAgents,
  findAgent,
  listAgents,
  listEndedBefore,
  listRefsOfPhones,
  listRefsOfSeekers,
  repointAgents,
} from './agents.repository.ts';

/** Years for which it can be looked up who acted for a person, as services of recruitment are kept. */
const KEPT_DAYS = 3 * 365;

/** Those of two records of one person become those of one; whoever acts for both does so once. */
async function merge(ctx: WriteContext, keep: Ref, drop: Ref): Promise<number> {
  const standing = async (seeker: Ref) =>
    (await listAgents(ctx.trx, seeker)).filter(({ status }) => status !== 'ended');
  const kept = await standing(keep);
  for (const row of await standing(drop)) {
    const hmac = row.phone_hmac;
    if (hmac !== null && kept.some((other) => other.phone_hmac?.equals(hmac) === true))
      await cause(ctx, boundAgentFlow, row, { move: 'lapse', input: { as: 'merged' } });
  }
  return repointAgents(ctx.trx, keep, drop);
}

/** Ends those that stand, and takes the agents' names and numbers out of all. */
async function endAndBlank(ctx: WriteContext, refs: readonly Ref[]): Promise<number> {
  for (const ref of refs) {
    const row = await findAgent(ctx.trx, ref);
    if (row !== undefined && row.status !== 'ended')
      await cause(ctx, boundAgentFlow, ref, { move: 'lapse', input: { as: 'erased' } });
  }
  return blankAgents(ctx.trx, refs);
}

async function dropOld(ctx: WriteContext, before: Date): Promise<number> {
  const old = await listEndedBefore(ctx.trx, before);
  for (const [prefecture, ids] of byPrefecture(old)) await blankActions(ctx.trx, prefecture, ids);
  return deleteAgents(ctx.trx, old);
}

/**
 * An authority is said of two people. It goes with the record of the person it is for; erased are those for the person,
 * and those by which the person acted for others, found by their phones.
 */
export const agentHoldings: readonly Holding[] = [
  holds('seeker_agents', {
    of: 'seeker',
    by: 'seeker_id',
    columns: {
      name: { says: 'name', blank: '' },
      phone_hmac: 'number',
      phone_cipher: 'number',
      phone_mask: 'number',
      paper_number: 'words',
    },
    codes: ['prefecture', 'relation', 'scopes', 'status', 'given_via', 'ended_as'],
    stamps: ['given', 'ended'],
    // Those by which the person acts for others, too.
    records: (ctx, { phones }) => listRefsOfPhones(ctx.trx, phones),
    show: { part: 'agents', at: 'given_at', kind: 'relation', text: ['name', 'phone_mask'] },
    merge,
    keep: { days: KEPT_DAYS, drop: dropOld },
    async erase(ctx, { ref, ids, phones }) {
      const own = await listRefsOfSeekers(ctx.trx, ref.prefecture, ids);
      return endAndBlank(ctx, [...own, ...(await listRefsOfPhones(ctx.trx, phones))]);
    },
  }),
  holds('agent_phones', {
    of: 'seeker',
    by: null,
    columns: { phone_hmac: 'number' },
    codes: ['prefecture'],
    // Goes with the row that it leads to.
    erase: () => Promise.resolve(0),
  }),
];
