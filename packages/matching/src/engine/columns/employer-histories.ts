/** How employers answered referrals, each distinct history kept once with the value the rule gives it. */
import { employerAnswersValue } from '../../rules/soft/answers.ts';
import type { EmployerHistory } from '../../types.ts';
import { ListInterner } from './list-interner.ts';
import { resized, roomFor, snugFor, words16 } from './shared-array.ts';

export class EmployerHistories {
  /** Pairs of referred and answered counts. */
  readonly #lists = new ListInterner();
  /** Value of each history. */
  value = words16(0);

  /** The number of a history; hires are left out because no rule uses them. */
  intern({ referred, answered, hired }: EmployerHistory): number {
    const before = this.#lists.size;
    const number = this.#lists.intern([referred, answered]);
    if (number < before) return number;
    if (number >= this.value.length) this.value = resized(this.value, roomFor(number + 1));
    this.value[number] = employerAnswersValue({ referred, answered, hired });
    return number;
  }

  read(number: number): EmployerHistory {
    const [referred = 0, answered = 0] = this.#lists.list(number);
    return { referred, answered, hired: 0 };
  }

  /** Shrinks memory to the current content plus room for a day's changes. */
  trim(): void {
    this.#lists.trim();
    this.value = resized(this.value, snugFor(this.#lists.size));
  }
}
