import { z } from 'zod';
import type { WriteContext } from './context.ts';
import { newId } from './ids.ts';
import type { Services } from './services.ts';
import { serviceKey } from './services.ts';

/** Carries text messages to phones. The default install has the console provider; a bureau plugs in its own. */
export interface MessageProvider {
  readonly name: string;
  /** @throws Error when the message was not taken; it is tried again */
  send(message: { phone: string; text: string }): Promise<void>;
}

export const MESSAGES = serviceKey<MessageProvider>('messages');

/** Shows messages on the server's terminal: for a default install, where somebody must be able to sign in. */
export function consoleProvider(print: (line: string) => void): MessageProvider {
  return {
    name: 'console',
    async send({ phone, text }) {
      print(`[短信 SMS → ${phone}] ${text}`);
    },
  };
}

const Message = z.object({ phone: z.string(), text: z.string() });

/** Hands a text message to the outbox of this transaction. */
export async function sendMessage(ctx: WriteContext, message: z.infer<typeof Message>): Promise<void> {
  await ctx.trx
    .insertInto('outbox')
    .values({
      id: newId(),
      topic: 'sms',
      payload: ctx.services.cipher.encryptJson(message),
      next_attempt_at: ctx.now,
      created_at: ctx.now,
    })
    .execute();
}

const BATCH = 20;
const MAX_ATTEMPTS = 8;
const FIRST_RETRY_MS = 30_000;

/**
 * Delivers what waits in the outbox; returns how many messages were handled. Several processes may run it: a row
 * is claimed with `for update skip locked`. After the last attempt a message is dead and stays visible.
 */
export async function deliverOutbox(services: Services): Promise<number> {
  const provider = services.use(MESSAGES);
  return services.db.transaction().execute(async (trx) => {
    const now = services.clock();
    const rows = await trx
      .selectFrom('outbox')
      .selectAll()
      .where('delivered_at', 'is', null)
      .where('dead_at', 'is', null)
      .where('next_attempt_at', '<=', now)
      .orderBy('next_attempt_at')
      .limit(BATCH)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) {
      try {
        await provider.send(Message.parse(services.cipher.decryptJson(row.payload)));
        await trx.updateTable('outbox').set({ delivered_at: now }).where('id', '=', row.id).execute();
      } catch (error) {
        const attempts = row.attempts + 1;
        await trx
          .updateTable('outbox')
          .set({
            attempts,
            last_error: error instanceof Error ? error.message.slice(0, 300) : 'unknown',
            next_attempt_at: new Date(now.getTime() + FIRST_RETRY_MS * 2 ** row.attempts),
            dead_at: attempts >= MAX_ATTEMPTS ? now : null,
          })
          .where('id', '=', row.id)
          .execute();
      }
    }
    return rows.length;
  });
}
