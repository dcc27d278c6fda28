/**
 * Rows of one group that lie near each other, up to 64 in a block with its bounding box. A search asks the boxes which
 * blocks can hold something good enough; the assignment of rows to blocks changes no result. A block unchanged since
 * the last layout is a range of row numbers; only the others list their rows.
 */
import { bytes, ints32, resized, roomFor, words16, words32 } from './shared-array.ts';

export const BLOCK_ROWS = 64;

/** Where a row lies; null for a row without an exact or estimated point, or where the point does not matter. */
export interface RowPlace {
  lat: number;
  lng: number;
  /** Index of the precision; 0 is exact. */
  precision: number;
  /** Metres that a person is willing to travel from here. */
  reach: number;
}

/** Where a row is found: its group, and its point. */
export interface RowHome {
  group: number;
  place: RowPlace | null;
}

/** Rows in the order in which blocks are cut from them. */
export interface RowOrder {
  /** Rows from 0 up to, but excluding, this one. */
  rows: number;
  /** Whether searches may find the row at all. */
  isFound: (row: number) => boolean;
  groupOf: (row: number) => number;
  placeOf: (row: number) => RowPlace | null;
}

export class Blocks {
  /**
   * Block b holds `count[b]` rows: consecutive entries from `rows[start[b]]` where `listed[b]` is 1, else consecutive
   * row numbers from `start[b]`.
   */
  start = words32(0);
  count = bytes(0);
  listed = bytes(0);
  /** Space for `BLOCK_ROWS` row numbers per listed block; empty right after a layout. */
  rows = words32(0);
  group = words32(0);
  /** Boxes in units; a block of rows without a point has an empty box (`south > north`). */
  south = ints32(0);
  north = ints32(0);
  west = ints32(0);
  east = ints32(0);
  /** Coarsest precision and longest reach in the block. */
  precision = bytes(0);
  reach = words32(0);
  /** Union of the `bits` of all rows of the block. */
  bits = words16(0);
  /** Blocks of each group. */
  readonly ofGroup: number[][] = [];
  readonly #free: number[] = [];
  /** Starts of spaces that no block uses any more, and where the next new one starts. */
  readonly #freeRooms: number[] = [];
  #nextRoom = 0;
  #end = 0;

  get end(): number {
    return this.#end;
  }

  /** Bits of a row by which whole blocks can be skipped; set by the owner of the columns. */
  bitsOf: (row: number) => number = () => 0;

  /** The rows of a block, in no order. */
  rowsOf(block: number): number[] {
    const start = this.start[block]!;
    return Array.from({ length: this.count[block]! }, (_, i) =>
      this.listed[block] === 1 ? this.rows[start + i]! : start + i,
    );
  }

  /**
   * Records that a row has changed; `from` and `to` are its old and new homes, null where searches must not find it.
   */
  move(row: number, from: RowHome | null, to: RowHome | null): void {
    const block = from === null ? -1 : this.#blockOf(row, from.group);
    if (block >= 0 && from !== null && to !== null && isSameHome(from, to)) {
      this.bits[block]! |= this.bitsOf(row);
      return;
    }
    if (block >= 0) this.#takeOut(block, row);
    if (to !== null) this.#append(this.#roomiest(to.group, to.place), row, to.place);
  }

  /** Takes rows sorted by group and cuts them into full blocks in that order. */
  rebuild({ rows, isFound, groupOf, placeOf }: RowOrder): void {
    this.#end = 0;
    this.#free.length = 0;
    this.#freeRooms.length = 0;
    this.#nextRoom = 0;
    this.rows = words32(0);
    this.ofGroup.length = 0;
    let open = -1;
    let isPlaced = false;
    for (let row = 0; row < rows; row++) {
      if (!isFound(row)) continue;
      const group = groupOf(row);
      const place = placeOf(row);
      const fits =
        open >= 0 &&
        this.group[open] === group &&
        isPlaced === (place !== null) &&
        this.count[open]! < BLOCK_ROWS &&
        row === this.start[open]! + this.count[open]!;
      if (!fits) {
        open = this.#newBlock(group);
        isPlaced = place !== null;
      }
      this.#append(open, row, place);
    }
  }

