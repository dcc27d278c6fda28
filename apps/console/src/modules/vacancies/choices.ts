export const STALE_DAYS = ['7', '14', '30'] as const;
/** The orders in which staff may sort a list of vacancies. */
export const STAFF_SORTS = ['newest', 'oldest', 'expiring'] as const;

/** The one value of a closed list a text names. */
export function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text);
}
