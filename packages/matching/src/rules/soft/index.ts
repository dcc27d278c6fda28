import type { SoftRule } from '../rule.ts';
import { employerAnswers, seekerAnswers } from './answers.ts';
import { certificates } from './certificates.ts';
import { conditions } from './conditions.ts';
import { distance } from './distance.ts';
import { education } from './education.ts';
import { experience } from './experience.ts';
import { freshness } from './freshness.ts';
import { lodging } from './lodging.ts';
import { ownOccupation, wantedOccupation } from './occupation.ts';
import { pay } from './pay.ts';
import { skills } from './skills.ts';

/** Every weighted rule; the priority-group bonus is added separately (`policy.ts`). */
export const SOFT_RULES: readonly SoftRule[] = [
  wantedOccupation,
  pay,
  distance,
  conditions,
  lodging,
  freshness,
  employerAnswers,
  ownOccupation,
  experience,
  skills,
  education,
  certificates,
  seekerAnswers,
];
