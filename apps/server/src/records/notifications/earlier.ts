import { maskPhone } from '@yizhan/domain';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import type { Services } from '../../app/services.ts';
import { addressMessage, listUnaddressed } from './earlier.repository.ts';
import { MessagePayload } from './payload.ts';

/** Messages of one transaction. */
const BATCH = 200;

/** Writes on messages of an earlier version whose they are, so that an erasure finds them. */
export async function addressEarlier(services: Services, signal: AbortSignal): Promise<void> {
  for (let after: string | null = null; !signal.aborted;) {
    const messages: Array<{ id: string; payload: Buffer }> = await listUnaddressed(services.db, after, BATCH);
    await runWrite(services, { actor: system('messages') }, async (ctx) => {
      for (const { id, payload } of messages) {
        const { phone } = MessagePayload.parse(services.cipher.decryptJson(payload));
        await addressMessage(ctx.trx, id, {
          hmac: services.cipher.hmac('phone', phone),
          mask: maskPhone(phone),
        });
      }
    });
    after = messages.at(-1)?.id ?? null;
    if (messages.length < BATCH) return;
  }
}
