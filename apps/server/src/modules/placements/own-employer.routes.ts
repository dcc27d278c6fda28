import { z } from 'zod';
import { ownEmployerRoutes as routes, type Candidate } from '@yizhan/contract';
import { ageAt, placementActions, shanghaiDate, type PlacementStatus } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Binder } from '../../app/http/bind.ts';
import { recordId, toRef } from '../../app/ids.ts';
import { employerPolicy, ownEmployerRef } from '../employers/index.ts';
import { refOf } from '../engine-inputs/index.ts';
import { distanceOf, MATCHING, listOpenPlacements, reasonView, seekerRowsOf } from '../matching/index.ts';
import { findVacancyRow, owns, VacancyUnknown } from '../vacancies/index.ts';
import { listInterviews, type InterviewRow } from './interviews.repository.ts';
import { transitionPlacement } from './transitions.usecases.ts';
import { findCandidate, listCandidates, type CandidateRow } from './own-employer.repository.ts';
import { PlacementUnknown } from './placements.errors.ts';
import { interviewView, storedReasons } from './placements.views.ts';
import { addressForm } from './address-form.ts';
import type { MoveInput } from './placement-step.types.ts';
import type { Reason } from '@yizhan/matching';

const SUGGESTIONS = 10;
const Experience = z.array(z.object({ title: z.string(), years: z.number() }));

/** Both sides have agreed, so the employer sees the name. */
const NAMED: readonly string[] = ['intention', 'hired', 'settled'];

/** An employer's actions on candidates. */
export function ownEmployerPlacementRoutes(bind: Binder): void {
  bind.route(routes.candidates, async (ctx, { params }) => {
    const vacancy = await findVacancyRow(ctx.db, toRef(params.id));
    ownEmployerRef(ctx.actor);
    if (vacancy === undefined || !owns(ctx.actor, vacancy)) throw VacancyUnknown();
    const rows = await listCandidates(ctx.db, vacancy);
    const interviews = await listInterviews(ctx.db, rows);
    return {
      placements: rows.map((row) => candidateView(ctx, row, interviews)),
      suggestions: vacancy.status === 'published' ? await suggestions(ctx, { ...vacancy }) : [],
    };
  });

  bind.route(routes.answer, async (ctx, { params, body }) => {
    const ref = toRef(params.id);
    await transitionPlacement(ctx, ref, body.version, moveOf(body.answer));
    const row = await findCandidate(ctx.db, ref);
    if (row === undefined) throw PlacementUnknown();
    return candidateView(ctx, row, await listInterviews(ctx.db, [ref]));
  });
}

type Answer = z.output<typeof routes.answer.body>['answer'];

function moveOf(answer: Answer): MoveInput {
  if (answer.action === 'decline') return { action: 'stop', reason: answer.reason, note: answer.note };
  if (answer.action === 'book_interview') return { ...answer, minutes: 30, siteId: null };
  return answer;
}

const ANSWERS = ['accept', 'book_interview', 'record_interview', 'record_intention', 'hire'] as const;

function answersIn(status: PlacementStatus): Candidate['can'] {
  const legal: readonly string[] = placementActions(status, null);
  const can: Candidate['can'] = ANSWERS.filter((answer) => legal.includes(answer));
  if (legal.includes('stop') && status !== 'hired') can.push('decline');
  return can;
}

/** The reasons an employer sees: what the work requires, never what the person wants or who they are. */
function employerReasons(ctx: AnyContext, reasons: readonly Reason[]) {
  return reasons
    .filter(({ side, rule }) => side === 'employer' && rule !== 'policy' && rule !== 'answers')
    .map((reason) => reasonView(reason, ctx.locale, 'staff'));
}

function aboutPerson(
  ctx: AnyContext,
  row: Pick<CandidateRow, 'birth_date' | 'education' | 'experience' | 'skills' | 'certificates'>,
) {
  return {
    age: row.birth_date === null ? null : ageAt(row.birth_date, shanghaiDate(ctx.now)),
    education: row.education,
    experience: Experience.parse(row.experience).map(({ title, years }) =>
      ctx.locale === 'en' ? `${title}, ${years} years` : `${title} ${years}年`,
    ),
    skills: row.skills,
    certificates: row.certificates,
  };
}

function candidateView(ctx: AnyContext, row: CandidateRow, interviews: readonly InterviewRow[]): Candidate {
  const status = row.status;
  const reasons = storedReasons(row);
  const latest = interviews.filter(
    (interview) => interview.placement_id === row.id && interview.result !== 'moved',
  );
  const last = latest.at(-1);
  return {
    placementId: recordId(row.prefecture, row.id),
    status,
    displayName: NAMED.includes(status) ? row.name : addressForm(row.name, row.sex, ctx.locale),
    ...aboutPerson(ctx, row),
    distance: distanceOf({ reasons }).distance,
    score: row.score ?? 0,
    reasons: employerReasons(ctx, reasons),
    interview: last === undefined ? null : interviewView(last),
    version: row.version,
    can: employerPolicy.mayAnywhere(ctx.actor, 'own_employer.recruit') ? answersIn(status) : [],
  };
}

/** People who agreed to be shown to employers and have no open placement here yet. */
async function suggestions(
  ctx: AnyContext,
  vacancy: { prefecture: string; id: string },
): Promise<Candidate[]> {
  const matching = ctx.services.use(MATCHING);
  await matching.waitUntilCurrent();
  const ranked = await matching.forVacancy(ctx.db, vacancy, SUGGESTIONS * 2, ({ shared }) => shared);
  if (ranked === undefined) return [];
  const pairs = ranked.matches.map((match) => ({ seeker: refOf(match.seekerId), vacancy }));
  const taken = new Set((await listOpenPlacements(ctx.db, pairs)).map(({ seekerId }) => seekerId));
  const free = ranked.matches.filter((match) => !taken.has(refOf(match.seekerId).id)).slice(0, SUGGESTIONS);
  const rows = await seekerRowsOf(ctx, free);
  return free.flatMap((match): Candidate[] => {
    const row = rows.get(match.seekerId);
    if (row === undefined) return [];
    return [
      {
        placementId: null,
        status: null,
        displayName: addressForm(row.name, row.sex, ctx.locale),
        ...aboutPerson(ctx, row),
        distance: distanceOf(match).distance,
        score: match.score,
        reasons: employerReasons(ctx, match.reasons),
        interview: null,
        version: null,
        can: [],
      },
    ];
  });
}
