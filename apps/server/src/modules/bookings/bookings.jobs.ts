import { z } from 'zod';
import { defineJob } from '../../app/jobs/jobs.ts';
import { lapseDue } from './waiting.ts';

/** Leases are minutes long, so it looks each minute. */
export const lapseJob = defineJob({
  name: 'bookings.lapse',
  payload: z.object({}).loose(),
  schedule: '* * * * *',
  run: async (services, _payload, signal) => {
    await lapseDue(services, signal);
  },
});
