/** The bench's synthetic market behind the real engine, as a round queries it, on two days. */
import { MatchIndex, openRoundMarket } from '@yizhan/matching';
import type { RoundChanges, RoundMarket, SeekerInput, VacancyInput } from '@yizhan/matching';
import { createMarket, marketContext } from '../market/index.ts';
import type { Market, MarketSize } from '../market/index.ts';

function open(market: Market, seekers: SeekerInput[], vacancies: VacancyInput[]): RoundMarket {
  const index = new MatchIndex(marketContext(market));
  index.load({ seekers, vacancies });
  return openRoundMarket(index, {
    seekers: seekers.map(({ id }) => id),
    vacancies: vacancies.map(({ id }) => id),
    capacity: Int32Array.from(vacancies, (one) =>
      one.open ? Math.min(100_000, Math.max(0, one.headcount)) : 0,
    ),
  });
}

/** The market, and the same a day later: every 20th row of both sides is replaced. */
export function twoDays(size: MarketSize): {
  market: RoundMarket;
  dayAfter: { market: RoundMarket; changed: RoundChanges };
} {
  const made = createMarket(size);
  const other = createMarket(size, made.seed + 1);
  const seekers = [...made.seekers()];
  const vacancies = [...made.vacancies()];
  const isChanged = (number: number): boolean => number % 20 === 7;
  const changed = {
    seekers: Int32Array.from(seekers.keys()).filter(isChanged),
    vacancies: Int32Array.from(vacancies.keys()).filter(isChanged),
  };
  return {
    market: open(made, seekers, vacancies),
    dayAfter: {
      market: open(
        made,
        seekers.map((row, i) => (isChanged(i) ? { ...other.seeker(i), id: row.id } : row)),
        vacancies.map((row, j) => (isChanged(j) ? { ...other.vacancy(j), id: row.id } : row)),
      ),
      changed,
    },
  };
}
