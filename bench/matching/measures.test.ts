import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Bm25 } from './bm25.ts';
import { parseCsv, readAdverts, readJudgements, readProfiles } from './files.ts';
import { byEngine, byScore, DEPTH, loadJudgedSet, measure } from './judged-set.ts';
import { mean, ndcg, recall } from './metrics.ts';

describe('metrics', () => {
  it('is 1 for the best order and less for any other', () => {
    expect(ndcg([3, 2, 0], [0, 2, 3], 10)).toBe(1);
    expect(ndcg([2, 3, 0], [0, 2, 3], 10)).toBeCloseTo((3 + 7 / Math.log2(3)) / (7 + 3 / Math.log2(3)), 10);
    expect(ndcg([0, 0], [0, 0], 10)).toBeNull();
    expect(ndcg([], [3], 10)).toBe(0);
  });
  it('counts good rows found', () => {
    expect(recall([3, 0, 2], [3, 2, 2, 1], 2)).toBeCloseTo(1 / 3, 10);
    expect(recall([1], [1, 0], 20)).toBeNull();
  });
  it('leaves unknown values out of the mean', () => {
    expect(mean([1, null, 0])).toBe(0.5);
    expect(mean([null])).toBe(0);
  });
});

describe('BM25', () => {
  const index = new Bm25([
    ['a', '保安员'],
    ['b', '保洁员'],
    ['c', 'Java开发'],
  ]);
  it('prefers the text that shares more and rarer pairs', () => {
    expect(index.score('a', '保安')).toBeGreaterThan(index.score('b', '保安'));
    expect(index.score('c', 'java工程师')).toBeGreaterThan(0);
    expect(index.score('missing', '保安')).toBe(0);
  });
});

it('reads quoted fields with commas, quotes and line breaks', () => {
  expect(parseCsv('id,text\n1,"a, ""b""\nc"\n2,d\n')).toEqual([
    { id: '1', text: 'a, "b"\nc' },
    { id: '2', text: 'd' },
  ]);
});

describe('files that cannot be used are named, with the row', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yizhan-eval-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const profile = { id: 'x1', text: '', wanted: ['保安'], city: '湘潭', district: '', age: 40 };

  it('profiles', () => {
    expect(() => readProfiles(join(folder, 'none.jsonl'))).toThrow(/none\.jsonl: no such file/);
    expect(() => readProfiles(folder)).toThrow(/cannot be read/);
    expect(() => readProfiles(file('empty.jsonl', '\n'))).toThrow(/holds no profiles/);
    expect(() => readProfiles(file('a.jsonl', `${JSON.stringify(profile)}\nno`))).toThrow(
      /row 2: is no JSON/,
    );
    expect(() => readProfiles(file('b.jsonl', '{"id":"x1"}'))).toThrow(/row 1: text/);
  });
  it('lets a profile leave out what nobody asked', () => {
    const [read] = readProfiles(file('c.jsonl', JSON.stringify({ ...profile, kind: 'whatever' })));
    expect(read).toMatchObject({ skills: [], certificates: [], pay_min: null, kind: 'any' });
  });
  it('judgements and vacancies', () => {
    expect(() => readJudgements(file('d.csv', 'profile_id,vacancy_id\nx1,v1\n'))).toThrow(/no column grade/);
    expect(() => readJudgements(file('e.csv', 'profile_id,vacancy_id,grade\nx1,v1,7\n'))).toThrow(
      /row 1: grade/,
    );
    expect(() => readAdverts([file('f.csv', 'id,title\n')])).toThrow(/no rows of CSV/);
    expect(() => readAdverts([file('g.csv', 'id,title\nv1,保安\n')])).toThrow(/no column company, area/);
  });
});

const shared = process.env['YIZHAN_SHARED'] ?? join(import.meta.dirname, '../../../shared');
const data = join(shared, 'data');
const judged = existsSync(join(data, 'matching/judgements.csv'));

describe.skipIf(!judged)('against people’s judgement (needs the shared data)', () => {
  it(
    'stands 0.15 nDCG above the best baseline, keeps good rows, shows none without its licence or too far',
    { timeout: 60_000 },
    () => {
      const { cases, adverts, index } = loadJudgedSet({
        profiles: join(data, 'matching/profiles.jsonl'),
        judgements: join(data, 'matching/judgements.csv'),
        vacancies: ['public_employment.csv', 'blue_collar.csv'].map((file) => join(data, 'vacancies', file)),
        centroids: join(data, 'regions/centroids.csv'),
      });
      const texts = new Bm25(
        [...adverts].map(([id, one]) => [id, `${one.title} ${one.description} ${one.skills}`]),
      );
      const baseline = measure(cases, (one) =>
        byScore(one, ({ advert }) =>
          texts.score(advert.id, [...one.profile.wanted, ...one.profile.skills].join(' ')),
        ),
      );
      const engine = measure(cases, byEngine(index));
      expect(engine.ndcg).toBeGreaterThan(baseline.ndcg + 0.15);
      expect(engine.ndcg).toBeGreaterThan(0.8);
      expect(engine.recall).toBeGreaterThan(0.9);
      const shown = cases.flatMap((one) => byEngine(index)(one).slice(0, DEPTH));
      const refused = shown.filter(
        ({ judgement: { grade, reason } }) => grade === 0 && ['certificate', 'place'].includes(reason),
      );
      expect(refused.map(({ advert }) => advert.title)).toEqual([]);
    },
  );
});
