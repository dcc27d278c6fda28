import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { inject } from 'vitest';
import { z } from 'zod';
import { copyDatabase, withAdmin, type TestDatabase } from '../server.ts';

const Figure = z.object({ code: z.string(), value: z.int(), previous: z.int(), times: z.int() });
const Facts = z.object({
  takenAt: z.coerce.date(),
  keys: z.string(),
  /** Public ids by what became of the record in the story. */
  names: z.record(z.string(), z.string()),
  tables: z.record(z.string(), z.int()),
  lists: z.record(z.string(), z.array(z.string())),
  figures: z.array(
    z.object({ region: z.string(), from: z.string(), to: z.string(), figures: z.array(Figure) }),
  ),
});

/** What the earlier version knew of its database when it was written down. */
export type EarlierFacts = z.output<typeof Facts> & { id(name: string): string };

/** A database as the earlier version left it, not upgraded yet. */
export async function restoreEarlier(): Promise<{ database: TestDatabase; earlier: EarlierFacts }> {
  const database = await copyDatabase(inject('databaseAdminUrl'), 'template0', inject('databasePrefix'));
  const sql = gunzipSync(readFileSync(join(import.meta.dirname, 'earlier.sql.gz'))).toString();
  await withAdmin(database.url, (client) => client.query(sql));
  const facts = Facts.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'earlier.json'), 'utf8')));
  const id = (name: string): string => {
    const found = facts.names[name];
    if (found === undefined) throw new Error(`The story knows no ${name}`);
    return found;
  };
  return { database, earlier: { ...facts, id } };
}
