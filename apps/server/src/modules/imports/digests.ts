import { z } from 'zod';
import { ColumnMapping, ImportKind } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import type { Cipher } from '../../app/security/cipher.ts';
import type { Services } from '../../app/services.ts';
import { readSetting, writeSetting } from '../../app/settings.repository.ts';
import {
  listUndigested,
  listUndigestedFiles,
  saveDigests,
  type UndigestedRow,
} from './digests.repository.ts';
import { updateImport } from './imports.repository.ts';
import { readUpload } from './upload.ts';
import { digestsOf, digestsOfRow } from './numbers.ts';
import { cellReader } from './rows/cells.ts';

/** Set when everything that was stored before there were digests has its own. */
const DONE = 'imports.digested';
/** Rows of one transaction. */
const BATCH = 200;
const ACTOR = system('imports');

const Columns = z.array(z.object({ name: z.string() }));
const Row = z.array(z.string());

/**
 * Finds the people in rejected rows and waiting files stored by an earlier version, so that an erasure finds them too.
 * Runs once in the life of a database; an interrupted run starts again and finds less to do.
 */
export async function digestEarlier(services: Services, signal: AbortSignal): Promise<void> {
  if ((await readSetting(services.db, DONE, z.boolean())) === true) return;
  for (let after: UndigestedRow | null = null; ;) {
    const rows: UndigestedRow[] = await listUndigested(services.db, after, BATCH);
    await runWrite(services, { actor: ACTOR }, async (ctx) => {
      for (const row of rows) await saveDigests(ctx.trx, row, digestsOfStored(services.cipher, row));
    });
    if (signal.aborted) return;
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) break;
  }
  for (const { id, kind, file } of await listUndigestedFiles(services.db)) {
    const content = Buffer.from(services.cipher.decrypt(file), 'base64');
    const { rows } = await readUpload(ImportKind.parse(kind), content);
    const number_hmacs = digestsOf(
      services.cipher,
      rows.flatMap(({ cells }) => cells),
    );
    await runWrite(services, { actor: ACTOR }, (ctx) => updateImport(ctx.trx, id, { number_hmacs }));
  }
  await runWrite(services, { actor: ACTOR }, (ctx) => writeSetting(ctx.trx, DONE, true, ctx.now));
}

function digestsOfStored(cipher: Cipher, stored: UndigestedRow) {
  const table = { columns: Columns.parse(stored.columns).map(({ name }) => name), rows: [] };
  const row = { row: stored.row, cells: Row.parse(cipher.decryptJson(stored.raw)) };
  return digestsOfRow(cipher, stored.kind, row, cellReader(table, ColumnMapping.parse(stored.mapping))(row));
}
