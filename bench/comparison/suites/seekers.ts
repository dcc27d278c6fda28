/** Top 20 people for a vacancy, compared with the brute-force scan of every rule. */
import { MatchIndex } from '@yizhan/matching';
import type { VacancyInput } from '@yizhan/matching';
import { Pair } from '@yizhan/matching/pair.ts';
import { prepareSeeker, prepareVacancy } from '@yizhan/matching/prepared.ts';
import { isAllowed, scorePair, sideRules } from '@yizhan/matching/score.ts';
import { createMarket, marketContext } from '../../market/index.ts';
import { interleaved } from '../../lib/measure.ts';
import { sameAnswers } from '../peers/peer.ts';
import type { Ranked } from '../peers/peer.ts';
import { spread } from '../../lib/setting.ts';
import type { Suite } from '../../lib/setting.ts';

const LIMIT = 20;
const OURS = 'Yizhan, with reasons';

export const seekers: Suite = {
  name: 'seekers',
  about: 'top 20 people for a vacancy beside the plain scan of every rule',
  run: async ({ size, log }) => {
    const market = createMarket(size.query);
    const context = marketContext(market);
    const index = new MatchIndex(context);
    log(`loading ${market.size.seekers} people`);
    index.load({ seekers: market.seekers() });
    const people = Array.from(market.seekers(), (seeker) => prepareSeeker(seeker, context));
    const sides = sideRules(context);
    const plain = (input: VacancyInput): Ranked[] => {
      const vacancy = prepareVacancy(input, context);
      const ranked: Ranked[] = [];
      for (const seeker of people) {
        const pair = new Pair(seeker, vacancy, context);
        if (isAllowed(pair)) ranked.push({ id: seeker.input.id, score: scorePair(pair, sides).score });
      }
      return ranked.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, LIMIT);
    };
    const ours = (vacancy: VacancyInput) => index.bestSeekers(vacancy, { limit: LIMIT });
    const vacancies = (count: number): VacancyInput[] =>
      spread(market.size.vacancies, count).map(market.vacancy);

    log(`comparing ${size.checked} lists`);
    const wrong = vacancies(size.checked)
      .filter((vacancy) => {
        const mine = ours(vacancy).map(({ seekerId, score }) => ({ id: seekerId, score }));
        const scoreOf = (id: string): number | undefined =>
          index.bestSeekers(vacancy, { limit: 1, filter: (seeker) => seeker.id === id })[0]?.score;
        return !sameAnswers(mine, plain(vacancy), scoreOf);
      })
      .map(({ id }) => `the plain scan answers otherwise for ${id}`);
    const report = {
      title: `Top ${LIMIT} of ${market.size.seekers.toLocaleString('en-GB')} people for a vacancy`,
      columns: ['', 'p50 ms', 'p99 ms', 'times ours p50', 'times ours p99'],
      skipped: [],
      wrong,
    };
    if (wrong.length > 0) return { ...report, lines: [] };
    const timings = await interleaved(
      [
        { name: OURS, answer: ours },
        { name: 'naive', answer: plain },
      ],
      vacancies(size.questions),
      size.repetitions,
    );
    const base = timings.get(OURS);
    return {
      ...report,
      lines: [...timings].map(([name, { p50, p99 }]) => [
        name,
        p50,
        p99,
        p50 / (base?.p50 ?? NaN),
        p99 / (base?.p99 ?? NaN),
      ]),
    };
  },
};
