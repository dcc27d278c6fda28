import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COPY_PARTS, routes } from '@yizhan/contract';
import { liveThrough, type Life } from '../../test-support/life.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';

let line: MainLine;
let one: Life;
beforeAll(async () => {
  line = await createMainLine();
  one = await liveThrough(line, { mark: '本人', serial: 3 });
  await liveThrough(line, { mark: '旁人', serial: 4 });
});
afterAll(() => line.platform.stop());

describe('the own copy of a person', () => {
  it('tells everything that is held, of merged records too, and nothing of others', async () => {
    const copy = await one.own.call(routes.me.export);
    expect(copy).toMatchObject({
      madeAt: '2026-11-18T02:00:00.000Z',
      phone: one.phones[0],
      idNumber: one.idNumbers[0],
      record: { name: one.name },
    });
    expect(copy.parts.map(({ part }) => part).sort()).toEqual([...COPY_PARTS].sort());
    const rows = (part: (typeof COPY_PARTS)[number]) =>
      copy.parts.find((each) => each.part === part)?.rows.map(({ kind, text }) => [kind, text]);
    expect(rows('groups')).toEqual([['older_worker', '本人证明 · 本人退出']]);
    expect(rows('refusals')).toEqual([['offers', '本人不要']]);
    expect(rows('looks')).toEqual([['other', 'site_staff']]);
    expect(rows('call_backs')).toEqual([['open', '本人家住书院路']]);
    const messages = rows('messages') ?? [];
    expect(messages.map(([kind]) => kind)).toContain('progress');
    // Those that still lie here are told in the words in which they go.
    expect(messages.map(([, text]) => text).join()).toMatch(/面试|上岗/);
    expect(rows('marks')).toEqual(
      expect.arrayContaining([
        ['hide', '本人不去'],
        ['pin', '本人合适'],
      ]),
    );
    expect(copy.history.map(({ note }) => note)).toContain('本人上门');
    expect(JSON.stringify(copy)).not.toContain('旁人');
  });

  it('is on the audit trail, and is not given again to a repeated request', async () => {
    const key = { 'idempotency-key': 'copy-once' };
    await one.own.call(routes.me.export, {}, key);
    expect((await one.own.refused(routes.me.export, {}, key)).code).toBe('idempotency.answered');
    const entries = await line.platform.services.db
      .selectFrom('audit_entries')
      .select('action')
      .where('entity_id', '=', one.id)
      .where('action', '=', 'seeker.exported')
      .execute();
    expect(entries).toHaveLength(2);
  });
});
