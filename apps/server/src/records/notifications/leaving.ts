import type { WriteContext } from '../../app/context.ts';
import type { Transaction } from '../../app/db/database.ts';
import type { Ref } from '../../app/ids.ts';
import { deleteInboxAbout, deleteInboxOf, moveInbox, removeInboxItemsOf } from './inbox.repository.ts';
import {
  cancelOfActions,
  eraseMessagesOfParty,
  eraseMessagesOfPhones,
  hasLeftOfActions,
  moveMessages,
  phonesOf,
  refuseWaiting,
} from './messages.repository.ts';
import type { PartyKind } from './recipients.ts';
import { deleteRefusals, moveRefusals } from './refusals.repository.ts';

/**
 * Whether a message of one of the moves has left the house, or is just leaving: then none of them can be taken back. What
 * still waits keeps waiting until the write ends.
 */
export async function messagesLeft(trx: Transaction, actions: readonly string[]): Promise<boolean> {
  return actions.length > 0 && hasLeftOfActions(trx, actions);
}

/** Cancels what still waits of moves that are taken back, and takes their news out of the inboxes. */
export async function cancelMessagesOf(
  trx: Transaction,
  actions: readonly string[],
  now: Date,
): Promise<void> {
  if (actions.length === 0) return;
  await cancelOfActions(trx, actions, now);
  await removeInboxItemsOf(trx, actions);
}

/** What still waits for a person or employer is not sent, because they refused the purpose, or everything. */
export async function refuseWaitingMessages(
  ctx: WriteContext,
  party: Ref,
  refusal: {
    readonly reason: 'no_consent' | 'do_not_contact' | 'record_closed';
    readonly purpose: string | null;
  },
): Promise<void> {
  await refuseWaiting(ctx.trx, party, refusal, ctx.now);
}

/**
 * Erases what was said to a person or employer, or of them to others: messages lose phone, text and record, and with
 * them go the codes sent to the same phone; the inbox and refusals are deleted. Counts of messages stay right.
 */
export async function eraseMessagesOf(
  trx: Transaction,
  kind: PartyKind,
  party: Ref,
  now: Date,
): Promise<void> {
  const phones = await phonesOf(trx, party);
  await eraseMessagesOfParty(trx, party, now);
  if (kind === 'seeker') await eraseMessagesOfPhones(trx, phones, now);
  await deleteInboxOf(trx, { kind, id: party.id });
  if (kind === 'seeker') await deleteInboxAbout(trx, party);
  await deleteRefusals(trx, kind, party);
}

/** Hands messages, inbox and refusals of a dropped record to the kept one. */
export async function mergeMessagesOf(
  trx: Transaction,
  kind: PartyKind,
  dropped: Ref,
  kept: Ref,
): Promise<void> {
  await moveMessages(trx, dropped, kept);
  await moveInbox(trx, { kind, id: dropped.id }, { kind, id: kept.id });
  await moveRefusals(trx, kind, dropped, kept);
}
