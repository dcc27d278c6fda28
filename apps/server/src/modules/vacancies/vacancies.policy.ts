import {
  nextStatus,
  VACANCY_ACTIONS,
  vacancyFlow,
  type Place,
  type VacancyAction,
  type VacancyMove,
  type VacancyStatus,
  type Verb,
} from '@yizhan/domain';
import type { Vacancy } from '@yizhan/contract';
import { authorise, may, type Actor } from '../../app/actor.ts';
import { atPlace, definePolicy } from '../../records/policy.ts';
import { employerPolicy } from '../employers/index.ts';
import { AccessDenied } from '../../app/errors.ts';
import type { VacancyFullRow } from './vacancies.repository.ts';

type Located = Pick<VacancyFullRow, 'prefecture' | 'region_code' | 'employer_region' | 'site_id'>;

/**
 * The places of a vacancy: its employer's and the work's. Staff of another prefecture may read work there, but only the
 * staff of the employer's place may change it.
 */
function placesOf(row: Located, verb: Verb): Place[] {
  const isRead = verb === 'vacancies.read' || verb === 'placements.refer';
  return isRead || row.region_code.startsWith(row.prefecture)
    ? [
        { region: row.region_code, siteId: row.site_id },
        { region: row.employer_region, siteId: row.site_id },
      ]
    : [{ region: row.employer_region, siteId: row.site_id }];
}

/** The place of the responsible staff: where the work is, if that is in the employer's prefecture. */
export function homeOf(row: Located): { region: string; siteId: string | null } {
  const isNear = row.region_code.startsWith(row.prefecture);
  return { region: isNear ? row.region_code : row.employer_region, siteId: row.site_id };
}

export const vacancyPolicy = definePolicy({
  noun: 'vacancy',
  verbs: ['vacancies.read', 'vacancies.edit', 'vacancies.review', 'vacancies.publish'],
  places: placesOf,
});

/** The feed of partners holds what is published, at the places for which they were given it. */
export const feedPolicy = definePolicy({ noun: 'feed', verbs: ['feed.read'], places: atPlace });

/**
 * Whether staff may create a vacancy for an employer. The employer must be within their reach, not the work alone,
 * because the vacancy is published in its name. Being the responsible site gives no right to it.
 *
 * @throws SignInNeeded, AccessDenied or OutOfRegion
 */
export function authoriseNew(
  actor: Actor,
  verb: Verb,
  row: Omit<Located, 'site_id'> & { readonly employer_site: string | null },
): void {
  const employer = { region_code: row.employer_region, site_id: row.employer_site };
  employerPolicy.authorise(actor, 'employers.read', employer);
  vacancyPolicy.authorise(actor, verb, { ...row, site_id: row.employer_site });
}

/** Once public, everybody may see a vacancy; before that only the staff of its places. */
export function isVisible(actor: Actor, row: Located & Pick<VacancyFullRow, 'first_published_at'>): boolean {
  return row.first_published_at !== null || vacancyPolicy.may(actor, 'vacancies.read', row);
}

/** The verb a move requires of staff. Some moves are made only by the platform. */
const MOVE_VERBS = {
  submit: 'vacancies.edit',
  publish: 'vacancies.publish',
  send_back: 'vacancies.publish',
  fill: 'vacancies.edit',
  expire: null,
  withdraw: 'vacancies.edit',
  reopen: 'vacancies.edit',
  confirm: 'vacancies.edit',
  take_place: null,
  free_place: null,
  open: 'vacancies.edit',
} as const satisfies Record<VacancyMove | 'open', Verb | null>;

const OWNER_MOVES: ReadonlyArray<VacancyMove | 'open'> = ['submit', 'confirm', 'fill', 'withdraw', 'reopen'];
export const EDITABLE: readonly VacancyStatus[] = ['draft', 'in_review', 'published'];

/** Whether the actor owns the vacancy as its employer. */
export function owns(actor: Actor, row: Pick<VacancyFullRow, 'prefecture' | 'employer_id'>): boolean {
  return (
    actor.kind === 'employer' && actor.prefecture === row.prefecture && actor.employerId === row.employer_id
  );
}

/** @throws AccessDenied or OutOfRegion when the actor may not make the move with this vacancy */
export function authoriseMove(
  actor: Actor,
  move: VacancyMove | 'open',
  row: Located & Pick<VacancyFullRow, 'employer_id'>,
): void {
  if (actor.kind === 'system') return;
  if (owns(actor, row) && OWNER_MOVES.includes(move)) {
    authorise(actor, 'own_employer.recruit');
    return;
  }
  const verb = MOVE_VERBS[move];
  if (verb === null || actor.kind === 'employer') throw AccessDenied();
  vacancyPolicy.authorise(actor, verb, row);
}

/** The viewer's possible next steps. */
export function vacancyCan(
  actor: Actor,
  row: Located & Pick<VacancyFullRow, 'employer_id' | 'status'>,
  isEmployerBarred: boolean,
): Vacancy['can'] {
  const status = row.status;
  const isOwner = owns(actor, row) && may(actor, 'own_employer.recruit');
  const mayDo = (action: VacancyAction): boolean => {
    if (isOwner) return OWNER_MOVES.includes(action);
    const verb = MOVE_VERBS[action];
    return verb !== null && actor.kind === 'staff' && vacancyPolicy.may(actor, verb, row);
  };
  const mayEdit = isOwner || (actor.kind === 'staff' && vacancyPolicy.may(actor, 'vacancies.edit', row));
  const can: Vacancy['can'] = VACANCY_ACTIONS.filter(
    (action) =>
      nextStatus(vacancyFlow, status, action) !== undefined &&
      mayDo(action) &&
      !(isEmployerBarred && (action === 'publish' || action === 'reopen')),
  );
  if (mayEdit && EDITABLE.includes(status)) can.push('edit');
  if (mayEdit) can.push('copy');
  if (status === 'published' && actor.kind === 'staff' && vacancyPolicy.may(actor, 'placements.refer', row))
    can.push('refer');
  return can;
}

/**
 * Findings that state a fact or a legal minimum; no reason justifies them. All others interpret a text, and a reviewer
 * decides.
 */
const FINAL_FINDINGS: ReadonlySet<string> = new Set([
  'minimum_wage',
  'employer_blacklisted',
  'employer_rejected',
  'employer_verification_expired',
  'employer_missing',
  'place_missing',
]);

export function isFinalFinding(code: string): boolean {
  return FINAL_FINDINGS.has(code);
}
