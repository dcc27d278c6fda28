import { MatchIndex, type MatchContext, type VacancyInput } from '@yizhan/matching';
import {
  keyOf,
  NO_HISTORY,
  toSeekerInput,
  type EmployerCounts,
  type EngineSeekerRow,
} from '../engine-inputs/index.ts';

/** What the index knows about a person beyond the engine's input: who may see them. */
export interface SeekerPlace {
  readonly region: string;
  readonly siteId: string | null;
  /** Agreed to be shown to employers. */
  readonly shared: boolean;
}

/**
 * The match index with the data of its rows: where people can be reached, and which employers the vacancies belong to.
 */
export class LiveIndex {
  readonly index: MatchIndex;
  readonly places = new Map<string, SeekerPlace>();
  /** An employer's answers change all of its vacancies. */
  readonly #byEmployer = new Map<string, Map<string, VacancyInput>>();
  readonly #employers = new Map<string, string>();
  /** The day for which ages and last days were computed. */
  #day: string;

  constructor(context: MatchContext) {
    this.index = new MatchIndex(context);
    this.#day = context.today;
  }

  /** Recomputes everything when the date changes. */
  advanceTo(context: MatchContext): void {
    if (context.today === this.#day) return;
    this.#day = context.today;
    this.index.setContext(context);
  }

  /** Adds or updates a person; removes one who can no longer be matched. */
  putSeeker(row: EngineSeekerRow): void {
    const key = keyOf(row);
    if (!row.eligible) {
      this.dropSeeker(key);
      return;
    }
    this.index.upsertSeeker(toSeekerInput(row));
    this.places.set(key, { region: row.region_code, siteId: row.site_id, shared: row.shared });
  }

  dropSeeker(key: string): void {
    this.index.removeSeeker(key);
    this.places.delete(key);
  }

  /** Adds or updates a vacancy; removes one that is closed or full. */
  putVacancy(vacancy: VacancyInput): void {
    if (!vacancy.open || vacancy.headcount < 1) {
      this.dropVacancy(vacancy.id);
      return;
    }
    this.index.upsertVacancy(vacancy);
    const siblings = this.#byEmployer.get(vacancy.employerId) ?? new Map<string, VacancyInput>();
    siblings.set(vacancy.id, vacancy);
    this.#byEmployer.set(vacancy.employerId, siblings);
    this.#employers.set(vacancy.id, vacancy.employerId);
  }

  dropVacancy(key: string): void {
    this.index.removeVacancy(key);
    const employer = this.#employers.get(key);
    if (employer === undefined) return;
    this.#employers.delete(key);
    const siblings = this.#byEmployer.get(employer);
    siblings?.delete(key);
    if (siblings?.size === 0) this.#byEmployer.delete(employer);
  }

  setAnswers(employerId: string, employerHistory: EmployerCounts = NO_HISTORY): void {
    for (const vacancy of [...(this.#byEmployer.get(employerId)?.values() ?? [])]) {
      this.putVacancy({ ...vacancy, employerHistory });
    }
  }
}
