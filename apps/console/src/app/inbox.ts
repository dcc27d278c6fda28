import { ref, watch } from 'vue';
import { defineStore } from 'pinia';
import type { InboxItem } from '@yizhan/contract';
import { api } from './api.ts';
import { useSession } from './session.ts';

/** How often the count is fetched while the page is visible. */
const ASK_MS = 45_000;
const PAGE = 20;

/** The viewer's inbox: the count on the bell, and the list behind it. */
export const useInbox = defineStore('inbox', () => {
  const session = useSession();
  const unread = ref(0);
  const items = ref<InboxItem[]>([]);
  const cursor = ref<string | null>(null);

  /** Fetches the count; a failed request is repeated in the next interval. */
  async function count(): Promise<void> {
    if (!session.ready || document.visibilityState !== 'visible') return;
    try {
      unread.value = (await api.notifications.unread()).count;
    } catch {
      // The bell keeps its last count: a missed poll must not interrupt anybody's work.
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

  /** Marks everything up to the newest item shown; items that arrive meanwhile stay unread. */
  async function markAllRead(): Promise<void> {
    const until = items.value[0]?.at;
    if (until === undefined) return;
    unread.value = (await api.notifications.markRead({ body: { until } })).count;
    items.value = items.value.map((item) => ({ ...item, read: true }));
  }

  /** Keeps the count current while a user is signed in; returns a function that stops it. */
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
