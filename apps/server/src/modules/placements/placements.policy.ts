import type { PlacementMoveName } from '@yizhan/domain';
import { authorise, type Actor } from '../../app/actor.ts';
import { definePolicy, placesOfLocated } from '../../records/policy.ts';
import { ownEmployerRef } from '../employers/index.ts';
import { ownRef } from '../seekers/index.ts';
import { PlacementUnknown } from './placements.errors.ts';
import type { PlacementRecord } from './placements.repository.ts';

type Located = Pick<
  PlacementRecord,
  'prefecture' | 'seeker_id' | 'vacancy_prefecture' | 'employer_id' | 'region_code' | 'site_id'
>;
type Move = PlacementMoveName | 'refer' | 'apply';

/** An employer's answers to an applicant or a referred person. */
const EMPLOYER_MOVES: readonly Move[] = [
  'accept',
  'book_interview',
  'record_interview',
  'record_intention',
  'hire',
  'stop',
];
/** A person's moves on their own application. */
const SEEKER_MOVES: readonly Move[] = ['apply', 'stop'];

/** A placement lies where the person lives, and with the site that serves them. */
export const placementPolicy = definePolicy({
  noun: 'placement',
  verbs: ['placements.read', 'placements.refer', 'placements.move'],
  places: placesOfLocated,
});

/** Whether staff move it; an employer and a person answer on other ways. */
export function mayMove(actor: Actor, row: Pick<PlacementRecord, 'region_code' | 'site_id'>): boolean {
  return actor.kind === 'staff' && placementPolicy.may(actor, 'placements.move', row);
}

/**
 * Staff move the placements of their place; an employer and a person move their own, and another's is unknown to them.
 * @throws AccessDenied, OutOfRegion, SignInNeeded, PlacementUnknown
 */
export function authorisePlacement(actor: Actor, move: Move, row: Located): void {
  if (actor.kind === 'employer') {
    const own = ownEmployerRef(actor);
    const isOwn = row.vacancy_prefecture === own.prefecture && row.employer_id === own.id;
    if (!isOwn || !EMPLOYER_MOVES.includes(move)) throw PlacementUnknown();
    authorise(actor, 'own_employer.recruit');
  } else if (actor.kind === 'seeker' || actor.kind === 'agent') {
    const own = ownRef(actor);
    const isOwn = row.prefecture === own.prefecture && row.seeker_id === own.id;
    if (!isOwn || !SEEKER_MOVES.includes(move)) throw PlacementUnknown();
    authorise(actor, move === 'apply' ? 'self.ask' : 'self.answer');
  } else placementPolicy.authorise(actor, 'placements.move', row);
}
