import type { z } from 'zod';
import type { Partner, partnerRoutes } from '@yizhan/contract';
import { addDays, keyStateOn, MOST_KEYS, shanghaiDate } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { hashSecret, newKey } from './key-text.ts';
import { insertKey, listKeysOf, revokeKeys, shortenKey, type KeyRow } from './keys.repository.ts';
import { KeysFull, KeyUnknown, PartnerEnded } from './partners.errors.ts';
import { regionOf } from './partners.policy.ts';
import type { PartnerRow } from './partners.repository.ts';
import { getManaged, getPartner } from './partners.usecases.ts';

/**
 * Issues a key, whose text is known to nobody afterwards. One that it replaces goes on working for some days.
 *
 * @throws PartnerUnknown, OutOfRegion, PartnerEnded, KeysFull, KeyUnknown
 */
export async function issueKey(
  ctx: WriteContext,
  partnerId: string,
  input: z.output<typeof partnerRoutes.issueKey.body>,
): Promise<{ key: string; partner: Partner }> {
  const partner = await getManaged(ctx, partnerId);
  if (partner.status === 'ended') throw PartnerEnded();
  const today = shanghaiDate(ctx.now);
  const valid = (await listKeysOf(ctx.trx, [partnerId])).filter((key) => isValid(key, today));
  if (valid.length >= MOST_KEYS) throw KeysFull();
  const replaced = input.replaces === null ? null : findKey(valid, input.replaces);
  if (replaced !== null) {
    const last = addDays(today, input.overlapDays);
    if (last < replaced.last_day) await shortenKey(ctx.trx, replaced.id, last);
  }
  const { text, prefix, secret } = newKey();
  const lastDay = addDays(today, input.days);
  await insertKey(ctx.trx, {
    id: newId(),
    partner_id: partnerId,
    label: input.label,
    prefix,
    secret_hash: hashSecret(secret),
    last_day: lastDay,
    created_at: ctx.now,
    ...stamped('created', ctx.actor),
  });
  await tellTrail(ctx, partner, 'partner.key_issued', {
    prefix,
    lastDay,
    ...(replaced === null ? {} : { replaces: replaced.prefix }),
  });
  return { key: text, partner: await getPartner(ctx, partnerId) };
}

/** @throws PartnerUnknown, OutOfRegion, KeyUnknown */
export async function revokeKey(ctx: WriteContext, partnerId: string, keyId: string): Promise<Partner> {
  const partner = await getManaged(ctx, partnerId);
  const key = findKey(await listKeysOf(ctx.trx, [partnerId]), keyId);
  const revoked = { ...stamped('revoked', ctx.actor), revoked_at: ctx.now };
  if ((await revokeKeys(ctx.trx, partnerId, key.id, revoked)) === 0) throw KeyUnknown();
  await tellTrail(ctx, partner, 'partner.key_revoked', { prefix: key.prefix });
  return getPartner(ctx, partnerId);
}

function isValid(key: KeyRow, today: string): boolean {
  return keyStateOn({ lastDay: key.last_day, revoked: key.revoked_at !== null }, today) === 'valid';
}

function findKey(keys: readonly KeyRow[], publicId: string): KeyRow {
  const id = fromShortId(publicId);
  const key = keys.find((one) => one.id === id);
  if (key === undefined) throw KeyUnknown();
  return key;
}

/** Never with more of a key than the part by which it is recognised. */
async function tellTrail(
  ctx: WriteContext,
  partner: PartnerRow,
  action: 'partner.key_issued' | 'partner.key_revoked',
  summary: Readonly<Record<string, string>>,
): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'partner', id: shortId(partner.id) },
    region: regionOf(partner),
    summary: { name: partner.name, ...summary },
  });
}
