import type { Waiting } from '@yizhan/contract';

/** How much waits on a page, or in a whole section. */
export interface WaitingSum {
  readonly total: number;
  /** Counting stopped somewhere: there is at least this much. */
  readonly more: boolean;
  readonly overdue: number;
}

/** What waits on some pages, the list of today among them for everything; null where nothing does. */
export function sumOf(
  waiting: readonly Waiting[],
  pageOf: (item: string) => string | undefined,
  pages: readonly string[],
): WaitingSum | null {
  const own = pages.includes('today')
    ? waiting
    : waiting.filter(({ item }) => pages.includes(pageOf(item) ?? ''));
  if (own.length === 0) return null;
  return {
    total: own.reduce((sum, { total }) => sum + total, 0),
    more: own.some(({ more }) => more),
    overdue: own.reduce((sum, { overdue }) => sum + overdue, 0),
  };
}
