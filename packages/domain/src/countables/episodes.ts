import { daysBetween } from '../calendar/index.ts';
import { inOrder, type Countable } from './forerunners.ts';

/** A row of one person with one employer. */
export interface EpisodeRow extends Countable {
  readonly employerId: string | null;
}

/**
 * The episodes of one subject's rows of one kind: rows with one employer, each at most `days` after the row before it.
 * The first row of an episode counts, the others repeat it. Rows without an employer are episodes of their own.
 */
export function episodesOf<T extends EpisodeRow>(rows: readonly T[], days: number): T[][] {
  const episodes: T[][] = [];
  const groups = Map.groupBy(rows, ({ employerId }) => employerId);
  for (const [employer, own] of groups) {
    let current: T[] = [];
    for (const row of [...own].sort(inOrder)) {
      const before = current.at(-1);
      const goesOn = employer !== null && before !== undefined && daysBetween(before.day, row.day) <= days;
      if (goesOn) current.push(row);
      else {
        current = [row];
        episodes.push(current);
      }
    }
  }
  return episodes;
}
