import { z } from 'zod';
import { defineJob } from '../../app/jobs/jobs.ts';
import { finishBrokenOff } from './checking/check.ts';
import { removeWaiting } from './remove-waiting.ts';
import { sweep } from './sweep.ts';

export const sweepFilesJob = defineJob({
  name: 'files.sweep',
  payload: z.object({}),
  schedule: '10 4 * * *',
  run: async (services, _payload, signal) => {
    await sweep(services, signal);
  },
});

/** Sent when a worker starts: what a stopped server left half done. */
export const resumeFilesJob = defineJob({
  name: 'files.resume',
  payload: z.object({}),
  schedule: '*/10 * * * *',
  run: async (services, _payload, signal) => {
    await finishBrokenOff(services);
    await removeWaiting(services, signal);
  },
});
