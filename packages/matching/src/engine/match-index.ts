/** The in-memory index: everything that can be asked about people and vacancies, kept current row by row. */
import { Pair } from '../pair.ts';
import { prepareSeeker, prepareVacancy } from '../prepared.ts';
import type { PreparedSeeker, PreparedVacancy } from '../prepared.ts';
import { exclusionsOf, isAllowed, matchOf, scoreAtLeast, scorePair, sideRules } from '../score.ts';
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
import { byRank, TopList } from './top-list.ts';
import { seekerGate, VacancyColumns } from './vacancy-columns.ts';

/** Asked about an id that the index does not hold. */
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
  /** Only vacancies for which this is true, asked before any rule. */
  filter?: (vacancy: VacancyInput) => boolean;
}

export interface SeekerQuery {
  limit: number;
  filter?: (seeker: SeekerInput) => boolean;
}

/** Relatedness is asked for the same few thousand pairs of codes over and over. */
function remembered(relatedness: MatchContext['relatedness']): MatchContext['relatedness'] {
  const known = new Map<string, Map<string, number>>();
  return (a, b) => {
    let row = known.get(a);
    if (row === undefined) {
      row = new Map<string, number>();
      known.set(a, row);
    }
    let value = row.get(b);
    if (value === undefined) {
      const asked = relatedness(a, b);
      value = Number.isFinite(asked) ? Math.min(10_000, Math.max(0, Math.floor(asked))) : 0;
      row.set(b, value);
    }
    return value;
  };
}

export class MatchIndex {
  #context: MatchContext;
  #sides: Record<Side, SideRules>;
  readonly #seekers = new Map<string, PreparedSeeker>();
  readonly #vacancies = new VacancyColumns();

  constructor(context: MatchContext) {
    this.#context = { ...context, relatedness: remembered(context.relatedness) };
    this.#sides = sideRules(this.#context);
  }

