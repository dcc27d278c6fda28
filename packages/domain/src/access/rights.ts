import { isPortalVerb, STAFF_ROLES, VERBS, roleHas, type StaffRole, type Verb } from './roles.ts';

/** What staff may do, sorted as somebody who looks for one would; every verb of the console stands in one. */
const RIGHT_GROUPS = {
  people: ['seekers', 'call_backs', 'placements', 'matching', 'rounds', 'records'],
  work: ['employers', 'vacancies', 'checks', 'imports', 'occupations'],
  places: ['sites', 'bookings', 'maps', 'codes', 'papers', 'forms', 'messages'],
  figures: ['indicators', 'lists', 'feed'],
  rules: ['parameters', 'rules', 'regions', 'settings', 'deliveries'],
  staff: ['staff', 'partners', 'access', 'approvals', 'audit'],
  daily: ['session', 'todo', 'search', 'actions'],
} as const satisfies Record<string, readonly string[]>;
export type RightGroup = keyof typeof RIGHT_GROUPS;

/** Verbs of the console by group; what is in none comes under `daily`. */
export function rightsByGroup(): ReadonlyArray<{
  readonly group: RightGroup;
  readonly verbs: readonly Verb[];
}> {
  const groups = Object.keys(RIGHT_GROUPS) as RightGroup[];
  const groupOf = (verb: Verb): RightGroup =>
    groups.find((group) =>
      (RIGHT_GROUPS[group] as readonly string[]).includes(verb.slice(0, verb.indexOf('.'))),
    ) ?? 'daily';
  const held = VERBS.filter((verb) => !isPortalVerb(verb) && STAFF_ROLES.some((role) => roleHas(role, verb)));
  return groups.map((group) => ({ group, verbs: held.filter((verb) => groupOf(verb) === group) }));
}

/** Law behind the table as a whole: who handles personal data is to have no more rights than the task needs. */
export const ACCESS_SOURCE = '个人信息保护法 第五十一条（合理确定个人信息处理的操作权限）';

/** Law behind single rights, where it names them. */
const RIGHT_SOURCES: Partial<Record<Verb, string>> = {
  'seekers.reveal': '个人信息保护法 第六条（最小范围）',
  'employers.reveal': '个人信息保护法 第六条（最小范围）',
  'seekers.erase': '个人信息保护法 第四十七条（删除）',
  'audit.read': '个人信息保护法 第五十四条（合规审计）',
};

/** @returns null where the software alone lays it down */
export function sourceOfRight(verb: Verb): string | null {
  return RIGHT_SOURCES[verb] ?? null;
}

export interface RoleDifference {
  readonly verb: Verb;
  readonly first: boolean;
  readonly second: boolean;
}

/** What one of two roles may do and the other may not. */
export function compareRoles(first: StaffRole, second: StaffRole): RoleDifference[] {
  return VERBS.map((verb) => ({ verb, first: roleHas(first, verb), second: roleHas(second, verb) })).filter(
    (one) => one.first !== one.second,
  );
}
