import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { actionRoutes, type ParkedDelivery } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import DeliveriesPage from './DeliveriesPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { deliveries: texts }));

const parked = (given: Partial<ParkedDelivery> = {}): ParkedDelivery => ({
  eventId: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  event: 'vacancy.closed',
  handler: 'placements.tell_waiting',
  happenedAt: '2026-11-18T02:00:00.000Z',
  attempts: 6,
  lastError: 'no such table',
  parkedAt: '2026-11-18T04:40:00.000Z',
  ...given,
});

describe('stuck deliveries', () => {
  it('says what it followed from and why it failed, and is sent on by hand', async () => {
    const sent: unknown[] = [];
    new Answers()
      .on(actionRoutes.parked, () => ({ items: [parked(), parked({ event: 'badge.lost', handler: 'x' })] }))
      .on(actionRoutes.sendOn, ({ params, body }) => {
        sent.push([params['id'], body]);
        return { items: [] };
      });
    mounted(DeliveriesPage);
    await flushPromises();
    const row = byText('tbody tr', '岗位下架');
    expect(row.textContent).toContain('no such table');
    expect(row.textContent).toContain('试了6次');
    // An event unknown to this version is shown by its code.
    expect(byText('tbody tr', 'badge.lost')).toBeDefined();
    row.querySelector('button')?.click();
    await flushPromises();
    expect(sent).toEqual([['4303-3WvDzXJ8VhVPhZpbKjqfQe', { handler: 'placements.tell_waiting' }]]);
    expect(document.body.textContent).toContain('没有卡住的事');
  });

  it('keeps the list where somebody else was quicker, and says so', async () => {
    new Answers()
      .on(actionRoutes.parked, () => ({ items: [parked()] }))
      .on(actionRoutes.sendOn, () => {
        throw new Refusal({
          status: 404,
          code: 'delivery.unknown',
          detail: '这一条已经不在待处理里了，可能别人刚刚点过“重新办理”。请刷新列表。',
        });
      });
    mounted(DeliveriesPage);
    await flushPromises();
    byText('tbody button', '重新办理').click();
    await flushPromises();
    expect(document.body.textContent).toContain('可能别人刚刚点过');
    expect(byText('tbody tr', '岗位下架')).toBeDefined();
  });
});
