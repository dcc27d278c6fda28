import { z } from 'zod';
import { defineJob } from '../../app/jobs/jobs.ts';
import { runDeadlines } from '../../records/deadlines/index.ts';

/** Runs in the morning, when people told about something overdue can still handle it on that day. */
export const deadlinesJob = defineJob({
  name: 'deadlines.run',
  payload: z.object({}).loose(),
  schedule: '10 8 * * *',
  run: async (services, _payload, signal) => {
    await runDeadlines(services, signal);
  },
});
