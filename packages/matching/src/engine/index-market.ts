/** The market of a round over the rows of an index. */
import type { CandidateBuffer, RoundMarket, SeekerBuffer } from '../round/types.ts';
import { UnknownRecordError } from './match-index.ts';
import type { MatchIndex } from './match-index.ts';
import { RoundPeople } from './round-people.ts';
import { SeekerSearch } from './seeker-search.ts';
import { VacancySearch } from './vacancy-search.ts';

/** The participants of a round: its numbers are positions in these lists, independent of the rows of the index. */
export interface RoundMembers {
  seekers: readonly string[];
  vacancies: readonly string[];
  /** Number of places of each vacancy that may be filled. */
  capacity: Int32Array;
  /** Whether this round may offer a pair that no rule forbids; absent: every pair. */
  mayOffer?: (seekerId: string, vacancyId: string) => boolean;
}

/**
 * The market of a round, visited in an order that keeps neighbours together. Every vacancy of the index must be a
 * member, since prices are kept by member. @throws UnknownRecordError, RangeError
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
  const fromVacancies = new SeekerSearch((a, b) => seekerNumber[a]! < seekerNumber[b]!);
  const order = Int32Array.from(seekerRow.keys()).sort((a, b) => seekerRow[a]! - seekerRow[b]!);
  // Built on first use: most rounds of a few people never look from the vacancies' side.
  let people: RoundPeople | undefined;
  const { mayOffer } = members;

  return {
    seekers: seekerRow.length,
    vacancies: vacancyRow.length,
    capacity: members.capacity,
    order,
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
    seekersFor(vacancy, price, ceiling, into: SeekerBuffer, among) {
      const row = vacancyRow[vacancy]!;
      const id = members.vacancies[vacancy]!;
      const late = index.lateForVacancy(
        row,
        mayOffer === undefined ? undefined : (seeker) => mayOffer(seeker.id, id),
      );
      people ??= new RoundPeople(columns.view, columns.seekers, seekerRow);
      people.choose(among);
      return fromVacancies.above(columns.view, row, columns.seekers, late, { people, ceiling, price }, into);
    },
  };
}

/**
 * Converts the rows a search wrote into numbers of a round; returns how many remain. Scores of a round begin at 1: a
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
