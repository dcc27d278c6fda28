import type { Today } from '@yizhan/contract';

/** What waits, the most pressing first: people at the other end of a line before papers. */
export const TODAY_PARTS = [
  'callBacks',
  'interviews',
  'newApplications',
  'followUps',
  'review',
  'toConfirm',
] as const satisfies readonly (keyof Today)[];
export type TodayPartName = (typeof TODAY_PARTS)[number];

/** How much room a part's heading takes, in rows. */
const HEADING = 0.5;

/**
 * The parts that have something, over two columns of about the same length, in order. It is laid out once for each
 * fetch: nothing moves while rows are worked off.
 */
export function layOut(today: Pick<Today, TodayPartName>): readonly (readonly TodayPartName[])[] {
  const columns: TodayPartName[][] = [[], []];
  const heights = [0, 0];
  for (const name of TODAY_PARTS) {
    const rows = today[name].items.length;
    if (rows === 0) continue;
    const shorter = (heights[1] ?? 0) < (heights[0] ?? 0) ? 1 : 0;
    columns[shorter]?.push(name);
    heights[shorter] = (heights[shorter] ?? 0) + rows + HEADING;
  }
  return columns.filter((column) => column.length > 0);
}
