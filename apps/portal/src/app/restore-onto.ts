/**
 * A copy of `base` with the values of `kept` that are of the same kind: data stored on a device is trusted no further.
 * Lists are taken whole; a null may stand for any value and any value for a null.
 */
export function restoreOnto<T extends object>(base: T, kept: unknown): T {
  if (typeof kept !== 'object' || kept === null) return { ...base };
  const taken = Object.entries(base).map(([key, value]: [string, unknown]) => {
    const other: unknown = Reflect.get(kept, key);
    return [key, isAlike(value, other) ? other : value];
  });
  // Same keys as `base`, each with a value of the same kind.
  return Object.fromEntries(taken) as T;
}

function isAlike(value: unknown, other: unknown): boolean {
  if (other === undefined) return false;
  if (Array.isArray(value)) return Array.isArray(other);
  return value === null || other === null || typeof value === typeof other;
}
