import { OpeningHours } from '@yizhan/contract';
import { openState } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { listOpeningHours } from './sites.repository.ts';

/** Ids of the sites that are open at this moment, holidays and make-up workdays considered. */
export async function openSites(ctx: AnyContext): Promise<string[]> {
  const notices = await readNotices(ctx.db);
  const sites = await listOpeningHours(ctx.db);
  return sites
    .filter(({ opening_hours: hours }) => openState(OpeningHours.parse(hours), ctx.now, notices).open)
    .map(({ id }) => id);
}
