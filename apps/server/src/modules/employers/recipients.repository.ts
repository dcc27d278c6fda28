import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import type { Recipient } from '../../records/notifications/index.ts';

const NOTHING_SILENCED: ReadonlySet<never> = new Set();

/** Employers as notifications see them. */
export async function readEmployerRecipients(
  ctx: Pick<AnyContext, 'db'>,
  refs: readonly Ref[],
): Promise<Recipient[]> {
  const found: Recipient[] = [];
  for (const [prefecture, group] of Map.groupBy(refs, (ref) => ref.prefecture)) {
    const rows = await ctx.db
      .selectFrom('employers')
      .select(['id', 'contact_phone_cipher', 'region_code', 'site_id'])
      .where('prefecture', '=', prefecture)
      .where(
        'id',
        'in',
        group.map(({ id }) => id),
      )
      .execute();
    for (const row of rows) {
      found.push({
        ref: { prefecture, id: row.id },
        phone: row.contact_phone_cipher,
        locale: 'zh-CN',
        isClosed: false,
        withoutConsent: NOTHING_SILENCED,
        region: row.region_code,
        siteId: row.site_id,
      });
    }
  }
  return found;
}
