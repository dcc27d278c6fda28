import type { Waiting } from '@yizhan/contract';

/** How many items wait on a page, or in a whole section. */
export interface WaitingSum {
  readonly total: number;
  /** Counting stopped early: the number is a minimum. */
  readonly more: boolean;
  readonly overdue: number;
}

/** The sum of what waits on some pages, where the page of today stands for everything; null where nothing waits. */
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