  /** The block of a group that holds a row; -1 for none. */
  #blockOf(row: number, group: number): number {
    for (const block of this.ofGroup[group] ?? []) {
      const start = this.start[block]!;
      const end = start + this.count[block]!;
      if (this.listed[block] === 0) {
        if (row >= start && row < end) return block;
      } else {
        for (let at = start; at < end; at++) if (this.rows[at] === row) return block;
      }
    }
    return -1;
  }

  #takeOut(block: number, row: number): void {
    if (this.listed[block] === 0 && row === this.start[block]) {
      this.start[block]++;
      this.count[block]!--;
    } else if (this.listed[block] === 0 && row === this.start[block]! + this.count[block]! - 1) {
      this.count[block]!--;
    } else {
      this.#list(block);
      const start = this.start[block]!;
      const last = --this.count[block]!;
      const at = this.rows.subarray(start, start + last + 1).indexOf(row);
      this.rows[start + at] = this.rows[start + last]!;
    }
    if (this.count[block]! > 0) return;
    if (this.listed[block] === 1) this.#freeRooms.push(this.start[block]!);
    const siblings = this.ofGroup[this.group[block]!]!;
    siblings.splice(siblings.indexOf(block), 1);
    this.#free.push(block);
  }

  /** Gives a block space to list its rows. */
  #list(block: number): void {
    if (this.listed[block] === 1) return;
    const first = this.start[block]!;
    const room = this.#freeRooms.pop() ?? this.#nextRoom++ * BLOCK_ROWS;
    if (room >= this.rows.length) this.rows = resized(this.rows, roomFor(this.#nextRoom) * BLOCK_ROWS);
    for (let i = 0; i < this.count[block]!; i++) this.rows[room + i] = first + i;
    this.start[block] = room;
    this.listed[block] = 1;
  }

  /** The block of the group with free space whose box grows least, or a new one. */
  #roomiest(group: number, place: RowPlace | null): number {
    let best = -1;
    let least = Infinity;
    for (const block of this.ofGroup[group] ?? []) {
      const isPlaced = this.south[block]! <= this.north[block]!;
      if (isPlaced !== (place !== null)) continue;
      const growth = place === null ? 0 : this.#growth(block, place);
      // A full block that needs no growth is split; a full one that would have to grow is left alone.
      if (growth < least) [best, least] = [block, growth];
    }
    if (best < 0) return this.#newBlock(group);
    if (this.count[best]! < BLOCK_ROWS) return best;
    return place === null ? this.#newBlock(group) : this.#split(best, place);
  }

  #growth(block: number, { lat, lng }: RowPlace): number {
    const height = Math.max(this.north[block]!, lat) - Math.min(this.south[block]!, lat);
    const width = Math.max(this.east[block]!, lng) - Math.min(this.west[block]!, lng);
    return height + width - (this.north[block]! - this.south[block]! + this.east[block]! - this.west[block]!);
  }

  /** Moves out the half of a full block beyond the middle of its longer side; returns the half that suits the point. */
  #split(block: number, place: RowPlace): number {
    const isTall = this.north[block]! - this.south[block]! >= this.east[block]! - this.west[block]!;
    const key = ({ lat, lng }: RowPlace): number => (isTall ? lat : lng);
    const rows = this.rowsOf(block)
      .map((row) => ({ row, place: this.placeOf(row) }))
      .sort((a, b) => key(a.place) - key(b.place));
    const group = this.group[block]!;
    const half = rows.length / 2;
    const other = this.#newBlock(group);
    this.count[block] = 0;
    this.#empty(block);
    rows.forEach((one, i) => this.#append(i < half ? block : other, one.row, one.place));
    return this.#growth(block, place) <= this.#growth(other, place) ? block : other;
  }

  /** Where a row that is already in a block lies; set by the owner of the columns. */
  placeOf: (row: number) => RowPlace = () => ({ lat: 0, lng: 0, precision: 0, reach: 0 });

  #append(block: number, row: number, place: RowPlace | null): void {
    if (this.count[block] === 0 && this.listed[block] === 0) this.start[block] = row;
    if (this.listed[block] === 0 && row !== this.start[block]! + this.count[block]!) this.#list(block);
    const at = this.count[block]!++;
    if (this.listed[block] === 1) this.rows[this.start[block]! + at] = row;
    this.bits[block]! |= this.bitsOf(row);
    if (place === null) return;
    this.south[block] = Math.min(this.south[block]!, place.lat);
    this.north[block] = Math.max(this.north[block]!, place.lat);
    this.west[block] = Math.min(this.west[block]!, place.lng);
    this.east[block] = Math.max(this.east[block]!, place.lng);
    this.precision[block] = Math.max(this.precision[block]!, place.precision);
    this.reach[block] = Math.max(this.reach[block]!, place.reach);
  }

  #newBlock(group: number): number {
    const block = this.#free.pop() ?? this.#end++;
    if (block >= this.count.length) {
      const room = roomFor(block + 1);
      for (const name of ['count', 'listed', 'precision'] as const) {
        this[name] = resized(this[name], room);
      }
      this.bits = resized(this.bits, room);
      for (const name of ['start', 'group', 'south', 'north', 'west', 'east', 'reach'] as const) {
        Object.assign(this, { [name]: resized(this[name], room) });
      }
    }
    this.group[block] = group;
    this.count[block] = 0;
    this.listed[block] = 0;
    this.#empty(block);
    (this.ofGroup[group] ??= []).push(block);
    return block;
  }

  #empty(block: number): void {
    this.south[block] = this.west[block] = 0x7fff_ffff;
    this.north[block] = this.east[block] = -0x8000_0000;
    this.precision[block] = 0;
    this.reach[block] = 0;
    this.bits[block] = 0;
  }
}

function isSameHome(a: RowHome, b: RowHome): boolean {
  if (a.group !== b.group) return false;
  if (a.place === null || b.place === null) return a.place === b.place;
  return (
    a.place.lat === b.place.lat &&
    a.place.lng === b.place.lng &&
    a.place.precision === b.place.precision &&
    a.place.reach === b.place.reach
  );
}
