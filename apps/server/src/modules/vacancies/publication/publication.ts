import type { WriteContext } from '../../../app/context.ts';
import type { Ref } from '../../../app/ids.ts';
import { addChange, enterChannels, leaveChannels } from './publication.repository.ts';

/** Shows a vacancy on every channel: rows, feed and notice commit together with its status. */
export async function enterPublic(ctx: WriteContext, vacancy: Ref): Promise<void> {
  await enterChannels(ctx.trx, vacancy, ctx.now);
  await addChange(ctx.trx, vacancy, 'upsert', ctx.now);
  await ctx.changed('vacancy', vacancy);
}

/** Takes a vacancy off every channel in the same step. */
export async function leavePublic(ctx: WriteContext, vacancy: Ref): Promise<void> {
  await leaveChannels(ctx.trx, vacancy, ctx.now);
  await addChange(ctx.trx, vacancy, 'remove', ctx.now);
  await ctx.changed('vacancy', vacancy);
}

/**
 * Tells the channels that a vacancy they show has changed. One that moved to another division is first removed, for
 * readers of the feed who follow only the old one.
 */
export async function renewPublic(ctx: WriteContext, vacancy: Ref, hasMoved = false): Promise<void> {
  if (hasMoved) await addChange(ctx.trx, vacancy, 'remove', ctx.now);
  await addChange(ctx.trx, vacancy, 'upsert', ctx.now);
  await ctx.changed('vacancy', vacancy);
}
