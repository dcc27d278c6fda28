import { ref, watch } from 'vue';
import { defineStore } from 'pinia';
import type { InboxItem } from '@yizhan/contract';
import { api } from './api.ts';
import { useSession } from './session.ts';

/** How often it is asked whether something came up, while the page is looked at. */
const ASK_MS = 45_000;
const PAGE = 20;

/** What came up for the viewer: the count on the bell, and the list behind it. */
export const useInbox = defineStore('inbox', () => {
  const session = useSession();
  const unread = ref(0);
  const items = ref<InboxItem[]>([]);
  const cursor = ref<string | null>(null);

  /** Asks for the count; a question that fails is asked again at the next round. */
  async function count(): Promise<void> {
    if (!session.ready || document.visibilityState !== 'visible') return;
    try {
      unread.value = (await api.notifications.unread()).count;
    } catch {
      // The bell keeps what it knew: whoever works is not to be told of a missed look.
    }
  }

  async function load(more = false): Promise<void> {
    const after = more && cursor.value !== null ? { cursor: cursor.value } : {};
    const page = await api.notifications.inbox({ query: { limit: PAGE, ...after } });
    items.value = more ? [...items.value, ...page.items] : page.items;
    cursor.value = page.nextCursor;
  }

  async function markRead(which: readonly InboxItem[]): Promise<void> {
    const ids = which.filter((item) => !item.read).map(({ id }) => id);
    if (ids.length === 0) return;
    unread.value = (await api.notifications.markRead({ body: { ids } })).count;
    items.value = items.value.map((item) => (ids.includes(item.id) ? { ...item, read: true } : item));
  }

  /** All that came up to the newest one shown; what comes meanwhile stays unread. */
  async function markAllRead(): Promise<void> {
    const until = items.value[0]?.at;
    if (until === undefined) return;
    unread.value = (await api.notifications.markRead({ body: { until } })).count;
    items.value = items.value.map((item) => ({ ...item, read: true }));
  }

  /** Keeps the count current while somebody is signed in; returns how to end that. */
  function keepCurrent(): () => void {
    const timer = setInterval(() => void count(), ASK_MS);
    const onVisible = () => void count();
    document.addEventListener('visibilitychange', onVisible);
    const stopWatching = watch(
      () => session.ready,
      (ready) => {
        unread.value = 0;
        items.value = [];
        if (ready) void count();
      },
      { immediate: true },
    );
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', onVisible);
      stopWatching();
    };
  }

  return { unread, items, cursor, count, load, markRead, markAllRead, keepCurrent };
});
