/** The market of a round over the rows of an index. */
import { CLOSED_PRICE } from '../round/types.ts';
import type { CandidateBuffer, RoundMarket, SeekerBuffer } from '../round/types.ts';
import { UnknownRecordError } from './match-index.ts';
import type { MatchIndex } from './match-index.ts';
import { SeekerSearch } from './seeker-search.ts';
import { VacancySearch } from './vacancy-search.ts';

/** Who takes part in a round: numbers are places in these lists, whatever the rows of the index. */
export interface RoundMembers {
  seekers: readonly string[];
  vacancies: readonly string[];
  /** Places of each vacancy that may be given. */
  capacity: Int32Array;
  /** Whether a pair that no rule forbids may be made in this round; absent: every one. */
  mayOffer?: (seekerId: string, vacancyId: string) => boolean;
}

/**
 * The market of a round, with an order of visiting that keeps neighbours together. Every vacancy of the index must be
 * a member, since prices are kept by member. @throws UnknownRecordError, RangeError
 */
export function openRoundMarket(
  index: MatchIndex,
  members: RoundMembers,
): RoundMarket & { readonly order: Int32Array } {
  const { columns } = index;
  const rowOf = (ids: readonly string[], kind: 'seeker' | 'vacancy'): Int32Array =>
    Int32Array.from(ids, (id) => {
      const row = (kind === 'seeker' ? columns.seekers : columns.vacancies).ids.find(id);
      if (row < 0) throw new UnknownRecordError(kind, id);
      return row;
    });
  const seekerRow = rowOf(members.seekers, 'seeker');
  const vacancyRow = rowOf(members.vacancies, 'vacancy');
  if (vacancyRow.length !== columns.vacancies.size)
    throw new RangeError('A round takes every vacancy of its index.');
  const number = numbersOf(vacancyRow, columns.vacancies.end);
  const seekerNumber = numbersOf(seekerRow, columns.seekers.end);
  const vacancies = new VacancySearch((a, b) => number[a]! < number[b]!);
  const people = new SeekerSearch((a, b) => seekerNumber[a]! < seekerNumber[b]!);
  // Who is no member has a ceiling that no score reaches.
  const ceilings = new Int32Array(columns.seekers.end).fill(CLOSED_PRICE);
  const { mayOffer } = members;

  return {
    seekers: seekerRow.length,
    vacancies: vacancyRow.length,
    capacity: members.capacity,
    order: Int32Array.from(seekerRow.keys()).sort((a, b) => seekerRow[a]! - seekerRow[b]!),
    candidates(seeker, limit, prices, into: CandidateBuffer) {
      const row = seekerRow[seeker]!;
      const id = members.seekers[seeker]!;
      const late = index.lateFor(
        row,
        mayOffer === undefined ? undefined : (vacancy) => mayOffer(id, vacancy.id),
      );
      const priced = prices === null ? null : { price: prices, number };
      const count = vacancies.search(
        columns.view,
        columns.seekers,
        row,
        limit,
        priced,
        late,
        into.vacancy,
        into.score,
      );
      return numbered(into, count, number);
    },
    seekersFor(vacancy, price, ceiling, into: SeekerBuffer) {
      const row = vacancyRow[vacancy]!;
      const id = members.vacancies[vacancy]!;
      for (let i = 0; i < seekerRow.length; i++)
        ceilings[seekerRow[i]!] = Math.max(0, ceiling[i]! + price) - price;
      const late = index.lateForVacancy(
        row,
        mayOffer === undefined ? undefined : (seeker) => mayOffer(seeker.id, id),
      );
      const threshold = { price, ceiling: ceilings, count: 0, rows: into.seeker, scores: into.score };
      const count = people.above(columns.view, row, columns.seekerBlocks, columns.seekers, late, threshold);
      for (let i = 0; i < count; i++) into.seeker[i] = seekerNumber[into.seeker[i]!]!;
      return count;
    },
  };
}

/**
 * Turns the rows that a search wrote into numbers of a round; returns how many are left. Scores of a round begin at 1: a
 * pair of score 0 suits neither side.
 */
export function numbered(into: CandidateBuffer, count: number, number: Int32Array): number {
  let kept = 0;
  for (let i = 0; i < count && into.score[i]! > 0; i++) into.vacancy[kept++] = number[into.vacancy[i]!]!;
  return kept;
}

function numbersOf(rows: Int32Array, end: number): Int32Array {
  const numbers = new Int32Array(end).fill(-1);
  rows.forEach((row, number) => (numbers[row] = number));
  return numbers;
}
