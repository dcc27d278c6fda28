import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MatchIndex } from '@yizhan/matching';
import { VacancySearch } from '@yizhan/matching/engine/vacancy-search.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMarket, dirtySeekers, dirtyVacancies, marketContext } from '../market/index.ts';
import { dumpIndex } from './dump.ts';
import { readDump } from './dumped.ts';
import { everybody } from './everybody.ts';
import type { Lists } from './everybody.ts';
import { buildNative } from './native.ts';

const LIMITS = [1, 20, 50];

const folder = mkdtempSync(join(tmpdir(), 'yizhan-limit-'));
const market = createMarket('tiny');
const index = new MatchIndex(marketContext(market));

beforeAll(() => {
  index.load({
    seekers: [...dirtySeekers(market)].map((seeker) => ({ ...seeker, id: `dirty ${seeker.id}` })),
    vacancies: [...dirtyVacancies(market, 500)].map((vacancy) => ({ ...vacancy, id: `dirty ${vacancy.id}` })),
  });
  index.load({ seekers: market.seekers(), vacancies: market.vacancies() });
  // Rows that came after the layout lie in blocks of their own, and one that went leaves a gap.
  for (let i = 0; i < 20; i++) index.upsertVacancy({ ...market.vacancy(i), headcount: 2 });
  index.removeVacancy(market.vacancy(30).id);
  dumpIndex(
    folder,
    index,
    [0, 1, 2].map((i) => market.seeker(i).id),
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the index itself finds, without the rules that few people or vacancies make anything of. */
function foundByIndex(limit: number): Lists {
  const { view, seekers, vacancies } = index.columns;
  const search = new VacancySearch((a, b) => vacancies.ids.name(a) < vacancies.ids.name(b));
  return everybody({ view, seekers, search, asked: new Uint32Array(0) }, limit);
}

describe('the same index elsewhere', () => {
  it('is read back as it was written', () => {
    const dumped = readDump(folder);
    for (const limit of LIMITS) expect(everybody(dumped, limit).flat()).toEqual(foundByIndex(limit).flat());
    expect(dumped.view.weights).toEqual(index.columns.view.weights);
    const names = Array.from(dumped.asked, (row) => index.columns.seekers.ids.name(row));
    expect(names).toEqual([0, 1, 2].map((i) => market.seeker(i).id));
  });
  it('gives the same lists in C++', (context) => {
    const native = buildNative('batch', folder);
    if ('absent' in native) {
      console.warn(`SKIPPED: the same index in C++: ${native.absent}`);
      return context.skip();
    }
    for (const limit of LIMITS) {
      const out = join(folder, `lists-${limit}`);
      native.run(folder, String(limit), out);
      const bytes = readFileSync(out);
      const ours = foundByIndex(limit);
      expect(ours.counts.reduce((a, b) => a + b)).toBeGreaterThan(0);
      expect(new Int32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4)).toEqual(ours.flat());
    }
  }, 120_000);
});
