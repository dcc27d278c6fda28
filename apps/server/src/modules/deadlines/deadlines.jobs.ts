import { z } from 'zod';
import { defineJob } from '../../app/jobs/jobs.ts';
import { runDeadlines } from '../../records/deadlines/index.ts';

/** In the morning, when whoever is told of something overdue can still see to it on that day. */
export const deadlinesJob = defineJob({
  name: 'deadlines.run',
  payload: z.object({}).loose(),
  schedule: '10 8 * * *',
  run: async (services, _payload, signal) => {
    await runDeadlines(services, signal);
  },
});
