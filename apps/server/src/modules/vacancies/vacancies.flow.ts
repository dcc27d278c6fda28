import { shanghaiDate, vacancyFlow as flow, type VacancyMove, type VacancyStatus } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { takes, type Effect, type Step, type StepInfo } from '../../records/flow/types.ts';
import { EmployerBlacklisted, isBlacklisted } from '../employers/index.ts';
import { messageOf, recheck, type CheckSubject, type Standing } from './checks/checks.ts';
import { giveCode } from './codes.ts';
import { countPublication } from './counting.ts';
import { beginPublic, enterPublic, leavePublic, renewPublic } from './publication/publication.ts';
import {
  ExpiryPast,
  FindingsOpen,
  NoPlacesLeft,
  ReasonNeeded,
  StepIllegal,
  VacancyUnknown,
} from './vacancies.errors.ts';
import { awaitReview, endReview, suspendReview } from './review-deadline.ts';
import { authoriseMove } from './vacancies.policy.ts';
import {
  findVacancyRow,
  lockCompany,
  findVacancyForUpdate,
  type VacancyFullRow,
} from './vacancies.repository.ts';
import { MOVE_WORDS, isPlatformReason, STATUS_WORDS } from './vacancies.labels.ts';

/** The vacancy as moves see it, stored or not yet. */
export type VacancyInFlow = CheckSubject &
  Standing &
  Pick<
    VacancyFullRow,
    | 'id'
    | 'site_id'
    | 'headcount'
    | 'hired_count'
    | 'expires_on'
    | 'status'
    | 'status_reason'
    | 'first_published_at'
    | 'published_at'
    | 'confirmed_at'
    | 'closed_at'
    | 'version'
    | 'updated_at'
    | 'employer_region'
    | 'employer_blacklist_reason'
  >;

/** Inputs of a vacancy's moves. */
interface Inputs {
  /** Its blocking findings, where the caller has just run the checks on these very values. */
  readonly publish: { readonly blocking: ReadonlyArray<{ code: string; params: unknown }> } | undefined;
  readonly fill: { readonly by: 'hires' } | undefined;
  /** Why the platform takes it down, as a code for the timeline. */
  readonly withdraw: { readonly why: string } | undefined;
}

/** The entry of each move on the timelines of the vacancy and its employer; hires write their own. */
const ENTRY: Readonly<Record<string, string | null>> = {
  open: 'vacancy.created',
  submit: 'vacancy.submitted',
  publish: 'vacancy.published',
  send_back: 'vacancy.sent_back',
  fill: 'vacancy.filled',
  expire: 'vacancy.expired',
  withdraw: 'vacancy.withdrawn',
  reopen: 'vacancy.reopened',
  confirm: 'vacancy.confirmed',
  take_place: null,
  free_place: null,
  take_back: 'vacancy.taken_back',
} satisfies Record<VacancyMove | 'open' | 'take_back', string | null>;

type VacancyEffect = Effect<'vacancies'>;

/** Stores on the record why it has its status. */
const reasoned = ({ reason }: StepInfo): { status_reason: string | null } => ({
  status_reason: reason === '' ? null : reason,
});

/** It left the channels for good, by whatever move. */
function closing(ctx: WriteContext, info: StepInfo<VacancyStatus>): VacancyEffect {
  const { to } = info;
  const isClosed = to === 'filled' || to === 'expired' || to === 'withdrawn';
  return {
    columns: { ...reasoned(info), closed_at: ctx.now },
    events: isClosed ? [{ name: 'vacancy.closed', payload: { status: to } }] : [],
  };
}

