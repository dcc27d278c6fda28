import type { MessageStatus } from '@yizhan/domain';

/** A day's messages, as in a row of the table. */
export interface DayCounts {
  readonly day: string;
  readonly sent: number;
  readonly held: number;
  readonly refused: number;
  readonly failed: number;
  readonly all: number;
}

const KIND: Readonly<Record<MessageStatus, 'sent' | 'held' | 'refused' | 'failed' | null>> = {
  waiting: null,
  held: 'held',
  sending: null,
  asking: null,
  sent: 'sent',
  delivered: 'sent',
  undelivered: 'failed',
  unknown: 'failed',
  dead: 'failed',
  refused: 'refused',
  cancelled: null,
};

/** Totals per day, newest first; messages under way or cancelled count in the total only. */
export function countsOfDays(
  items: readonly { readonly day: string; readonly status: MessageStatus; readonly count: number }[],
): DayCounts[] {
  const days = new Map<
    string,
    { sent: number; held: number; refused: number; failed: number; all: number }
  >();
  for (const { day, status, count } of items) {
    const row = days.get(day) ?? { sent: 0, held: 0, refused: 0, failed: 0, all: 0 };
    const kind = KIND[status];
    if (kind !== null) row[kind] += count;
    row.all += count;
    days.set(day, row);
  }
  return [...days].map(([day, row]) => ({ day, ...row })).sort((a, b) => b.day.localeCompare(a.day));
}
