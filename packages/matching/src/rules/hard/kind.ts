import type { Broken, HardRule } from '../rule.ts';

/** The kind of employment the person wants, if they named any. */
export const kind: HardRule = {
  name: 'kind',
  source: 'requirements 4.1, 2.2',
  check: ({ seeker: { input }, vacancy }): Broken | null =>
    input.kinds.length === 0 ||
    [vacancy.input.kind, ...vacancy.input.alsoKinds].some((one) => input.kinds.includes(one))
      ? null
      : { variant: 'unwanted', params: { kind: vacancy.input.kind, wanted: input.kinds } },
};

/** Vacancies reserved for certain groups, above all public-welfare posts. */
export const reserved: HardRule = {
  name: 'reserved',
  source: '《就业促进法》第五十三条（公益性岗位优先安排就业困难人员）',
  check: ({ seeker: { input }, vacancy }): Broken | null => {
    const groups = vacancy.input.reservedFor;
    return groups.length === 0 || groups.some((group) => input.priorityGroups.includes(group))
      ? null
      : { variant: 'other_groups', params: { groups } };
  },
};
