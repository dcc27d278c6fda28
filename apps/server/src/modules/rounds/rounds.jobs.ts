import { z } from 'zod';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { DomainError } from '../../app/errors.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { dropSomeMemory, listForgotten } from './memory.repository.ts';
import { deleteSome, listLeftovers } from './recommendations.repository.ts';
import { countPrefectures, listSilent } from './rounds.repository.ts';
import { start } from './rounds.usecases.ts';
import { ROUNDS_ACTOR, runRound, SILENT_MS } from './run/run-round.ts';

/** Default number of recommendations per person. */
const USUAL = 5;
/** Restarts of the server that one round may survive. */
const MOST_RESTARTS = 100;
/** A latest round older than this when a worker starts means that a night was missed. */
const MISSED_MS = 26 * 3_600_000;
const SWEEP = 5_000;

export const roundJob = defineJob({
  name: 'matching.round',
  payload: z.object({ roundId: z.uuid() }),
  retries: MOST_RESTARTS,
  run: async (services, { roundId }, signal) => {
    await runRound(services, roundId, { signal, queue: queueRound });
  },
});

/** Queues a round for the workers. */
export async function queueRound(ctx: WriteContext, roundId: string): Promise<void> {
  await ctx.services.jobs.send(ctx.trx, roundJob, { roundId }, { singletonKey: roundId });
}

/** One job per prefecture: several workers, on one machine or more, share a province. */
export const nightlyRoundsJob = defineJob({
  name: 'matching.nightly',
  payload: z.object({}),
  schedule: '10 2 * * *',
  run: (services) => planRounds(services, () => true),
});

/** Removes rows that nobody reads, and finds rounds whose worker fell silent. */
export const keepRoundsJob = defineJob({
  name: 'matching.keep',
  payload: z.object({}),
  schedule: '*/10 * * * *',
  run: async (services, _, signal) => {
    await resumeSilent(services);
    await sweepRounds(services, signal);
  },
});

/** Starts a round in every prefecture that has people and vacancies, and no round in progress. */
async function planRounds(services: Services, when: (publishedAt: Date | null) => boolean): Promise<void> {
  for (const { prefecture, seekers, vacancies, current, published_at } of await countPrefectures(
    services.db,
    [''],
  )) {
    if (seekers === 0 || vacancies === 0 || current !== null || !when(published_at)) continue;
    try {
      await runWrite(services, { actor: ROUNDS_ACTOR }, (ctx) =>
        start(ctx, { regionCode: prefecture, perSeeker: USUAL, whole: false, kind: 'nightly' }, queueRound),
      );
    } catch (error) {
      // Another process was quicker; or the division left the table and only old records keep it.
      if (!(error instanceof DomainError)) throw error;
      services.log.warn({ code: error.code, prefecture }, 'No round was planned');
    }
  }
}

/** The first rounds of a newly filled network. */
export function planFirstRounds(services: Services): Promise<void> {
  return planRounds(services, (publishedAt) => publishedAt === null);
}

/** Removes rows and memories of rounds that nobody reads any more, a slice per transaction. */
export async function sweepRounds(services: Services, signal?: AbortSignal): Promise<void> {
  for (const roundId of await listLeftovers(services.db)) {
    while ((await deleteSome(services.db, roundId, SWEEP)) > 0) {
      if (signal?.aborted === true) return;
    }
  }
  for (const roundId of await listForgotten(services.db)) {
    while ((await dropSomeMemory(services.db, roundId)) > 0) {
      if (signal?.aborted === true) return;
    }
  }
}

/** When a worker starts: resumes rounds left by a stopped one, and makes up for a missed night. */
async function resumeRounds(services: Services): Promise<void> {
  await resumeSilent(services);
  const now = services.clock().getTime();
  await planRounds(
    services,
    (publishedAt) => publishedAt !== null && now - publishedAt.getTime() > MISSED_MS,
  );
}

/** Queues silent rounds again; one that a process is working on is not harmed. */
async function resumeSilent(services: Services): Promise<void> {
  const silent = await listSilent(services.db, new Date(services.clock().getTime() - SILENT_MS));
  if (silent.length === 0) return;
  await runWrite(services, { actor: ROUNDS_ACTOR }, async (ctx) => {
    for (const { id } of silent) await queueRound(ctx, id);
  });
}

/** Sent when a worker starts. */
export const resumeRoundsJob = defineJob({
  name: 'matching.resume',
  payload: z.object({}),
  run: resumeRounds,
});
