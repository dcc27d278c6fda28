import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineComponent, h, onBeforeUnmount } from 'vue';
import { routes } from '@yizhan/contract';
import type { Session } from '@yizhan/contract';
import { Answers, mounted } from '../test-support/mounted.ts';
import { api } from './api.ts';
import { useSession } from './session.ts';
import { useWaiting } from './waiting.ts';
import WaitingCount from './WaitingCount.vue';
import { registerModules } from './register-modules.ts';

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

const Menu = defineComponent(() => {
  useSession().accept(CLERK);
  const waiting = useWaiting();
  const stop = waiting.keepCurrent();
  onBeforeUnmount(stop);
  return () => h(WaitingCount, { waiting: waiting.on(['follow-ups']) });
});

describe('the counts of the menu', () => {
  beforeAll(registerModules);
  let total: number;
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    total = 3;
    new Answers()
      .on(routes.worklist.counts, () => ({
        items: total === 0 ? [] : [{ item: 'follow_up.due', total, more: false, overdue: 1 }],
      }))
      .on(routes.notifications.markRead, () => ({ count: 0 }));
  });
  afterEach(() => vi.useRealTimers());

  it('say aloud what waits, and are asked for anew a moment after something was done', async () => {
    const menu = mounted(Menu);
    await flushPromises();
    expect(menu.text()).toContain('等着办 3 件，1 件已过期');
    total = 0;
    await api.notifications.markRead({ body: { ids: [] } });
    await vi.advanceTimersByTimeAsync(2000);
    await flushPromises();
    expect(menu.text()).toBe('');
  });
});
