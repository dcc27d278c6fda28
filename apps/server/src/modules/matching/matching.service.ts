import { shanghaiDate } from '@yizhan/domain';
import {
  DEFAULT_POLICY,
  MatchIndex,
  pairFeatures,
  type Exclusion,
  type ExclusionSummary,
  type Match,
  type MatchContext,
  type MatchPolicy,
  type PairFeatures,
  type SeekerInput,
  type VacancyInput,
} from '@yizhan/matching';
import type { Change } from '../../app/db/changes.ts';
import type { Reader } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import {
  keyOf,
  listEmployerCounts,
  listEngineSeekers,
  listEngineVacancies,
  matchContext,
  refOf,
  toSeekerInput,
  toVacancyInput,
  type EngineVacancyRow,
} from '../engine-inputs/index.ts';
import { getActivePolicy } from '../match-weights/index.ts';
import { REGIONS } from '../reference/index.ts';
import { LiveIndex, type SeekerPlace } from './live-index.ts';
import { listSidesOf } from './matching.repository.ts';

export interface Ranked {
  readonly matches: readonly Match[];
  readonly excluded: ExclusionSummary;
}

/** The verdict on a pair by the current rows; `match` is computed for an excluded pair too. */
export interface Judgement {
  readonly seeker: Ref;
  readonly vacancy: Ref;
  readonly exclusions: readonly Exclusion[];
  readonly match: Match;
  /** Values of the named rules, which placements store to learn from. */
  readonly features: PairFeatures;
}

/** Rows read and prepared at a time during loading; other requests run in between. */
const PAGE = 500;
const SLICE_MS = 25;
/** How long a reply waits for changes announced before it. */
const CURRENT_MS = 3_000;
/** Changes are collected for this long, so that an import is read in batches. */
const GATHER_MS = 30;
const RETRY_MS = 1_000;

interface Pending {
  readonly seekers: Map<string, Ref>;
  readonly vacancies: Map<string, Ref>;
  readonly placements: Map<string, Ref>;
  policy: boolean;
  all: boolean;
}

const nothing = (): Pending => ({
  seekers: new Map(),
  vacancies: new Map(),
  placements: new Map(),
  policy: false,
  all: false,
});

/**
 * The matching engine over the rows of the database. It receives notice of every committed change and reads only the
 * named rows; a broken connection makes it read everything again. It holds nothing but the index, so any process can
 * have one.
 */
export class MatchingService {
  readonly #services: Services;
  #book: LiveIndex;
  /** Holds no rows: it judges pairs that are passed to it whole. */
  #judge: MatchIndex;
  #today: string;
  /** Loaded before the first row. */
  #policy: MatchPolicy = DEFAULT_POLICY;
  #pending: Pending = nothing();
  #work: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #isLoading = false;
  #unlisten: () => void = () => undefined;

  constructor(services: Services) {
    this.#services = services;
    this.#today = shanghaiDate(services.clock());
    this.#judge = new MatchIndex(this.#context());
    this.#book = new LiveIndex(this.#context());
  }

  /** Starts listening and loading; replies wait for the load in `waitUntilCurrent`. */
  start(): void {
    this.#unlisten = this.#services.changes.listen((change) => this.#note(change));
    this.#pending.all = true;
    this.#begin();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#work;
  }

