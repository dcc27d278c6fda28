import { VERBS, type Verb } from '@yizhan/domain';
import { authorise, may, type Actor } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { NotFound } from '../../app/errors.ts';
import type { Ref } from '../../app/ids.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { askedAtTheDoor, definePolicy, placesOfLocated } from '../../records/policy.ts';
import { RECIPIENTS, type PartyKind, type Recipient } from '../../records/notifications/index.ts';

/** A message lies where its recipient's record does; one without a place needs rights to the whole network. */
export const messagePolicy = definePolicy({
  noun: 'message',
  verbs: ['messages.read', 'messages.resend'],
  places: placesOfLocated,
});

/** Texts and providers are one for the whole network. */
export const messageSettingsPolicy = askedAtTheDoor('message_settings', ['settings.manage']);

/** The verbs for reading and changing a record of either kind. */
export const PARTY_VERBS = {
  seeker: { read: 'seekers.read', edit: 'seekers.edit' },
  employer: { read: 'employers.read', edit: 'employers.edit' },
} as const satisfies Record<PartyKind, Record<'read' | 'edit', Verb>>;

/** The record behind a message, if the caller holds the verb for it. @throws NotFound, OutOfRegion, RecordConfidential */
export async function needRecipient(
  ctx: AnyContext,
  kind: PartyKind,
  ref: Ref,
  verb: Verb,
): Promise<Recipient> {
  const [recipient] = await ctx.services.use(RECIPIENTS[kind])(ctx, [ref]);
  if (recipient === undefined) throw NotFound();
  authorise(ctx.actor, verb, { region: recipient.region, siteId: recipient.siteId });
  if (kind === 'seeker') await assertVisible(ctx, 'seeker', ref);
  return recipient;
}

export function mayRefuse(actor: Actor, kind: PartyKind, { region, siteId }: Recipient): boolean {
  return may(actor, PARTY_VERBS[kind].edit, { region, siteId });
}

/** Losing a right hides the items that were put there because of it. */
export function maySee(
  actor: Actor,
  row: { readonly verb: string | null; readonly region_code: string | null; readonly site_id: string | null },
): boolean {
  if (row.verb === null) return true;
  const verb = VERBS.find((name) => name === row.verb);
  return verb !== undefined && may(actor, verb, { region: row.region_code, siteId: row.site_id });
}
