import { z } from 'zod';
import type { FollowUp, MatchReason, MyApplication, Placement, PlacementRow } from '@yizhan/contract';
import {
  formatPay,
  maskName,
  placementActions,
  shanghaiDate,
  type ContractKind,
  type FollowUpDay,
  type FollowUpOutcome,
  type InterviewMode,
  type PayUnit,
  type PlacementStatus,
  placementFlow,
  statusIn,
} from '@yizhan/domain';
import type { Exclusion, Reason } from '@yizhan/matching';
import type { AnyContext } from '../../app/context.ts';
import { doersOf } from '../../app/doers.ts';
import { recordId, siteRef, type Ref } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { exclusionView, reasonView } from '../matching/index.ts';
import { listFollowUpsOf, type FollowUpRow } from './follow-ups.repository.ts';
import { listInterviews, type InterviewRow } from './interviews.repository.ts';
import {
  listActions,
  type HeldVacancy,
  type PlacementListRow,
  type PlacementRecord,
} from './placements.repository.ts';
import { mayMove, placementPolicy } from './placements.policy.ts';
import { VacancyCopy } from './vacancy-copy.ts';

export function copyOf(vacancy: HeldVacancy): VacancyCopy {
  const pay = {
    min: vacancy.pay_min,
    max: vacancy.pay_max,
    unit: vacancy.pay_unit,
    months: vacancy.pay_months,
    negotiable: vacancy.pay_negotiable,
  };
  return {
    title: vacancy.title,
    employerName: vacancy.employer_name,
    employerKind: vacancy.employer_kind,
    kind: vacancy.kind,
    payText: payText(pay, 'zh-CN'),
    pay,
  };
}

function payText(pay: NonNullable<VacancyCopy['pay']>, locale: 'zh-CN' | 'en'): string {
  return formatPay({ ...pay, unit: pay.unit as PayUnit }, locale);
}

function payOf(copy: VacancyCopy, ctx: Pick<AnyContext, 'locale'>): string {
  return copy.pay === null ? copy.payText : payText(copy.pay, ctx.locale);
}

export function placementRowView(ctx: AnyContext, row: PlacementListRow): PlacementRow {
  const copy = VacancyCopy.parse(row.vacancy_copy);
  const status = row.status;
  return {
    id: recordId(row.prefecture, row.id),
    status,
    origin: row.origin as PlacementRow['origin'],
    seekerId: recordId(row.prefecture, row.seeker_id),
    seekerName: row.seeker_name,
    phoneMask: row.seeker_phone_mask,
    vacancyId: recordId(row.vacancy_prefecture, row.vacancy_id),
    vacancyTitle: copy.title,
    employerId: recordId(row.vacancy_prefecture, row.employer_id),
    employerName: copy.employerName,
    payText: payOf(copy, ctx),
    site: siteRef(row),
    interviewAt: row.interview_at?.toISOString() ?? null,
    startDate: row.start_date,
    stopReason: row.stop_reason,
    score: row.score,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    can: placementPolicy.may(ctx.actor, 'placements.move', row)
      ? placementActions(status, row.stop_reason)
      : [],
  };
}

const StoredReasons = z.array(
  z.object({
    rule: z.string(),
    variant: z.string(),
    side: z.enum(['seeker', 'employer']),
    sign: z.enum(['+', '-', '0']),
    params: z.record(z.string(), z.unknown()).default({}),
    points: z.number(),
  }),
);

/** The reasons stored at the start of a placement; the engine words them in the reader's language. */
export function storedReasons(row: Pick<PlacementRecord, 'reasons'>): Reason[] {
  const parsed = StoredReasons.safeParse(row.reasons);
  return parsed.success ? (parsed.data as Reason[]) : [];
}

/** For staff; employers and the people themselves get their own wording. */
function reasonsOf(ctx: AnyContext, row: Pick<PlacementRecord, 'reasons'>): MatchReason[] {
  return storedReasons(row).map((reason) => reasonView(reason, ctx.locale, 'staff'));
}

const StepData = z.record(z.string(), z.unknown());
const Doubts = z.array(
  z.object({ rule: z.string(), variant: z.string(), params: z.record(z.string(), z.unknown()) }),
);

/** A step's data with the overruled rules in words. */
function stepData(ctx: AnyContext, data: unknown): Record<string, unknown> {
  const { exclusions, ...rest } = StepData.parse(data);
  const doubts = Doubts.safeParse(exclusions);
  if (!doubts.success || doubts.data.length === 0) return rest;
  return {
    ...rest,
    doubts: (doubts.data as unknown as Exclusion[]).map(
      (doubt) => exclusionView(doubt, ctx.locale, 'staff').text,
    ),
  };
}

type InterviewView = NonNullable<MyApplication['interview']>;

