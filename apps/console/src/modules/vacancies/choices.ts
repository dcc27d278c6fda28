export const STALE_DAYS = ['7', '14', '30'] as const;
/** The orders in which staff may sort a list of vacancies. */
export const STAFF_SORTS = ['newest', 'oldest', 'expiring'] as const;

/** The values of a closed list named in a comma-separated text, in the list's order. */
export function chosenOf<T extends string>(values: readonly T[], text: string | undefined): T[] {
  const named = (text ?? '').split(',');
  return values.filter((value) => named.includes(value));
}

/** The one value of a closed list a text names. */
export function oneOf<T extends string>(values: readonly T[], text: string | undefined): T | undefined {
  return values.find((value) => value === text);
}
