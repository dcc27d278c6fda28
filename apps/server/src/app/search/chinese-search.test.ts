import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import pg from 'pg';
import { OccupationIndex, parseOccupationLines } from '@yizhan/domain';
import { createTestDatabase } from '../../test-support/database.ts';
import type { TestDatabase } from '../../test-support/server.ts';
import { ChineseSearch, pinyinKeys, SearchVocabulary, type SearchParts } from './index.ts';

const region = (code: string, name: string, shortName: string) => {
  const keys = pinyinKeys(name);
  return { code, name, shortName, pinyin: keys.full, initials: keys.initials };
};
const state = {
  occupations: new OccupationIndex(
    parseOccupationLines(
      '4-07-05-01 保安员 保安 门卫 看大门\n6-18-02-04 焊工 电焊工\n4-09-08-01 保洁员 保洁阿姨',
    ),
  ),
};
const search = new ChineseSearch(
  new SearchVocabulary(
    [
      region('43', '湖南省', '湖南'),
      region('4303', '湘潭市', '湘潭'),
      region('430304', '岳塘区', '岳塘'),
      region('430321', '湘潭县', '湘潭'),
    ],
    () => state.occupations,
  ),
);

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function finds(query: string, parts: SearchParts, options?: { names: boolean }): Promise<boolean> {
  const text = search.toSearchQuery(query, options);
  if (text === null) throw new Error('nothing to search for');
  const { rows } = await client.query<{ hit: boolean }>('select $1::tsvector @@ $2::tsquery as hit', [
    search.toSearchDocument(parts),
    text,
  ]);
  return rows[0]?.hit ?? false;
}

const guard: SearchParts = {
  title: ['小区门岗值班（包吃）'],
  names: ['某物业服务有限公司', '岳塘区书院路'],
  text: ['负责小区巡逻，登记来访人员；会 C++ 者勿投'],
  regions: ['430304'],
  occupations: ['4-07-05-01'],
  initials: ['mwyfw'],
  tags: ['lodging', 'meals'],
};

describe('searches that find a guard’s vacancy', () => {
  it.each([
    ['a synonym that its text does not use', '看大门'],
    ['initials of the occupation', 'ba'],
    ['full pinyin', 'baoan'],
    ['initials of the city it lies in', 'xt'],
    ['place and work in one word of initials', 'xtba'],
    ['the province', '湖南 保安'],
    ['wishes glued to a place', '岳塘包吃住'],
    ['a word of the description', '巡逻'],
    ['initials of the employer', 'mwy'],
    ['a full-width query', 'ＢＡ　湘潭'],
    ['letters with signs', 'c++'],
  ])('%s: %s', async (_why, query) => {
    expect(await finds(query, guard)).toBe(true);
  });

  it.each(['电焊工', '湘潭县', '保安 日结', '焊工 岳塘'])('not by %s', async (query) => {
    expect(await finds(query, guard)).toBe(false);
  });
});

it('tells people of one given name apart by their surnames', async () => {
  for (const name of ['夏二六', '范二六', '夏小红', '欧阳小红']) {
    expect(await finds('夏二六', { title: [name] }, { names: true })).toBe(name === '夏二六');
  }
});

it('finds a compound where only its parts occur', async () => {
  expect(await finds('保洁阿姨', { title: ['招阿姨，做保洁'] })).toBe(true);
});

it('uses a synonym as soon as it is known, without touching stored documents', async () => {
  expect(await finds('守夜人', guard)).toBe(false);
  state.occupations = new OccupationIndex(parseOccupationLines('4-07-05-01 保安员 保安 守夜人'));
  expect(await finds('守夜人', guard)).toBe(true);
});

it('finds nothing to search for in blanks, signs and pictures', () => {
  for (const text of ['', '  ', '，。！', '🎉', '\u0000', '&|!()']) {
    expect(search.toSearchQuery(text)).toBeNull();
  }
});

it('makes a valid query and document from any text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc
          .array(fc.constantFrom(..."ab'\\&|!():*<> \u0000保安湘潭"), { maxLength: 40 })
          .map((signs) => signs.join('')),
      ),
      async (text) => {
        await client.query('select $1::tsvector', [
          search.toSearchDocument({ title: [text], text: [null, text] }),
        ]);
        const query = search.toSearchQuery(text);
        if (query !== null) await client.query('select $1::tsquery', [query]);
      },
    ),
    { seed: 7, numRuns: 200 },
  );
});
