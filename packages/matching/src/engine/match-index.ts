/**
 * The in-memory index: answers every query about people and vacancies, kept current row by row. Rows lie in columns of
 * numbers (`columns/`); a search finds the best rows there, and the rules themselves explain them.
 */
import { Pair } from '../pair.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import type { PreparedSeeker, PreparedVacancy } from '../prepared.ts';
import { HARD_RULES } from '../rules/hard/index.ts';
import { exclusionsOf, matchOf, scorePair, sideRules } from '../score.ts';
import type { SideRules } from '../score.ts';
import type {
  Exclusion,
  ExclusionSummary,
  HardRuleName,
  Match,
  MatchContext,
  PairExplanation,
  SeekerInput,
  Side,
  VacancyInput,
} from '../types.ts';
import { brokenRules } from './broken-rules.ts';
import type { SeekerColumns } from './columns/seeker-columns.ts';
import type { VacancyColumns } from './columns/vacancy-columns.ts';
import { lateForSeeker, lateForVacancy } from './late-rules.ts';
import { MatchColumns } from './match-columns.ts';
import { SeekerSearch } from './seeker-search.ts';
import { byRank, TopList } from './top-list.ts';
import { VacancySearch } from './vacancy-search.ts';
import type { LateCheck } from './vacancy-search.ts';
import type { EngineView } from './view.ts';

/** Thrown for an id that is not in the index. */
export class UnknownRecordError extends Error {
  readonly kind: 'seeker' | 'vacancy';
  readonly id: string;

  constructor(kind: 'seeker' | 'vacancy', id: string) {
    super(`The match index holds no ${kind} with this id.`);
    this.name = 'UnknownRecordError';
    this.kind = kind;
    this.id = id;
  }
}

export interface VacancyQuery {
  limit: number;
  /** Only vacancies for which this is true. */
  filter?: (vacancy: { id: string }) => boolean;
}

export interface SeekerQuery {
  limit: number;
  filter?: (seeker: { id: string }) => boolean;
}

/** The person of a query: a row of the index or of its visitors, and as the rules want them. */
interface AskedSeeker {
  row: number;
  columns: SeekerColumns;
  prepared: PreparedSeeker;
}

/** The vacancy of a query; the view holds its row, which may be a guest's. */
interface AskedVacancy {
  row: number;
  columns: VacancyColumns;
  view: EngineView;
  prepared: PreparedVacancy;
}

/** Beyond this many excluded rows, only those of the nearest work are scored for the examples. */
const MOST_EXAMPLES = 2_000;

const wholeLimit = (limit: number): number => (Number.isFinite(limit) ? Math.max(0, Math.floor(limit)) : 0);

export class MatchIndex {
  #context: MatchContext;
  #sides: Record<Side, SideRules>;
  readonly #columns: MatchColumns;
  #vacancySearch: VacancySearch;
  #seekerSearch: SeekerSearch;
  #rows = new Int32Array(64);
  #scores = new Int32Array(64);

  constructor(context: MatchContext) {
    this.#columns = new MatchColumns(context);
    this.#context = this.#columns.context;
    this.#sides = sideRules(this.#context);
    this.#vacancySearch = this.#newVacancySearch();
    this.#seekerSearch = this.#newSeekerSearch();
  }

