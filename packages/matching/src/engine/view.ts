/**
 * What a search reads: only arrays of numbers, so that worker threads search the same memory. A view of the index reads
 * the current columns; `plainView` is a snapshot of them.
 */
import type { MatchContext } from '../types.ts';
import type { Blocks } from './columns/blocks.ts';
import type { EmployerHistories } from './columns/employer-histories.ts';
import type { Postings } from './columns/postings.ts';
import type { SeekerColumns } from './columns/seeker-columns.ts';
import type { VacancyColumns } from './columns/vacancy-columns.ts';
import type { WorkLists } from './columns/work-lists.ts';
import type { MatchColumns } from './match-columns.ts';

const VACANCY_ARRAYS = [
  'end',
  'flags',
  'lat',
  'lng',
  'work',
  'payLow',
  'payHigh',
  'conditions',
  'employer',
  'skillsAt',
  'skillsCount',
  'skills',
  'kinds',
  'certificates',
  'region',
  'terms',
  'confirmedOn',
  'history',
] as const satisfies readonly (keyof VacancyColumns)[];

const SEEKER_ARRAYS = [
  'end',
  'flags',
  'signature',
  'lat',
  'lng',
  'commute',
  'region',
  'regionSet',
  'payWanted',
  'payFloor',
  'conditions',
  'certificates',
  'history',
  'skillsAt',
  'skillsCount',
  'skills',
  'worksAt',
  'worksCount',
  'works',
  'worksValue',
  'groups',
  'kinds',
  'age',
] as const satisfies readonly (keyof SeekerColumns)[];

const BLOCK_ARRAYS = [
  'end',
  'start',
  'count',
  'listed',
  'rows',
  'group',
  'south',
  'north',
  'west',
  'east',
  'precision',
  'bits',
  'ofGroup',
] as const satisfies readonly (keyof Blocks)[];

const WORK_ARRAYS = [
  'codeCount',
  'codeBits',
  'ownBits',
  'groups',
  'family',
  'families',
  'group',
  'titleLength',
  'owns',
  'ownCode',
  'ownAny',
] as const satisfies readonly (keyof WorkLists)[];

const POSTING_ARRAYS = ['starts', 'data', 'size', 'later'] as const satisfies readonly (keyof Postings)[];

export type Lists = Readonly<{ data: Uint32Array; starts: Uint32Array; size: number }>;
type WithIds = { readonly ids: { readonly words: Uint32Array } };

export type VacancyArrays = Readonly<Pick<VacancyColumns, (typeof VACANCY_ARRAYS)[number]>> & WithIds;
export type SeekerArrays = Readonly<Pick<SeekerColumns, (typeof SEEKER_ARRAYS)[number]>> & WithIds;
export type BlockArrays = Readonly<Pick<Blocks, (typeof BLOCK_ARRAYS)[number]>>;
export type EmployerHistoryArrays = Readonly<Pick<EmployerHistories, 'value'>>;
export type PostingArrays = Readonly<Pick<Postings, (typeof POSTING_ARRAYS)[number]>>;
export type WorkArrays = Readonly<Pick<WorkLists, (typeof WORK_ARRAYS)[number]>> & {
  readonly works: Lists;
  readonly groupLists: Lists;
  readonly postings: PostingArrays;
  readonly ownPostings: PostingArrays;
  readonly ownBigrams: Lists;
};

/** Weights of the rules of both sides, and their sums. */
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
  /** The day on which the age of confirmations was last counted. */
  readonly agedOn: number;
  readonly vacancies: VacancyArrays;
  readonly blocks: BlockArrays;
  readonly works: WorkArrays;
  readonly certificates: Lists;
  readonly conditions: Lists;
  readonly terms: Lists;
  readonly employerHistories: EmployerHistoryArrays;
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

/** How near codes are to each other, by their numbers. */
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

/** A view of plain objects, which can be sent to another thread; relatedness as rows by code. */
export type PlainView = Omit<EngineView, 'relatedness'> & { readonly related: readonly Uint16Array[] };

function picked<T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> {
  const plain: Partial<Pick<T, K>> = {};
  for (const name of names) plain[name] = from[name];
  return plain as Pick<T, K>; // every name was copied
}

const plainLists = ({ data, starts, size }: Lists): Lists => ({ data, starts, size });

export function plainSeekers(seekers: SeekerArrays): SeekerArrays {
  return { ...picked(seekers, SEEKER_ARRAYS), ids: { words: seekers.ids.words } };
}

export function plainView({ view, dictionaries }: MatchColumns): PlainView {
  // Packed words lie in memory shared between threads; unpacked ones would be copied.
  dictionaries.works.pack();
  const { relatedness, vacancies, blocks, works, ...rest } = view;
  return {
    ...rest,
    vacancies: { ...picked(vacancies, VACANCY_ARRAYS), ids: { words: vacancies.ids.words } },
    blocks: picked(blocks, BLOCK_ARRAYS),
    works: {
      ...picked(works, WORK_ARRAYS),
      works: plainLists(works.works),
      groupLists: plainLists(works.groupLists),
      postings: picked(works.postings, POSTING_ARRAYS),
      ownPostings: picked(works.ownPostings, POSTING_ARRAYS),
      ownBigrams: plainLists(works.ownBigrams),
    },
    certificates: plainLists(view.certificates),
    conditions: plainLists(view.conditions),
    terms: plainLists(view.terms),
    employerHistories: { value: view.employerHistories.value },
    heldCertificates: plainLists(view.heldCertificates),
    ownConditions: plainLists(view.ownConditions),
    histories: plainLists(view.histories),
    regionSets: plainLists(view.regionSets),
    related: Array.from({ length: works.codeCount }, (_, code) => relatedness.row(code)),
  };
}
