import {
  addDays,
  FOLLOW_UP_DAYS,
  FOLLOW_UP_OUTCOMES,
  followUpDeadline,
  followUpFlow as flow,
  isLastTry,
  maskName,
  shanghaiDate,
  type FollowUpOutcome,
  type FollowUpStatus,
} from '@yizhan/domain';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import type { WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import type { DB } from '../../app/db/database.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { stamped, unstamped } from '../../app/stamps.ts';
import { endDeadlines, startDeadline } from '../../records/deadlines/index.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { takes, type Effect, type Step } from '../../records/flow/types.ts';
import { touchSeeker } from '../seekers/index.ts';
import { findFollowUp, lockFollowUp } from './follow-ups.repository.ts';
import { lockOpen, type OpenPlacement } from './open-placement.ts';
import { FollowUpDone, FollowUpEarly, FollowUpReasonNeeded, FollowUpUnknown } from './placements.errors.ts';
import { authorisePlacement } from './placements.policy.ts';

type FollowUpRecord = Selectable<DB['follow_ups']>;

/** A follow-up with its placement and person, all locked. */
export interface LockedFollowUp extends FollowUpRecord {
  readonly placement: OpenPlacement;
}

type FollowUpEffect = Effect<'follow_ups'>;

/** A call shortly before the day, ahead of a holiday, still answers its question. */
const EARLY_DAYS = 3;

const Contact = z.object({ before: z.string().nullable() });

export const followUpFlow = bindFlow({
  flow,
  table: 'follow_ups',
  takes: takes<{
    readonly answer: { readonly outcome: Exclude<FollowUpOutcome, 'unreachable'> };
    /** Whether the last call has just gone unanswered. */
    readonly give_up: { readonly tried: boolean };
  }>(),
  words: {
    statuses: {
      open: { 'zh-CN': '待回访', en: 'to be asked' },
      done: { 'zh-CN': '已回访', en: 'answered' },
      cancelled: { 'zh-CN': '不再回访', en: 'called off' },
    },
    moves: {
      plan: { 'zh-CN': '安排回访', en: 'plan a follow-up' },
      answer: { 'zh-CN': '记回访结果', en: 'record the answer' },
      miss: { 'zh-CN': '记没打通', en: 'note that nobody answered' },
      give_up: { 'zh-CN': '记联系不上', en: 'give it up' },
      cancel: { 'zh-CN': '取消回访', en: 'call it off' },
      correct: { 'zh-CN': '更正回访', en: 'correct the answer' },
      restore: { 'zh-CN': '恢复回访', en: 'restore it' },
    },
  },
  errors: { illegal: FollowUpDone, reason: FollowUpReasonNeeded },

  async lock(ctx, ref) {
    const found = await findFollowUp(ctx.trx, ref);
    if (found === undefined) throw FollowUpUnknown();
    const placement = await lockOpen(ctx, { prefecture: ref.prefecture, id: found.placement_id });
    const row = await lockFollowUp(ctx.trx, ref);
    if (row === undefined) throw FollowUpUnknown();
    return { ...row, placement };
  },
  async policy(ctx, { placement }) {
    authorisePlacement(ctx.actor, 'follow_up', placement);
    await assertVisible(ctx, 'seeker', placement.seeker);
  },

  effects: {
    async answer(ctx, row, { outcome }, { note }): Promise<FollowUpEffect> {
      if (outcome === 'still_there' && shanghaiDate(ctx.now) < addDays(row.due_on, -EARLY_DAYS)) {
        throw FollowUpEarly({ due: row.due_on });
      }
      await endDeadlines(ctx, refOfOwn(row), 'met');
      const { seeker } = row.placement;
      await touchSeeker(ctx.trx, seeker, ctx.now);
      return {
        columns: { outcome, note, done_at: ctx.now, ...stamped('done', ctx.actor) },
        data: { day: row.day, outcome },
        undo: { before: seeker.last_contact_at?.toISOString() ?? null },
        events: [{ name: 'follow_up.answered', payload: { placement: refOf(row), day: row.day, outcome } }],
      };
    },
    async miss(ctx, row): Promise<FollowUpEffect> {
      // Somebody else missed them in the same moment: this was the last try, which closes instead.
      if (isLastTry(row.tries)) throw RecordChanged();
      const record = refOfOwn(row);
      await endDeadlines(ctx, record, 'cancelled');
      const place = { region: row.region_code, siteId: row.site_id };
      await startDeadline(ctx, 'follow_up.again', { record, place });
      const tries = row.tries + 1;
      return { columns: { tries, last_tried_at: ctx.now }, data: { day: row.day, tries } };
    },
    async give_up(ctx, row, { tried }, { note }): Promise<FollowUpEffect> {
      await endDeadlines(ctx, refOfOwn(row), 'met');
      const outcome = 'unreachable';
      const tries = tried ? { tries: row.tries + 1, last_tried_at: ctx.now } : {};
      return {
        columns: { outcome, note, done_at: ctx.now, ...stamped('done', ctx.actor), ...tries },
        data: { day: row.day, outcome },
        events: [{ name: 'follow_up.answered', payload: { placement: refOf(row), day: row.day, outcome } }],
      };
    },
    async cancel(ctx, row): Promise<FollowUpEffect> {
      await endDeadlines(ctx, refOfOwn(row), 'cancelled');
      return { columns: { cancelled_at: ctx.now } };
    },
    async correct(ctx, row): Promise<FollowUpEffect> {
      await askAgain(ctx, row);
      const outcome = FOLLOW_UP_OUTCOMES.find((known) => known === row.outcome);
      return {
        columns: { outcome: null, note: '', done_at: null, ...unstamped('done') },
        data: { day: row.day, outcome: row.outcome },
        events:
          outcome === undefined
            ? []
            : [{ name: 'follow_up.corrected', payload: { placement: refOf(row), day: row.day, outcome } }],
      };
    },
    async restore(ctx, row): Promise<FollowUpEffect> {
      await askAgain(ctx, row);
      return { columns: { cancelled_at: null } };
    },
  },
  undo: {
    // Another hire plans its own questions; these never come back with it.
    plan: (ctx) => ({ cancelled_at: ctx.now, is_unplanned: true }),
    async answer(ctx, { placement, done_at }, undo) {
      const { before } = Contact.parse(undo);
      const { seeker } = placement;
      // A later call keeps its own time.
      if (done_at !== null && seeker.last_contact_at?.getTime() === done_at.getTime()) {
        await touchSeeker(ctx.trx, seeker, before === null ? null : new Date(before));
      }
      return {};
    },
  },

  tell: tellOf,
  audit({ move }) {
    if (move === 'miss') return 'placement.followed_up';
    return move === 'correct' ? 'placement.follow_up_corrected' : null;
  },
});

function refOfOwn({ prefecture, id }: FollowUpRecord): Ref {
  return { prefecture, id };
}

/** Reopens the question, due on its own day. */
async function askAgain(ctx: WriteContext, row: FollowUpRecord): Promise<void> {
  const day = FOLLOW_UP_DAYS.find((known) => known === row.day);
  if (day === undefined) return;
  await startDeadline(ctx, followUpDeadline(day), {
    record: refOfOwn(row),
    place: { region: row.region_code, siteId: row.site_id },
    startsOn: addDays(row.due_on, -day),
  });
}

function refOf(row: FollowUpRecord): Ref {
  return { prefecture: row.prefecture, id: row.placement_id };
}

/** The placement writes the entry for an answer; an unanswered call or a wrong answer is written here. */
function tellOf(_ctx: WriteContext, row: LockedFollowUp, step: Step<FollowUpStatus>): TimelineInput[] {
  if (step.move !== 'correct' && step.move !== 'miss') return [];
  const isMiss = step.move === 'miss';
  const { seeker, vacancy, copy, employer_id: employerId } = row.placement;
  const shared = {
    kind: isMiss ? 'placement.follow_up_missed' : 'placement.follow_up_corrected',
    siteId: row.site_id,
    placement: refOf(row),
    note: isMiss ? step.note : step.reason,
  };
  const work = {
    ...step.data,
    title: copy.title,
    employerName: copy.employerName,
    vacancyId: recordId(vacancy),
  };
  const person: Ref = { prefecture: seeker.prefecture, id: seeker.id };
  const who = { ...work, seekerId: recordId(person), seekerName: maskName(seeker.name) };
  const own: TimelineInput = { party: 'seeker', ref: person, ...shared, data: work };
  // Only the station needs to know that a person did not pick up.
  if (isMiss) return [{ ...own, channel: 'phone' }];
  return [
    own,
    { party: 'employer', ref: { prefecture: vacancy.prefecture, id: employerId }, ...shared, data: who },
    { party: 'vacancy', ref: vacancy, ...shared, data: who },
  ];
}