  /**
   * Waits until every change committed before the call is in the index, but not for ever: a reply that misses the
   * latest change is better than none. The wait for the first load is unlimited.
   */
  async waitUntilCurrent(): Promise<void> {
    const until = Date.now() + CURRENT_MS;
    await within(this.#services.changes.drained(), CURRENT_MS);
    while (this.#work !== null || this.#isPending()) {
      if (this.#stopped) return;
      if (this.#pending.all || this.#isLoading) await this.#now();
      else if (Date.now() > until || !(await within(this.#now(), until - Date.now()))) {
        this.#services.log.warn({}, 'A match reply did not wait for the latest changes any longer');
        return;
      }
    }
  }

  /** The best vacancies for a person in any state. Undefined when there is no such record. */
  async forSeeker(db: Reader, ref: Ref, limit: number): Promise<Ranked | undefined> {
    const seeker = await this.#seekerOf(db, ref);
    if (seeker === undefined) return undefined;
    const { index } = this.#onDay();
    return {
      matches: index.bestVacancies(seeker, { limit }),
      excluded: index.excludedVacancies(seeker, { limit: 0 }),
    };
  }

  /** The best people for a vacancy among those `may` accepts. Undefined when there is no such record. */
  async forVacancy(
    db: Reader,
    ref: Ref,
    limit: number,
    may: (place: SeekerPlace, id: string) => boolean,
  ): Promise<Ranked | undefined> {
    const [vacancy] = await this.#vacanciesOf(db, [ref]);
    if (vacancy === undefined) return undefined;
    const { index, places } = this.#onDay();
    const filter = (seeker: { id: string }): boolean => {
      const place = places.get(seeker.id);
      return place !== undefined && may(place, seeker.id);
    };
    return {
      matches: index.bestSeekers(vacancy, { limit, filter }),
      excluded: index.excludedSeekers(vacancy, { limit: 0, filter }),
    };
  }

  /** Rank of a vacancy among the allowed ones of a person, 1 is best. */
  async rank(db: Reader, seeker: Ref, vacancy: Ref): Promise<number | null> {
    const person = await this.#seekerOf(db, seeker);
    const [post] = await this.#vacanciesOf(db, [vacancy]);
    return person === undefined || post === undefined
      ? null
      : this.#onDay().index.explainPair(person, post).rank;
  }

  /**
   * Judges pairs by the rows as `db` sees them, so that a write decides on what it has locked. Unknown ones are
   * omitted.
   */
  async judge(
    db: Reader,
    pairs: ReadonlyArray<{ seeker: Ref; vacancy: Ref }>,
  ): Promise<Map<string, Judgement>> {
    this.#onDay();
    const people = await listEngineSeekers(
      db,
      { refs: unique(pairs.map(({ seeker }) => seeker)) },
      this.#today,
    );
    const vacancies = await this.#vacanciesOf(db, unique(pairs.map(({ vacancy }) => vacancy)));
    const byKey = new Map(people.map((row) => [keyOf(row), toSeekerInput(row)]));
    const vacancyByKey = new Map(vacancies.map((vacancy) => [vacancy.id, vacancy]));
    const verdicts = new Map<string, Judgement>();
    for (const pair of pairs) {
      const seeker = byKey.get(keyOf(pair.seeker));
      const vacancy = vacancyByKey.get(keyOf(pair.vacancy));
      if (seeker === undefined || vacancy === undefined) continue;
      const { exclusions, match } = this.#judge.explainPair(seeker, vacancy);
      const features = pairFeatures(seeker, vacancy, this.#context());
      verdicts.set(pairKey(pair), { ...pair, exclusions, match, features });
    }
    return verdicts;
  }

  /**
   * Both sides as engine inputs, with today's index, for special queries: what-if questions, and a person's rank.
   * Unknown records are omitted.
   */
  async sidesOf(
    db: Reader,
    refs: { readonly seeker?: Ref; readonly vacancy?: Ref },
  ): Promise<{
    index: MatchIndex;
    policy: MatchPolicy;
    seeker: SeekerInput | undefined;
    vacancy: VacancyInput | undefined;
  }> {
    const seeker = refs.seeker === undefined ? undefined : await this.#seekerOf(db, refs.seeker);
    const [vacancy] = refs.vacancy === undefined ? [] : await this.#vacanciesOf(db, [refs.vacancy]);
    return { index: this.#onDay().index, policy: this.#policy, seeker, vacancy };
  }

  #context(): MatchContext {
    return matchContext(this.#services.use(REGIONS), this.#today, this.#policy);
  }

  /** Ages and last days follow the office's date; the first query on a new day advances the index. */
  #onDay(): LiveIndex {
    const today = shanghaiDate(this.#services.clock());
    if (today !== this.#today) {
      this.#today = today;
      this.#judge = new MatchIndex(this.#context());
    }
    this.#book.advanceTo(this.#context());
    return this.#book;
  }

  async #seekerOf(db: Reader, ref: Ref): Promise<SeekerInput | undefined> {
    const [row] = await listEngineSeekers(db, { refs: [ref] }, this.#today);
    return row === undefined ? undefined : toSeekerInput(row);
  }

  async #vacanciesOf(db: Reader, refs: readonly Ref[]): Promise<VacancyInput[]> {
    return this.#prepared(db, await listEngineVacancies(db, { refs }, this.#today));
  }

  async #prepared(db: Reader, rows: readonly EngineVacancyRow[]): Promise<VacancyInput[]> {
    const counts = await listEmployerCounts(
      db,
      rows.map((row) => row.employer_id),
    );
    const inputs: VacancyInput[] = [];
    let since = performance.now();
    for (const row of rows) {
      inputs.push(toVacancyInput(row, counts.get(row.employer_id)));
      // Reading an advert takes about a millisecond.
      if (performance.now() - since > SLICE_MS) {
        await new Promise((resume) => setImmediate(resume));
        since = performance.now();
      }
    }
    return inputs;
  }

  #note(change: Change): void {
    if (change.kind === 'lost') this.#pending.all = true;
    else if (change.kind === 'seeker') this.#pending.seekers.set(keyOf(change.ref), change.ref);
    else if (change.kind === 'vacancy') this.#pending.vacancies.set(keyOf(change.ref), change.ref);
    else if (change.kind === 'matching_policy') this.#pending.policy = true;
    else if (change.kind === 'placement') this.#pending.placements.set(keyOf(change.ref), change.ref);
    else return;
    this.#soon(GATHER_MS);
  }

  #isPending(): boolean {
    const { all, policy, seekers, vacancies, placements } = this.#pending;
    return all || policy || seekers.size + vacancies.size + placements.size > 0;
  }

  #soon(ms: number): void {
    if (this.#stopped || this.#timer !== null || this.#work !== null) return;
    this.#timer = setTimeout(() => this.#begin(), ms);
  }

  #begin(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#stopped || this.#work !== null || !this.#isPending()) return;
    this.#work = this.#apply().finally(() => {
      this.#work = null;
      if (this.#isPending()) this.#soon(GATHER_MS);
    });
  }

  async #now(): Promise<void> {
    this.#begin();
    await this.#work;
  }

