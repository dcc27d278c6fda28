import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import { tellOfTheDay } from './day.jobs.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

describe('the morning', () => {
  it('tells the staff of a place what the day holds, once a day', async () => {
    await line.step(await line.referred(), {
      action: 'book_interview',
      startsAt: '2026-11-20T08:00:00Z',
      mode: 'phone',
    });
    await line.step(await line.referred(), HIRE);
    line.platform.now = new Date('2026-11-20T00:05:00Z');
    await tellOfTheDay(line.platform.services);
    await tellOfTheDay(line.platform.services);
    const news = async () =>
      (await line.clerk.call(routes.notifications.inbox, { query: {} })).items
        .filter(({ template }) => template === 'staff.day')
        .map(({ text, times, about }) => [text, times, about.noun]);
    const { name } = await line.clerk.call(routes.sites.get, { params: { id: line.siteId } });
    expect(await news()).toEqual([[`${name}今天有1场面试，0个回访到期`, 1, 'worklist']]);
    line.platform.now = new Date('2026-11-30T00:05:00Z');
    await tellOfTheDay(line.platform.services);
    expect((await news())[0]).toEqual([`${name}今天有0场面试，1个回访到期`, 1, 'worklist']);
  });
});
