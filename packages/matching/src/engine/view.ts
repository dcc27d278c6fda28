/**
 * What a search reads: arrays of numbers only, so that worker threads search the same memory. The index makes a view
 * anew after each change.
 */
import type { MatchContext } from '../types.ts';
import type { Blocks } from './columns/blocks.ts';
import type { SeekerColumns } from './columns/seeker-columns.ts';
import type { VacancyColumns } from './columns/vacancy-columns.ts';
import type { Lists, WorkArrays } from './columns/work-lists.ts';

export type VacancyArrays = Readonly<
  Pick<
    VacancyColumns,
    | 'end'
    | 'flags'
    | 'lat'
    | 'lng'
    | 'work'
    | 'payLow'
    | 'payHigh'
    | 'conditions'
    | 'employer'
    | 'skillsAt'
    | 'skillsCount'
    | 'skills'
    | 'kinds'
    | 'reserved'
    | 'certificates'
    | 'region'
    | 'headcount'
    | 'validUntil'
    | 'confirmedOn'
    | 'referred'
    | 'answered'
  >
> & { readonly ids: { readonly words: Uint32Array } };

export type SeekerArrays = Readonly<
  Pick<
    SeekerColumns,
    | 'end'
    | 'flags'
    | 'lat'
    | 'lng'
    | 'commute'
    | 'region'
    | 'regionSet'
    | 'payWanted'
    | 'payFloor'
    | 'conditions'
    | 'certificates'
    | 'history'
    | 'skillsAt'
    | 'skillsCount'
    | 'skills'
    | 'worksAt'
    | 'worksCount'
    | 'works'
    | 'worksValue'
    | 'groups'
    | 'kinds'
    | 'age'
  >
> & { readonly ids: { readonly words: Uint32Array } };

export type BlockArrays = Readonly<
  Pick<
    Blocks,
    'end' | 'rows' | 'count' | 'group' | 'south' | 'north' | 'west' | 'east' | 'precision' | 'ofGroup'
  >
>;

/** Weights of the rules of both sides, and what they add up to. */
export interface NumericWeights {
  seeker: {
    occupation: number;
    pay: number;
    distance: number;
    conditions: number;
    lodging: number;
    freshness: number;
    answers: number;
    total: number;
  };
  employer: {
    occupation: number;
    experience: number;
    skills: number;
    education: number;
    certificates: number;
    answers: number;
    total: number;
  };
}

export interface EngineView {
  /** Days since 1970. */
  readonly today: number;
  readonly vacancies: VacancyArrays;
  readonly blocks: BlockArrays;
  readonly works: WorkArrays;
  readonly certificates: Lists;
  readonly conditions: Lists;
  readonly heldCertificates: Lists;
  readonly ownConditions: Lists;
  readonly histories: Lists;
  readonly regionSets: Lists;
  /** Trimmed codes by number; '' for none. */
  readonly regions: readonly string[];
  readonly weights: NumericWeights;
  /** Points by priority group, in the order of the bits of `GROUPS`. */
  readonly groupBonus: readonly number[];
  readonly maxGroupBonus: number;
  readonly relatedness: CodeRelatedness;
}

/** How near codes are, by their numbers. */
export interface CodeRelatedness {
  /** Relatedness of a code to every code. */
  row: (code: number) => Uint16Array;
}

export function numericWeights({ policy }: Pick<MatchContext, 'policy'>): NumericWeights {
  const whole = (weight: number | undefined): number => Math.max(0, Math.floor(weight ?? 0));
  const { seeker, employer } = policy.weights;
  const sum = (weights: Record<string, number>): number => Object.values(weights).reduce((a, b) => a + b, 0);
  const own = {
    occupation: whole(seeker.occupation),
    pay: whole(seeker.pay),
    distance: whole(seeker.distance),
    conditions: whole(seeker.conditions),
    lodging: whole(seeker.lodging),
    freshness: whole(seeker.freshness),
    answers: whole(seeker.answers),
  };
  const other = {
    occupation: whole(employer.occupation),
    experience: whole(employer.experience),
    skills: whole(employer.skills),
    education: whole(employer.education),
    certificates: whole(employer.certificates),
    answers: whole(employer.answers),
  };
  return { seeker: { ...own, total: sum(own) }, employer: { ...other, total: sum(other) } };
}
