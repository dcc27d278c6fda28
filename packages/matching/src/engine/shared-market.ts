/**
 * The market of a round for several threads: searches read shared memory, so that handing it over costs nothing, and
 * every thread finds what a single one would find. People whom only the rules themselves can judge stay on the thread
 * that has the index.
 */
import type { AskRequest } from '../round/solve.ts';
import type { RoundMarket } from '../round/types.ts';
import { VacancySearch } from './vacancy-search.ts';
import type { MatchIndex } from './match-index.ts';
import { numbered } from './index-market.ts';
import type { RoundMembers } from './index-market.ts';
import { plainSeekers, plainView } from './view.ts';
import type { PlainView, SeekerArrays } from './view.ts';

/** Everything in it can be sent to another thread. */
export interface SharedMarket {
  view: PlainView;
  seekers: SeekerArrays;
  seekerRow: Int32Array;
  /** Number of each vacancy row. */
  number: Int32Array;
  capacity: Int32Array;
  /** 1 for people, by number, who must be handled where the index is. */
  special: Uint8Array;
}

/** What other threads need for their part of a round. The index must not change while they work. */
export function shareMarket(index: MatchIndex, members: RoundMembers): SharedMarket {
  const { columns } = index;
  const seekerRow = Int32Array.from(members.seekers, (id) => columns.seekers.ids.find(id));
  const number = new Int32Array(new SharedArrayBuffer(4 * columns.vacancies.end)).fill(-1);
  members.vacancies.forEach((id, i) => (number[columns.vacancies.ids.find(id)] = i));
  return {
    view: plainView(columns),
    seekers: plainSeekers(columns.seekers),
    seekerRow,
    number,
    capacity: members.capacity,
    special: Uint8Array.from(seekerRow, (row) =>
      members.mayOffer !== undefined || columns.needsLate(columns.seekers, row) ? 1 : 0,
    ),
  };
}

/** The market on the receiving thread. @throws RangeError for people whom only the index can answer for */
export function openSharedMarket(shared: SharedMarket): RoundMarket {
  const { seekerRow, number, special, seekers } = shared;
  const view = { ...shared.view, relatedness: { row: (code: number) => shared.view.related[code]! } };
  const search = new VacancySearch((a, b) => number[a]! < number[b]!);
  return {
    seekers: seekerRow.length,
    vacancies: shared.capacity.length,
    capacity: shared.capacity,
    candidates(seeker, limit, prices, into) {
      if (special[seeker] === 1)
        throw new RangeError('This person has to be asked about where the index is.');
      const priced = prices === null ? null : { price: prices, number };
      const row = seekerRow[seeker]!;
      const count = search.search(view, seekers, row, limit, priced, null, into.vacancy, into.score);
      return numbered(into, count, number);
    },
  };
}

/** Splits a request into one part per other thread, and a part that must stay where the index is. */
export function splitRequest(
  request: AskRequest,
  special: Uint8Array,
  parts: number,
): { here: AskRequest; there: AskRequest[] } {
  const here = request.seekers.filter((seeker) => special[seeker] === 1);
  const rest = request.seekers.filter((seeker) => special[seeker] !== 1);
  const size = Math.ceil(rest.length / Math.max(1, parts));
  const there = Array.from({ length: parts }, (_, part) => rest.subarray(part * size, (part + 1) * size));
  return {
    here: { ...request, seekers: here },
    there: there.map((seekers) => ({ ...request, seekers })),
  };
}
