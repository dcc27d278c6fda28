import type { Pixel } from './view.ts';

/** Points that stand too close to be told apart. */
export interface Cluster<T> extends Pixel {
  readonly members: readonly T[];
}

/**
 * Puts together what lies within `radius` pixels of the first of a group, in the order given. A grid keeps it linear: each
 * point looks only into the nine cells around it.
 */
export function cluster<T>(
  points: ReadonlyArray<Pixel & { readonly item: T }>,
  radius: number,
): Cluster<T>[] {
  const groups: Array<{ x: number; y: number; members: T[] }> = [];
  const cells = new Map<string, number[]>();
  const cellOf = (value: number): number => Math.floor(value / radius);
  for (const { x, y, item } of points) {
    const [column, row] = [cellOf(x), cellOf(y)];
    const near = [-1, 0, 1]
      .flatMap((dx) => [-1, 0, 1].flatMap((dy) => cells.get(`${column + dx} ${row + dy}`) ?? []))
      .map((at) => groups[at])
      .find((group) => group !== undefined && Math.hypot(group.x - x, group.y - y) <= radius);
    if (near !== undefined) {
      near.members.push(item);
      continue;
    }
    const key = `${column} ${row}`;
    cells.set(key, [...(cells.get(key) ?? []), groups.length]);
    groups.push({ x, y, members: [item] });
  }
  return groups;
}
