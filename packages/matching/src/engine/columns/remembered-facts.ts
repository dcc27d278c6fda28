/** Values that are made once for a number and kept as long as they are few. */

/** A few hundred kilobytes of small objects; what is asked for again is made again. */
const MOST = 2_048;

export class Remembered<V> {
  readonly #values = new Map<number, V>();
  readonly #make: (number: number) => V;

  /** `make` gives the same value for a number for ever; nobody changes what it gave. */
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
