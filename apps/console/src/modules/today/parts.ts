import type { WorklistEntry, WorklistSection } from '@yizhan/contract';

type WorklistRecord = NonNullable<WorklistEntry['record']>;

/** Height of a part's heading, in rows. */
const HEADING = 0.5;

/**
 * Distributes the sections over two columns of similar length, in order. They are laid out once per fetch: nothing
 * moves while rows are handled.
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

/** Identifies an entry within its section: a placement may have several. */
export function keyOf({ id, record }: WorklistEntry): string {
  return record === null ? id : record.row.id;
}

/** Whether a record still needs work. */
function waits(record: WorklistRecord | null): boolean {
  if (record === null) return false;
  // A call that was just missed is for another day.
  if ('undo' in record.row && record.row.undo?.move === 'miss') return false;
  if (record.kind === 'call_back') return record.row.status === 'open';
  return record.kind === 'follow_up' ? record.row.outcome === null : true;
}

/**
 * The section after one of its entries was handled. The row stays visible in its new state until the list is fetched
 * again; one whose record is null disappears.
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
