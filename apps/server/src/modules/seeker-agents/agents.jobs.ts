import { z } from 'zod';
import { AGENT_OFFER_DAYS, shanghaiDate } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { cause } from '../../records/flow/transition.ts';
import { boundAgentFlow } from './agents.flow.ts';
import { findAgent, listLapsed } from './agents.repository.ts';

const BATCH = 200;
const DAY_MS = 86_400_000;

/**
 * Ends what is past its last day, and offers that nobody answered, each in its own transaction; returns how many. None of
 * them counts any more when it runs: it tells both sides, and makes room.
 */
export async function lapseAgents(services: Services, signal?: AbortSignal): Promise<number> {
  const now = services.clock();
  const before = new Date(now.getTime() - AGENT_OFFER_DAYS * DAY_MS);
  let lapsed = 0;
  for (;;) {
    const found = await listLapsed(services.db, shanghaiDate(now), before, BATCH);
    for (const ref of found) {
      if (signal?.aborted === true) return lapsed;
      await runWrite(services, { actor: system('agents') }, async (ctx) => {
        if ((await findAgent(ctx.trx, ref))?.status === 'ended') return;
        await cause(ctx, boundAgentFlow, ref, { move: 'lapse', input: { as: 'lapsed' } });
        lapsed += 1;
      });
    }
    if (found.length < BATCH) return lapsed;
  }
}

export const lapseAgentsJob = defineJob({
  name: 'seeker-agents.lapse',
  payload: z.object({}).loose(),
  schedule: '20 8 * * *',
  run: async (services, _payload, signal) => {
    await lapseAgents(services, signal);
  },
});
