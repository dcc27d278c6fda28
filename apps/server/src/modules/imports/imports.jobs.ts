import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { cause } from '../../records/flow/transition.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { digestEarlier } from './digests.ts';
import { importFlow } from './imports.flow.ts';
import { findImportForUpdate, listForgotten, listUnfinished } from './imports.repository.ts';
import { closeAbandoned, COMMAND_LINE, runImport } from './run/run-import.ts';

/** Restarts of the server that one import may survive. */
const MOST_RESTARTS = 100;
/** An uploaded file that is never started is dropped after this. */
const FORGOTTEN_MS = 7 * 86_400_000;

export const importJob = defineJob({
  name: 'imports.run',
  payload: z.object({ importId: z.uuid() }),
  retries: MOST_RESTARTS,
  run: (services, { importId }, signal) => runImport(services, importId, { signal }),
});

/** Cancels an import that nobody started, unless somebody is starting it right now. */
async function dropForgotten(ctx: WriteContext, id: string): Promise<void> {
  const row = await findImportForUpdate(ctx.trx, id);
  if (row?.status === 'uploaded') await cause(ctx, importFlow, sharedRef(id), { move: 'cancel' });
}

export const forgottenUploadsJob = defineJob({
  name: 'imports.forget',
  payload: z.object({}),
  schedule: '20 3 * * *',
  run: async (services) => {
    const before = new Date(services.clock().getTime() - FORGOTTEN_MS);
    for (const id of await listForgotten(services.db, before)) {
      await runWrite(services, { actor: system('imports') }, (ctx) => dropForgotten(ctx, id));
    }
  },
});

/**
 * Resumes imports that a stopped server left unfinished immediately, instead of waiting until the queue notices. An
 * import that another process is running is not harmed: the two take turns.
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

/** Sent when a worker starts. */
export const digestEarlierJob = defineJob({
  name: 'imports.digest',
  payload: z.object({}),
  run: (services, _payload, signal) => digestEarlier(services, signal),
});
