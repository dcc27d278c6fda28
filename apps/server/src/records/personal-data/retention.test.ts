import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { liveThrough, type Life } from '../../test-support/life.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { findAnywhere } from '../../test-support/search-database.ts';
import { endRetention, FORGET_AFTER_DAYS } from './retention.ts';

const DAY_MS = 86_400_000;

let line: MainLine;
let life: Life;
beforeAll(async () => {
  line = await createMainLine();
  life = await liveThrough(line, { mark: '久无音讯', serial: 5 });
});
afterAll(() => line.platform.stop());

const later = (days: number): void => {
  line.platform.now = new Date(line.platform.now.getTime() + days * DAY_MS);
};
const count = async (table: 'idempotency_keys' | 'import_rejections' | 'help_requests' | 'reveals') => {
  const { n } = await line.platform.services.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
};

describe('what is kept no longer', () => {
  it('goes table by table, each in its own time, and the trail says how much', async () => {
    const { services } = line.platform;
    expect((await endRetention(services)).rows).toMatchObject({ idempotency_keys: 0, import_rejections: 0 });
    later(2);
    expect((await endRetention(services)).rows['idempotency_keys']).toBeGreaterThan(10);
    expect(await count('idempotency_keys')).toBe(0);
    expect(await count('import_rejections')).toBe(3);
    later(100);
    expect((await endRetention(services)).rows).toMatchObject({ import_rejections: 3 });
    const entry = await services.db
      .selectFrom('audit_entries')
      .select('summary')
      .where('action', '=', 'retention.ended')
      .orderBy('at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(entry.summary).toMatchObject({ import_rejections: 3, seeker: 0, employer: 0 });
  });

  it('takes call-backs that were dealt with and reasons of exports, and never a call-back that is open', async () => {
    const { items } = await line.manager.call(routes.callBacks.list, { query: { limit: 200 } });
    // What was typed as the reason of an export may name somebody.
    const reason = '给王秀英家核对';
    await line.manager.call(routes.seekers.export, { body: { format: 'csv', reason, query: {} } });
    const [mine] = items;
    await line.manager.call(routes.callBacks.move, {
      params: { id: mine?.id ?? '' },
      body: { version: 1, move: 'finish', note: '帮上了' },
    });
    const before = await count('help_requests');
    later(3 * 365 + 1);
    expect((await endRetention(line.platform.services)).rows).toMatchObject({
      help_requests: 1,
      list_exports: 1,
    });
    expect(await findAnywhere(line.platform.services, [reason])).toEqual([]);
    expect(await count('help_requests')).toBe(before - 1);
    expect(await count('reveals')).toBe(0);
  });

  it('erases people of whom nothing was heard for years, and nobody else', async () => {
    const { platform, siteId } = line;
    // Sessions end in these years, too.
    const signedIn = () => platform.staff('site_staff', { siteId });
    const heard = await person(await signedIn(), { name: '常来的人' });
    later(FORGET_AFTER_DAYS - 30);
    const clerk = await signedIn();
    await clerk.call(routes.seekers.addNote, {
      params: { id: heard.id },
      body: { kind: 'call', note: '还在找活' },
    });
    // They are told first, and have a month to be heard of.
    const first = await endRetention(platform.services);
    expect(first.erased.seeker).toBe(0);
    expect(first.told).toBeGreaterThan(0);
    expect((await endRetention(platform.services)).told).toBe(0);
    later(29);
    expect((await endRetention(platform.services)).erased.seeker).toBe(0);
    later(1);
    const { erased } = await endRetention(platform.services);
    expect(erased.seeker).toBe(first.told);
    expect(await findAnywhere(platform.services, [life.mark, ...life.phones])).toEqual([]);
    expect((await clerk.call(routes.seekers.get, { params: { id: heard.id } })).name).toBe('常来的人');
    expect((await endRetention(platform.services)).erased.seeker).toBe(0);
  });
});
