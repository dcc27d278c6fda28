import { sql } from 'kysely';
import type { CountedKind } from '../../records/countables/index.ts';
import type { ProofSource } from '../../records/evidence/types.ts';

/** People with their own record, on the day it was created; a merged record counts for the kept one. */
export const seekerRegistered: CountedKind = {
  kind: 'seeker_registered',
  table: 'seekers',
  rebuild: (prefecture) => sql`
    select (created_at at time zone 'Asia/Shanghai')::date as day, id as subject_id, id as person_id,
      null::uuid as employer_id, site_id, region_code, 1::bigint as amount, id as source_id
    from seekers where prefecture = ${prefecture} and merged_into is null`,
};

/** Somebody signed in with the phone of the record: the person knows of it. */
export const ownSignIn: ProofSource = {
  claims: ['seeker_registered'],
  standing: (_claim, prefecture, sources) => sql`
    select party_id as source_id, 'own_sign_in' as proof, created_at as at, 'seeker' as by_kind, null::text as by_id,
      null::text as by_name, 'seeker' as record_noun, party_id as record_id
    from accounts
    where kind = 'seeker' and prefecture = ${prefecture} and party_id is not null
      and ${sources === null ? sql`true` : sql`party_id = any(${[...sources]}::uuid[])`}`,
};
