/**
 * The people of one block who pass the checks of kinds of work, kinds of employment, commute and schooling; the
 * counterpart of `NearRows`. Most people drop out here, in short loops, so that the processor fetches the next ones
 * while it still waits for the last.
 */
import { UNIT_METRES } from '../geo.ts';
import { BLOCK_ROWS } from './columns/blocks.ts';
import type { Blocks } from './columns/blocks.ts';
import { GOES } from './columns/seeker-encoding.ts';
import { BestBits } from './best-bits.ts';
import { SLACK } from './rule-tables.ts';
import type { SeekerBounds } from './seeker-bounds.ts';
import { IN_WANTED } from './shared-rules.ts';
import type { VacancySide } from './vacancy-side.ts';
import type { SeekerArrays } from './view.ts';

export class NearPeople {
  readonly rows = new Int32Array(BLOCK_ROWS);
  readonly flags = new Uint32Array(BLOCK_ROWS);
  /** Nearness of the nearest work the person may have named. */
  readonly nearest = new Int32Array(BLOCK_ROWS);
  readonly #named = new Int32Array(BLOCK_ROWS);
  readonly #ofBits = new BestBits();
  #side!: VacancySide;

  take(side: VacancySide): void {
    this.#side = side;
    this.#ofBits.take(side.bestByBit);
  }

  /**
   * Finds the people of the block at `at` of `reach` who name a kind of work of `mask` and none of `earlier`; returns
   * how many.
   */
  find(
    blocks: Blocks,
    seekers: SeekerArrays,
    reach: SeekerBounds,
    at: number,
    mask: number,
    earlier: number,
  ): number {
    const named = this.#namers(blocks, seekers.signature, reach.blocks[at]!, mask, earlier);
    return this.#within(seekers, reach.goes[at]!, reach.narrow[at]!, named);
  }

  #namers(blocks: Blocks, signature: Uint32Array, block: number, mask: number, earlier: number): number {
    const { rows } = this;
    const ownNamed = this.#named;
    const start = blocks.start[block]!;
    const end = start + blocks.count[block]!;
    const listed = blocks.listed[block] === 1 ? blocks.rows : null;
    let kept = 0;
    for (let at = start; at < end; at++) {
      const row = listed === null ? at : listed[at]!;
      const named = signature[row]! | 0;
      rows[kept] = row;
      ownNamed[kept] = named;
      const wanted = named & mask;
      const had = named & earlier;
      // Adds one where a wanted bit is set and no earlier one was, without a branch that would often be mispredicted.
      kept += ((wanted | -wanted) >>> 31) & ~((had | -had) >> 31);
    }
    return kept;
  }

  /** Checks the first `count` rows. */
  #within(
    { lat, lng, commute, kinds, flags, regionSet }: SeekerArrays,
    goes: number,
    narrow: number,
    count: number,
  ): number {
    const { rows, nearest } = this;
    const ownFlags = this.flags;
    const named = this.#named;
    const ofBits = this.#ofBits;
    const side = this.#side;
    const [unitMetres, slackOf] = [UNIT_METRES, SLACK];
    const [workLat, workLng, offered, precision] = [side.lat, side.lng, side.kinds, side.precision];
    const leastEducation = side.insistsOnEducation ? side.askedEducation : 0;
    // The commute limit applies to the whole block except people who named the place.
    const isKept = narrow > 0 && (goes & ~GOES.named) === 0;
    const someNamed = (goes & GOES.named) !== 0;
    let allowed = 0;
    for (let i = 0; i < count; i++) {
      const row = rows[i]!;
      const flag = flags[row]!;
      const wanted = kinds[row]!;
      const north = (workLat - lat[row]!) * unitMetres;
      const east = (workLng - lng[row]!) * narrow;
      const limit = commute[row]!;
      if (wanted !== 0 && (wanted & offered) === 0) continue;
      const education = (flag >>> 7) & 7;
      if (education !== 0 && education < leastEducation) continue;
      if (isKept) {
        const placed = (flag >>> 14) & 7;
        const farthest = limit + slackOf[placed > precision ? placed : precision]! + 1;
        const isFar = north * north + east * east > farthest * farthest;
        if (isFar && !(someNamed && (side.wanted(regionSet[row]!) & IN_WANTED) !== 0)) continue;
      }
      rows[allowed] = row;
      ownFlags[allowed] = flag;
      nearest[allowed++] = ofBits.of(named[i]!);
    }
    return allowed;
  }
}
