import { z } from 'zod';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { defineJob } from '../../app/jobs/jobs.ts';
import type { Services } from '../../app/services.ts';
import {
  addressEarlier,
  askForReports,
  countStuck,
  dropOldInboxItems,
  dropPayloads,
  tellStaff,
} from '../../records/notifications/index.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** How long texts and numbers of messages, codes, and inbox items are kept. */
const KEEP_TEXT_DAYS = 30;
const KEEP_CODE_DAYS = 1;
const KEEP_INBOX_DAYS = 90;

/** Drops data no longer needed; returns how many messages lost their text. */
export async function dropOldMessages(services: Services): Promise<number> {
  const now = services.clock().getTime();
  const dropped = await dropPayloads(services.db, {
    codes: new Date(now - KEEP_CODE_DAYS * DAY_MS),
    texts: new Date(now - KEEP_TEXT_DAYS * DAY_MS),
  });
  await dropOldInboxItems(services.db, new Date(now - KEEP_INBOX_DAYS * DAY_MS));
  return dropped;
}

/** Tells the platform's administrators when messages got stuck within the last hour. */
export async function tellOfStuck(services: Services): Promise<void> {
  const now = services.clock();
  const count = await countStuck(services.db, new Date(now.getTime() - HOUR_MS), now);
  if (count === 0) return;
  await runWrite(services, { actor: system('messages') }, (ctx) =>
    tellStaff(ctx, 'staff.messages_stuck', {
      place: { region: '', siteId: null },
      verb: 'settings.manage',
      values: { count },
      about: { noun: 'message', id: '' },
    }),
  );
}

const Nothing = z.object({}).loose();

export const keepMessagesJob = defineJob({
  name: 'notifications.keep',
  payload: Nothing,
  schedule: '40 3 * * *',
  run: async (services) => {
    await dropOldMessages(services);
  },
});

export const stuckMessagesJob = defineJob({
  name: 'notifications.stuck',
  payload: Nothing,
  schedule: '5 * * * *',
  run: tellOfStuck,
});

export const reportsJob = defineJob({
  name: 'notifications.reports',
  payload: Nothing,
  schedule: '*/5 * * * *',
  run: async (services, _payload, signal) => {
    await askForReports(services, signal);
  },
});

/** Sent when a worker starts. */
export const addressEarlierJob = defineJob({
  name: 'notifications.address',
  payload: Nothing,
  run: (services, _payload, signal) => addressEarlier(services, signal),
});
