import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../app/ids.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { clearEvents } from './clear-events.ts';

const NOW = new Date('2026-11-18T02:00:00Z');
const DAY_MS = 86_400_000;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await createTestPlatform({ now: NOW });
});
afterAll(() => platform.stop());
beforeEach(async () => {
  platform.now = NOW;
  await platform.services.db.deleteFrom('event_deliveries').execute();
  await platform.services.db.deleteFrom('events').execute();
});

type State = 'waiting' | 'done' | 'parked' | 'dropped';

async function happened(prefecture: string, daysAgo: number, ...states: State[]): Promise<string> {
  const id = newId();
  const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
  const { db } = platform.services;
  await db
    .insertInto('events')
    .values({
      prefecture,
      id,
      name: 'vacancy.filled',
      subject_id: newId(),
      actor_kind: 'system',
      actor_name: 'test',
      at,
    })
    .execute();
  for (const [index, state] of states.entries())
    await db
      .insertInto('event_deliveries')
      .values({ prefecture, event_id: id, handler: String(index), state, next_attempt_at: at })
      .execute();
  return id;
}

const left = async (): Promise<string[]> =>
  (await platform.services.db.selectFrom('events').select('id').execute()).map(({ id }) => id);

describe('clearing events away', () => {
  it('takes what was dealt with long ago, of every prefecture, and nothing else', async () => {
    await happened('4303', 91, 'done', 'dropped');
    await happened('4301', 400);
    await happened('4312', 91, 'done');
    const kept = [
      await happened('4303', 89, 'done'),
      await happened('4303', 400, 'done', 'parked'),
      await happened('4303', 400, 'waiting'),
      await happened('4303', 0),
    ];
    expect(await clearEvents(platform.services)).toBe(3);
    expect((await left()).toSorted()).toEqual(kept.toSorted());
    const deliveries = await platform.services.db.selectFrom('event_deliveries').select('state').execute();
    expect(deliveries.map(({ state }) => state).toSorted()).toEqual(['done', 'done', 'parked', 'waiting']);
  });

  it('says on the audit trail how much went, and nothing where nothing did', async () => {
    const entries = async () =>
      platform.services.db
        .selectFrom('audit_entries')
        .select(['actor_kind', 'summary'])
        .where('action', '=', 'delivery.cleared')
        .orderBy('id', 'desc')
        .execute();
    const before = (await entries()).length;
    await clearEvents(platform.services);
    expect(await entries()).toHaveLength(before);
    await happened('4303', 91, 'done', 'done');
    await clearEvents(platform.services);
    expect((await entries())[0]).toEqual({ actor_kind: 'system', summary: { events: 1, deliveries: 2 } });
  });

  it('goes on in batches until nothing is left, and stops when it is told to', async () => {
    const at = new Date(NOW.getTime() - 100 * DAY_MS);
    const rows = Array.from({ length: 1_200 }, () => ({
      prefecture: '4303',
      id: newId(),
      name: 'vacancy.filled',
      subject_id: newId(),
      actor_kind: 'system',
      actor_name: 'test',
      at,
    }));
    await platform.services.db.insertInto('events').values(rows).execute();
    expect(await clearEvents(platform.services, AbortSignal.abort())).toBe(0);
    expect(await clearEvents(platform.services)).toBe(1_200);
    expect(await left()).toEqual([]);
  });
});
