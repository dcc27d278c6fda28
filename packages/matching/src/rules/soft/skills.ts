import type { Pair } from '../../pair.ts';
import type { SoftReason, SoftRule } from '../rule.ts';
import { UNKNOWN } from '../rule.ts';

/** The value left to a person who shows none of the required skills: most skills are learnt on the job. */
const NONE_SHOWN = 3_000;

/** Long adverts name far more skills than one person states; having this many is as good as all. */
const ENOUGH = 4;

function shown({ seeker, vacancy }: Pair): { have: string[]; missing: string[] } {
  const have: string[] = [];
  const missing: string[] = [];
  for (const skill of vacancy.input.skills) (seeker.skills.has(skill) ? have : missing).push(skill);
  return { have, missing };
}

/** Value of having this many of the required skills. */
export function skillsValue(have: number, asked: number): number {
  if (asked === 0) return UNKNOWN;
  return Math.floor(NONE_SHOWN + (10_000 - NONE_SHOWN) * Math.min(1, have / Math.min(asked, ENOUGH)));
}

/** The share of the required skills that the person has; further skills do no harm. */
export const skills: SoftRule = {
  name: 'skills',
  side: 'employer',
  source: 'requirements 5.4',
  value: ({ seeker, vacancy }) => {
    let have = 0;
    for (const skill of vacancy.input.skills) if (seeker.skills.has(skill)) have++;
    return skillsValue(have, vacancy.input.skills.length);
  },
  reason: (pair): SoftReason => {
    if (pair.vacancy.input.skills.length === 0) return { variant: 'none_asked', sign: '0', params: {} };
    const { have, missing } = shown(pair);
    if (missing.length === 0) return { variant: 'all', sign: '+', params: { have } };
    if (have.length === 0) return { variant: 'none', sign: '-', params: { missing } };
    return { variant: 'some', sign: have.length >= missing.length ? '+' : '0', params: { have, missing } };
  },
};
