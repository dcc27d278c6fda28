import { SETTING_IDS, type SettingRow } from '@yizhan/contract';
import { regionOfGrants } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { COMPOSITION } from '../../records/module.ts';
import { REGIONS } from '../reference/index.ts';
import { auditPolicy, latestChanges } from '../system/index.ts';
import { seesSetting } from './settings-overview.policy.ts';

/**
 * Every setting that the caller may read, as it stands at a division; by default the one that holds all their grants.
 *
 * @throws RegionUnknown, OutOfRegion
 */
export async function listSettings(ctx: AnyContext, asked: string | undefined) {
  const region = asked ?? (ctx.actor.kind === 'staff' ? (regionOfGrants(ctx.actor.grants) ?? '') : '');
  if (asked !== undefined) {
    if (asked !== '') ctx.services.use(REGIONS).get(asked);
    auditPolicy.authorise(ctx.actor, 'audit.read', { region: asked });
  }
  const bound = ctx.services
    .use(COMPOSITION)
    .modules.flatMap(({ settings = [] }) => settings)
    .filter(({ verb }) => seesSetting(ctx.actor, verb))
    .toSorted((a, b) => SETTING_IDS.indexOf(a.id) - SETTING_IDS.indexOf(b.id));
  const last = await latestChanges(
    ctx,
    bound.map(({ audit }) => audit),
  );
  const items: SettingRow[] = [];
  for (const { id, audit, state } of bound) {
    const { values, shipped, source = null, since = null } = await state(ctx, region);
    items.push({ id, values, shipped, source, since, last: last.get(audit) ?? null, audit });
  }
  return { region: ctx.services.use(REGIONS).refOrNull(region), items };
}
