import { directedRegions, type AssignableNoun } from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { RecordConfidential } from './assignment.errors.ts';
import { isKeptFrom, listHidden, type Viewer } from './confidential.repository.ts';

/**
 * Null for whoever nothing is kept from: people and employers have their own ways to what is theirs, and the platform
 * itself sees all.
 */
function viewerOf(actor: Actor): Viewer | null {
  return actor.kind === 'staff' ? { staffId: actor.staffId, directs: directedRegions(actor.grants) } : null;
}

/** Ids of the records of a noun that are kept from the actor, in some prefectures or (null) in all of them. */
export async function hiddenFrom(
  ctx: Pick<AnyContext, 'db' | 'actor'>,
  noun: AssignableNoun,
  prefectures: readonly string[] | null,
  actor: Actor = ctx.actor,
): Promise<ReadonlySet<string>> {
  const viewer = viewerOf(actor);
  if (viewer === null || prefectures?.length === 0) return new Set();
  return new Set(await listHidden(ctx.db, noun, prefectures, viewer));
}

export async function isHidden(
  ctx: Pick<AnyContext, 'db' | 'actor'>,
  noun: AssignableNoun,
  ref: Ref,
): Promise<boolean> {
  const viewer = viewerOf(ctx.actor);
  return viewer !== null && (await isKeptFrom(ctx.db, noun, ref, viewer));
}

/** @throws RecordConfidential for staff who are neither in charge nor above those who are */
export async function assertVisible(
  ctx: Pick<AnyContext, 'db' | 'actor'>,
  noun: AssignableNoun,
  ref: Ref,
): Promise<void> {
  if (await isHidden(ctx, noun, ref)) throw RecordConfidential();
}
