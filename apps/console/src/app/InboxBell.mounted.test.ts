import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import type { InboxItem, Session } from '@yizhan/contract';
import { Answers, byText, mounted, press } from '../test-support/mounted.ts';
import InboxBell from './InboxBell.vue';
import { useSession } from './session.ts';

const CLERK: Session = {
  kind: 'staff',
  staffId: '1',
  login: 'wang',
  name: '王芳',
  grants: [],
  verbs: ['todo.read'],
  secondFactor: 'off',
  mustChangePassword: false,
  homeRegion: null,
  homeSite: null,
};
const item = (id: string, text: string, read = false): InboxItem => ({
  id: id.padEnd(22, '1'),
  template: 'staff.review',
  text,
  at: `2026-11-18T02:0${id.length}:00Z`,
  read,
  times: 1,
  about: { noun: 'vacancy', id: '4303-3WvDzXJ8VhVPhZpbKjqfQe' },
});

describe('the bell', () => {
  let items: InboxItem[];
  let marked: unknown[];
  beforeEach(() => {
    items = [item('bb', '“保洁”等待审核'), item('a', '“保安”等待审核', true)];
    marked = [];
    const unread = () => ({ count: items.filter(({ read }) => !read).length });
    new Answers()
      .on(routes.notifications.unread, unread)
      .on(routes.notifications.inbox, () => ({ items, nextCursor: null }))
      .on(routes.notifications.markRead, ({ body }) => {
        marked.push(body);
        items = items.map((one) => ({ ...one, read: true }));
        return unread();
      });
  });

  async function opened() {
    mounted(InboxBell);
    useSession().accept(CLERK);
    await flushPromises();
    const bell = document.querySelector<HTMLElement>('[aria-haspopup="dialog"]');
    if (bell === null) throw new Error('There is no bell.');
    return bell;
  }

  it('says how much is unread, to eyes and ears, and nothing to nobody', async () => {
    mounted(InboxBell);
    await flushPromises();
    expect(document.querySelector('[aria-haspopup]')?.getAttribute('aria-label')).toBe('消息');
    document.body.innerHTML = '';
    const bell = await opened();
    expect(bell.getAttribute('aria-label')).toBe('消息，1 条没看');
    expect(document.querySelector('[role="status"]')?.textContent).toContain('1 条没看');
  });

  it('opens a list that keys reach and Escape closes, with the focus back on the bell', async () => {
    const bell = await opened();
    bell.focus();
    bell.click();
    await flushPromises();
    const list = document.querySelector('[role="dialog"]');
    expect(list?.getAttribute('aria-label')).toBe('消息');
    expect(list?.contains(document.activeElement)).toBe(true);
    expect([...(list?.querySelectorAll('li') ?? [])].map((line) => line.textContent)).toEqual([
      expect.stringContaining('没看过： “保洁”等待审核'),
      expect.not.stringContaining('没看过'),
    ]);
    press('Escape');
    await flushPromises();
    expect(document.querySelector('[role="dialog"]')).toBeNull();
    expect(document.activeElement).toBe(bell);
  });

  it('marks one as read that is opened, and leads on', async () => {
    const bell = await opened();
    bell.click();
    await flushPromises();
    byText('li button', '保洁').click();
    await flushPromises();
    expect(marked).toEqual([{ ids: ['bb'.padEnd(22, '1')] }]);
    expect(bell.getAttribute('aria-label')).toBe('消息');
    expect(document.querySelector('[role="dialog"]')).toBeNull();
  });

  it('marks all as read up to the newest one shown', async () => {
    const bell = await opened();
    bell.click();
    await flushPromises();
    byText('button', '全部标为已看').click();
    await flushPromises();
    expect(marked).toEqual([{ until: '2026-11-18T02:02:00Z' }]);
    expect(document.querySelectorAll('li .unread')).toHaveLength(0);
  });
});
