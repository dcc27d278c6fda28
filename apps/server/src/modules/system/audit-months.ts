import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { listStrayMonths, makeMonth } from './audit.repository.ts';

/** Months created in advance: a worker that is down for a season does no harm. */
const AHEAD = 3;

/** The first day of the month this many months after a day's month. */
function monthAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/**
 * Creates a partition of the audit trail for this month and the next ones, and for months with entries from before
 * their partition existed. Returns the months created.
 */
export async function makeAuditMonths(services: Services): Promise<string[]> {
  const today = shanghaiDate(services.clock());
  const ahead = Array.from({ length: AHEAD + 1 }, (_, months) => monthAfter(today, months));
  const made: string[] = [];
  for (const month of [...new Set([...(await listStrayMonths(services.db)), ...ahead])].sort()) {
    if (await makeMonth(services.db, month)) made.push(month);
  }
  return made;
}

export const auditMonthsJob = defineJob({
  name: 'system.audit_months',
  payload: z.object({}).loose(),
  schedule: '41 3 * * *',
  run: async (services) => {
    await makeAuditMonths(services);
  },
});