export const vacancyFlow = bindFlow({
  flow,
  table: 'vacancies',
  takes: takes<Inputs>(),
  words: { statuses: STATUS_WORDS, moves: MOVE_WORDS },
  errors: { illegal: StepIllegal, reason: ReasonNeeded },

  async lock(ctx, ref, move) {
    // A blacklisting locks the employer and then its vacancies; the same order avoids a deadlock.
    if (move === 'publish') await lockEmployerOf(ctx, ref);
    const row = await findVacancyForUpdate(ctx.trx, ref);
    if (row === undefined) throw VacancyUnknown();
    return row;
  },
  policy: (ctx, row, move) => authoriseMove(ctx.actor, move, row),

  effects: {
    async submit(ctx, row, _input, info): Promise<VacancyEffect> {
      await awaitReview(ctx, info.ref, row);
      return { columns: reasoned(info) };
    },
    async publish(ctx, row, input, info): Promise<VacancyEffect> {
      await assertPublishable(ctx, row, input?.blocking);
      if (row.first_published_at === null) await countPublication(ctx, row);
      await endReview(ctx, info.ref, 'met');
      return {
        columns: {
          ...reasoned(info),
          published_at: ctx.now,
          first_published_at: row.first_published_at ?? ctx.now,
          confirmed_at: ctx.now,
          closed_at: null,
        },
        events: [{ name: 'vacancy.published', payload: {} }],
      };
    },
    async send_back(ctx, row, _input, info): Promise<VacancyEffect> {
      if (info.to === 'draft') await suspendReview(ctx, info.ref);
      else await awaitReview(ctx, info.ref, row);
      return { columns: reasoned(info) };
    },
    fill(ctx, _row, input, info): VacancyEffect {
      const closed = closing(ctx, info);
      const filled = { name: 'vacancy.filled', payload: { by: input?.by ?? 'hand' } } as const;
      return { ...closed, events: [filled, ...(closed.events ?? [])] };
    },
    expire: (ctx, _row, _input, info) => closing(ctx, info),
    async withdraw(ctx, _row, input, info): Promise<VacancyEffect> {
      await endReview(ctx, info.ref, 'cancelled');
      return { ...closing(ctx, info), ...(input === undefined ? {} : { data: { why: input.why } }) };
    },
    async reopen(ctx, row, _input, info): Promise<VacancyEffect> {
      await awaitReview(ctx, info.ref, row);
      return { columns: { ...reasoned(info), closed_at: null } };
    },
    confirm: (ctx, _row, _input, info) => ({
      columns: { ...reasoned(info), confirmed_at: ctx.now },
    }),
    take_place(_ctx, row, _input): VacancyEffect {
      if (row.hired_count >= row.headcount) throw NoPlacesLeft({ hired: row.hired_count });
      return { columns: { hired_count: row.hired_count + 1 } };
    },
    free_place: (_ctx, row, _input) => ({ columns: { hired_count: row.hired_count - 1 } }),
  },
  undo: {
    take_place: (_ctx, row) => ({ hired_count: row.hired_count - 1 }),
    free_place: (_ctx, row) => ({ hired_count: row.hired_count + 1 }),
  },

  async afterwards(ctx, row, { ref, from, to }) {
    if (to === 'published' && from !== 'published') await giveCode(ctx, ref);
    if (to === 'published' && from === null) await beginPublic(ctx, ref);
    else if (to === 'published' && from !== 'published') await enterPublic(ctx, ref);
    else if (to === 'published') await renewPublic(ctx, ref);
    else if (from === 'published') await leavePublic(ctx, ref);
    else await ctx.changed('vacancy', row);
  },
  tell: tellOf,
  audit({ move }) {
    if (move === 'open') return 'vacancy.created';
    return move === 'take_place' || move === 'free_place' ? null : 'vacancy.moved';
  },
});

async function lockEmployerOf(ctx: WriteContext, ref: Ref): Promise<void> {
  const row = await findVacancyRow(ctx.trx, ref);
  if (row === undefined) throw VacancyUnknown();
  await lockCompany(ctx.trx, { prefecture: row.prefecture, id: row.employer_id });
}

async function assertPublishable(
  ctx: WriteContext,
  row: VacancyInFlow,
  checked: ReadonlyArray<{ code: string; params: unknown }> | undefined,
): Promise<void> {
  const today = shanghaiDate(ctx.now);
  assertNotBarred(row, today);
  if (row.expires_on !== null && row.expires_on < today) throw ExpiryPast({ day: row.expires_on });
  if (row.hired_count >= row.headcount) throw NoPlacesLeft({ hired: row.hired_count });
  // Results of the last save may be outdated: a verification expired, a similar vacancy was published meanwhile.
  const blocking = checked ?? (await recheck(ctx, row, row));
  const first = blocking[0];
  if (first !== undefined) {
    throw FindingsOpen({ count: blocking.length, first: messageOf(ctx, first) });
  }
}

/** @throws EmployerBlacklisted */
export function assertNotBarred(
  row: Pick<
    VacancyFullRow,
    'employer_blacklisted_at' | 'employer_blacklist_until' | 'employer_blacklist_reason'
  >,
  today: string,
): void {
  const standing = {
    blacklisted_at: row.employer_blacklisted_at,
    blacklist_until: row.employer_blacklist_until,
  };
  if (isBlacklisted(standing, today)) {
    throw EmployerBlacklisted({
      until: row.employer_blacklist_until ?? '',
      reason: row.employer_blacklist_reason ?? '',
    });
  }
}

function tellOf(_ctx: WriteContext, row: VacancyInFlow, step: Step<VacancyStatus>): TimelineInput[] {
  const kind = ENTRY[step.move] ?? null;
  if (kind === null || isOfHires(step)) return [];
  const { ref, from, to, reason } = step;
  const isCode = isPlatformReason(reason);
  const about = { title: row.title, vacancyId: recordId(ref), ...step.data };
  const data = from === null ? about : { ...about, from, to, ...(isCode ? { reason } : {}) };
  const entry = { kind, siteId: row.site_id, note: isCode ? null : reason, data };
  return [
    { party: 'vacancy', ref, ...entry },
    { party: 'employer', ref: { prefecture: row.prefecture, id: row.employer_id }, ...entry },
  ];
}

/** A place taken by a hire is freed with the hire, which writes the entry. */
function isOfHires({ move, data }: Step): boolean {
  return move === 'take_back' && (data['takenBack'] === 'take_place' || data['takenBack'] === 'free_place');
}
