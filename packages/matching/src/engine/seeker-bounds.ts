/**
 * Which blocks of people lie within reach of a vacancy, nearest first, and how much their commute to it can be worth.
 */
import { longitudeMetres, UNIT_METRES } from '../geo.ts';
import { HOUSED_LEAST, metresValue, NAMED_REGION, NAMED_REGION_LEAST } from '../rules/soft/distance.ts';
import type { Blocks } from './columns/blocks.ts';
import { NO_PLACE } from './columns/encoding.ts';
import { GOES, KINDS_AT } from './columns/seeker-encoding.ts';
import { SLACK } from './rule-tables.ts';
import type { VacancySide } from './vacancy-side.ts';

const TOP = 10_000;
/** The value of a commute falls into one of these, best first. */
const BUCKETS = 640;
const BUCKET_BITS = 4;
/** Commutes are sorted in steps: one can be worth more than an earlier one by at most these bits. */
export const STEP_OF_WAYS = (1 << BUCKET_BITS) - 1;

export class SeekerBounds {
  /** Blocks in the order in which they are searched. */
  blocks = new Int32Array(0);
  /**
   * By position in `blocks`: the most the commute can be worth; the least metres of a unit of longitude, 0 where the
   * commute does not matter.
   */
  distance = new Int32Array(0);
  narrow = new Float64Array(0);
  /** Why people of the block may travel further to this vacancy than the daily commute; see `GOES`. */
  goes = new Uint8Array(0);
  #found = new Int32Array(0);
  #worth = new Int32Array(0);
  #narrowest = new Float64Array(0);
  readonly #buckets = new Int32Array(BUCKETS);

  /** Fills the three arrays; returns how many blocks there are. */
  collect(side: VacancySide, blocks: Blocks): number {
    this.#makeRoom(blocks.end);
    const isPlaceless = side.isRemote || side.precision === NO_PLACE;
    const exceptions =
      (side.isDispatch ? GOES.dispatched : 0) | (side.lodges === 2 ? GOES.far : 0) | GOES.named;
    let count = 0;
    for (let block = 0; block < blocks.end; block++) {
      if (blocks.count[block] === 0 || ((blocks.bits[block]! >>> KINDS_AT) & side.kinds) === 0) continue;
      const south = blocks.south[block]!;
      const north = blocks.north[block]!;
      let worth = side.isRemote ? TOP : NAMED_REGION;
      let narrow = 0;
      if (south <= north && !isPlaceless) {
        const up = side.lat < south ? south - side.lat : Math.max(0, side.lat - north);
        const west = blocks.west[block]!;
        const across = side.lng < west ? west - side.lng : Math.max(0, side.lng - blocks.east[block]!);
        // A degree of longitude is shortest in the north; distances use the latitude of the home.
        narrow = Math.min(longitudeMetres(north), longitudeMetres(south));
        const [y, x] = [up * UNIT_METRES, across * narrow];
        const metres = Math.floor(Math.sqrt(y * y + x * x));
        const reach = blocks.reach[block]!;
        const goes = blocks.bits[block]! & exceptions;
        const slack = SLACK[Math.max(side.precision, blocks.precision[block]!)]!;
        if (goes === 0 && metres > reach + slack) continue;
        worth = metresValue(metres, reach);
        const isHoused = side.isDispatch ? (goes & GOES.dispatched) !== 0 : side.lodges === 2;
        if (isHoused) worth = Math.max(worth, HOUSED_LEAST);
        if ((goes & GOES.named) !== 0) worth = Math.max(worth, NAMED_REGION_LEAST);
      }
      this.#found[count] = block;
      this.#worth[count] = worth;
      this.#narrowest[count++] = narrow;
    }
    this.#order(count, blocks, exceptions);
    return count;
  }

  /** Sorts the blocks by the value of the commute, best first, in steps of sixteen points. */
  #order(count: number, blocks: Blocks, exceptions: number): void {
    const buckets = this.#buckets;
    buckets.fill(0);
    for (let i = 0; i < count; i++) buckets[BUCKETS - 1 - (this.#worth[i]! >> BUCKET_BITS)]!++;
    let start = 0;
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      const size = buckets[bucket]!;
      buckets[bucket] = start;
      start += size;
    }
    for (let i = 0; i < count; i++) {
      const at = buckets[BUCKETS - 1 - (this.#worth[i]! >> BUCKET_BITS)]!++;
      this.blocks[at] = this.#found[i]!;
      this.distance[at] = this.#worth[i]!;
      this.narrow[at] = this.#narrowest[i]!;
      this.goes[at] = blocks.bits[this.#found[i]!]! & exceptions;
    }
  }

  #makeRoom(blocks: number): void {
    if (this.blocks.length >= blocks) return;
    const room = blocks + (blocks >> 2) + 64;
    this.blocks = new Int32Array(room);
    this.distance = new Int32Array(room);
    this.narrow = new Float64Array(room);
    this.goes = new Uint8Array(room);
    this.#found = new Int32Array(room);
    this.#worth = new Int32Array(room);
    this.#narrowest = new Float64Array(room);
  }
}
