import type { WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { deleteFiles, insertRemovals } from './files.repository.ts';
import { removeBytesJob } from './remove-waiting.ts';
import { prefixOf, type PartSet } from './storage/storage.ts';

/**
 * Lets go of files: their rows, and with them the only keys to their bytes, go now; the bytes themselves after the
 * commit, by a job that tries until they are gone.
 */
export async function letGo(ctx: WriteContext, prefecture: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await deleteFiles(ctx.trx, prefecture, ids);
  await removeBytes(
    ctx,
    ids.map((id) => ({ prefecture, id })),
  );
}

/** Removes the bytes of files after the commit; `set`: only one set of their parts. */
export async function removeBytes(ctx: WriteContext, files: readonly Ref[], set?: PartSet): Promise<void> {
  await insertRemovals(
    ctx.trx,
    files.map((file) => ({
      prefecture: file.prefecture,
      id: newId(),
      prefix: prefixOf(file, set),
      due_at: ctx.now,
    })),
  );
  await ctx.services.jobs.send(ctx.trx, removeBytesJob, {}, { singletonKey: 'removals' });
}
