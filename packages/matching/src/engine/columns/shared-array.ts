/** Typed arrays over shared memory, so that workers read the columns without a copy. */

export type SharedUint8 = Uint8Array<SharedArrayBuffer>;
export type SharedUint16 = Uint16Array<SharedArrayBuffer>;
export type SharedUint32 = Uint32Array<SharedArrayBuffer>;
export type SharedInt32 = Int32Array<SharedArrayBuffer>;
export type SharedNumbers = SharedUint8 | SharedUint16 | SharedUint32 | SharedInt32;

export const bytes = (length: number): SharedUint8 => new Uint8Array(new SharedArrayBuffer(length));
export const words16 = (length: number): SharedUint16 => new Uint16Array(new SharedArrayBuffer(2 * length));
export const words32 = (length: number): SharedUint32 => new Uint32Array(new SharedArrayBuffer(4 * length));
export const ints32 = (length: number): SharedInt32 => new Int32Array(new SharedArrayBuffer(4 * length));

/** An array of zeros of the same kind. */
function like<A extends SharedNumbers>(from: A, length: number): A {
  const make =
    from instanceof Uint8Array
      ? bytes
      : from instanceof Uint16Array
        ? words16
        : from instanceof Uint32Array
          ? words32
          : ints32;
  // Each branch makes an array of the given kind; the compiler cannot follow that through a type parameter.
  return make(length) as A;
}

/** The same numbers in an array of another length. */
export function resized<A extends SharedNumbers>(from: A, length: number): A {
  const to = like(from, length);
  to.set(length < from.length ? from.subarray(0, length) : from);
  return to;
}

/** The numbers of `from` in the order of `order`: `to[i] = from[order[i]]`. */
export function gathered<A extends SharedNumbers>(from: A, order: Uint32Array, length: number): A {
  const to = like(from, length);
  for (let i = 0; i < order.length; i++) to[i] = from[order[i]!]!;
  return to;
}

/** Numbers kept in sixteen bits while all of them fit. */
export type Narrow = SharedUint16 | SharedUint32;

/** Writes a number at an index; returns the array, or a wider one when the number does not fit. */
export function written(array: Narrow, at: number, value: number): Narrow {
  if (value > 0xffff && array instanceof Uint16Array) {
    const wide = words32(array.length);
    wide.set(array);
    wide[at] = value;
    return wide;
  }
  array[at] = value;
  return array;
}

/** A length for rows just laid out: some room for a day's changes. */
export function snugFor(needed: number): number {
  return needed + (needed >> 6) + 64;
}

/** A length with room to grow: an eighth more, so that the slack costs little memory. */
export function roomFor(needed: number): number {
  return Math.max(64, needed + (needed >> 3));
}
