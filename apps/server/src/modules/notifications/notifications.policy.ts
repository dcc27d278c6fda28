import type { Verb } from '@yizhan/domain';
import { authorise, may, type Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { NotFound } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import { RECIPIENTS, type PartyKind, type Recipient } from '../../records/notifications/index.ts';

/** The verbs for reading and changing a record of either kind. */
export const PARTY_VERBS = {
  seeker: { read: 'seekers.read', edit: 'seekers.edit' },
  employer: { read: 'employers.read', edit: 'employers.edit' },
} as const satisfies Record<PartyKind, Record<'read' | 'edit', Verb>>;

/** The record behind a message, if the caller holds the verb for it. @throws NotFound, OutOfRegion */
export async function needRecipient(
  ctx: AnyContext,
  kind: PartyKind,
  ref: Ref,
  verb: Verb,
): Promise<Recipient> {
  const [recipient] = await ctx.services.use(RECIPIENTS[kind])(ctx, [ref]);
  if (recipient === undefined) throw NotFound();
  authorise(ctx.actor, verb, { region: recipient.region, siteId: recipient.siteId });
  return recipient;
}

/** Whether a message lies within the caller's places; one without a place needs rights to the whole network. */
export function reachesMessage(
  actor: Actor,
  verb: 'messages.read' | 'messages.resend',
  row: { readonly region_code: string | null; readonly site_id: string | null },
): boolean {
  return may(actor, verb, { region: row.region_code, siteId: row.site_id });
}
