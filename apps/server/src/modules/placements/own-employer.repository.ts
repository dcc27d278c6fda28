import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';

/** A candidate as far as an employer may see: no number, no address. */
function candidatesFrom(db: Reader) {
  return db
    .selectFrom('placements as p')
    .innerJoin('seekers as s', (join) =>
      join.onRef('s.prefecture', '=', 'p.prefecture').onRef('s.id', '=', 'p.seeker_id'),
    )
    .select([
      'p.prefecture',
      'p.id',
      'p.status',
      'p.score',
      'p.reasons',
      'p.version',
      's.name',
      's.sex',
      's.birth_date',
      's.education',
      's.experience',
      's.skills',
      's.certificates',
    ]);
}
export type CandidateRow = Awaited<ReturnType<typeof listCandidates>>[number];

/** All applicants and referred people of a vacancy, waiting ones first. */
export async function listCandidates(db: Reader, vacancy: Ref) {
  return candidatesFrom(db)
    .where('p.vacancy_prefecture', '=', vacancy.prefecture)
    .where('p.vacancy_id', '=', vacancy.id)
    .where((eb) => eb.or([eb('p.stop_reason', 'is', null), eb('p.stop_reason', '<>', 'recorded_by_mistake')]))
    .orderBy((eb) => eb.case().when('p.status', '=', 'stopped').then(1).else(0).end())
    .orderBy('p.created_at', 'desc')
    .orderBy('p.id')
    .limit(500)
    .execute();
}

export async function findCandidate(db: Reader, placement: Ref): Promise<CandidateRow | undefined> {
  return candidatesFrom(db)
    .where('p.prefecture', '=', placement.prefecture)
    .where('p.id', '=', placement.id)
    .executeTakeFirst();
}
