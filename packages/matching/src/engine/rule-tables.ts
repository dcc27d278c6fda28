/** Values of rules for every possible answer, looked up by number. */
import { PRECISION_METRES, WITHIN_METRES } from '../geo.ts';
import { educationValue } from '../rules/soft/education.ts';
import { freshnessValue, STALE_DAYS } from '../rules/soft/freshness.ts';
import { lodgingValue } from '../rules/soft/lodging.ts';
import { PRECISIONS } from './columns/encoding.ts';

/** By precision. */
export const SLACK = Int32Array.from(PRECISIONS, (precision) => PRECISION_METRES[precision]);
export const WITHIN = Int32Array.from(PRECISIONS, (precision) => WITHIN_METRES[precision]);
/** By days since the last confirmation. */
export const FRESHNESS = Uint16Array.from({ length: STALE_DAYS + 1 }, (_, days) => freshnessValue(days));
/** `EDUCATION[8 * held + required]`. */
export const EDUCATION = Uint16Array.from({ length: 64 }, (_, i) => educationValue(i >> 3, i & 7));
/** The most any vacancy can value a level of schooling. */
export const MOST_EDUCATION = Array.from({ length: 8 }, (_, held) =>
  Math.max(...EDUCATION.subarray(8 * held, 8 * held + 8)),
);
/** Lodging and meals: `LODGING[wants][offers]`, wants as bits, offers as three times lodging plus meals. */
const TRI = [null, false, true] as const;
export const LODGING = [0, 1, 2, 3].map((wants) =>
  Uint16Array.from({ length: 9 }, (_, i) =>
    lodgingValue(
      { lodging: (wants & 1) !== 0, meals: (wants & 2) !== 0 },
      { lodging: TRI[Math.floor(i / 3)]!, meals: TRI[i % 3]! },
    ),
  ),
);
