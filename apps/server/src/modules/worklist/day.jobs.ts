import { z } from 'zod';
import { shanghaiDate, tallyOf } from '@yizhan/domain';
import { system, type StaffActor } from '../../app/actor.ts';
import { readContext, runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import type { StaffMember } from '../../records/assignment/index.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { countWorklist } from '../../records/worklist/index.ts';
import { listOpenMembers } from '../identity/index.ts';
import { grantOfToday } from './worklist.policy.ts';

/**
 * Tells each member of staff in the morning what waits for them: all kinds that stand on their list of today, with how
 * many. Each in a write of their own, and once a day however often it runs. Returns how many were told.
 */
export async function tellOfTheDay(services: Services, signal?: AbortSignal): Promise<number> {
  const day = shanghaiDate(services.clock());
  let told = 0;
  for (const member of await listOpenMembers(services)) {
    if (signal?.aborted === true) break;
    const grant = grantOfToday(member.grants);
    if (grant === undefined) continue;
    const waiting = await countWorklist(readContext(services, { actor: actorOf(member) }), undefined);
    if (waiting.length === 0) continue;
    const overdue = waiting.reduce((sum, item) => sum + item.overdue, 0);
    await runWrite(services, { actor: system('day') }, (ctx) =>
      tellStaff(ctx, 'staff.day', {
        place: { region: grant.region, siteId: grant.siteId },
        to: { staffId: member.id },
        verb: 'todo.read',
        values: { work: tallyOf(waiting), overdue: overdue === 0 ? null : overdue },
        about: { noun: 'worklist', id: day },
        group: day,
        once: true,
      }),
    );
    told += 1;
  }
  return told;
}

function actorOf({ id, name, grants }: StaffMember): StaffActor {
  return { kind: 'staff', staffId: id, login: '', name, grants };
}

export const dayJob = defineJob({
  name: 'worklist.day',
  payload: z.object({}).loose(),
  schedule: '5 8 * * *',
  run: async (services, _payload, signal) => {
    await tellOfTheDay(services, signal);
  },
});
