import { sql } from 'kysely';
import type { ProofSource, ProofWatch } from '../../records/evidence/types.ts';

/** Slips with a number that were given to somebody for a referral. */
export const referralSlips: ProofSource = {
  claims: ['seeker_referred'],
  standing: (_claim, prefecture, sources) => sql`
    select placement_id as source_id, 'referral_slip' as proof, created_at as at, issued_by_kind as by_kind,
      issued_by_id as by_id, issued_by_name as by_name, 'paper' as record_noun, id as record_id
    from papers
    where prefecture = ${prefecture} and kind = 'referral_slip' and status = 'issued' and placement_id is not null
      and ${sources === null ? sql`true` : sql`placement_id = any(${[...sources]}::uuid[])`}`,
};

export const slipWatch: ProofWatch = {
  noun: 'paper',
  claims: ['seeker_referred'],
  sources: (_ctx, { placement_id: id }) => (typeof id === 'string' ? [id] : []),
};
