import {
  maskName,
  placementFlow as flow,
  shanghaiDate,
  STOP_REASONS,
  type ContractKind,
  type PlacementMoveName,
  type PlacementStatus,
  type StopReason,
} from '@yizhan/domain';
import { personOf } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { voidCount } from '../../records/countables/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { takes, type Effect, type Step } from '../../records/flow/types.ts';
import { reopenIfFree } from '../vacancies/index.ts';
import { countPlacement } from './counting.ts';
import { assertOnlyOne, endHire, restoreSeeker, resumeWork, startWork } from './hires.ts';
import { bookInterview, endBooking, endInterview, type InterviewInput } from './interviews.ts';
import { tellEmployer, tellOfCalledOff, tellSeeker, workOf } from './messages.ts';
import { lockOpen, type OpenPlacement } from './open-placement.ts';
import { CorrectionUnfit, ReasonUnfit, StepIllegal } from './placements.errors.ts';
import { authorisePlacement } from './placements.policy.ts';
import { MOVE_WORDS, STATUS_WORDS } from './placements.labels.ts';

type PlacementEffect = Effect<'placements'>;

/** Inputs of a placement's moves. */
interface Inputs {
  readonly book_interview: InterviewInput;
  readonly record_interview: { readonly result: 'passed' | 'failed' | 'no_show' };
  readonly hire: { readonly startDate: string; readonly contractKind: ContractKind };
  readonly follow_up: { readonly day: number; readonly outcome: string; readonly followUpId: string };
}

const KINDS: Readonly<Record<string, string>> = {
  refer: 'placement.referred',
  apply: 'placement.applied',
  accept: 'placement.accepted',
  book_interview: 'placement.interview_booked',
  record_interview: 'placement.interviewed',
  record_intention: 'placement.intention',
  hire: 'placement.hired',
  settle: 'placement.settled',
  stop: 'placement.stopped',
  note: 'placement.noted',
  correct: 'placement.corrected',
  follow_up: 'placement.followed_up',
  call_off_interview: 'placement.interview_called_off',
  take_back: 'placement.taken_back',
} satisfies Record<PlacementMoveName | 'refer' | 'apply' | 'take_back', string>;

const AUDITED_AS: Readonly<Record<string, string>> = {
  refer: 'placement.referred',
  apply: 'placement.applied',
  follow_up: 'placement.followed_up',
};

/** Reason for correcting a placement after a wrong follow-up answer; the follow-up holds the words. */
export const ANSWER_CORRECTED = 'follow_up_corrected';

const INTERVIEW_MOVES = { passed: 'pass', failed: 'fail', no_show: 'miss' } as const;

export const placementFlow = bindFlow({
  flow,
  table: 'placements',
  takes: takes<Inputs>(),
  words: { statuses: STATUS_WORDS, moves: MOVE_WORDS },
  errors: { illegal: StepIllegal, reason: ReasonUnfit },
  lock: lockOpen,
  async policy(ctx, open, move) {
    authorisePlacement(ctx.actor, move, open);
    await assertVisible(ctx, 'seeker', open.seeker);
  },

  effects: {
    async accept(ctx, open): Promise<PlacementEffect> {
      await tellSeeker(ctx, 'placement.accepted', open, workOf(open));
      return {};
    },
    book_interview: (ctx, open, booking) => bookInterview(ctx, open, booking),
    async record_interview(ctx, open, { result }): Promise<PlacementEffect> {
      await endInterview(ctx, open, INTERVIEW_MOVES[result]);
      return { data: { result } };
    },
    async record_intention(ctx, open): Promise<PlacementEffect> {
      await countPlacement(ctx, open, ['intention_reached'], shanghaiDate(ctx.now));
      return { columns: { intention_at: ctx.now } };
    },
    hire: (ctx, open, input) => startWork(ctx, open, input),
    async settle(ctx, open): Promise<PlacementEffect> {
      await countPlacement(ctx, open, ['work_kept'], shanghaiDate(ctx.now));
      return { columns: { ended_at: ctx.now } };
    },
    stop: (ctx, open, _input, info) => stop(ctx, open, reasonOf(info.reason), info.from),
    note: (): PlacementEffect => ({}),
    async correct(ctx, open, _input, { from }): Promise<PlacementEffect> {
      if (from === 'stopped' && open.stop_reason !== 'left_after_hire') throw CorrectionUnfit();
      if (from === 'settled') await voidCount(ctx, open, ['work_kept'], 'mistake');
      return resumeWork(ctx, open);
    },
    follow_up: (_ctx, _open, input): PlacementEffect => ({ data: { ...input } }),
    async call_off_interview(ctx, open): Promise<PlacementEffect> {
      await endBooking(ctx, open, 'call_off');
      const at = (open.interview_at ?? ctx.now).toISOString();
      await tellSeeker(ctx, 'placement.interview_called_off', open, { ...workOf(open), at });
      if (ctx.actor.kind !== 'employer') await tellOfCalledOff(ctx, open, at);
      return { columns: { interview_at: null } };
    },
  },
  undo: {
    refer: takenBackAsMistake,
    apply: takenBackAsMistake,
    async hire(ctx, open, undo) {
      await restoreSeeker(ctx, open.seeker, undo);
      // If another person took the last place meanwhile, that place is free again.
      await reopenIfFree(ctx, open.vacancy);
      return {};
    },
    async settle(ctx, open) {
      await assertOnlyOne(ctx, open);
      return {};
    },
    async stop(ctx, open, undo) {
      // Somebody may have referred the person again since.
      await assertOnlyOne(ctx, open);
      await restoreSeeker(ctx, open.seeker, undo);
      return {};
    },
    async correct(ctx, open, undo) {
      await restoreSeeker(ctx, open.seeker, undo);
      return {};
    },
  },

  afterwards: (ctx, _open, { ref }) => ctx.changed('placement', ref),
  tell: tellOf,
  audit: ({ move }) => AUDITED_AS[move] ?? 'placement.moved',
});