  async #apply(): Promise<void> {
    const pending = this.#pending;
    this.#pending = nothing();
    try {
      await this.#services.use(REGIONS).renewed();
      if (pending.all || pending.policy) await this.#readPolicy();
      if (pending.all) await this.#loadAll();
      else await this.#loadSome(pending);
    } catch (error) {
      if (this.#stopped) return;
      this.#services.log.error({ err: error }, 'The match index could not be kept current; trying again');
      this.#putBack(pending);
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }

  #putBack(pending: Pending): void {
    if (pending.all) this.#pending.all = true;
    if (pending.policy) this.#pending.policy = true;
    for (const kind of ['seekers', 'vacancies', 'placements'] as const) {
      for (const [key, ref] of pending[kind]) this.#pending[kind].set(key, ref);
    }
  }

  async #readPolicy(): Promise<void> {
    this.#policy = await getActivePolicy(this.#services.db);
    this.#judge = new MatchIndex(this.#context());
    this.#book.index.setContext(this.#context());
  }

  async #loadAll(): Promise<void> {
    this.#isLoading = true;
    try {
      const { db } = this.#services;
      const book = new LiveIndex(this.#context());
      await eachPage(
        (after) => listEngineSeekers(db, { after, limit: PAGE }, this.#today),
        async (rows) => {
          for (const row of rows) book.putSeeker(row);
          return Promise.resolve(!this.#stopped);
        },
      );
      await eachPage(
        (after) => listEngineVacancies(db, { after, limit: PAGE }, this.#today),
        async (rows) => {
          for (const vacancy of await this.#prepared(db, rows)) book.putVacancy(vacancy);
          return !this.#stopped;
        },
      );
      book.index.layOut();
      this.#book = book;
    } finally {
      this.#isLoading = false;
    }
  }

  async #loadSome(pending: Pending): Promise<void> {
    const { db } = this.#services;
    const sides = await listSidesOf(db, [...pending.placements.values()]);
    for (const { seeker } of sides) pending.seekers.set(keyOf(seeker), seeker);
    for (const refs of pagesOf([...pending.seekers.values()])) {
      const rows = await listEngineSeekers(db, { refs }, this.#today);
      const found = new Set(rows.map(keyOf));
      for (const row of rows) this.#book.putSeeker(row);
      for (const ref of refs) if (!found.has(keyOf(ref))) this.#book.dropSeeker(keyOf(ref));
    }
    for (const refs of pagesOf([...pending.vacancies.values()])) {
      const found = new Map((await this.#vacanciesOf(db, refs)).map((vacancy) => [vacancy.id, vacancy]));
      for (const ref of refs) {
        const vacancy = found.get(keyOf(ref));
        if (vacancy === undefined) this.#book.dropVacancy(keyOf(ref));
        else this.#book.putVacancy(vacancy);
      }
    }
    const employers = [...new Set(sides.map(({ employerId }) => employerId))];
    const counts = await listEmployerCounts(db, employers);
    for (const employer of employers) this.#book.setAnswers(employer, counts.get(employer));
  }
}

export const MATCHING = serviceKey<MatchingService>('matching');

export function pairKey(pair: { seeker: Ref; vacancy: Ref }): string {
  return `${keyOf(pair.seeker)} ${keyOf(pair.vacancy)}`;
}

function unique(refs: readonly Ref[]): Ref[] {
  return [...new Set(refs.map(keyOf))].map(refOf);
}

function* pagesOf(refs: readonly Ref[]): Generator<Ref[]> {
  for (let at = 0; at < refs.length; at += PAGE) yield refs.slice(at, at + PAGE);
}

/** Reads pages in the order of their keys until one is short or `use` ends it. */
async function eachPage<R extends Ref>(
  read: (after: Ref | null) => Promise<R[]>,
  use: (rows: R[]) => Promise<boolean>,
): Promise<void> {
  let after: Ref | null = null;
  for (;;) {
    const rows: R[] = await read(after);
    const last = rows.at(-1);
    if (!(await use(rows)) || last === undefined || rows.length < PAGE) return;
    after = { prefecture: last.prefecture, id: last.id };
  }
}

/** False when `work` took longer. */
async function within(work: Promise<void>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), Math.max(0, ms));
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Opens the match index of this process; returns a function that closes it. It loads while the server already answers.
 */
export function openMatching(services: Services): () => Promise<void> {
  const matching = new MatchingService(services);
  services.offer(MATCHING, matching);
  matching.start();
  return () => matching.stop();
}
