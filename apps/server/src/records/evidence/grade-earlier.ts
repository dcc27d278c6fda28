import { z } from 'zod';
import { CLAIM_KINDS } from '@yizhan/domain';
import { defineJob } from '../../app/jobs/jobs.ts';
import { prefecturesUngraded } from '../countables/verify.repository.ts';
import { verifyCountables } from '../countables/index.ts';

/** Grades claims that an earlier version counted, and marks those that repeat another, prefecture by prefecture. */
export const gradeEarlierJob = defineJob({
  name: 'evidence.grade_earlier',
  payload: z.object({}).loose(),
  run: async (services, _payload, signal) => {
    for (const prefecture of await prefecturesUngraded(services.db, CLAIM_KINDS)) {
      if (signal.aborted) return;
      await verifyCountables(services, { prefecture, repair: true, signal, onPrefecture: () => undefined });
    }
  },
});
