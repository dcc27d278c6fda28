import type { z } from 'zod';
import type { AskedApproval } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';
import type { AnyApproval, ApprovalKind, PreparedStep } from './types.ts';

/** Keeps the requests and the rules. */
interface ApprovalBook {
  /** Whether the step takes a second person there. */
  needs(ctx: AnyContext, kind: AnyApproval, step: PreparedStep): Promise<boolean>;
  /** Stores a request and tells those who may approve it. @throws NobodyApproves, AskedAlready */
  ask(
    ctx: WriteContext,
    asked: AskedStep,
  ): Promise<AskedApproval & { readonly approvers: readonly string[] }>;
  /** Requests of a kind that wait, by their key within the prefecture. */
  waitingOn(
    ctx: AnyContext,
    kind: AnyApproval,
    prefecture: string,
    keys: readonly string[],
  ): Promise<ReadonlyMap<string, AskedApproval>>;
  /** The request about a person or employer that waits; null where none does. */
  waitingAbout(ctx: AnyContext, kind: 'seeker' | 'employer', ref: Ref): Promise<AskedApproval | null>;
}

/** Offered by the module that keeps the requests. */
export const APPROVALS = serviceKey<ApprovalBook>('approvals');

export interface AskedStep {
  readonly kind: AnyApproval;
  readonly input: unknown;
  readonly step: PreparedStep;
  /** Why, as the asker said it. */
  readonly reason: string;
}

/**
 * Takes a step at once, or asks for a second person where a rule says so. Whoever is not staff, the platform itself,
 * does without.
 *
 * @returns the request that waits now; null where the step was taken
 * @throws what the kind throws; NobodyApproves, AskedAlready
 */
export async function withApproval<S extends z.ZodType>(
  ctx: WriteContext,
  kind: ApprovalKind<S>,
  input: z.input<S>,
  reason = '',
): Promise<AskedApproval | null> {
  const book = ctx.services.use(APPROVALS);
  if (ctx.actor.kind === 'staff' && ctx.approval === undefined) {
    const step = await kind.prepare(ctx, input);
    if (await book.needs(ctx, kind, step)) return book.ask(ctx, { kind, input, step, reason });
  }
  await kind.act(ctx, input);
  return null;
}
