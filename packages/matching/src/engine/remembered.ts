/** Relatedness between codes, looked up once per pair and clamped to the scale. */
import type { MatchContext } from '../types.ts';
import type { WordInterner } from './columns/list-interner.ts';
import type { CodeRelatedness } from './view.ts';

export class RememberedRelatedness implements CodeRelatedness {
  readonly #relatedness: MatchContext['relatedness'];
  readonly #codes: WordInterner;
  readonly #rows = new Map<number, Uint16Array>();

  constructor(relatedness: MatchContext['relatedness'], codes: WordInterner) {
    this.#relatedness = relatedness;
    this.#codes = codes;
  }

  row(code: number): Uint16Array {
    const { words } = this.#codes;
    const known = this.#rows.get(code);
    if (known?.length === words.length) return known;
    const row = new Uint16Array(words.length);
    if (known !== undefined) row.set(known);
    const name = this.#codes.word(code);
    for (let other = known?.length ?? 0; other < row.length; other++) {
      row[other] = this.#bounded(name, this.#codes.word(other));
    }
    this.#rows.set(code, row);
    return row;
  }

  /** The same by name; a code that the index has never seen is looked up each time. */
  readonly between = (a: string, b: string): number => {
    const [left, right] = [this.#codes.find(a), this.#codes.find(b)];
    return left === undefined || right === undefined ? this.#bounded(a, b) : this.row(left)[right]!;
  };

  #bounded(a: string, b: string): number {
    const asked = this.#relatedness(a, b);
    return Number.isFinite(asked) ? Math.min(10_000, Math.max(0, Math.floor(asked))) : 0;
  }
}
