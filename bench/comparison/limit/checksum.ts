/** A checksum over everything found: FNV-1a over whole numbers, the same as in `native/measure.hpp`. */
export class Checksum {
  #hash = 0x811c9dc5;

  add(value: number): void {
    this.#hash = Math.imul(this.#hash ^ value, 0x01000193);
  }

  addList(rows: Int32Array, scores: Int32Array, at: number, count: number): void {
    this.add(count);
    for (let i = at; i < at + count; i++) {
      this.add(rows[i]!);
      this.add(scores[i]!);
    }
  }

  get value(): number {
    return this.#hash >>> 0;
  }
}
