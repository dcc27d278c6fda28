import { FILE_PURPOSE_CODES, rulesOfPurpose } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { byPrefecture, newId, type Ref } from '../../app/ids.ts';
import type { Services } from '../../app/services.ts';
import {
  findFileForUpdate,
  insertRemovals,
  listAged,
  listEnded,
  listKnown,
  type FileRow,
} from './files.repository.ts';
import { letGo } from './removals.ts';
import { removeWaiting } from './remove-waiting.ts';
import { FILE_STORAGE, fileOfKey, prefixOf, type StoredObject } from './storage/storage.ts';

const DAY_MS = 86_400_000;
const BATCH = 200;
const ACTOR = system('files');

/** What a sweep took away: rows by reason, and objects of files that nobody knows. */
interface SweepReport {
  readonly ended: number;
  readonly aged: number;
  readonly orphans: number;
}

/**
 * Takes away uploads that nobody finished, refused and removed files, files whose time is over, and bytes without a
 * row. None of it can meet a running upload: a row is let go of under its lock if it is still as old as it was listed,
 * and bytes are written after their row is committed, so bytes without one had their row taken away.
 */
export async function sweep(services: Services, signal?: AbortSignal): Promise<SweepReport> {
  const now = services.clock().getTime();
  const before = new Date(now - DAY_MS);
  const ended = await letGoOf(services, signal, {
    list: (limit) => listEnded(services.db, before, limit),
    isStill: ({ status, updated_at: at }) => status !== 'kept' && status !== 'checking' && at < before,
  });
  let aged = 0;
  for (const purpose of FILE_PURPOSE_CODES) {
    const { keep } = rulesOfPurpose(purpose);
    if (keep === null) continue;
    const until = new Date(now - keep.days * DAY_MS);
    aged += await letGoOf(services, signal, {
      list: (limit) => listAged(services.db, purpose, keep.since, until, limit),
      isStill: (row) => {
        const since = keep.since === 'added' ? row.created_at : row.valid_until;
        return row.status === 'kept' && since !== null && new Date(since) < until;
      },
    });
  }
  const orphans = await sweepStore(services, before, signal);
  await removeWaiting(services, signal);
  await runWrite(services, { actor: ACTOR }, (ctx) =>
    ctx.audit({ action: 'files.swept', summary: { ended, aged, orphans } }),
  );
  return { ended, aged, orphans };
}

/** Files to let go of: how they are listed, and whether one still is what it was listed for. */
interface Passing {
  readonly list: (limit: number) => Promise<Ref[]>;
  readonly isStill: (row: FileRow) => boolean;
}

async function letGoOf(
  services: Services,
  signal: AbortSignal | undefined,
  { list, isStill }: Passing,
): Promise<number> {
  let gone = 0;
  for (;;) {
    const found = await list(BATCH);
    const before = gone;
    for (const ref of found) {
      if (signal?.aborted === true) return gone;
      gone += await runWrite(services, { actor: ACTOR }, async (ctx) => {
        const row = await findFileForUpdate(ctx.trx, ref);
        // Somebody may have gone on with it, or brought it back.
        if (row === undefined || !isStill(row)) return 0;
        await letGo(ctx, ref.prefecture, [ref.id]);
        return 1;
      });
    }
    if (found.length < BATCH || gone === before) return gone;
  }
}

/** Objects without a row, and what a crash left half written. */
async function sweepStore(services: Services, before: Date, signal?: AbortSignal): Promise<number> {
  const storage = services.use(FILE_STORAGE);
  const files = new Map<string, Ref>();
  let orphans = 0;
  const judge = async (): Promise<void> => {
    for (const [prefecture, ids] of byPrefecture([...files.values()])) {
      const known = new Set(await listKnown(services.db, prefecture, ids));
      const lost = ids.filter((id) => !known.has(id)).map((id) => ({ prefecture, id }));
      if (lost.length === 0) continue;
      orphans += lost.length;
      await runWrite(services, { actor: ACTOR }, (ctx) =>
        insertRemovals(
          ctx.trx,
          lost.map((file) => ({ prefecture, id: newId(), prefix: prefixOf(file), due_at: ctx.now })),
        ),
      );
    }
    files.clear();
  };
  for await (const object of storage.list(signal)) {
    if (object.changedAt >= before) continue;
    const file = fileOfKey(object.key);
    if (file === null) await dropStray(services, object);
    else files.set(file.id, file);
    if (files.size >= BATCH) await judge();
  }
  if (files.size > 0) await judge();
  return orphans;
}

async function dropStray(services: Services, { key }: StoredObject): Promise<void> {
  await services.use(FILE_STORAGE).removeAll(key);
}