export function interviewView(row: InterviewRow): InterviewView {
  return {
    id: recordId(row.prefecture, row.id),
    startsAt: row.starts_at.toISOString(),
    minutes: row.minutes,
    mode: row.mode as InterviewMode,
    site: siteRef(row),
    place: row.place,
    result: row.result,
  };
}

/** Follow-ups with the viewer's possible moves for each. */
export async function followUpViews(ctx: AnyContext, rows: readonly FollowUpRow[]): Promise<FollowUp[]> {
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: mayMove(ctx.actor, row) })),
  );
  return rows.map((row) => ({
    ...followUpView(ctx, row),
    undo: undos.get(recordId(row.prefecture, row.id)) ?? null,
  }));
}

function followUpView(ctx: AnyContext, row: FollowUpRow): Omit<FollowUp, 'undo'> {
  const copy = VacancyCopy.parse(row.vacancy_copy);
  return {
    id: recordId(row.prefecture, row.id),
    placementId: recordId(row.prefecture, row.placement_id),
    seekerId: recordId(row.prefecture, row.seeker_id),
    seekerName: row.seeker_name,
    phoneMask: row.seeker_phone_mask,
    vacancyTitle: copy.title,
    employerName: copy.employerName,
    day: row.day as FollowUpDay,
    dueOn: row.due,
    overdue: row.status === 'open' && row.missing_year === null && row.due < shanghaiDate(ctx.now),
    missingYear: row.status === 'open' ? row.missing_year : null,
    outcome: row.outcome as FollowUpOutcome | null,
    note: row.note,
    doneAt: row.done_at?.toISOString() ?? null,
    tries: row.tries,
    lastTriedAt: row.last_tried_at?.toISOString() ?? null,
    can: !mayMove(ctx.actor, row)
      ? []
      : row.status === 'open'
        ? ['answer']
        : row.status === 'done'
          ? ['correct']
          : [],
  };
}

/** A placement with all its steps. */
export async function placementView(ctx: AnyContext, row: PlacementListRow): Promise<Placement> {
  const ref: Ref = { prefecture: row.prefecture, id: row.id };
  const actions = await listActions(ctx.db, [ref]);
  const doer = await doersOf(ctx, actions);
  const interviews = await listInterviews(ctx.db, [ref]);
  const followUps = await listFollowUpsOf(ctx.db, ref);
  const mayTakeBack = mayMove(ctx.actor, row);
  const undos = await undosOf(ctx, [{ ref, version: row.version, may: mayTakeBack }]);
  return {
    ...placementRowView(ctx, row),
    reasons: reasonsOf(ctx, row),
    contractKind: row.contract_kind as ContractKind | null,
    interviews: interviews.map(interviewView),
    followUps: await followUpViews(ctx, followUps),
    undo: undos.get(recordId(ref)) ?? null,
    steps: actions.map((action) => ({
      action: action.move,
      from: action.from_status === null ? null : statusIn(placementFlow, action.from_status),
      to: statusIn(placementFlow, action.to_status),
      at: action.at.toISOString(),
      actor: doer(action),
      note: action.note,
      data: stepData(ctx, action.data),
    })),
  };
}

/** Statuses in which a person can still withdraw an application. */
const WITHDRAWABLE: readonly PlacementStatus[] = [
  'applied',
  'referred',
  'accepted',
  'interview_booked',
  'interviewed',
  'intention',
];

/** Applications as the person sees them, with all their steps loaded together. */
export async function myApplications(
  ctx: AnyContext,
  rows: readonly PlacementListRow[],
): Promise<MyApplication[]> {
  const actions = await listActions(ctx.db, rows);
  const interviews = await listInterviews(ctx.db, rows);
  return rows.map((row) => {
    const copy = VacancyCopy.parse(row.vacancy_copy);
    const status = row.status;
    const site = siteRef(row);
    const booked = interviews.filter(
      (interview) => interview.placement_id === row.id && interview.result !== 'moved',
    );
    const latest = booked.at(-1);
    return {
      id: recordId(row.prefecture, row.id),
      status,
      vacancyId: recordId(row.vacancy_prefecture, row.vacancy_id),
      vacancyTitle: copy.title,
      employerName: copy.employerKind === 'person' ? maskName(copy.employerName) : copy.employerName,
      payText: payOf(copy, ctx),
      site: site === null ? null : { ...site, phoneLines: row.site_phone_lines ?? [] },
      interview: latest === undefined ? null : interviewView(latest),
      startDate: row.start_date,
      stopReason: row.stop_reason,
      createdAt: row.created_at.toISOString(),
      updatedAt: row.updated_at.toISOString(),
      version: row.version,
      can: WITHDRAWABLE.includes(status) ? ['withdraw'] : [],
      steps: actions
        .filter((action) => action.record_id === row.id && action.from_status !== action.to_status)
        .map((action) => ({ to: statusIn(placementFlow, action.to_status), at: action.at.toISOString() })),
    };
  });
}
