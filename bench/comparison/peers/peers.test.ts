import { describe, expect, it } from 'vitest';
import { MatchIndex } from '@yizhan/matching';
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import { createMarket, dirtySeekers, dirtyVacancies, marketContext } from '../../market/index.ts';
import type { Market } from '../../market/index.ts';
import { HeldRows } from './held-rows.ts';
import { codesOf, isSettled, occupationScope } from './narrowing.ts';
import { notInstalled, optionalModule } from './optional.ts';
import { disagreements, sameAnswers } from './peer.ts';
import { PEERS } from './peers.ts';

const LIMIT = 20;

interface Case {
  name: string;
  market: Market;
  vacancies: VacancyInput[];
  seekers: SeekerInput[];
}

const clean = createMarket({ seekers: 50, vacancies: 2_000, counties: 3 });
const dirty = createMarket({ seekers: 60, vacancies: 300, counties: 1 });
const CASES: Case[] = [
  { name: '2,000 rows', market: clean, vacancies: [...clean.vacancies()], seekers: [...clean.seekers()] },
  {
    name: 'dirty rows',
    market: dirty,
    vacancies: [...dirtyVacancies(dirty, 200)],
    seekers: [...dirtySeekers(dirty)],
  },
];

describe.each(CASES)('$name', ({ market, vacancies, seekers }) => {
  const context = marketContext(market);
  it.for(PEERS.map(({ name, start }) => ({ name, start })))(
    '$name answers as the index does, ids and scores',
    async ({ start }, { skip }) => {
      const started = await start(new HeldRows(context, vacancies));
      // Libraries installed only for the bench may be absent.
      if (!started.ok) return skip(started.why);
      try {
        const index = new MatchIndex(context);
        index.load({ vacancies });
        const wrong = await disagreements(index, [started.peer], seekers, LIMIT);
        expect(wrong).toEqual([]);
      } finally {
        await started.peer.close();
      }
    },
  );
});

describe('comparing lists', () => {
  const ours = [
    { id: 'a', score: 9 },
    { id: 'b', score: 8 },
    { id: 'c', score: 8 },
  ];
  const other = { id: 'd', score: 8 };
  const known = (id: string) => (id === 'd' ? 8 : undefined);

  it('lets equals stand in any order, and another of them at the end', () => {
    const [a, b, c] = ours;
    expect(sameAnswers(ours, [a!, c!, b!], known)).toBe(true);
    expect(sameAnswers(ours, [a!, other, b!], known)).toBe(true);
  });
  it('lets nothing else pass', () => {
    const [a, b, c] = ours;
    expect(sameAnswers(ours, [a!, b!], known)).toBe(false);
    expect(sameAnswers(ours, [a!, b!, b!], known)).toBe(false);
    expect(sameAnswers(ours, [b!, a!, c!], known)).toBe(false);
    expect(sameAnswers(ours, [{ id: 'b', score: 9 }, { id: 'a', score: 8 }, c!], known)).toBe(false);
    expect(sameAnswers(ours, [a!, b!, { id: 'e', score: 8 }], known)).toBe(false);
  });
});

describe('what is not installed', () => {
  it('is found out without an error, and named with the way to get it', async () => {
    expect(await optionalModule('a-library-that-nobody-has')).toBeUndefined();
    expect(notInstalled('minisearch')).toContain('npm ci --prefix bench/comparison');
  });
});

describe('narrowing by occupation', () => {
  it('settles some questions, and never one that a row outside could still change', () => {
    const [first] = CASES;
    if (first === undefined) throw new Error('no case');
    const held = new HeldRows(marketContext(first.market), first.vacancies);
    const codes = codesOf(held.rows);
    const three = 3;
    let settled = 0;
    for (const input of first.seekers) {
      const seeker = held.seeker(input);
      const scope = occupationScope(seeker, held, codes);
      if (scope === null) continue;
      const inside = held.rows.filter(
        ({ occupations, titlePairs }) =>
          occupations.some(({ code }) => scope.codes.includes(code)) ||
          titlePairs.some((pair) => scope.pairs.includes(pair)),
      );
      const list = held.ranked(seeker, inside, three);
      if (!isSettled(list, three, scope)) continue;
      settled++;
      expect(list).toEqual(held.ranked(seeker, held.rows, three));
    }
    expect(settled).toBeGreaterThan(3);
  });
});