  /** How many rows are held. */
  get size(): { seekers: number; vacancies: number } {
    return { seekers: this.#seekers.size, vacancies: this.#vacancies.size };
  }

  /** A new day, policy or relatedness: everything held is worked out again. */
  setContext(context: MatchContext): void {
    this.#context = { ...context, relatedness: remembered(context.relatedness) };
    this.#sides = sideRules(this.#context);
    this.load({
      seekers: [...this.#seekers.values()].map(({ input }) => input),
      vacancies: [...this.#vacancies.all()].map(({ input }) => input),
    });
  }

  /** Adds or replaces many rows; what is not named stays. */
  load(rows: { seekers?: Iterable<SeekerInput>; vacancies?: Iterable<VacancyInput> }): void {
    for (const seeker of rows.seekers ?? []) this.upsertSeeker(seeker);
    for (const vacancy of rows.vacancies ?? []) this.upsertVacancy(vacancy);
  }

  upsertSeeker(seeker: SeekerInput): void {
    this.#seekers.set(seeker.id, prepareSeeker(seeker, this.#context));
  }

  /** False when the id was not held. */
  removeSeeker(id: string): boolean {
    return this.#seekers.delete(id);
  }

  upsertVacancy(vacancy: VacancyInput): void {
    this.#vacancies.set(prepareVacancy(vacancy, this.#context), this.#context);
  }

  /** False when the id was not held. */
  removeVacancy(id: string): boolean {
    return this.#vacancies.delete(id);
  }

  /**
   * The best vacancies for a person, best first, with reasons. Takes an id of the index or a whole input that
   * need not be in it. @throws UnknownRecordError
   */
  bestVacancies(seeker: SeekerInput | string, query: VacancyQuery): Match[] {
    const prepared = this.#seeker(seeker);
    const best = new TopList<PreparedVacancy>(query.limit);
    this.#vacancies.scan(seekerGate(prepared), (vacancy) => {
      if (query.filter !== undefined && !query.filter(vacancy.input)) return;
      const pair = new Pair(prepared, vacancy, this.#context);
      if (!isAllowed(pair)) return;
      const scored = scoreAtLeast(pair, this.#sides, best.floor);
      if (scored !== null) best.add({ score: scored.score, id: vacancy.input.id, item: vacancy });
    });
    return best.sorted().map(({ item }) => matchOf(new Pair(prepared, item, this.#context), this.#sides));
  }

  /** The best people for a vacancy, best first, with reasons. @throws UnknownRecordError */
  bestSeekers(vacancy: VacancyInput | string, query: SeekerQuery): Match[] {
    const prepared = this.#vacancy(vacancy);
    const best = new TopList<PreparedSeeker>(query.limit);
    for (const seeker of this.#seekers.values()) {
      if (query.filter !== undefined && !query.filter(seeker.input)) continue;
      const pair = new Pair(seeker, prepared, this.#context);
      if (!isAllowed(pair)) continue;
      const scored = scoreAtLeast(pair, this.#sides, best.floor);
      if (scored !== null) best.add({ score: scored.score, id: seeker.input.id, item: seeker });
    }
    return best.sorted().map(({ item }) => matchOf(new Pair(item, prepared, this.#context), this.#sides));
  }

  /** Every hard rule a pair breaks; empty when it is allowed. @throws UnknownRecordError */
  whyNot(seeker: SeekerInput | string, vacancy: VacancyInput | string): Exclusion[] {
    return exclusionsOf(new Pair(this.#seeker(seeker), this.#vacancy(vacancy), this.#context));
  }

  /** Everything about one pair, allowed or not. @throws UnknownRecordError */
  explainPair(seeker: SeekerInput | string, vacancy: VacancyInput | string): PairExplanation {
    const person = this.#seeker(seeker);
    const explained = this.#explain(person, this.#vacancy(vacancy));
    return { ...explained, rank: this.#rankOf(person, explained.match) };
  }

  /** Which rules keep which vacancies from a person, with the most promising ones. @throws UnknownRecordError */
  excludedVacancies(seeker: SeekerInput | string, query: VacancyQuery): ExclusionSummary {
    const person = this.#seeker(seeker);
    const pairs = function* (rows: Iterable<PreparedVacancy>) {
      for (const vacancy of rows) {
        if (query.filter === undefined || query.filter(vacancy.input)) {
          yield { id: vacancy.input.id, seeker: person, vacancy };
        }
      }
    };
    return this.#summarise(pairs(this.#vacancies.all()), query.limit);
  }

  /** Which rules keep which people from a vacancy, with the most promising ones. @throws UnknownRecordError */
  excludedSeekers(vacancy: VacancyInput | string, query: SeekerQuery): ExclusionSummary {
    const post = this.#vacancy(vacancy);
    const pairs = function* (rows: Iterable<PreparedSeeker>) {
      for (const seeker of rows) {
        if (query.filter === undefined || query.filter(seeker.input)) {
          yield { id: seeker.input.id, seeker, vacancy: post };
        }
      }
    };
    return this.#summarise(pairs(this.#seekers.values()), query.limit);
  }

  #seeker(seeker: SeekerInput | string): PreparedSeeker {
    if (typeof seeker !== 'string') return prepareSeeker(seeker, this.#context);
    const held = this.#seekers.get(seeker);
    if (held === undefined) throw new UnknownRecordError('seeker', seeker);
    return held;
  }

  #vacancy(vacancy: VacancyInput | string): PreparedVacancy {
    if (typeof vacancy !== 'string') return prepareVacancy(vacancy, this.#context);
    const held = this.#vacancies.get(vacancy);
    if (held === undefined) throw new UnknownRecordError('vacancy', vacancy);
    return held;
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

  #rankOf(seeker: PreparedSeeker, match: Match): number {
    let before = 0;
    const own = { score: match.score, id: match.vacancyId };
    this.#vacancies.scan(seekerGate(seeker), (vacancy) => {
      if (vacancy.input.id === match.vacancyId) return;
      const pair = new Pair(seeker, vacancy, this.#context);
      if (!isAllowed(pair)) return;
      const scored = scoreAtLeast(pair, this.#sides, own.score);
      if (scored !== null && byRank({ score: scored.score, id: vacancy.input.id }, own) < 0) before++;
    });
    return before + 1;
  }

  #summarise(
    pairs: Iterable<{ id: string; seeker: PreparedSeeker; vacancy: PreparedVacancy }>,
    limit: number,
  ): ExclusionSummary {
    const counts = new Map<HardRuleName, number>();
    const examples = new TopList<{ seeker: PreparedSeeker; vacancy: PreparedVacancy }>(limit);
    let considered = 0;
    let excluded = 0;
    for (const { id, seeker, vacancy } of pairs) {
      considered++;
      const placed = new Pair(seeker, vacancy, this.#context);
      const exclusions = exclusionsOf(placed);
      if (exclusions.length === 0) continue;
      excluded++;
      for (const { rule } of exclusions) counts.set(rule, (counts.get(rule) ?? 0) + 1);
      if (limit > 0) {
        const { score } = scorePair(placed, this.#sides);
        examples.add({ score, id, item: { seeker, vacancy } });
      }
    }
    return {
      considered,
      excluded,
      byRule: [...counts]
        .map(([rule, count]) => ({ rule, count }))
        .sort((a, b) => b.count - a.count || (a.rule < b.rule ? -1 : 1)),
      examples: examples.sorted().map(({ item }) => {
        const explained = this.#explain(item.seeker, item.vacancy);
        return { ...explained, rank: this.#rankOf(item.seeker, explained.match) };
      }),
    };
  }
}
