import { maskPhone, type MessagePurpose } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { removeInboxItemsOf } from './inbox.repository.ts';
import {
  cancelOfActions,
  hasLeftOfActions,
  listWaitingOf,
  redirectMessage,
  refuseWaiting,
} from './messages.repository.ts';
import { MessagePayload } from './payload.ts';

/**
 * Whether a message of one of the moves has left the house, or is just leaving: then none of them can be taken back.
 * Waiting ones keep waiting until the write ends.
 */
export async function messagesLeft(trx: Transaction, actions: readonly string[]): Promise<boolean> {
  return actions.length > 0 && hasLeftOfActions(trx, actions);
}

/** Cancels the waiting messages of moves that are taken back, and removes their items from the inboxes. */
export async function cancelMessagesOf(
  trx: Transaction,
  actions: readonly string[],
  now: Date,
): Promise<void> {
  if (actions.length === 0) return;
  await cancelOfActions(trx, actions, now);
  await removeInboxItemsOf(trx, actions);
}

/** Cancels messages waiting for a person or employer who refused the purpose, or everything. */
export async function refuseWaitingMessages(
  ctx: WriteContext,
  party: Ref,
  refusal: {
    readonly reason: 'no_consent' | 'do_not_contact' | 'record_closed';
    readonly purpose: MessagePurpose | null;
  },
): Promise<void> {
  await refuseWaiting(ctx.trx, party, refusal, ctx.now);
}

/** Sends what waits for somebody to their new phone; without one it is refused. */
export async function redirectWaitingMessages(
  ctx: WriteContext,
  party: Ref,
  phone: string | null,
): Promise<void> {
  if (phone === null) {
    await refuseWaiting(ctx.trx, party, { reason: 'no_phone', purpose: null }, ctx.now);
    return;
  }
  const { cipher } = ctx.services;
  const to = { hmac: cipher.hmac('phone', phone), mask: maskPhone(phone) };
  for (const { id, payload } of await listWaitingOf(ctx.trx, party)) {
    const message = MessagePayload.parse(cipher.decryptJson(payload));
    await redirectMessage(ctx.trx, id, { ...to, payload: cipher.encryptJson({ ...message, phone }) });
  }
}
