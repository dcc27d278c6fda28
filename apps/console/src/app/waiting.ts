import { ref, watch } from 'vue';
import { defineStore } from 'pinia';
import type { Waiting } from '@yizhan/contract';
import { afterWrite, api } from './api.ts';
import { useSession } from './session.ts';
import { sumOf, type WaitingSum } from './waiting-sums.ts';
import { worklistPages } from './worklist-pages.ts';

/** How often the counts are fetched while the page is visible. */
const ASK_MS = 60_000;
/** After a write, the counts are fetched once the user pauses. */
const REST_MS = 1500;

/** Number of waiting items of each kind for the viewer, at the site where they are working. */
export const useWaiting = defineStore('waiting', () => {
  const session = useSession();
  const items = ref<readonly Waiting[]>([]);

  /** A failed request is repeated in the next interval; the counts stay as they were. */
  async function count(): Promise<void> {
    if (!session.may('todo.read') || document.visibilityState !== 'visible') return;
    const site = session.site;
    try {
      const reply = await api.worklist.counts({ query: site === null ? {} : { siteId: site.id } });
      if (session.site?.id === site?.id) items.value = reply.items;
    } catch {
      // A missed poll must not interrupt anybody's work.
    }
  }

  /** Keeps the counts current while a user is signed in; returns a function that stops it. */
  function keepCurrent(): () => void {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const timer = setInterval(() => void count(), ASK_MS);
    const onVisible = () => void count();
    document.addEventListener('visibilitychange', onVisible);
    afterWrite.tell = () => {
      clearTimeout(resting);
      resting = setTimeout(() => void count(), REST_MS);
    };
    const stopWatching = watch(
      () => [session.ready, session.site?.id],
      () => {
        items.value = [];
        void count();
      },
      { immediate: true },
    );
    return () => {
      clearInterval(timer);
      clearTimeout(resting);
      afterWrite.tell = undefined;
      document.removeEventListener('visibilitychange', onVisible);
      stopWatching();
    };
  }

  /** The sum of what waits on some pages, by their route names; null where nothing waits. */
  const on = (pages: readonly string[]): WaitingSum | null =>
    sumOf(items.value, (item) => worklistPages.get(item)?.name, pages);

  return { items, count, keepCurrent, on };
});
