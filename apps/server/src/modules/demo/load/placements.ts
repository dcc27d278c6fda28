import {
  addDays,
  CONTRACT_KINDS,
  FOLLOW_UP_DAYS,
  followUpDeadline,
  followUpFlow,
  formatPay,
  interviewFlow,
  placementFlow,
  proofFlow,
  shanghaiDate,
} from '@yizhan/domain';
import type { WriteContext } from '../../../app/context.ts';
import { json } from '../../../app/db/database.ts';
import { addHistory, type PastMove } from './histories.ts';
import { matchFeatures } from './match-features.ts';
import { siteOf } from './people.ts';
import type { PlannedPlacement } from '../plan/planned.ts';
import { addEntry, derived, type Rows } from './rows.ts';

export async function addPlacement(
  ctx: WriteContext,
  rows: Rows,
  asPlanned: PlannedPlacement,
  sites: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  const planned = settled(asPlanned, shanghaiDate(ctx.now));
  const { person, vacancy, steps } = planned;
  const prefecture = person.region.slice(0, 4);
  const vacancyPrefecture = vacancy.employer.region.slice(0, 4);
  const last = steps.at(-1);
  if (last === undefined) return;
  const atOf = (to: string): Date | null => steps.find((step) => step.to === to)?.at ?? null;
  const seeker = { site_id: siteOf(person, sites), region_code: person.region };
  const { status, version } = addHistory(
    rows,
    placementFlow,
    { prefecture, id: planned.id, first: 0 },
    steps.map(({ action, to, at }): PastMove => ({
      move: action,
      to,
      at,
      ...(action === 'stop' && planned.stopReason !== null ? { reason: planned.stopReason } : {}),
      ...(action === 'apply' ? { by: { kind: 'seeker', name: '' } } : {}),
      ...(isEmployersOwn(planned, action) ? { by: { kind: 'employer', name: vacancy.employer.name } } : {}),
    })),
  );
  const payText = formatPay({ ...vacancy.pay, months: null }, 'zh-CN');
  rows.add('placements', {
    prefecture,
    id: planned.id,
    seeker_id: person.id,
    vacancy_prefecture: vacancyPrefecture,
    vacancy_id: vacancy.id,
    employer_id: vacancy.employer.id,
    vacancy_copy: json({ title: vacancy.title, employerName: vacancy.employer.name, payText }),
    region_code: seeker.region_code,
    site_id: seeker.site_id,
    origin: planned.origin,
    status,
    version,
    stop_reason: planned.stopReason,
    score: planned.score,
    referred_at: atOf('referred'),
    interview_at: planned.interviewAt,
    intention_at: atOf('intention'),
    hired_at: atOf('hired'),
    start_date: planned.startDate,
    contract_kind: planned.startDate === null ? null : person.gig ? 'gig' : CONTRACT_KINDS[0],
    ended_at: last.to === 'stopped' || last.to === 'settled' ? last.at : null,
    created_by_kind: planned.origin === 'referral' ? 'staff' : 'seeker',
    created_by_name: planned.origin === 'referral' ? '小周' : '',
    created_at: steps[0]?.at ?? last.at,
    updated_at: last.at,
  });
  addProofs(rows, planned, seeker);
  countPlacement(rows, planned, seeker);
  const { found_by, features } = matchFeatures(planned);
  rows.add('match_features', {
    prefecture,
    placement_id: planned.id,
    found_by,
    features: json(features),
    at: steps[0]?.at ?? last.at,
  });
  for (const [index, step] of steps.entries()) {
    const data = {
      title: vacancy.title,
      employer: vacancy.employer.name,
      ...(step.to === 'stopped' ? { reason: planned.stopReason } : {}),
    };
    addEntry(rows, {
      party: 'seeker',
      id: person.id,
      entryId: derived(planned.id, 20 + index),
      prefecture,
      kind: `placement.${step.to}`,
      at: step.at,
      siteId: seeker.site_id,
      placement: planned.id,
      data,
    });
    addEntry(rows, {
      party: 'employer',
      id: vacancy.employer.id,
      entryId: derived(planned.id, 40 + index),
      prefecture: vacancyPrefecture,
      kind: `placement.${step.to}`,
      at: step.at,
      siteId: seeker.site_id,
      placement: planned.id,
      placementPrefecture: prefecture,
      data: { ...data, seeker: `${person.name.slice(0, 1)}**` },
    });
  }
  addInterview(rows, planned, prefecture);
  if (planned.startDate !== null) addFollowUps(ctx, rows, planned, prefecture, seeker);
}

/** Somebody still there when asked on the last day has settled. */
function settled(planned: PlannedPlacement, today: string): PlannedPlacement {
  const { startDate, steps } = planned;
  const last = FOLLOW_UP_DAYS.at(-1);
  if (startDate === null || last === undefined || steps.at(-1)?.to !== 'hired') return planned;
  const due = addDays(startDate, last);
  if (!isAnswered(planned, due, today) || outcomeOf(planned) !== 'still_there') return planned;
  return { ...planned, steps: [...steps, { action: 'settle', to: 'settled', at: answeredAt(due) }] };
}

/** Past follow-ups are mostly done. */
function isAnswered({ score }: PlannedPlacement, due: string, today: string): boolean {
  return due < addDays(today, -2) || (due < today && score % 4 !== 0);
}

const answeredAt = (due: string): Date => new Date(`${due}T02:00:00Z`);

function outcomeOf({ score }: PlannedPlacement): 'unreachable' | 'still_there' {
  return score % 9 === 0 ? 'unreachable' : 'still_there';
}

/** Every third employer records hires on its own page. */
function isEmployersOwn({ score }: PlannedPlacement, action: string): boolean {
  return action === 'hire' && score % 3 === 0;
}

