import { sql, type RawBuilder } from 'kysely';
import type { ClaimKind } from '@yizhan/domain';
import type { ProofSource, ProofWatch } from '../../records/evidence/types.ts';

const CLAIMS_OF_PLACEMENTS = [
  'seeker_referred',
  'intention_reached',
  'work_started',
  'work_kept',
] as const satisfies readonly ClaimKind[];

const those = (column: string, sources: readonly string[] | null) =>
  sources === null ? sql`true` : sql`${sql.ref(column)} = any(${[...sources]}::uuid[])`;

/** Moves by which the other side itself says what is claimed. */
const SAID_BY_EMPLOYER: Readonly<Partial<Record<ClaimKind, readonly string[]>>> = {
  seeker_referred: ['accept', 'book_interview', 'record_interview', 'record_intention', 'hire', 'stop'],
  intention_reached: ['record_intention', 'hire'],
  work_started: ['hire'],
};
const SAID_BY_PERSON: Readonly<Partial<Record<ClaimKind, readonly string[]>>> = {
  seeker_referred: ['stop', 'note'],
};

function movesBy(
  proof: string,
  kinds: readonly string[],
  moves: readonly string[],
  prefecture: string,
  sources: readonly string[] | null,
): RawBuilder<unknown> {
  return sql`
    select record_id as source_id, ${proof}::text as proof, at, actor_kind as by_kind, actor_id as by_id,
      actor_name as by_name, 'placement' as record_noun, record_id
    from record_actions
    where prefecture = ${prefecture} and noun = 'placement' and move = any(${[...moves]}) and undone_by is null
      and actor_kind = any(${[...kinds]}) and ${those('record_id', sources)}`;
}

/** What employers and people did with a placement on their own pages. */
const ownMoves: ProofSource = {
  claims: ['seeker_referred', 'intention_reached', 'work_started'],
  standing(claim, prefecture, sources) {
    const byEmployer = movesBy(
      'employer_answered',
      ['employer'],
      SAID_BY_EMPLOYER[claim] ?? [],
      prefecture,
      sources,
    );
    const byPerson = movesBy(
      'person_answered',
      ['seeker', 'agent'],
      SAID_BY_PERSON[claim] ?? [],
      prefecture,
      sources,
    );
    return sql`${byEmployer} union all ${byPerson}`;
  },
};

/** An interview that the person passed, as the station recorded it. */
const interviewsHeld: ProofSource = {
  claims: ['intention_reached'],
  standing: (_claim, prefecture, sources) => sql`
    select placement_id as source_id, 'interview_held' as proof, starts_at as at, null::text as by_kind,
      null::text as by_id, null::text as by_name, 'placement' as record_noun, placement_id as record_id
    from interviews where prefecture = ${prefecture} and result = 'passed' and ${those('placement_id', sources)}`,
};

/** The last follow-up asks whether somebody stayed; each of them shows that work began. */
const KEPT_FROM_DAY = 90;

const followUpCalls: ProofSource = {
  claims: ['work_started', 'work_kept'],
  standing: (claim, prefecture, sources) => sql`
    select placement_id as source_id, 'follow_up_call' as proof, done_at as at, done_by_kind as by_kind,
      done_by_id as by_id, done_by_name as by_name, 'placement' as record_noun, placement_id as record_id
    from follow_ups
    where prefecture = ${prefecture} and status = 'done' and outcome = 'still_there'
      and day >= ${claim === 'work_kept' ? KEPT_FROM_DAY : 0}::int and ${those('placement_id', sources)}`,
};

export const placementProofs: readonly ProofSource[] = [ownMoves, interviewsHeld, followUpCalls];

const idOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : []);

export const placementWatches: readonly ProofWatch[] = [
  { noun: 'placement', claims: CLAIMS_OF_PLACEMENTS, sources: (_ctx, row) => idOf(row['id']) },
  { noun: 'interview', claims: ['intention_reached'], sources: (_ctx, row) => idOf(row['placement_id']) },
  {
    noun: 'follow_up',
    claims: ['work_started', 'work_kept'],
    sources: (_ctx, row) => idOf(row['placement_id']),
  },
];