  /** Number of rows in the index. */
  get size(): { seekers: number; vacancies: number } {
    return { seekers: this.#columns.seekers.size, vacancies: this.#columns.vacancies.size };
  }

  /** The columns, for a round of the network, for workers and for measurements. */
  get columns(): MatchColumns {
    return this.#columns;
  }

  /** Sets a new day, policy or relatedness. Centres of divisions apply only to rows added afterwards. */
  setContext(context: MatchContext): void {
    this.#columns.setContext(context);
    this.#context = this.#columns.context;
    this.#sides = sideRules(this.#context);
    // The searches remember how near job titles are.
    this.#vacancySearch = this.#newVacancySearch();
    this.#seekerSearch = this.#newSeekerSearch();
  }

  /** Adds or replaces many rows and lays them out for fast searches; rows not named stay. */
  load(rows: { seekers?: Iterable<SeekerInput>; vacancies?: Iterable<VacancyInput> }): void {
    for (const seeker of rows.seekers ?? []) this.upsertSeeker(seeker);
    for (const vacancy of rows.vacancies ?? []) this.upsertVacancy(vacancy);
    this.layOut();
  }

  /** Lays neighbouring rows side by side. Worth it after many changes; no result depends on it. */
  layOut(): void {
    this.#columns.layOut();
  }

  upsertSeeker(seeker: SeekerInput): void {
    this.#columns.putSeeker(prepareSeeker(seeker, this.#context));
  }

  /** False when the id was not in the index. */
  removeSeeker(id: string): boolean {
    return this.#columns.removeSeeker(id);
  }

  upsertVacancy(vacancy: VacancyInput): void {
    this.#columns.putVacancy(prepareVacancy(vacancy, this.#context));
  }

  /** False when the id was not in the index. */
  removeVacancy(id: string): boolean {
    return this.#columns.removeVacancy(id);
  }

  /**
   * The best vacancies for a person, best first, with reasons. Takes an id of the index or a whole input that need not
   * be in it. Equal scores are ordered by a fixed lot that differs for each person, so that equal vacancies are not
   * shown to everybody in the same order. @throws UnknownRecordError
   */
  bestVacancies(seeker: SeekerInput | string, query: VacancyQuery): Match[] {
    return this.#withSeeker(seeker, (person) => {
      const count = this.#searchVacancies(person, wholeLimit(query.limit), query.filter);
      return Array.from({ length: count }, (_, i) => {
        const vacancy = this.#columns.vacancies.read(this.#rows[i]!);
        return matchOf(new Pair(person.prepared, vacancy, this.#context), this.#sides);
      });
    });
  }

  /** The best people for a vacancy, best first, with reasons. @throws UnknownRecordError */
  bestSeekers(vacancy: VacancyInput | string, query: SeekerQuery): Match[] {
    return this.#withVacancy(vacancy, (asked) => {
      const limit = wholeLimit(query.limit);
      this.#room(limit);
      const { seekers } = this.#columns;
      const late = this.#lateSeekers(asked.columns, asked.row, query.filter);
      const count = this.#seekerSearch.search(
        asked.view,
        asked.row,
        this.#columns.seekerBlocks,
        seekers,
        Math.min(limit, seekers.size),
        late,
        this.#rows,
        this.#scores,
      );
      return Array.from({ length: count }, (_, i) => {
        const person = seekers.read(this.#rows[i]!);
        return matchOf(new Pair(person, asked.prepared, this.#context), this.#sides);
      });
    });
  }

  /** Every hard rule a pair breaks; empty when the pair is allowed. @throws UnknownRecordError */
  whyNot(seeker: SeekerInput | string, vacancy: VacancyInput | string): Exclusion[] {
    return exclusionsOf(new Pair(this.#seeker(seeker), this.#vacancy(vacancy), this.#context));
  }

  /** Everything about one pair, allowed or not. @throws UnknownRecordError */
  explainPair(seeker: SeekerInput | string, vacancy: VacancyInput | string): PairExplanation {
    const asked = this.#vacancy(vacancy);
    return this.#withSeeker(seeker, (person) => {
      const explained = this.#explain(person.prepared, asked);
      return { ...explained, rank: this.#ranksOf(person, [explained.match])[0]! };
    });
  }

  /** How many vacancies each rule excludes for a person, with the most promising of them. @throws UnknownRecordError */
  excludedVacancies(seeker: SeekerInput | string, query: VacancyQuery): ExclusionSummary {
    return this.#withSeeker(seeker, (person) => {
      const { vacancies, view } = this.#columns;
      const { side } = this.#vacancySearch;
      side.take(view, person.columns, person.row);
      side.own.fillRest();
      const tally = new Tally(wholeLimit(query.limit));
      const late = lateForSeeker(this.#columns, person.columns, person.row);
      for (let row = 0; row < vacancies.end; row++) {
        if (!vacancies.isHeld(row)) continue;
        if (query.filter !== undefined && !query.filter({ id: vacancies.ids.name(row) })) continue;
        const broken = brokenRules(view, side, row) | (late === null ? 0 : late(row));
        const group = view.works.group[view.vacancies.work[row]!]!;
        tally.add(row, broken, side.own.wish[group]!);
      }
      return this.#summary(
        tally,
        (row) => new Pair(person.prepared, vacancies.read(row), this.#context),
        (matches) => this.#ranksOf(person, matches),
      );
    });
  }

  /** How many people each rule excludes for a vacancy, with the most promising of them. @throws UnknownRecordError */
  excludedSeekers(vacancy: VacancyInput | string, query: SeekerQuery): ExclusionSummary {
    return this.#withVacancy(vacancy, (asked) => {
      const { seekers } = this.#columns;
      const { view } = asked;
      const { side } = this.#vacancySearch;
      const tally = new Tally(wholeLimit(query.limit));
      const group = view.works.group[view.vacancies.work[asked.row]!]!;
      const late = lateForVacancy(this.#columns, asked.columns, asked.row);
      for (let row = 0; row < seekers.end; row++) {
        if (!seekers.isHeld(row)) continue;
        if (query.filter !== undefined && !query.filter({ id: seekers.ids.name(row) })) continue;
        side.takeHard(view, seekers, row);
        tally.add(row, brokenRules(view, side, asked.row) | late(row), group);
      }
      return this.#summary(
        tally,
        (row) => new Pair(seekers.read(row), asked.prepared, this.#context),
        (matches) =>
          matches.map((match) =>
            this.#withSeeker(match.seekerId, (person) => this.#ranksOf(person, [match])[0]!),
          ),
      );
    });
  }