/** What the station looked up or was told about some of those who started. */
function addProofs(
  rows: Rows,
  { id: source, person, startDate, stopReason, score, steps }: PlannedPlacement,
  seeker: { site_id: string | null; region_code: string },
): void {
  const last = steps.at(-1);
  const how = PROVED[score % PROVED.length];
  if (startDate === null || last === undefined || how === undefined || stopReason === 'recorded_by_mistake')
    return;
  const prefecture = person.region.slice(0, 4);
  const id = derived(source, 240);
  const { status, version } = addHistory(rows, proofFlow, { prefecture, id, first: 1 }, [
    { move: 'add', to: 'standing', at: last.at },
  ]);
  rows.add('proofs', {
    prefecture,
    id,
    seeker_id: person.id,
    source: 'placement',
    source_id: source,
    claim: 'work_started',
    ...how,
    day: shanghaiDate(last.at),
    ...seeker,
    status,
    version,
    created_at: last.at,
    updated_at: last.at,
    added_by_kind: 'staff',
    added_by_name: '小周',
  });
}

/** Proofs in turn; most placements have none of their own. */
const PROVED = [
  undefined,
  { kind: 'social_insurance', words: '示例：在社保平台上查到当月缴费' },
  undefined,
  { kind: 'employer_said', words: '示例：人事电话里说已经上班' },
  undefined,
] as const;

/** Counts the steps of a placement, as if each had been taken by its use case. */
function countPlacement(
  rows: Rows,
  { id, person, vacancy, steps, startDate, stopReason }: PlannedPlacement,
  seeker: { site_id: string | null; region_code: string },
): void {
  const dayOf = (to: string): string | null => {
    const step = steps.find((each) => each.to === to);
    return step === undefined ? null : shanghaiDate(step.at);
  };
  const started = dayOf('hired') === null || stopReason === 'recorded_by_mistake' ? null : startDate;
  const days = {
    seeker_referred: dayOf('referred'),
    intention_reached: dayOf('intention') ?? started,
    work_started: started,
    work_kept: dayOf('settled'),
  } as const;
  for (const kind of ['seeker_referred', 'intention_reached', 'work_started', 'work_kept'] as const) {
    const day = days[kind];
    if (day === null) continue;
    rows.count({
      kind,
      subject: { prefecture: person.region.slice(0, 4), id: person.id },
      sourceId: id,
      day,
      regionCode: seeker.region_code,
      siteId: seeker.site_id,
      employerId: vacancy.employer.id,
    });
  }
}

function addInterview(rows: Rows, planned: PlannedPlacement, prefecture: string): void {
  const { steps, interviewAt, stopReason, vacancy } = planned;
  const booked = steps.find(({ action }) => action === 'book_interview');
  if (interviewAt === null || booked === undefined) return;
  const id = derived(planned.id, 60);
  const moves: PastMove[] = [{ move: 'book', to: 'booked', at: booked.at }];
  const after = steps[steps.indexOf(booked) + 1];
  if (after?.action === 'record_interview') moves.push({ move: 'pass', at: after.at });
  else if (after !== undefined) {
    moves.push({ move: stopReason === 'seeker_no_show' ? 'miss' : 'call_off', at: after.at });
  }
  const { status, version } = addHistory(rows, interviewFlow, { prefecture, id, first: 1 }, moves);
  rows.add('interviews', {
    prefecture,
    id,
    placement_id: planned.id,
    starts_at: interviewAt,
    minutes: 30,
    mode: 'at_employer',
    place: vacancy.address,
    result: status,
    version,
    created_at: booked.at,
  });
}

/** The newest follow-ups wait on the clerk's list. */
function addFollowUps(
  ctx: WriteContext,
  rows: Rows,
  planned: PlannedPlacement,
  prefecture: string,
  seeker: { site_id: string | null; region_code: string },
): void {
  const today = shanghaiDate(ctx.now);
  const start = planned.startDate ?? today;
  const left = planned.stopReason === 'left_after_hire' ? planned.steps.at(-1)?.at : undefined;
  for (const day of FOLLOW_UP_DAYS) {
    const due = addDays(start, day);
    const done = isAnswered(planned, due, today);
    const afterLeaving = left !== undefined && due > shanghaiDate(left);
    const id = derived(planned.id, 70 + day);
    const answered = done && !afterLeaving ? answeredAt(due) : null;
    const planAt = new Date(`${start}T02:00:00Z`);
    const moves: PastMove[] = [{ move: 'plan', to: 'open', at: planAt }];
    if (answered !== null) moves.push({ move: 'answer', at: answered });
    if (afterLeaving) moves.push({ move: 'cancel', at: left });
    const { status, version } = addHistory(rows, followUpFlow, { prefecture, id, first: 1 }, moves);
    rows.add('follow_ups', {
      prefecture,
      id,
      placement_id: planned.id,
      seeker_id: planned.person.id,
      site_id: seeker.site_id,
      region_code: seeker.region_code,
      day,
      due_on: due,
      status,
      version,
      outcome: answered === null ? null : outcomeOf(planned),
      done_at: answered,
      done_by_kind: answered === null ? null : 'staff',
      done_by_name: answered === null ? null : '小周',
      cancelled_at: afterLeaving ? left : null,
      created_at: planAt,
    });
    if (done || afterLeaving) continue;
    rows.add('deadlines', {
      prefecture,
      id: derived(planned.id, 170 + day),
      rule: followUpDeadline(day),
      noun: 'follow_up',
      record_id: id,
      region_code: seeker.region_code,
      site_id: seeker.site_id,
      count: day,
      unit: 'day',
      rolls: false,
      starts_on: start,
      due_on: due,
      escalates_on: addDays(due, 7),
      created_at: planAt,
    });
  }
}
