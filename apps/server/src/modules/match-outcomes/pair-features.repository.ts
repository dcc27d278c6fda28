import { sql } from 'kysely';
import type { PairFeatures } from '@yizhan/matching';
import { json, type Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** A placement at its beginning. */
export interface BegunPlacement {
  readonly placement: Ref;
  readonly seeker: Ref;
  readonly vacancy: Ref;
  readonly origin: 'referral' | 'application' | 'employer_pick';
  /** Where the user says they found the pair. */
  readonly via: 'list' | 'search';
  /** Values of the named rules at this moment, from the matching service. */
  readonly features: PairFeatures;
}

/**
 * Records the values of a match when a placement is made, in the same transaction; later values would know the outcome
 * already. A pair on the person's published list counts as recommended wherever it was opened.
 */
export async function keepPairFeatures(trx: Transaction, begun: BegunPlacement, at: Date): Promise<void> {
  const { placement, seeker, vacancy } = begun;
  const alone = begun.origin === 'application' ? 'self_found' : 'picked';
  await sql`
    insert into match_features (prefecture, placement_id, found_by, features, at)
    select ${placement.prefecture}, ${placement.id}::uuid,
      case when ${begun.via} = 'list' or exists (
        select from recommendations r join published_rounds q on q.round_id = r.round_id
        where r.prefecture = ${seeker.prefecture} and r.seeker_id = ${seeker.id}::uuid
          and r.vacancy_prefecture = ${vacancy.prefecture} and r.vacancy_id = ${vacancy.id}::uuid
      ) then 'recommended' else ${alone} end,
      ${json(begun.features)}, ${at}`.execute(trx);
}
