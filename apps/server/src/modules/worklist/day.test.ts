import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { WORKLIST_WORDS } from '@yizhan/domain';
import { composition } from '../../platform.ts';
import { createMainLine, HIRE, type MainLine } from '../../test-support/main-line.ts';
import type { Caller } from '../../test-support/platform.ts';
import { tellOfTheDay } from './day.jobs.ts';

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

describe('the morning', () => {
  it('tells each member of staff all that stands on their list of today, once a day', async () => {
    await line.step(await line.referred(), {
      action: 'book_interview',
      startsAt: '2026-11-20T08:00:00Z',
      mode: 'phone',
    });
    await line.step(await line.referred(), HIRE);
    const elsewhere = await line.platform.staff('county_officer', { region: '430302' });
    line.platform.now = new Date('2026-11-20T00:05:00Z');
    await tellOfTheDay(line.platform.services);
    await tellOfTheDay(line.platform.services);
    const news = async (caller: Caller) =>
      (await caller.call(routes.notifications.inbox, { query: {} })).items
        .filter(({ template }) => template === 'staff.day')
        .map(({ text, times, about }) => [text, times, about.noun]);
    expect(await news(line.clerk)).toEqual([['今天要办的事：1场面试', 1, 'worklist']]);
    expect(await news(elsewhere)).toEqual([]);
    expect(await tellOfTheDay(line.platform.services)).toBeGreaterThan(0);
    expect(await news(line.clerk)).toHaveLength(1);
    line.platform.now = new Date('2026-11-30T00:05:00Z');
    await tellOfTheDay(line.platform.services);
    const { sections } = await line.clerk.call(routes.worklist.today, { query: {} });
    expect(sections.map(({ item }) => item)).toEqual(['interview.booked', 'follow_up.due']);
    expect((await news(line.clerk))[0]).toEqual([
      '今天要办的事：1场面试、1个回访，其中1件已过期',
      1,
      'worklist',
    ]);
    const english = await line.clerk.call(
      routes.notifications.inbox,
      { query: {} },
      { 'accept-language': 'en' },
    );
    expect(english.items[0]?.text).toBe('What waits today: interviews: 1, follow-ups: 1; 1 overdue');
  });

  it('has words for whatever a module puts on the list of today', () => {
    const items = composition.modules.flatMap(({ worklist = [] }) => worklist.map(({ id }) => id));
    expect(items.length).toBeGreaterThan(7);
    expect(items.filter((id) => WORKLIST_WORDS[id] === undefined)).toEqual([]);
  });
});
