import type { MessagePurpose } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Recipient } from '../../records/notifications/index.ts';

/** The purposes each withdrawn consent covers; without a decision on messages a person gets them. */
export const SILENCED: Readonly<Record<string, readonly MessagePurpose[]>> = {
  sms: ['progress', 'offers', 'care', 'notices'],
  job_service: ['offers', 'care'],
};

/** People as notifications see them. */
export async function readSeekerRecipients(
  ctx: Pick<AnyContext, 'db'>,
  refs: readonly Ref[],
): Promise<Recipient[]> {
  const found: Recipient[] = [];
  // One query per prefecture, so that each goes to the one place where its rows lie.
  for (const [prefecture, group] of Map.groupBy(refs, (ref) => ref.prefecture)) {
    const ids = group.map(({ id }) => id);
    const rows = await ctx.db
      .selectFrom('seekers')
      .select(['id', 'phone_cipher', 'status', 'region_code', 'site_id'])
      .where('prefecture', '=', prefecture)
      .where('id', 'in', ids)
      .execute();
    const silenced = await listWithdrawn(ctx.db, prefecture, ids);
    for (const row of rows) {
      found.push({
        ref: { prefecture, id: row.id },
        phone: row.phone_cipher,
        locale: 'zh-CN',
        isClosed: row.status === 'merged' || row.status === 'erased',
        withoutConsent: new Set((silenced.get(row.id) ?? []).flatMap((purpose) => SILENCED[purpose] ?? [])),
        region: row.region_code,
        siteId: row.site_id,
      });
    }
  }
  return found;
}

async function listWithdrawn(
  db: Reader,
  prefecture: string,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const latest = await db
    .selectFrom('consents')
    .distinctOn(['seeker_id', 'purpose'])
    .select(['seeker_id', 'purpose', 'given'])
    .where('prefecture', '=', prefecture)
    .where('seeker_id', 'in', ids)
    .where('purpose', 'in', Object.keys(SILENCED))
    .orderBy('seeker_id')
    .orderBy('purpose')
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  const withdrawn = new Map<string, string[]>();
  for (const { seeker_id, purpose, given } of latest) {
    if (!given) withdrawn.set(seeker_id, [...(withdrawn.get(seeker_id) ?? []), purpose]);
  }
  return withdrawn;
}
