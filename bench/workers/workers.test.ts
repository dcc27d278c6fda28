import { describe, expect, it } from 'vitest';
import { MatchIndex, shareMarket } from '@yizhan/matching';
import { createMarket, marketContext } from '../market/index.ts';
import { checksumOf, Crew, MODULUS } from './lists.ts';

const LIMIT = 20;
const made = createMarket('tiny');
const index = new MatchIndex(marketContext(made));
index.load({ seekers: made.seekers(), vacancies: made.vacancies() });
const seekers = [...made.seekers()].map(({ id }) => id);
const vacancies = [...made.vacancies()].map(({ id }) => id);
const shared = shareMarket(index, {
  seekers,
  vacancies,
  capacity: new Int32Array(vacancies.length).fill(1),
});
const people = Int32Array.from(seekers.keys()).filter((person) => shared.special[person] === 0);

describe('bench of the workers, results only', () => {
  it('finds the lists of the index with one worker and with two', async () => {
    let checksum = 0;
    let entries = 0;
    for (const person of people) {
      const found = index
        .bestVacancies(seekers[person] ?? '', { limit: LIMIT })
        .filter(({ score }) => score > 0);
      const vacancy = Int32Array.from(found, ({ vacancyId }) => vacancies.indexOf(vacancyId));
      const own = checksumOf(
        person,
        vacancy,
        Int32Array.from(found, ({ score }) => score),
      );
      checksum = (checksum + own) % MODULUS;
      entries += found.length;
    }
    expect(entries).toBeGreaterThan(1_000);
    const crew = await Crew.open(shared, 2);
    try {
      for (const threads of [1, 2])
        expect(await crew.find(people, LIMIT, threads)).toMatchObject({ checksum, entries });
    } finally {
      await crew.close();
    }
  });

  it('tells lists apart by people, vacancies, scores and their order', () => {
    const sums = [
      checksumOf(0, Int32Array.of(1, 2), Int32Array.of(5, 5)),
      checksumOf(1, Int32Array.of(1, 2), Int32Array.of(5, 5)),
      checksumOf(0, Int32Array.of(2, 1), Int32Array.of(5, 5)),
      checksumOf(0, Int32Array.of(1, 2), Int32Array.of(5, 6)),
    ];
    expect(new Set(sums).size).toBe(sums.length);
  });
});
