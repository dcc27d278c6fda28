import { byPrefecture } from '../../app/ids.ts';
import type { Assignable } from '../../records/assignment/index.ts';
import { findSeekerTitles } from './seekers.repository.ts';
import { getSeeker, getSeekerForUpdate } from './seekers.usecases.ts';

/** People who can be assigned to a member of staff. */
export const assignableSeeker: Assignable = {
  noun: 'seeker',
  verb: 'seekers.edit',
  party: 'seeker',
  async open(ctx, ref) {
    const row = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
    return { region: row.region_code, siteId: row.site_id };
  },
  async find(ctx, ref) {
    const row = await getSeeker(ctx, ref, 'seekers.edit');
    return { region: row.region_code, siteId: row.site_id };
  },
  async titles(ctx, refs) {
    const titles = new Map<string, string>();
    for (const [prefecture, ids] of byPrefecture(refs)) {
      for (const { id, name } of await findSeekerTitles(ctx.db, prefecture, ids)) titles.set(id, name);
    }
    return titles;
  },
};
