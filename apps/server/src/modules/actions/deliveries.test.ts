import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { composition } from '../../platform.ts';
import { deliverEvents } from '../../records/events/deliver.ts';
import { job } from '../../records/events/handlers.ts';
import { COMPOSITION } from '../../records/module.ts';
import { createTestPlatform, type Caller, type TestPlatform } from '../../test-support/platform.ts';
import { siteInput } from '../../test-support/records.ts';

const { parked, sendOn } = routes.actions;

let platform: TestPlatform;
let administrator: Caller;
let isBroken = true;
const heard: string[] = [];
beforeAll(async () => {
  platform = await createTestPlatform();
  administrator = await platform.staff('administrator', { region: '' });
  platform.services.offer(COMPOSITION, {
    ...composition,
    handlers: new Map([
      [
        'site.closed' as const,
        [
          job('site.closed', 'test.hear', (_ctx, { subject }) => {
            if (isBroken) return Promise.reject(new Error('out of order'));
            heard.push(subject.id);
            return Promise.resolve();
          }),
        ],
      ],
    ]),
  });
});
afterAll(() => platform.stop());

async function hoursLater(): Promise<void> {
  platform.now = new Date(platform.now.getTime() + 3 * 3_600_000);
  await deliverEvents(platform.services);
}

describe('a delivery that failed for good', () => {
  it('is shown to whoever runs the whole network, and goes on when they send it on', async () => {
    // The network is wherever there are sites.
    const elsewhere = siteInput({ name: '鹤城驿站', regionCode: '431202' });
    await administrator.call(routes.sites.create, { body: elsewhere });
    const site = await administrator.call(routes.sites.create, { body: siteInput() });
    await administrator.call(routes.sites.update, {
      params: { id: site.id },
      body: { ...siteInput({ status: 'closed' }), version: site.version },
    });
    for (let attempt = 0; attempt < 7; attempt += 1) await hoursLater();

    const officer = await platform.staff('prefecture_officer', { region: '4303' });
    expect((await officer.refused(parked)).code).toBe('access.denied');
    const ofOnePlace = await platform.staff('administrator', { region: '4303' });
    expect((await ofOnePlace.refused(parked)).code).toBe('access.region');
    const { items } = await administrator.call(parked);
    expect(items).toMatchObject([
      { event: 'site.closed', handler: 'test.hear', attempts: 6, lastError: 'out of order' },
    ]);

    const day = await administrator.call(routes.worklist.today, {});
    expect(day.sections).toMatchObject([
      {
        item: 'delivery.parked',
        total: 1,
        entries: [{ title: 'site.closed → test.hear', about: 'out of order', next: 'send_on' }],
      },
    ]);
    expect((await ofOnePlace.call(routes.worklist.today, {})).sections).toEqual([]);

    isBroken = false;
    const again = { params: { id: items[0]?.eventId ?? '' }, body: { handler: 'test.hear' } };
    expect((await ofOnePlace.refused(sendOn, again)).code).toBe('access.region');
    expect(await administrator.call(sendOn, again)).toEqual({ items: [] });
    expect((await administrator.refused(sendOn, again)).code).toBe('delivery.unknown');
    await hoursLater();
    expect(heard).toHaveLength(1);
  });
});
