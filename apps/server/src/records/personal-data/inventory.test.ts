import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heldTexts as en } from '@yizhan/ui/texts/en/held.ts';
import { heldTexts as zhCN } from '@yizhan/ui/texts/zh-CN/held.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { trialComposition as composition, trialOptions } from '../../test-support/trial-world/composition.ts';
import { FLOOR_HOLDINGS, FLOOR_IMPERSONAL } from './floor.ts';
import type { Holding } from './types.ts';

/** Made by the migrations themselves. */
const NOBODYS = ['schema_migrations'];
/** Types in which words, numbers or anything packed can stand. */
const TELLING = /^(text|character varying|jsonb?|bytea|text\[\]|bytea\[\]|tsvector)/;

let platform: TestPlatform;
/** Columns of text, JSON and bytes of each table, as the catalogue of the database lists them. */
let columns: ReadonlyMap<string, readonly string[]>;
beforeAll(async () => {
  platform = await createTestPlatform(await trialOptions());
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.relname as table, a.attname as column, format_type(a.atttypid, a.atttypmod) as type
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
     order by 1, a.attnum`.execute(platform.services.db);
  columns = new Map(
    [...Map.groupBy(rows, ({ table }) => table)].map(([table, of]) => [
      table,
      of.filter(({ type }) => TELLING.test(type)).map(({ column }) => column),
    ]),
  );
});
afterAll(() => platform.stop());

const holdings: readonly Holding[] = [
  ...FLOOR_HOLDINGS,
  ...composition.modules.flatMap(({ personalData = [] }) => personalData),
];
const impersonal: Readonly<Record<string, string>> = Object.assign(
  {},
  FLOOR_IMPERSONAL,
  ...composition.modules.map((module) => module.impersonal ?? {}),
) as Record<string, string>;

describe('the register of personal data', () => {
  it('knows every table: what it holds of whom, or that it holds nothing of anybody', () => {
    const held = new Set<string>(holdings.map(({ table }) => table));
    const missing = [...columns.keys()].filter(
      (table) => !held.has(table) && !(table in impersonal) && !NOBODYS.includes(table),
    );
    expect(missing).toEqual([]);
    expect(Object.keys(impersonal).filter((table) => held.has(table))).toEqual([]);
  });

  it('knows every column of text, JSON or bytes of a table that holds something of somebody', () => {
    const known = new Set(
      holdings.flatMap(({ table, columns: says, codes, stamps }) =>
        [
          ...Object.keys(says),
          ...codes,
          ...stamps.flatMap((what) => ['kind', 'id', 'name'].map((part) => `${what}_by_${part}`)),
        ].map((column) => `${table}.${column}`),
      ),
    );
    const missing = [...new Set(holdings.map(({ table }) => table))].flatMap((table) =>
      (columns.get(table) ?? []).map((column) => `${table}.${column}`).filter((column) => !known.has(column)),
    );
    expect(missing).toEqual([]);
  });

  it('names every table in both languages, and says why something stays or ends at a time of its own', () => {
    // The product does not know the trial noun.
    const named = holdings.filter(({ table }) => table !== 'rehearsals');
    const kept = named.flatMap(({ table, erase }) => (typeof erase === 'object' ? [table] : []));
    const timed = named.flatMap(({ table, keep }) => (keep === null ? [] : [table]));
    for (const texts of [zhCN, en]) {
      const tables = [...new Set<string>(named.map(({ table }) => table))].sort();
      expect(Object.keys(texts.table).sort()).toEqual(tables);
      expect(Object.keys(texts.kept).sort()).toEqual([...new Set<string>(kept)].sort());
      expect(Object.keys(texts.source).sort()).toEqual([...new Set<string>(timed)].sort());
    }
  });

  it('takes no column for a code whose name says that it holds words or numbers of somebody', () => {
    const telling =
      /(^|_)(note|notes|words|evidence|phone|mask|cipher|hmac|hmacs|address|birth|contact|description)(_|$)/;
    const suspect = holdings.flatMap(({ table, codes }) =>
      codes.filter((column) => telling.test(column)).map((column) => `${table}.${column}`),
    );
    expect(suspect).toEqual([]);
  });

  it('takes no table for impersonal that leads to a person', () => {
    const leading =
      /^(seeker|person|employer|party|account)_id$|phone|_hmac|_cipher|_mask|contact_name|birth/;
    const suspect = Object.keys(impersonal).flatMap((table) =>
      (columns.get(table) ?? [])
        .filter((column) => leading.test(column))
        .map((column) => `${table}.${column}`),
    );
    expect(suspect).toEqual(['sites.phone_lines']);
  });

  it('says what a merge does with every table whose rows name the person', () => {
    const silent = holdings.filter(
      ({ of, by, merge }) => of === 'seeker' && by !== null && by.in === undefined && merge === 'follow',
    );
    expect(silent.map(({ table }) => table)).toEqual([]);
  });

  it('gives a reason for whatever it keeps of somebody who is erased', () => {
    const reasons = holdings.flatMap(({ erase }) => (typeof erase === 'object' ? [erase.kept] : []));
    expect(reasons.filter((reason) => reason.length < 20)).toEqual([]);
    expect(Object.values(impersonal).filter((reason) => reason.length < 7)).toEqual([]);
  });
});
