import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { lists } from '@yizhan/contract';
import { COUNTABLE_KINDS, FILE_PURPOSE_CODES, VERBS } from '@yizhan/domain';
import { composition } from './platform.ts';
import { FLOOR_TABLES } from './records/tables.ts';

const SOURCE = import.meta.dirname;

describe('the modules', () => {
  it('are the folders of modules/', () => {
    const folders = readdirSync(join(SOURCE, 'modules'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(composition.modules.map(({ name }) => name).sort()).toEqual(folders.sort());
  });

  it('and the floor own every table of the database, each once', () => {
    const owned = [...composition.ownerOf.keys(), ...Object.values(FLOOR_TABLES).flat()];
    expect(owned.sort()).toEqual(tablesOfDatabase().sort());
  });

  it('assign every verb to the policy of one noun', () => {
    const asked = composition.modules.flatMap(({ policies = [] }) => policies.flatMap(({ verbs }) => verbs));
    expect(asked.sort()).toEqual(VERBS.toSorted());
  });

  it('bind every list of the contract, and no other', () => {
    const bound = composition.lists.map(({ list }) => list.name);
    expect(bound.sort()).toEqual(Object.keys(lists).sort());
  });

  it('bind every purpose of files to the policy of its noun', () => {
    const bound = composition.modules.flatMap(({ files = [] }) => files.map(({ purpose }) => purpose));
    expect(bound.sort()).toEqual(FILE_PURPOSE_CODES.toSorted());
  });

  it('know how every kind that is counted follows from their records', () => {
    const kinds = composition.modules.flatMap(({ countables = [] }) => countables.map(({ kind }) => kind));
    expect(kinds.sort()).toEqual(COUNTABLE_KINDS.toSorted());
  });
});

/** Tables of the schema dump, without partitions and without the migration's own. */
function tablesOfDatabase(): string[] {
  const dump = readFileSync(join(SOURCE, '../schema.generated.sql'), 'utf8');
  return [...dump.matchAll(/^create table (\w+) \($/gm)]
    .map((match) => match[1] ?? '')
    .filter((table) => table !== 'schema_migrations');
}
