/**
 * For each wish or past job, the job titles of vacancies that are similar enough to make a difference. Many people want
 * the same, so the lists are kept and only extended when new titles arrive.
 */
import { titleValue } from '../pair.ts';
import { likenessOf } from '../titles.ts';
import { byWords } from './nearness.ts';
import type { WorkArrays } from './view.ts';

export interface AlikeList {
  size: number;
  works: Uint32Array;
  /** Nearness of the person's work entry to each. */
  near: Uint16Array;
  /** Job titles below this number have been compared. */
  seen: number;
}

/** Lists kept; a few hundred entries each. */
const MOST_LISTS = 4_096;

export class AlikeTitles {
  readonly #lists = new Map<number, AlikeList>();
  #shared = new Uint8Array(0);
  #touched: number[] = [];

  /** `related` is the relatedness of the entry's code to all codes, null when it has none. */
  of(works: WorkArrays, own: number, related: Uint16Array | null): AlikeList {
    let list = this.#lists.get(own);
    if (list === undefined) {
      if (this.#lists.size >= MOST_LISTS) this.#lists.clear();
      list = { size: 0, works: new Uint32Array(8), near: new Uint16Array(8), seen: 0 };
      this.#lists.set(own, list);
    }
    if (list.seen < works.works.size) this.#extend(works, own, related, list);
    return list;
  }

  #extend(works: WorkArrays, own: number, related: Uint16Array | null, list: AlikeList): void {
    if (this.#shared.length < works.works.size)
      this.#shared = new Uint8Array(works.works.size + (works.works.size >> 2));
    const shared = this.#shared;
    const touched = this.#touched;
    const { postings, ownBigrams } = works;
    const { data, starts } = postings;
    const first = ownBigrams.starts[own]!;
    const end = ownBigrams.starts[own + 1]!;
    for (let at = first; at < end; at++) {
      const bigram = ownBigrams.data[at]!;
      // Job titles are numbered in order of arrival, so the new ones are at the end.
      const later = postings.later[bigram];
      for (let i = (later?.length ?? 0) - 1; i >= 0 && later![i]! >= list.seen; i--) {
        if (shared[later![i]!]!++ === 0) touched.push(later![i]!);
      }
      if (bigram >= postings.size) continue;
      for (let i = starts[bigram + 1]! - 1; i >= starts[bigram]! && data[i]! >= list.seen; i--) {
        if (shared[data[i]!]!++ === 0) touched.push(data[i]!);
      }
    }
    for (const work of touched) {
      const likeness = likenessOf(shared[work]!, end - first, works.titleLength[work]!);
      shared[work] = 0;
      // Words matter where they alone make two titles near, and between titles whose codes are the same.
      const group = works.group[work]!;
      const matters = titleValue(likeness) > 0 || (related !== null && isOne(works, related, group));
      if (matters) append(list, work, byWords(works, related, group, likeness));
    }
    touched.length = 0;
    list.seen = works.works.size;
  }
}

function append(list: AlikeList, work: number, near: number): void {
  if (list.size === list.works.length) {
    const works = new Uint32Array(2 * list.size);
    const values = new Uint16Array(2 * list.size);
    works.set(list.works);
    values.set(list.near);
    list.works = works;
    list.near = values;
  }
  list.works[list.size] = work;
  list.near[list.size++] = near;
}

/** Whether some code of a group is the same as that of the person's work entry. */
function isOne({ groupLists: { data, starts } }: WorkArrays, related: Uint16Array, group: number): boolean {
  const start = starts[group]!;
  if (data[start] === 0) return false;
  for (let at = start + 1; at < starts[group + 1]!; at += 2) if (related[data[at]!] === 10_000) return true;
  return false;
}