async function takenBackAsMistake(ctx: WriteContext, open: OpenPlacement, undo: unknown) {
  await restoreSeeker(ctx, open.seeker, undo);
  return { stop_reason: 'recorded_by_mistake' as const, ended_at: ctx.now, referred_at: null };
}

function reasonOf(text: string): StopReason {
  const reason = STOP_REASONS.find((known) => known === text);
  if (reason === undefined) throw ReasonUnfit();
  return reason;
}

async function stop(
  ctx: WriteContext,
  open: OpenPlacement,
  reason: StopReason,
  from: PlacementStatus,
): Promise<PlacementEffect> {
  const endsWork = reason === 'left_after_hire';
  const undoes = reason === 'recorded_by_mistake';
  if (from === 'hired' ? !(endsWork || undoes) : endsWork) throw ReasonUnfit();
  const kept = from === 'hired' ? await endHire(ctx, open, reason) : null;
  if (from === 'interview_booked') {
    await endInterview(ctx, open, reason === 'seeker_no_show' ? 'miss' : 'call_off');
  }
  await tellOfStop(ctx, open, reason);
  return {
    columns: { stop_reason: reason, ended_at: ctx.now },
    data: { reason },
    undo: kept,
    events: [{ name: 'placement.stopped', payload: { vacancy: open.vacancy, reason } }],
  };
}

/** The side that did not end it is notified. */
async function tellOfStop(ctx: WriteContext, open: OpenPlacement, reason: StopReason): Promise<void> {
  const template = STOP_TEMPLATES[reason];
  if (template === undefined) return;
  if (template !== 'candidate.withdrew') await tellSeeker(ctx, template, open, workOf(open));
  else if (ctx.actor.kind !== 'employer') await tellEmployer(ctx, template, open);
}

const STOP_TEMPLATES: Readonly<
  Partial<
    Record<
      StopReason,
      'placement.declined' | 'placement.vacancy_filled' | 'placement.vacancy_withdrawn' | 'candidate.withdrew'
    >
  >
> = {
  seeker_declined_pay: 'candidate.withdrew',
  seeker_declined_distance: 'candidate.withdrew',
  seeker_declined_hours: 'candidate.withdrew',
  seeker_declined_work: 'candidate.withdrew',
  seeker_found_other: 'candidate.withdrew',
  employer_declined_skills: 'placement.declined',
  employer_declined_experience: 'placement.declined',
  employer_declined_other: 'placement.declined',
  vacancy_filled: 'placement.vacancy_filled',
  vacancy_withdrawn: 'placement.vacancy_withdrawn',
};

/**
 * Entries on the timelines of person, employer and vacancy. The person's name appears only on the person's own
 * timeline, so that erasing it there erases it.
 */
function tellOf(ctx: WriteContext, open: OpenPlacement, step: Step<PlacementStatus>): TimelineInput[] {
  const { exclusions: _exclusions, ...data } = step.data;
  const isCode = step.reason === ANSWER_CORRECTED;
  const told = isCode ? { ...data, reason: ANSWER_CORRECTED } : data;
  const shared = {
    kind: KINDS[step.move] ?? 'placement.moved',
    siteId: open.site_id,
    placement: step.ref,
    note: step.move === 'correct' && !isCode ? step.reason : step.note,
    channel: ctx.actor.kind === 'employer' || personOf(ctx.actor) !== null ? 'online' : null,
  };
  const work = {
    title: open.copy.title,
    employerName: open.copy.employerName,
    vacancyId: recordId(open.vacancy),
  };
  const { prefecture, id, name } = open.seeker;
  const seeker: Ref = { prefecture, id };
  const who = { ...told, ...work, seekerId: recordId(seeker), seekerName: maskName(name) };
  const employer: Ref = { prefecture: open.vacancy.prefecture, id: open.employer_id };
  return [
    { party: 'seeker', ref: seeker, ...shared, data: { ...told, ...work } },
    { party: 'employer', ref: employer, ...shared, data: who },
    { party: 'vacancy', ref: open.vacancy, ...shared, data: who },
  ];
}
