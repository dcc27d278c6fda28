import { z } from 'zod';
import { addDays, shanghaiDate, shanghaiInstant } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { countDueFollowUpsByPlace, countInterviewsByPlace, type DayCount } from '../placements/index.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';

interface Day {
  readonly region: string;
  readonly siteId: string | null;
  interviews: number;
  followUps: number;
}

/**
 * Tells the staff of each place in the morning what the day brings: interviews and follow-ups. Each place in its own
 * write, and once a day however often it runs. Returns how many places were told.
 */
export async function tellOfTheDay(services: Services, signal?: AbortSignal): Promise<number> {
  const day = shanghaiDate(services.clock());
  const span = { from: shanghaiInstant(day), before: shanghaiInstant(addDays(day, 1)) };
  const places = byPlace(
    await countInterviewsByPlace(services.db, span),
    await countDueFollowUpsByPlace(services.db, day),
  );
  for (const [at, { region, siteId, interviews, followUps }] of places.entries()) {
    if (signal?.aborted === true) return at;
    await runWrite(services, { actor: system('day') }, async (ctx) => {
      const place =
        siteId === null ? services.use(REGIONS).ref(region).name : (await findSitePlace(ctx, siteId)).name;
      await tellStaff(ctx, 'staff.day', {
        place: { region, siteId },
        verb: 'placements.move',
        values: { place, interviews, followUps },
        about: { noun: 'worklist', id: day },
        group: `${day} ${siteId ?? region}`,
        once: true,
      });
    });
  }
  return places.length;
}

function byPlace(interviews: readonly DayCount[], followUps: readonly DayCount[]): Day[] {
  const days = new Map<string, Day>();
  const dayOf = ({ region, siteId }: DayCount): Day => {
    // A site looks after people of several towns and counties; its staff get one message for all of them.
    const key = siteId ?? region;
    const known = days.get(key) ?? { region, siteId, interviews: 0, followUps: 0 };
    days.set(key, known);
    return known;
  };
  for (const one of interviews) dayOf(one).interviews += one.count;
  for (const one of followUps) dayOf(one).followUps += one.count;
  return [...days.values()];
}

export const dayJob = defineJob({
  name: 'worklist.day',
  payload: z.object({}).loose(),
  schedule: '5 8 * * *',
  run: async (services, _payload, signal) => {
    await tellOfTheDay(services, signal);
  },
});
