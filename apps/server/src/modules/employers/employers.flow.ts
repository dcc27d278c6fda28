import {
  standingFlow as standing,
  verificationFlow as verification,
  type EmployerStanding,
  type Verification,
} from '@yizhan/domain';
import { AccessDenied } from '../../app/errors.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { stamped, unstamped } from '../../app/stamps.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import { takes, type Effect, type Emission, type Step } from '../../records/flow/types.ts';
import { BlacklistReasonNeeded, EmployerUnknown } from './employers.errors.ts';
import { employerPolicy, verifiedUntil } from './employers.policy.ts';

type EmployerEffect = Effect<'employers'>;

const CHANGED: Emission = { name: 'employer.changed', payload: {} };

const lock = lockedRow('employers', { unknown: EmployerUnknown });

const ENTRY: Readonly<Record<string, string>> = {
  verify: 'employer.verified',
  reject: 'employer.rejected',
  run_out: 'employer.verification_expired',
  blacklist: 'employer.blacklisted',
  clear: 'employer.blacklisted',
  take_back: 'employer.taken_back',
};

function entryOf(step: Step, data: Readonly<Record<string, unknown>>, note: string): TimelineInput[] {
  const kind = ENTRY[step.move];
  return kind === undefined ? [] : [{ party: 'employer', ref: step.ref, kind, note, data }];
}

/** The result of staff checking the papers; valid for a year. */
export const verificationFlow = bindFlow({
  flow: verification,
  table: 'employers',
  column: 'verification',
  takes: takes<{ readonly reject: { readonly isStruckOff: true } | undefined }>(),
  entity: 'employer',
  words: {
    statuses: {
      unverified: { 'zh-CN': '未核实', en: 'not verified' },
      verified: { 'zh-CN': '已核实', en: 'verified' },
      rejected: { 'zh-CN': '核实没通过', en: 'refused' },
      expired: { 'zh-CN': '核实到期', en: 'verified too long ago' },
    },
    moves: {
      open: { 'zh-CN': '建档', en: 'open its record' },
      verify: { 'zh-CN': '核实通过', en: 'verify it' },
      reject: { 'zh-CN': '核实不通过', en: 'refuse it' },
      run_out: { 'zh-CN': '核实到期', en: 'let the verification run out' },
      lapse: { 'zh-CN': '重新核实', en: 'ask for a new verification' },
    },
  },
  lock,
  policy(ctx, row, move) {
    if (move === 'verify' || move === 'reject') employerPolicy.authorise(ctx.actor, 'employers.verify', row);
    else if (ctx.actor.kind !== 'system') throw AccessDenied();
  },
  effects: {
    verify: (ctx, _row, _input, { note }): EmployerEffect => ({
      columns: {
        verification_note: note,
        verified_at: ctx.now,
        verified_until: verifiedUntil(ctx.now),
        ...stamped('verified', ctx.actor),
      },
      data: { result: 'verified' },
      events: [CHANGED],
    }),
    reject(ctx, _row, input, { note }): EmployerEffect {
      return {
        columns: {
          verification_note: note,
          verified_at: ctx.now,
          verified_until: null,
          ...stamped('verified', ctx.actor),
        },
        data: { result: 'rejected' },
        events: [CHANGED, ...(input === undefined ? [] : [STRUCK_OFF])],
      };
    },
    run_out: (_ctx, row): EmployerEffect => ({ data: { until: row.verified_until } }),
    lapse: (): EmployerEffect => ({
      columns: { verified_at: null, verified_until: null, ...unstamped('verified') },
    }),
  },
  afterwards: (ctx, _row, { ref }) => ctx.changed('employer', ref),
  tell: (_ctx, _row, step: Step<Verification>) =>
    entryOf(step, step.move === 'take_back' ? step.data : {}, step.note),
  audit({ move }) {
    if (move === 'run_out') return 'employer.verification_expired';
    if (move === 'take_back') return 'employer.taken_back';
    return move === 'verify' || move === 'reject' ? 'employer.verified' : null;
  },
});

/** The business register shows that it cannot hire: its vacancies leave every channel. */
const STRUCK_OFF: Emission = { name: 'employer.struck_off', payload: {} };

/**
 * The blacklist. Open vacancies leave every channel when the employer is blacklisted and stay withdrawn until reopened.
 */
export const standingFlow = bindFlow({
  flow: standing,
  table: 'employers',
  column: 'standing',
  takes: takes<{ readonly blacklist: { readonly until: string | null } }>(),
  entity: 'employer',
  words: {
    statuses: {
      good: { 'zh-CN': '不在黑名单', en: 'not on the blacklist' },
      blacklisted: { 'zh-CN': '在黑名单上', en: 'on the blacklist' },
    },
    moves: {
      open: { 'zh-CN': '建档', en: 'open its record' },
      blacklist: { 'zh-CN': '列入黑名单', en: 'put it on the blacklist' },
      clear: { 'zh-CN': '移出黑名单', en: 'take it off the blacklist' },
    },
  },
  errors: { reason: BlacklistReasonNeeded },
  lock,
  policy: (ctx, row) => employerPolicy.authorise(ctx.actor, 'employers.blacklist', row),
  effects: {
    blacklist: (ctx, _row, { until }, { reason }): EmployerEffect => ({
      columns: { blacklisted_at: ctx.now, blacklist_reason: reason, blacklist_until: until },
      data: { listed: true, until },
      events: [{ name: 'employer.blacklisted', payload: {} }],
    }),
    clear: (): EmployerEffect => ({
      columns: { blacklisted_at: null, blacklist_reason: null, blacklist_until: null },
      data: { listed: false, until: null },
      events: [CHANGED],
    }),
  },
  afterwards: (ctx, _row, { ref }) => ctx.changed('employer', ref),
  tell(_ctx, _row, step: Step<EmployerStanding>) {
    const withdrawn = step.caused.filter(({ noun }) => noun === 'vacancy').length;
    const data = step.move === 'take_back' ? step.data : { ...step.data, withdrawn };
    return entryOf(step, data, step.reason);
  },
  audit({ move }) {
    if (move === 'take_back') return 'employer.taken_back';
    return move === 'open' ? null : 'employer.blacklisted';
  },
});
