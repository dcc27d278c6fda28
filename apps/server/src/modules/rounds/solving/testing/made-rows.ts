/** People and vacancies of two prefectures for tests, always the same, and the next day's after some changes. */
import fc from 'fast-check';
import type { MatchContext, SeekerInput, VacancyInput } from '@yizhan/matching';
import { seekerArbitrary, vacancyArbitrary } from '@yizhan/matching/testing/arbitraries.ts';
import { CONTEXT } from '@yizhan/matching/testing/fixtures.ts';
import type { SolvingTask } from '../messages.ts';
import { RowsBuilder, type RoundRows } from '../rows.ts';

export interface Inputs {
  readonly people: readonly SeekerInput[];
  readonly posts: readonly VacancyInput[];
}

export const MADE_CONTEXT: MatchContext = {
  ...CONTEXT,
  policy: { ...CONTEXT.policy, groupBonus: { disabled: 400 } },
};

const sample = <T extends { id: string }>(
  arbitrary: fc.Arbitrary<T>,
  count: number,
  prefix: string,
  seed: number,
): T[] =>
  fc.sample(arbitrary, { numRuns: count, seed }).map((row, i) => ({
    ...row,
    id: `430${(i % 2) + 1}-${prefix}${i}`,
  }));

/** Half of the people belong to a group with a bonus; a few are excluded by a vacancy. */
export function madeInputs(seed = 7): Inputs {
  return {
    people: sample(seekerArbitrary('s'), 90, 's', seed).map((person, i) => ({
      ...person,
      kinds: [],
      shifts: [],
      availability: null,
      travel: { mode: 'bus', maxMetres: null, maxMinutes: null },
      priorityGroups: i % 2 === 0 ? ['disabled'] : [],
    })),
    posts: sample(vacancyArbitrary('v'), 40, 'v', seed).map((post, i) => ({
      ...post,
      open: true,
      headcount: 1,
      validUntil: null,
      requiredTimes: null,
      certificates: [],
      reservedFor: [],
      blockedSeekerIds: i === 3 ? ['4302-s1', '4301-s2'] : [],
    })),
  };
}

/** Five people changed, three new and two gone; two vacancies changed, one new, two gone. */
export function dayAfter({ people, posts }: Inputs): Inputs {
  const others = madeInputs(8);
  return {
    people: people
      .map((person, i) => (i % 20 === 4 ? { ...(others.people[i] ?? person), id: person.id } : person))
      .filter((_, i) => i !== 10 && i !== 61)
      .concat(others.people.slice(0, 3).map((person, i) => ({ ...person, id: `4301-t${i}` }))),
    posts: posts
      .map((post, i) => (i % 20 === 6 ? { ...(others.posts[i] ?? post), id: post.id } : post))
      .filter((_, i) => i !== 11 && i !== 30)
      .concat(others.posts.slice(0, 1).map((post) => ({ ...post, id: '4302-w0' }))),
  };
}

export function rowsOf(
  { people, posts }: Inputs,
  { pass = 'first', context = MADE_CONTEXT }: { pass?: SolvingTask['pass']; context?: MatchContext } = {},
): RoundRows {
  const rows = new RowsBuilder(context, { today: context.today, policy: context.policy, pass });
  for (const person of people) rows.addSeeker(person);
  for (const post of posts) rows.addVacancy(post, post.headcount);
  return rows.done();
}
