import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { countOutcomes } from './outcomes.repository.ts';
import { findTrained } from '../match-weights/index.ts';
import { readLearning } from '../match-weights/index.ts';
import { train } from './training.usecases.ts';

/** Fewer placements moved since the last training make no difference distinguishable from chance. */
const WORTH_TRAINING = 50;

/** One nightly training: does nothing while learning is off, or while too little has happened. */
export async function learnByNight(
  services: Services,
): Promise<'off' | 'nothing_new' | 'too_few' | 'trained'> {
  return runWrite(services, { actor: system('learning') }, async (ctx) => {
    if (!(await readLearning(ctx)).on) return 'off';
    const trained = await findTrained(ctx.trx);
    const { since } = await countOutcomes(ctx.trx, trained?.created_at ?? new Date(0));
    if (since < WORTH_TRAINING) return 'nothing_new';
    return (await train(ctx, { adopt: true, quiet: true })) === null ? 'too_few' : 'trained';
  });
}

export const learnJob = defineJob({
  name: 'matching.learn',
  payload: z.object({}).loose(),
  schedule: '40 1 * * *',
  run: async (services) => {
    const outcome = await learnByNight(services);
    services.log.info({ outcome }, 'Learning from outcomes');
  },
});