  #newVacancySearch(): VacancySearch {
    const { ids } = this.#columns.vacancies;
    return new VacancySearch((a, b) => ids.name(a) < ids.name(b));
  }

  #newSeekerSearch(): SeekerSearch {
    const { ids } = this.#columns.seekers;
    return new SeekerSearch((a, b) => ids.name(a) < ids.name(b));
  }

  #searchVacancies(person: AskedSeeker, limit: number, filter?: VacancyQuery['filter']): number {
    const { view, vacancies } = this.#columns;
    const most = Math.min(limit, vacancies.size);
    this.#room(most);
    const late = this.#lateVacancies(person.columns, person.row, filter);
    return this.#vacancySearch.search(
      view,
      person.columns,
      person.row,
      most,
      null,
      late,
      this.#rows,
      this.#scores,
    );
  }

  /** What to check beyond the search's own rules for a person of the index; null when there is nothing. */
  lateFor(row: number, filter?: VacancyQuery['filter']): LateCheck | null {
    return this.#lateVacancies(this.#columns.seekers, row, filter);
  }

  /** The same for a vacancy of the index. */
  lateForVacancy(row: number, filter?: SeekerQuery['filter']): LateCheck {
    return this.#lateSeekers(this.#columns.vacancies, row, filter);
  }

  #lateVacancies(people: SeekerColumns, row: number, filter?: VacancyQuery['filter']): LateCheck | null {
    const { vacancies } = this.#columns;
    const late = lateForSeeker(this.#columns, people, row);
    if (filter === undefined) return late === null ? null : (vacancy) => late(vacancy) === 0;
    return (vacancy) => filter({ id: vacancies.ids.name(vacancy) }) && (late === null || late(vacancy) === 0);
  }

  #lateSeekers(columns: VacancyColumns, row: number, filter?: SeekerQuery['filter']): LateCheck {
    const { seekers } = this.#columns;
    const late = lateForVacancy(this.#columns, columns, row);
    return (person) =>
      (filter === undefined || filter({ id: seekers.ids.name(person) })) && late(person) === 0;
  }

  #explain(seeker: PreparedSeeker, vacancy: PreparedVacancy): Omit<PairExplanation, 'rank'> {
    const pair = new Pair(seeker, vacancy, this.#context);
    return {
      seekerId: seeker.input.id,
      vacancyId: vacancy.input.id,
      exclusions: exclusionsOf(pair),
      match: matchOf(pair, this.#sides),
    };
  }

  /**
   * Position of each match in the person's whole list; an unlisted one gets the position before the first match it
   * beats.
   */
  #ranksOf(person: AskedSeeker, matches: readonly Match[]): number[] {
    const { vacancies } = this.#columns;
    const count = this.#searchVacancies(person, vacancies.size);
    const [rows, scores] = [this.#rows.subarray(0, count), this.#scores.subarray(0, count)];
    return matches.map((match) => {
      const own = rows.indexOf(vacancies.ids.find(match.vacancyId));
      if (own >= 0) return own + 1;
      // Scores are in descending order.
      const outdone = scores.findIndex((score) => score <= match.score);
      return (outdone < 0 ? count : outdone) + 1;
    });
  }

  #summary(
    tally: Tally,
    pairOf: (row: number) => Pair,
    ranksOf: (matches: Match[]) => number[],
  ): ExclusionSummary {
    const examples = new TopList<Pair>(tally.limit);
    for (const row of tally.promising()) {
      const pair = pairOf(row);
      const id = `${pair.seeker.input.id} ${pair.vacancy.input.id}`;
      examples.add({ score: scorePair(pair, this.#sides).score, id, item: pair });
    }
    const explained = examples.sorted().map(({ item }) => this.#explain(item.seeker, item.vacancy));
    const ranks = explained.length === 0 ? [] : ranksOf(explained.map(({ match }) => match));
    return {
      considered: tally.considered,
      excluded: tally.excluded,
      byRule: tally.byRule(),
      examples: explained.map((one, i) => ({ ...one, rank: ranks[i]! })),
    };
  }

  #seeker(seeker: SeekerInput | string): PreparedSeeker {
    if (typeof seeker !== 'string') return prepareSeeker(seeker, this.#context);
    const row = this.#columns.seekers.ids.find(seeker);
    if (row < 0) throw new UnknownRecordError('seeker', seeker);
    return this.#columns.seekers.read(row);
  }

  #vacancy(vacancy: VacancyInput | string): PreparedVacancy {
    if (typeof vacancy !== 'string') return prepareVacancy(vacancy, this.#context);
    const row = this.#columns.vacancies.ids.find(vacancy);
    if (row < 0) throw new UnknownRecordError('vacancy', vacancy);
    return this.#columns.vacancies.read(row);
  }

  /** Lends a row to a person outside the index for one query. */
  #withSeeker<R>(seeker: SeekerInput | string, ask: (person: AskedSeeker) => R): R {
    const prepared = this.#seeker(seeker);
    if (typeof seeker === 'string') {
      const { seekers } = this.#columns;
      return ask({ prepared, row: seekers.ids.find(seeker), columns: seekers });
    }
    return this.#columns.withVisitor(prepared, (row, columns) => ask({ prepared, row, columns }));
  }

  #withVacancy<R>(vacancy: VacancyInput | string, ask: (asked: AskedVacancy) => R): R {
    const prepared = this.#vacancy(vacancy);
    const { view, vacancies } = this.#columns;
    if (typeof vacancy === 'string') {
      return ask({ prepared, row: vacancies.ids.find(vacancy), view, columns: vacancies });
    }
    return this.#columns.withGuest(prepared, (row, guestView, columns) =>
      ask({ prepared, row, view: guestView, columns }),
    );
  }

  #room(limit: number): void {
    if (limit <= this.#rows.length) return;
    this.#rows = new Int32Array(limit);
    this.#scores = new Int32Array(limit);
  }
}

/** Counts which rules excluded how many rows, and keeps rows worth a closer look. */
class Tally {
  readonly limit: number;
  considered = 0;
  excluded = 0;
  readonly #counts = new Int32Array(HARD_RULES.length);
  readonly #rows: { row: number; promise: number }[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  add(row: number, broken: number, promise: number): void {
    this.considered++;
    if (broken === 0) return;
    this.excluded++;
    for (let rule = 0; rule < this.#counts.length; rule++) this.#counts[rule]! += (broken >>> rule) & 1;
    if (this.limit > 0) this.#rows.push({ row, promise });
  }

  promising(): number[] {
    if (this.#rows.length > MOST_EXAMPLES) this.#rows.sort((a, b) => b.promise - a.promise || a.row - b.row);
    return this.#rows.slice(0, MOST_EXAMPLES).map(({ row }) => row);
  }

  byRule(): { rule: HardRuleName; count: number }[] {
    return HARD_RULES.map(({ name }, i) => ({ rule: name, count: this.#counts[i]! }))
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || byRank({ score: 0, id: a.rule }, { score: 0, id: b.rule }));
  }
}
