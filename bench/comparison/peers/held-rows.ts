/** The rows as objects with our rules over them: what remains to be done once a library has found candidates. */
import { Pair } from '@yizhan/matching/pair.ts';
import { prepareSeeker, prepareVacancy } from '@yizhan/matching/prepared.ts';
import type { PreparedSeeker, PreparedVacancy } from '@yizhan/matching/prepared.ts';
import { isAllowed, scorePair, sideRules } from '@yizhan/matching/score.ts';
import type { MatchContext, SeekerInput, VacancyInput } from '@yizhan/matching';
import type { Ranked } from './peer.ts';

/** Any implementation would cache the answers: a market has some 760 codes. */
function remembered(relatedness: MatchContext['relatedness']): MatchContext['relatedness'] {
  const known = new Map<string, number>();
  return (a, b) => {
    const key = `${a} ${b}`;
    let value = known.get(key);
    if (value === undefined) known.set(key, (value = relatedness(a, b)));
    return value;
  };
}

export class HeldRows {
  readonly context: MatchContext;
  readonly sides: ReturnType<typeof sideRules>;
  readonly rows: readonly PreparedVacancy[];

  constructor(context: MatchContext, vacancies: Iterable<VacancyInput>) {
    this.context = { ...context, relatedness: remembered(context.relatedness) };
    this.sides = sideRules(context);
    this.rows = Array.from(vacancies, (vacancy) => prepareVacancy(vacancy, context));
  }

  /** Row by its number. @throws when there is none */
  row(number: number): PreparedVacancy {
    const row = this.rows[number];
    if (row === undefined) throw new Error(`no row ${number}`);
    return row;
  }

  seeker(input: SeekerInput): PreparedSeeker {
    return prepareSeeker(input, this.context);
  }

  /** Whether no hard rule forbids the pair. */
  allowed(seeker: PreparedSeeker, row: PreparedVacancy): boolean {
    return isAllowed(new Pair(seeker, row, this.context));
  }

  /** The allowed candidates, scored and sorted. */
  ranked(seeker: PreparedSeeker, candidates: Iterable<PreparedVacancy>, limit: number): Ranked[] {
    const allowed: PreparedVacancy[] = [];
    for (const row of candidates) if (this.allowed(seeker, row)) allowed.push(row);
    return this.scored(seeker, allowed, limit);
  }

  /** Rows known to be allowed, scored and sorted. */
  scored(seeker: PreparedSeeker, allowed: readonly PreparedVacancy[], limit: number): Ranked[] {
    return allowed
      .map((row) => ({
        id: row.input.id,
        score: scorePair(new Pair(seeker, row, this.context), this.sides).score,
      }))
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }
}
