import type { WorklistEntry, WorklistSection } from '@yizhan/contract';

type WorklistRecord = NonNullable<WorklistEntry['record']>;

/** How much room a part's heading takes, in rows. */
const HEADING = 0.5;

/**
 * The sections over two columns of about the same length, in order. They are laid out once for each fetch: nothing
 * moves while rows are worked off.
 */
export function layOut(sections: readonly WorklistSection[]): readonly (readonly string[])[] {
  const columns: string[][] = [[], []];
  const heights = [0, 0];
  for (const { item, entries } of sections) {
    const shorter = (heights[1] ?? 0) < (heights[0] ?? 0) ? 1 : 0;
    columns[shorter]?.push(item);
    heights[shorter] = (heights[shorter] ?? 0) + entries.length + HEADING;
  }
  return columns.filter((column) => column.length > 0);
}

/** One entry among those of its section: a placement may have several. */
export function keyOf({ id, record }: WorklistEntry): string {
  return record === null ? id : record.row.id;
}

/** Whether a record still is work to be done. */
function waits(record: WorklistRecord | null): boolean {
  if (record === null) return false;
  if (record.kind === 'call_back') return record.row.status === 'open';
  return record.kind === 'follow_up' ? record.row.outcome === null : true;
}

/**
 * The section after one of its entries was worked on. The row stays in sight, as it is now, until the list is fetched
 * anew; one whose record is null has gone.
 */
export function workedOff(
  section: WorklistSection,
  entry: WorklistEntry,
  record: WorklistRecord | null,
): WorklistSection {
  const change = (waits(record) ? 1 : 0) - (waits(entry.record) ? 1 : 0);
  const isOverdue = entry.due?.overdue === true;
  const entries = section.entries.flatMap((one) => {
    if (keyOf(one) !== keyOf(entry)) return [one];
    return record === null ? [] : [{ ...one, record }];
  });
  return {
    ...section,
    total: section.total + change,
    overdue: section.overdue + (isOverdue ? change : 0),
    entries,
  };
}
