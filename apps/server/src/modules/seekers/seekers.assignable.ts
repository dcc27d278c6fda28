import { byPrefecture } from '../../app/ids.ts';
import type { Assignable } from '../../records/assignment/index.ts';
import { placeOf } from '../../records/policy.ts';
import { findSeekerTitles } from './seekers.repository.ts';
import { getSeeker, getSeekerForUpdate } from './seekers.usecases.ts';

/** People who can be assigned to a member of staff. */
export const assignableSeeker: Assignable = {
  noun: 'seeker',
  verb: 'seekers.edit',
  isPrivate: true,
  party: 'seeker',
  async open(ctx, ref) {
    return placeOf(await getSeekerForUpdate(ctx, ref, 'seekers.edit'));
  },
  async find(ctx, ref) {
    return placeOf(await getSeeker(ctx, ref, 'seekers.edit'));
  },
  async titles(ctx, refs) {
    const titles = new Map<string, string>();
    for (const [prefecture, ids] of byPrefecture(refs)) {
      for (const { id, name } of await findSeekerTitles(ctx.db, prefecture, ids)) titles.set(id, name);
    }
    return titles;
  },
};
