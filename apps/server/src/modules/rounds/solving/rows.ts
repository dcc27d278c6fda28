import { createHash } from 'node:crypto';
import { PRIORITY_GROUPS } from '@yizhan/domain';
import { MatchIndex, seekerOnDay, vacancyOnDay } from '@yizhan/matching';
import type { MatchContext, SeekerInput, VacancyInput } from '@yizhan/matching';
import type { SolvingTask } from './messages.ts';

/**
 * People and vacancies of a round, numbered in the order of arrival: the same rows always get the same numbers. Whole
 * inputs are not kept: 300,000 people would take gigabytes.
 */
export interface RoundRows {
  /** Contains every row. */
  readonly index: MatchIndex;
  /** Keys, `4303-<uuid>`. */
  readonly seekers: readonly string[];
  readonly vacancies: readonly string[];
  /**
   * Digests of the people, `PRINT_BYTES` each, which change when anything the engine knows about them changes, or when
   * the date makes a difference to them.
   */
  readonly prints: Uint8Array;
  /** The same for the vacancies, including the places the round may give away. */
  readonly vacancyPrints: Uint8Array;
  /** Priority groups of each person, one bit per entry of `PRIORITY_GROUPS`. */
  readonly groups: Uint16Array;
  /** Places of each vacancy that the round may give away, at least one. */
  readonly places: Int32Array;
  /** A second pass only offers what lies outside a person's own prefecture. */
  readonly elsewhereOnly: boolean;
  /** Digest of everything other than the person that a first list depends on. */
  readonly frame: Uint8Array;
}

export const PRINT_BYTES = 16;
/** Part of every frame, so that lists saved in another form, or by other scoring rules, are invalid. */
export const FORM = 'lists 2';

function printOf(row: SeekerInput | VacancyInput, rest: string): Buffer {
  return createHash('sha256').update(JSON.stringify(row)).update(rest).digest().subarray(0, PRINT_BYTES);
}

/** Takes rows one by one, adding each to the index immediately. */
export class RowsBuilder {
  readonly #index: MatchIndex;
  readonly #context: MatchContext;
  readonly #pass: SolvingTask['pass'];
  readonly #frame = createHash('sha256');
  readonly #seekers: string[] = [];
  readonly #vacancies: string[] = [];
  readonly #prints: Buffer[] = [];
  readonly #vacancyPrints: Buffer[] = [];
  readonly #groups: number[] = [];
  readonly #places: number[] = [];

  constructor(context: MatchContext, task: Pick<SolvingTask, 'today' | 'policy' | 'pass'>) {
    this.#index = new MatchIndex(context);
    this.#context = context;
    this.#pass = task.pass;
    this.#frame.update(JSON.stringify([FORM, task.today, task.policy, task.pass]));
  }

  get seekers(): number {
    return this.#seekers.length;
  }

  addSeeker(seeker: SeekerInput): void {
    this.#index.upsertSeeker(seeker);
    this.#seekers.push(seeker.id);
    this.#prints.push(printOf(seeker, seekerOnDay(seeker, this.#context)));
    this.#groups.push(
      PRIORITY_GROUPS.reduce(
        (bits, group, bit) => bits | (seeker.priorityGroups.includes(group) ? 1 << bit : 0),
        0,
      ),
    );
  }

  /** A vacancy that is closed or has no place for this round does not take part in it. */
  addVacancy(vacancy: VacancyInput, places: number): void {
    if (!vacancy.open || places <= 0) return;
    this.#index.upsertVacancy(vacancy);
    this.#frame.update(JSON.stringify(vacancy));
    this.#vacancyPrints.push(printOf(vacancy, `${vacancyOnDay(vacancy, this.#context)} ${places}`));
    this.#vacancies.push(vacancy.id);
    this.#places.push(places);
  }

  /** All added rows. The builder cannot be used afterwards. */
  done(): RoundRows {
    this.#index.layOut();
    return {
      index: this.#index,
      seekers: this.#seekers,
      vacancies: this.#vacancies,
      prints: Buffer.concat(this.#prints),
      vacancyPrints: Buffer.concat(this.#vacancyPrints),
      groups: Uint16Array.from(this.#groups),
      places: Int32Array.from(this.#places),
      elsewhereOnly: this.#pass === 'second',
      frame: this.#frame.digest(),
    };
  }
}
