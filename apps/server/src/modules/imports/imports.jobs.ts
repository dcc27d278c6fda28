import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { dropForgotten, listUnfinished } from './imports.repository.ts';
import { closeAbandoned, COMMAND_LINE, runImport } from './run/run-import.ts';

/** Restarts of the server that one import may live through. */
const MOST_RESTARTS = 100;
/** A file that was uploaded and never started is dropped after this. */
const FORGOTTEN_MS = 7 * 86_400_000;

export const importJob = defineJob({
  name: 'imports.run',
  payload: z.object({ importId: z.uuid() }),
  retries: MOST_RESTARTS,
  run: (services, { importId }, signal) => runImport(services, importId, { signal }),
});

export const forgottenUploadsJob = defineJob({
  name: 'imports.forget',
  payload: z.object({}),
  schedule: '20 3 * * *',
  run: async (services) => {
    const before = new Date(services.clock().getTime() - FORGOTTEN_MS);
    await runWrite(services, { actor: system('imports') }, (ctx) => dropForgotten(ctx.trx, before));
  },
});

/**
 * Asks for imports that a stopped server left unfinished at once, instead of waiting until the queue notices. One that
 * another process is at work on takes no harm: the two take turns.
 */
async function resumeImports(services: Services): Promise<void> {
  await closeAbandoned(services);
  const unfinished = (await listUnfinished(services.db)).filter(
    ({ created_by_id: by }) => by !== COMMAND_LINE,
  );
  if (unfinished.length === 0) return;
  await runWrite(services, { actor: system('imports') }, async (ctx) => {
    for (const { id } of unfinished) await services.jobs.send(ctx.trx, importJob, { importId: id });
  });
}

/** Sent when a worker starts. */
export const resumeImportsJob = defineJob({
  name: 'imports.resume',
  payload: z.object({}),
  run: resumeImports,
});
