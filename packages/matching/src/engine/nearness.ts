/** How near a work entry is to the vacancies of a group of job titles, by codes and by words. */
import { codeValue, liftedValue, titleValue } from '../pair.ts';
import type { WorkArrays } from './view.ts';

/** The best nearness the codes of a group give; 0 for a group without codes. */
export function byCodes(works: WorkArrays, related: Uint16Array, group: number, likeness: number): number {
  const { data, starts } = works.groupLists;
  const start = starts[group]!;
  if (data[start] === 0) return 0;
  const end = starts[group + 1]!;
  let best = 0;
  for (let at = start + 1; at < end; at += 2) {
    const value = codeValue(related[data[at]!]!, likeness, data[at + 1]!);
    if (value > best) best = value;
  }
  return best;
}

/**
 * Nearness of a title with this similarity; `related` is the relatedness of the entry's code to all codes, null when it
 * has none.
 */
export function byWords(
  works: WorkArrays,
  related: Uint16Array | null,
  group: number,
  likeness: number,
): number {
  const byTitle = titleValue(likeness);
  const isUncoded = works.groupLists.data[works.groupLists.starts[group]!] === 0;
  if (related === null || isUncoded) return byTitle;
  return liftedValue(byCodes(works, related, group, likeness), byTitle);
}
