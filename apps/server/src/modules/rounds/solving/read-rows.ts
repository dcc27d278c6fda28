import type { MatchContext, VacancyInput } from '@yizhan/matching';
import type { Reader } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';
import {
  keyOf,
  listEmployerCounts,
  listEngineSeekers,
  listEngineVacancies,
  toSeekerInput,
  toVacancyInput,
  type EngineSeekerRow,
} from '../../engine-inputs/index.ts';
import { listTravellers, listGiven } from '../recommendations.repository.ts';
import type { SolvingTask } from './messages.ts';
import { RowsBuilder, type RoundRows } from './rows.ts';

const PAGE = 500;
/** Sorts before every id of the version in use. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Reads all rows of a round, a page at a time. To be called in one repeatable-read transaction. */
export async function readRows(
  db: Reader,
  context: MatchContext,
  task: Pick<SolvingTask, 'region' | 'pass' | 'today' | 'policy'>,
  onProgress: (done: number) => void,
): Promise<RoundRows> {
  const rows = new RowsBuilder(context, task);
  const take = (page: readonly EngineSeekerRow[]): void => {
    for (const row of page) if (row.eligible) rows.addSeeker(toSeekerInput(row));
    onProgress(rows.seekers);
  };
  if (task.pass === 'first') {
    await eachPage(task.region, (after) => listEngineSeekers(db, { after, limit: PAGE }, task.today), take);
  } else {
    const travellers = await listTravellers(db, task.region);
    for (let at = 0; at < travellers.length; at += PAGE) {
      take(await listEngineSeekers(db, { refs: travellers.slice(at, at + PAGE) }, task.today));
    }
  }
  const given = task.pass === 'first' ? null : await readGivenPlaces(db, task.region);
  await eachPage(
    task.region,
    (after) => listEngineVacancies(db, { after, limit: PAGE }, task.today),
    async (page) => {
      const counts = await listEmployerCounts(
        db,
        page.map((row) => row.employer_id),
      );
      for (const row of page) {
        const vacancy = toVacancyInput(row, counts.get(row.employer_id));
        rows.addVacancy(vacancy, placesOf(vacancy, given));
      }
    },
  );
  return rows.done();
}

/** More places than this at one vacancy make no difference: nobody's list is that long. */
const MOST_PLACES = 100_000;

function placesOf(vacancy: VacancyInput, given: ((id: string) => number) | null): number {
  const open = Math.min(MOST_PLACES, vacancy.headcount);
  return given === null ? open : Math.max(0, open - given(vacancy.id));
}

/** Places given away by the first passes. A place is given away by as many recommendations as each person got. */
async function readGivenPlaces(db: Reader, province: string): Promise<(id: string) => number> {
  const given = new Map<string, number>();
  for (const row of await listGiven(db, province)) {
    const key = keyOf(row);
    given.set(key, (given.get(key) ?? 0) + row.given / row.per_seeker);
  }
  return (id) => Math.ceil(given.get(id) ?? 0);
}

/** Pages of the rows of a region in the order of their keys. */
async function eachPage<R extends Ref>(
  region: string,
  read: (after: Ref) => Promise<R[]>,
  use: (rows: readonly R[]) => void | Promise<void>,
): Promise<void> {
  let after: Ref = { prefecture: region, id: FIRST_ID };
  for (;;) {
    const rows = await read(after);
    const inside = rows.filter((row) => row.prefecture.startsWith(region));
    await use(inside);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE || inside.length < rows.length) return;
    after = { prefecture: last.prefecture, id: last.id };
  }
}
