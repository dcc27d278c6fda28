import { createHash } from 'node:crypto';
import type { SeekerInput, VacancyInput } from '@yizhan/matching';
import type { Reader } from '../../../app/db/database.ts';
import type { Ref } from '../../../app/ids.ts';
import {
  keyOf,
  readEmployerCounts,
  readSeekerFacts,
  readVacancyFacts,
  toSeekerInput,
  toVacancyInput,
  type SeekerFacts,
} from '../../matching/facts/index.ts';
import { listTravellers, readGiven } from '../recommendations.repository.ts';
import type { SolvingTask } from './messages.ts';

/** People and vacancies of a round, numbered by their place here: the same rows always get the same numbers. */
export interface RoundRows {
  readonly seekers: readonly SeekerInput[];
  readonly vacancies: readonly VacancyInput[];
  /** Places of each vacancy that the round may give away. */
  readonly places: Int32Array;
  /** A second pass offers only what lies outside a person's own prefecture. */
  readonly elsewhereOnly: boolean;
}

const PAGE = 500;
/** Before every id of the version we make. */
const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Reads everything a round is about. Call it in one repeatable-read transaction. */
export async function readRows(
  db: Reader,
  task: Pick<SolvingTask, 'region' | 'pass' | 'today'>,
  onProgress: (done: number) => void,
): Promise<RoundRows> {
  const seekers: SeekerInput[] = [];
  const take = (rows: readonly SeekerFacts[]): void => {
    for (const row of rows) if (row.eligible) seekers.push(toSeekerInput(row));
    onProgress(seekers.length);
  };
  if (task.pass === 'first') {
    await eachPage(task.region, (after) => readSeekerFacts(db, { after, limit: PAGE }, task.today), take);
  } else {
    const travellers = await listTravellers(db, task.region);
    for (let at = 0; at < travellers.length; at += PAGE) {
      take(await readSeekerFacts(db, { refs: travellers.slice(at, at + PAGE) }, task.today));
    }
  }
  const vacancies = await readVacancies(db, task);
  const left = task.pass === 'first' ? null : await readLeft(db, task.region);
  const open = vacancies
    .map((vacancy) => ({ vacancy, places: placesOf(vacancy, left) }))
    .filter(({ vacancy, places }) => vacancy.open && places > 0);
  return {
    seekers,
    vacancies: open.map(({ vacancy }) => vacancy),
    places: Int32Array.from(open, ({ places }) => places),
    elsewhereOnly: task.pass === 'second',
  };
}

/** More places than this at one vacancy change nothing: nobody's list is that long. */
const MOST_PLACES = 100_000;

function placesOf(vacancy: VacancyInput, left: ((id: string) => number) | null): number {
  const open = Math.min(MOST_PLACES, vacancy.headcount);
  return left === null ? open : Math.max(0, open - left(vacancy.id));
}

/** Places that the first passes gave away. A place is given with as many recommendations as each person got. */
async function readLeft(db: Reader, province: string): Promise<(id: string) => number> {
  const given = new Map<string, number>();
  for (const row of await readGiven(db, province)) {
    const key = keyOf(row);
    given.set(key, (given.get(key) ?? 0) + row.given / row.per_seeker);
  }
  return (id) => Math.ceil(given.get(id) ?? 0);
}

async function readVacancies(
  db: Reader,
  task: Pick<SolvingTask, 'region' | 'today'>,
): Promise<VacancyInput[]> {
  const vacancies: VacancyInput[] = [];
  await eachPage(
    task.region,
    (after) => readVacancyFacts(db, { after, limit: PAGE }, task.today),
    async (rows) => {
      const counts = await readEmployerCounts(
        db,
        rows.map((row) => row.employer_id),
      );
      for (const row of rows) vacancies.push(toVacancyInput(row, counts.get(row.employer_id)));
    },
  );
  return vacancies;
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

/** Digest of everything a person's list depends on besides the person: lists of another frame are void. */
export function frameOf(rows: RoundRows, task: Pick<SolvingTask, 'today' | 'policy' | 'pass'>): Buffer {
  const hash = createHash('sha256').update(JSON.stringify([task.today, task.policy, task.pass]));
  for (const vacancy of rows.vacancies) hash.update(JSON.stringify(vacancy));
  return hash.digest();
}

/** Eight bytes that change when anything the engine knows of a person changes. */
export function fingerprintOf(seeker: SeekerInput): string {
  return createHash('sha256').update(JSON.stringify(seeker)).digest('hex').slice(0, 16);
}
