import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { system } from '../../app/actor.ts';
import { runWrite, type WriteContext } from '../../app/context.ts';
import { newId, type Ref } from '../../app/ids.ts';
import { createTestPlatform, type TestPlatform } from '../../test-support/platform.ts';
import { composition } from '../../platform.ts';
import { COMPOSITION } from '../module.ts';
import { deliverEvents } from './deliver.ts';
import { emit } from './emit.ts';
import { inline, job } from './handlers.ts';
import { listParked, unpark } from './events.repository.ts';
import type { AnyEventHandler, EventName } from './types.ts';

let platform: TestPlatform;
let site: Ref;
beforeAll(async () => {
  platform = await createTestPlatform();
  // These handlers' effects are rows that nothing else writes.
  await sql`create table told (id uuid, what text)`.execute(platform.services.db);
});
afterAll(() => platform.stop());
beforeEach(async () => {
  await sql`delete from told`.execute(platform.services.db);
  await platform.services.db.deleteFrom('event_deliveries').execute();
  site = { prefecture: '4303', id: newId() };
});

async function tell(ctx: WriteContext, id: string, what: string): Promise<void> {
  await sql`insert into told values (${id}, ${what})`.execute(ctx.trx);
}

async function told(): Promise<string[]> {
  const { rows } = await sql<{ what: string }>`select what from told order by what`.execute(
    platform.services.db,
  );
  return rows.map(({ what }) => what);
}

/** The platform with only these handlers of `site.closed`. */
function listen(...handlers: AnyEventHandler[]): void {
  const told = new Map<EventName, AnyEventHandler[]>([['site.closed', handlers]]);
  platform.services.offer(COMPOSITION, { ...composition, handlers: told });
}

function closeSite(): Promise<Ref> {
  return runWrite(platform.services, { actor: system('test') }, (ctx) => emit(ctx, 'site.closed', site, {}));
}

async function deliveries() {
  return platform.services.db
    .selectFrom('event_deliveries')
    .select(['handler', 'state', 'attempts'])
    .orderBy('handler')
    .execute();
}

function later(minutes: number): void {
  platform.now = new Date(platform.now.getTime() + minutes * 60_000);
}

describe('an event', () => {
  it('runs inline handlers in its own transaction: what one refuses, refuses the whole', async () => {
    listen(
      inline('site.closed', 'first', (ctx, event) => tell(ctx, event.subject.id, 'inline'), {
        undo: 'moves',
      }),
    );
    await closeSite();
    expect(await told()).toEqual(['inline']);

    listen(
      inline('site.closed', 'first', (ctx, event) => tell(ctx, event.subject.id, 'again'), { undo: 'moves' }),
      inline('site.closed', 'second', () => Promise.reject(new Error('no')), { undo: 'moves' }),
    );
    await expect(closeSite()).rejects.toThrow('no');
    expect(await told()).toEqual(['inline']);
  });

  it('reaches each job once, after the commit', async () => {
    listen(
      job('site.closed', 'one', (ctx, event) => tell(ctx, event.subject.id, 'one')),
      job('site.closed', 'two', (ctx, event) => tell(ctx, event.subject.id, 'two')),
    );
    await closeSite();
    expect(await told()).toEqual([]);
    expect(await deliverEvents(platform.services)).toBe(2);
    expect(await deliverEvents(platform.services)).toBe(0);
    expect(await told()).toEqual(['one', 'two']);
  });

  it('is delivered once where several workers look at the same time', async () => {
    listen(job('site.closed', 'one', (ctx, event) => tell(ctx, event.subject.id, 'one')));
    for (let made = 0; made < 5; made += 1) await closeSite();
    await Promise.all([1, 2, 3].map(() => deliverEvents(platform.services)));
    expect(await told()).toHaveLength(5);
  });

  it('leaves nothing behind of a handler that fails, and tries again later', async () => {
    let isBroken = true;
    listen(
      job('site.closed', 'shaky', async (ctx, event) => {
        await tell(ctx, event.subject.id, 'shaky');
        if (isBroken) throw new Error('out of order');
      }),
      job('site.closed', 'sound', (ctx, event) => tell(ctx, event.subject.id, 'sound')),
    );
    await closeSite();
    await deliverEvents(platform.services);
    expect(await told()).toEqual(['sound']);
    // Too early: the pause is not over.
    await deliverEvents(platform.services);
    expect(await deliveries()).toMatchObject([{ handler: 'shaky', attempts: 1 }, { handler: 'sound' }]);
    isBroken = false;
    later(1);
    await deliverEvents(platform.services);
    expect(await told()).toEqual(['shaky', 'sound']);
  });

  it('parks a handler that throws for ever, holds up nothing else, and goes on when a person sends it on', async () => {
    let isBroken = true;
    listen(
      job('site.closed', 'broken', async (ctx, event) => {
        if (isBroken) throw new Error('no such table');
        await tell(ctx, event.subject.id, 'mended');
      }),
      job('site.closed', 'sound', (ctx, event) => tell(ctx, event.subject.id, 'sound')),
    );
    const event = await closeSite();
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await deliverEvents(platform.services);
      later(180);
    }
    expect(await deliveries()).toEqual([
      { handler: 'broken', state: 'parked', attempts: 6 },
      { handler: 'sound', state: 'done', attempts: 0 },
    ]);
    const [parked] = await listParked(platform.services.db, 10);
    expect(parked).toMatchObject({ handler: 'broken', last_error: 'no such table', name: 'site.closed' });

    isBroken = false;
    const key = { ...event, handler: 'broken' };
    const sendOn = () =>
      runWrite(platform.services, { actor: system('test') }, (ctx) => unpark(ctx.trx, key, ctx.now));
    expect(await sendOn()).toBe(true);
    expect(await sendOn()).toBe(false);
    await deliverEvents(platform.services);
    expect(await told()).toEqual(['mended', 'sound']);
  });

  it('parks what this version has no handler for, instead of losing it', async () => {
    listen(job('site.closed', 'of the old version', () => Promise.resolve()));
    await closeSite();
    listen();
    await deliverEvents(platform.services);
    expect(await deliveries()).toMatchObject([{ handler: 'of the old version', state: 'parked' }]);
  });
});
