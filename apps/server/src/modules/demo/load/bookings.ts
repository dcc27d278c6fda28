import { addDays, shanghaiDate } from '@yizhan/domain';
import { system } from '../../../app/actor.ts';
import type { WriteContext } from '../../../app/context.ts';
import { shortId, toRef, type Ref } from '../../../app/ids.ts';
import { STAFF_DIRECTORY } from '../../../records/assignment/index.ts';
import { book, createResource, freeSlots } from '../../bookings/index.ts';
import { listEverySite } from '../../sites/index.ts';
import type { PlannedPerson } from '../plan/planned.ts';
import { CLERK } from './actors.ts';

/** Stations with something to be booked: enough to see a calendar with several columns. */
const STATIONS = 3;
/** People who have booked, at each of them; one more waits. */
const BOOKED = 4;
const DAYS_AHEAD = 9;

/** Rooms of stations, hours of advisers, and who has booked them in the days to come. */
export async function addBookings(given: WriteContext, people: readonly PlannedPerson[]): Promise<void> {
  const ctx = { ...given, actor: system(CLERK) };
  for (const { site, adviser } of await stationsWithStaff(ctx)) {
    const siteId = shortId(site.id);
    const near = people.filter(({ region }) => region.slice(0, 4) === site.region_code.slice(0, 4));
    await createResource(ctx, {
      ...USUAL,
      kind: 'interview_room',
      name: '一号面试室',
      siteId,
      note: '一楼东侧',
    });
    const hours = await createResource(ctx, {
      ...USUAL,
      kind: 'adviser',
      name: `职业指导（${adviser.name}）`,
      siteId,
      staffId: shortId(adviser.id),
      isOpenToPeople: true,
      note: '请带身份证，有简历的带上简历',
    });
    await bookSome(ctx, toRef(hours.id), near);
  }
}

/** Stations somebody works at, with one of them. */
async function stationsWithStaff(ctx: WriteContext) {
  const directory = ctx.services.use(STAFF_DIRECTORY);
  const found: Array<{
    site: Awaited<ReturnType<typeof listEverySite>>[number];
    adviser: { id: string; name: string };
  }> = [];
  for (const site of await listEverySite(ctx.trx)) {
    const place = { region: site.region_code, siteId: site.id };
    const staff = await directory.reaching(ctx, 'bookings.edit', place);
    const adviser = staff.find(({ grants }) => grants.some(({ siteId }) => siteId === site.id));
    if (adviser !== undefined) found.push({ site, adviser });
    if (found.length === STATIONS) break;
  }
  return found;
}

const USUAL = { staffId: null, capacity: 1, slotMinutes: 30, hours: null, isOpenToPeople: false } as const;

/** Every other free slot from tomorrow, and one more person who waits for the first of them. */
async function bookSome(ctx: WriteContext, resource: Ref, people: readonly PlannedPerson[]): Promise<void> {
  const from = addDays(shanghaiDate(ctx.now), 1);
  const slots = await freeSlots(ctx, resource, { from, days: DAYS_AHEAD });
  const taken = slots.filter((_, index) => index % 2 === 0).slice(0, BOOKED);
  for (const [index, { startsAt, endsAt }] of taken.entries()) {
    const [person, waiting] = [people[index], people[BOOKED]];
    if (person === undefined) return;
    const span = { from: new Date(startsAt), to: new Date(endsAt) };
    const wanted = { resource, span, title: '职业指导', note: '' };
    await book(ctx, { ...wanted, seeker: refOf(person), as: 'book' });
    if (index === 0 && waiting !== undefined)
      await book(ctx, { ...wanted, seeker: refOf(waiting), as: 'wait' });
  }
}

function refOf({ id, region }: PlannedPerson): Ref {
  return { prefecture: region.slice(0, 4), id };
}
