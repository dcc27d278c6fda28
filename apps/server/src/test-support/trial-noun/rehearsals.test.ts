import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { rehearsalRoutes, type Rehearsal } from '@yizhan/contract/test-support/rehearsals.ts';
import { toRef } from '../../app/ids.ts';
import { describeFlow } from '../conformance/flows.ts';
import { describeList } from '../conformance/lists.ts';
import { createMainLine, sentTexts, type MainLine } from '../main-line.ts';
import { person } from '../people.ts';
import { trialOptions } from '../trial-world/composition.ts';
import { rehearsals } from './rehearsals.noun.ts';
import { rehearsalSample } from './rehearsals.sample.ts';
import { OWN_WORDS } from './rehearsals.tries.ts';

const { bookRehearsal: book, moveRehearsal: move, fillInRehearsal, confirmRehearsal } = rehearsalRoutes;
const AT = '2026-11-20T02:00:00Z';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine(await trialOptions());
});
afterAll(() => line.platform.stop());

const booked = async (given: object = {}): Promise<Rehearsal> => {
  const { id } = await person(line.clerk, { name: '罗小凤' });
  return line.clerk.call(book, { body: { seekerId: id, at: AT, wish: '练自我介绍', ...given } });
};
const moved = async ({ id, version }: Rehearsal, name: Rehearsal['can'][number], note = '') =>
  line.clerk.call(move, { params: { id }, body: { version, move: name, note } });

describeFlow(rehearsalSample, () => line);
describeList(rehearsals.list, () => line);

describe('a rehearsal', () => {
  it('is arranged with a person, who is told', async () => {
    const row = await booked();
    const can = ['hold', 'miss', 'cancel'];
    expect(row).toMatchObject({ site: { id: line.siteId }, status: 'planned', can, undo: { move: 'book' } });
    expect((await sentTexts(line.platform)).at(-1)).toMatch(/罗小凤.*11月20日.*10:00/);
    const { items } = await line.clerk.call(routes.seekers.timeline, { params: { id: row.seeker.id } });
    expect(items[0]).toMatchObject({ kind: 'rehearsal.book', note: '练自我介绍' });
  });

  it('is not arranged in the past', async () => {
    const { seeker } = await booked();
    const body = { seekerId: seeker.id, at: '2026-11-17T02:00:00Z', wish: '练自我介绍' };
    expect(await line.clerk.refused(book, { body })).toMatchObject({
      code: 'booking.past',
    });
  });

  it('books the time of the person, and is called off with it in the calendar', async () => {
    const row = await booked();
    const again = { body: { seekerId: row.seeker.id, at: AT, wish: '再练一次' } };
    expect(await line.clerk.refused(book, again)).toMatchObject({ code: 'booking.person_busy' });
    const { items } = await line.clerk.call(routes.bookings.list, { query: { seekerId: row.seeker.id } });
    const [booking] = items;
    const body = { version: booking?.version ?? 0, move: 'cancel', reason: 'not_needed' } as const;
    await line.clerk.call(routes.bookings.move, { params: { id: booking?.id ?? '' }, body });
    const off = await line.clerk.call(rehearsalRoutes.listRehearsals, { query: { status: 'cancelled' } });
    expect(off.items.some((one) => one.id === row.id)).toBe(true);
  });

  it('says how it went, and who held it', async () => {
    const held = await moved(await booked(), 'hold', '讲得很好');
    expect(held).toMatchObject({ status: 'held', result: '讲得很好', heldBy: 'site_staff', can: ['reopen'] });
  });

  it('comes again on the next workday when nobody came, until it is held', async () => {
    const deadlines = async ({ id }: Rehearsal) =>
      line.platform.services.db
        .selectFrom('deadlines')
        .select(['due_on', 'ended_as'])
        .where('record_id', '=', toRef(id).id)
        .execute();
    const missed = await moved(await booked(), 'miss');
    expect(await deadlines(missed)).toEqual([{ due_on: '2026-11-19', ended_as: null }]);
    expect(await deadlines(await moved(missed, 'hold'))).toEqual([{ due_on: '2026-11-19', ended_as: 'met' }]);
  });

  it('waits in the worklist of the day until it is held', async () => {
    const row = await booked();
    const waiting = async () => {
      const { sections } = await line.clerk.call(routes.worklist.today, {});
      return sections.find(({ item }) => item === 'rehearsal.planned');
    };
    const before = await waiting();
    expect(before?.entries[0]).toMatchObject({ next: 'meet', due: { overdue: false } });
    await moved(row, 'hold');
    expect((await waiting())?.total ?? 0).toBe((before?.total ?? 0) - 1);
  });

  it('is not arranged with a young worker, by the rule that holds', async () => {
    const { id } = await person(line.clerk, { name: '罗小凤', birthDate: '2009-06-01' });
    const body = { seekerId: id, at: AT, wish: '练自我介绍' };
    expect(await line.clerk.refused(book, { body })).toMatchObject({ code: 'rehearsal.young' });
  });

  it('has a form, which stands with the person, and a confirmation with a number', async () => {
    const { id, seeker } = await booked();
    await line.clerk.call(fillInRehearsal, { params: { id }, body: OWN_WORDS });
    const about = { params: { id: seeker.id }, query: { about: id } };
    const forms = await line.clerk.call(routes.forms.ofSeeker, about);
    expect(forms.items.map(({ code }) => code)).toEqual(['own_words']);
    const paper = await line.clerk.call(confirmRehearsal, { params: { id }, body: { language: 'zh-CN' } });
    expect(paper.first).toMatch(/^岳塘区凭证〔2026〕\d+号$/);
  });

  it('is opened again only when a second person agrees', async () => {
    const held = await moved(await booked(), 'hold');
    const body = { version: held.version, move: 'reopen', reason: '记错了' } as const;
    const { approval, status } = await line.clerk.call(move, { params: { id: held.id }, body });
    expect([status, approval?.mine]).toEqual(['held', true]);
    const officer = await line.platform.staff('site_manager', { siteId: line.siteId });
    const { id = '', version = 0 } = approval ?? {};
    await officer.call(routes.approvals.move, { params: { id }, body: { version, move: 'approve' } });
    const { items } = await line.clerk.call(rehearsalRoutes.listRehearsals, { query: { status: 'planned' } });
    expect(items.find((row) => row.id === held.id)).toMatchObject({ status: 'planned', approval: null });
  });
});
