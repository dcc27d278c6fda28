import type { HardRule } from '../rule.ts';
import { blocked } from './blocked.ts';
import { cannot } from './cannot.ts';
import { kind, reserved } from './kind.ts';
import { legalAge } from './legal-age.ts';
import { headcount, open } from './open.ts';
import { payFloor } from './pay-floor.ts';
import { lodgingNeeded, place } from './place.ts';
import { certificates, education, experience } from './qualifications.ts';
import { overlap, times } from './times.ts';

/** Every hard rule, cheapest and most selective first; `whyNot` reports in this order. */
export const HARD_RULES: readonly HardRule[] = [
  open,
  headcount,
  blocked,
  kind,
  reserved,
  legalAge,
  education,
  certificates,
  experience,
  cannot,
  times,
  overlap,
  payFloor,
  place,
  lodgingNeeded,
];
