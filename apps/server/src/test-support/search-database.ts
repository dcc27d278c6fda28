import { sql } from 'kysely';
import type { Services } from '../app/services.ts';

/** Where in the database a text was found. */
export interface Finding {
  readonly table: string;
  readonly column: string;
  readonly text: string;
}

/**
 * Searches for texts in every column of every table of the database, whoever created it, as listed in the catalogue.
 * Sealed bytes are decrypted first, and their packed content is unpacked.
 */
export async function findAnywhere(services: Services, texts: readonly string[]): Promise<Finding[]> {
  const { rows: columns } = await sql<{ schema: string; table: string; column: string; type: string }>`
    select n.nspname as schema, c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a
      join pg_class c on c.oid = a.attrelid
      join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'm') and a.attnum > 0 and not a.attisdropped
       and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
     order by 1, 2, 3`.execute(services.db);
  const found: Finding[] = [];
  for (const { schema, table, column, type } of columns) {
    const { rows } = await sql<{ value: Buffer | string | null }>`
      select ${type === 'bytea' ? sql.ref(column) : sql`${sql.ref(column)}::text`} as value
        from ${sql.table(`${schema}.${table}`)} where ${sql.ref(column)} is not null`.execute(services.db);
    for (const { value } of rows) {
      for (const plain of readings(services, value)) {
        for (const text of texts) {
          if (plain.includes(text)) found.push({ table: `${schema}.${table}`, column, text });
        }
      }
    }
  }
  return found;
}

/** The possible readings of a value. */
function readings(services: Services, value: Buffer | string | null): string[] {
  if (value === null) return [];
  if (typeof value === 'string') return [value];
  const texts = [value.toString('utf8'), value.toString('hex')];
  try {
    const opened = services.cipher.decrypt(value);
    texts.push(opened, Buffer.from(opened, 'base64').toString('utf8'));
  } catch {
    // Not sealed: a digest, or packed numbers.
  }
  return texts;
}
