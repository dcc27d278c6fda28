import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { runDeadlines } from '../../records/deadlines/index.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { vacancyInput } from '../../test-support/records.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

const { create, act } = routes.vacancies;
let made = 0;

async function submitted() {
  made += 1;
  const body = vacancyInput(line.employerId, { title: `缝纫工${made}`, address: `裕丰路${made}号` });
  const draft = await line.manager.call(create, { body });
  return line.manager.call(act, {
    params: { id: draft.id },
    body: { version: draft.version, action: 'submit' },
  });
}
const move = (vacancy: { id: string; version: number }, action: 'send_back' | 'submit' | 'withdraw') =>
  line.manager.call(act, {
    params: { id: vacancy.id },
    body: { version: vacancy.version, action, ...(action === 'submit' ? {} : { reason: '薪资写清楚' }) },
  });
const deadline = async ({ id }: { id: string }) =>
  line.platform.services.db
    .selectFrom('deadlines')
    .select(['due_on', 'paused_on', 'ended_as', 'escalated_at'])
    .where('record_id', '=', toRef(id).id)
    .executeTakeFirst();
const waiting = async (id: string) => {
  const { sections } = await line.manager.call(routes.worklist.today, {});
  const section = sections.find(({ item }) => item === 'vacancy.review');
  return { overdue: section?.overdue ?? 0, due: section?.entries.find((entry) => entry.id === id)?.due };
};

describe('the review of a vacancy', () => {
  it('has three workdays, without those on which the employer mends it', async () => {
    line.platform.now = new Date('2026-11-18T02:00:00Z');
    const first = await submitted();
    expect((await waiting(first.id)).due).toEqual({ on: '2026-11-23', overdue: false, missingYear: null });

    line.platform.now = new Date('2026-11-19T02:00:00Z');
    const back = await move(first, 'send_back');
    expect(await deadline(first)).toMatchObject({ paused_on: '2026-11-19', ended_as: null });
    // Sent back by mistake, the clock has never stood still.
    await line.manager.call(routes.actions.takeBack, { params: { id: back.undo?.actionId ?? '' } });
    expect(await deadline(first)).toMatchObject({ paused_on: null, due_on: '2026-11-23' });

    const again = await line.manager.call(routes.vacancies.get, { params: { id: first.id } });
    const mended = await move(again, 'send_back');
    line.platform.now = new Date('2026-11-24T02:00:00Z');
    const resubmitted = await move(mended, 'submit');
    // One of the three had passed when it was sent back.
    expect(await waiting(first.id)).toEqual({
      overdue: 0,
      due: { on: '2026-11-26', overdue: false, missingYear: null },
    });

    line.platform.now = new Date('2026-11-27T02:00:00Z');
    expect(await waiting(first.id)).toMatchObject({ overdue: 1, due: { overdue: true } });
    await move(resubmitted, 'withdraw');
    expect(await deadline(first)).toMatchObject({ ended_as: 'cancelled' });
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });

  it('is told upwards when it takes too long, also where the vacancy came in by another way', async () => {
    line.platform.now = new Date('2026-11-18T02:00:00Z');
    const vacancy = await submitted();
    await line.platform.services.db
      .deleteFrom('deadlines')
      .where('record_id', '=', toRef(vacancy.id).id)
      .execute();
    expect((await waiting(vacancy.id)).due).toBeNull();
    line.platform.now = new Date('2026-11-26T02:00:00Z');
    await runDeadlines(line.platform.services);
    expect(await deadline(vacancy)).toMatchObject({ due_on: '2026-11-23', ended_as: null });
    // The county's officer has to do it; the next division up hears of it.
    const { items } = await line.manager.call(routes.notifications.inbox, { query: {} });
    expect(items.filter(({ template }) => template === 'staff.overdue').map(({ about }) => about)).toEqual([
      { noun: 'vacancy', id: vacancy.id },
    ]);
    line.platform.now = new Date('2026-11-18T02:00:00Z');
  });
});
