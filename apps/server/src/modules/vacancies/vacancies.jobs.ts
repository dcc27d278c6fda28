import { z } from 'zod';
import { shanghaiDate, UNCONFIRMED_DAYS } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { cause } from '../../records/flow/transition.ts';
import { vacancyFlow } from './vacancies.flow.ts';
import { listToExpire, type VacancyFullRow } from './vacancies.repository.ts';
import { getVacancyForUpdate } from './vacancies.usecases.ts';

const BATCH = 200;
const DAY_MS = 86_400_000;

/**
 * Expires published vacancies whose last day has passed or that nobody has confirmed for long, each in its own
 * transaction; returns how many. May run in several processes at once.
 */
export async function expireVacancies(services: Services, signal?: AbortSignal): Promise<number> {
  const now = services.clock();
  const unconfirmedSince = new Date(now.getTime() - UNCONFIRMED_DAYS * DAY_MS);
  let expired = 0;
  for (;;) {
    const due = await listToExpire(services.db, shanghaiDate(now), unconfirmedSince, BATCH);
    let moved = 0;
    for (const found of due) {
      if (signal?.aborted === true) return expired;
      try {
        await runWrite(services, { actor: system('expiry'), now }, async (ctx) => {
          const row = await getVacancyForUpdate(ctx, found);
          if (!isDue(row, found.reason, unconfirmedSince, shanghaiDate(now))) return;
          await cause(ctx, vacancyFlow, found, { move: 'expire', reason: found.reason });
          moved += 1;
        });
      } catch (error) {
        services.log.error({ err: error }, 'A vacancy could not be expired and will be tried again');
      }
    }
    expired += moved;
    if (moved === 0) return expired;
  }
}

/** Whether it is still due once its row is locked: somebody may have confirmed or closed it meanwhile. */
function isDue(
  row: VacancyFullRow,
  reason: 'date_passed' | 'unconfirmed',
  unconfirmedSince: Date,
  today: string,
): boolean {
  if (row.status !== 'published') return false;
  if (reason === 'date_passed') return row.expires_on !== null && row.expires_on < today;
  const last = Math.max(row.confirmed_at?.getTime() ?? 0, row.published_at?.getTime() ?? 0);
  return last < unconfirmedSince.getTime();
}

export const expireVacanciesJob = defineJob({
  name: 'vacancies.expire',
  payload: z.object({}).loose(),
  schedule: '*/5 * * * *',
  run: async (services, _payload, signal) => {
    await expireVacancies(services, signal);
  },
});
