import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { listStrayMonths, makeMonth } from './audit.repository.ts';

/** Months ahead: a worker that stands still for a season costs nothing. */
const AHEAD = 3;

/** The month, so many months after the one a day lies in, by its first day. */
function monthAfter(day: string, months: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/**
 * Gives this month and the next ones a partition of the audit trail each, and those of which entries came before
 * there was one. Returns the months it made.
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
