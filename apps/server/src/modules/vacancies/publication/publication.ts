import type { WriteContext } from '../../../app/context.ts';
import type { Ref } from '../../../app/ids.ts';
import { changeRow, channelRows, enterChannels, leaveChannels } from './publication.repository.ts';

/** Publishes a vacancy on every channel: rows, feed and notice commit together with its status. */
export async function enterPublic(ctx: WriteContext, vacancy: Ref): Promise<void> {
  await enterChannels(ctx.trx, vacancy, ctx.now);
  await tellFeed(ctx, vacancy, 'upsert');
  await ctx.changed('vacancy', vacancy);
}

/** The same for a vacancy that is created as published, so that no channel has it yet. */
export async function beginPublic(ctx: WriteContext, vacancy: Ref): Promise<void> {
  await ctx.append('vacancy_channels', channelRows(vacancy, ctx.now));
  await tellFeed(ctx, vacancy, 'upsert');
  await ctx.changed('vacancy', vacancy);
}

/** Removes a vacancy from every channel in the same step. */
export async function leavePublic(ctx: WriteContext, vacancy: Ref): Promise<void> {
  await leaveChannels(ctx.trx, vacancy, ctx.now);
  await tellFeed(ctx, vacancy, 'remove');
  await ctx.changed('vacancy', vacancy);
}

/**
 * Announces to the channels that a vacancy they show has changed. One that moved to another division is first removed,
 * for readers of the feed who follow only the old one.
 */
export async function renewPublic(ctx: WriteContext, vacancy: Ref, hasMoved = false): Promise<void> {
  if (hasMoved) await tellFeed(ctx, vacancy, 'remove');
  await tellFeed(ctx, vacancy, 'upsert');
  await ctx.changed('vacancy', vacancy);
}

async function tellFeed(ctx: WriteContext, vacancy: Ref, kind: 'upsert' | 'remove'): Promise<void> {
  await ctx.append('vacancy_changes', [changeRow(vacancy, kind, ctx.now)]);
}
