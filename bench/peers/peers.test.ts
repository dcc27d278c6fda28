import { describe, expect, it } from 'vitest';
import { MatchIndex } from '@yizhan/matching';
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import { createMarket, dirtySeekers, dirtyVacancies, marketContext } from '../market/index.ts';
import type { Market } from '../market/index.ts';
import { HeldRows } from './held-rows.ts';
import { codesOf, isSettled, occupationScope } from './narrowing.ts';
import { disagreements } from './peer.ts';
import { PEERS } from './peers.ts';

const LIMIT = 20;

interface Case {
  name: string;
  market: Market;
  vacancies: VacancyInput[];
  seekers: SeekerInput[];
}

const clean = createMarket({ seekers: 80, vacancies: 2_000, counties: 3 });
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
      // What is installed for the bench alone may be absent.
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
