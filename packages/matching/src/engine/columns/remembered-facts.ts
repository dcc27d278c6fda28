/** Values built once per number and kept while there are few of them. */

/** A few hundred kilobytes of small objects; a dropped value is rebuilt when needed again. */
const MOST = 2_048;

export class Remembered<V> {
  readonly #values = new Map<number, V>();
  readonly #make: (number: number) => V;

  /** `make` always gives an equal value for a number, and nobody modifies the value. */
  constructor(make: (number: number) => V) {
    this.#make = make;
  }

  of(number: number): V {
    const known = this.#values.get(number);
    if (known !== undefined) return known;
    if (this.#values.size >= MOST) this.#values.clear();
    const made = this.#make(number);
    this.#values.set(number, made);
    return made;
  }
}
