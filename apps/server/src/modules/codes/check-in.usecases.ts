import { shanghaiDate, shanghaiInstant } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { fromShortId, recordId } from '../../app/ids.ts';
import { addToTimeline, hasEntrySince } from '../../app/timeline.ts';
import { checkInCode, readCheckIn } from '../../records/codes/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { getSeekerForUpdate, ownRef } from '../seekers/index.ts';
import { CheckInFalse, CheckInOld } from './codes.errors.ts';
import { authoriseTarget } from './targets.ts';

const KIND = 'seeker.checked_in';

/** What the screen of a station shows just now. @throws SiteUnknown, OutOfRegion */
export async function shownCheckIn(ctx: AnyContext, siteId: string, publicUrl: string) {
  await authoriseTarget(ctx, 'site', siteId);
  const { code, until } = checkInCode(ctx.services.cipher, { kind: 'site', id: siteId }, ctx.now);
  return { url: `${publicUrl}/c/${code}`, until: until.toISOString(), now: ctx.now.toISOString() };
}

/**
 * A person is at a station, because they scanned what its screen shows. Counts once for each station and day however
 * often they scan. @throws CheckInFalse, CheckInOld, NotRegistered
 */
export async function checkIn(ctx: WriteContext, code: string) {
  const read = readCheckIn(ctx.services.cipher, code, ctx.now);
  if (read.state === 'old') throw CheckInOld();
  if (read.state === 'false' || read.target.kind !== 'site') throw CheckInFalse();
  const site = await findSitePlace(ctx, fromShortId(read.target.id));
  // Two scans at once follow each other.
  const person = await getSeekerForUpdate(ctx, ownRef(ctx.actor), 'self.use');
  const since = shanghaiInstant(shanghaiDate(ctx.now));
  const already = await hasEntrySince(ctx.trx, person, { kind: KIND, siteId: site.id, since });
  if (!already)
    await addToTimeline(ctx, {
      party: 'seeker',
      ref: person,
      kind: KIND,
      channel: 'nearby',
      siteId: site.id,
    });
  await ctx.audit({
    action: 'seeker.checked_in',
    entity: { kind: 'seeker', id: recordId(person) },
    region: site.regionCode,
    summary: { siteName: site.name },
  });
  return { site: { id: read.target.id, name: site.name }, at: ctx.now.toISOString(), already };
}
