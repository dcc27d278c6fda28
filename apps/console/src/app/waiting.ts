import { ref, watch } from 'vue';
import { defineStore } from 'pinia';
import type { Waiting } from '@yizhan/contract';
import { afterWrite, api } from './api.ts';
import { useSession } from './session.ts';
import { sumOf, type WaitingSum } from './waiting-sums.ts';
import { worklistPages } from './worklist-pages.ts';

/** How often it is asked what waits, while the page is looked at. */
const ASK_MS = 60_000;
/** After a write the counts are asked for once the hand rests. */
const REST_MS = 1500;

/** How much of each kind of work waits for the viewer, at the site at which she works now. */
export const useWaiting = defineStore('waiting', () => {
  const session = useSession();
  const items = ref<readonly Waiting[]>([]);

  /** A question that fails is asked again at the next round; the counts stay as they were. */
  async function count(): Promise<void> {
    if (!session.may('todo.read') || document.visibilityState !== 'visible') return;
    const site = session.site;
    try {
      const reply = await api.worklist.counts({ query: site === null ? {} : { siteId: site.id } });
      if (session.site?.id === site?.id) items.value = reply.items;
    } catch {
      // Whoever works is not to be told of a missed look.
    }
  }

  /** Keeps the counts current while somebody is signed in; returns how to end that. */
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

  /** What waits on some pages, by their route names; null where nothing does. */
  const on = (pages: readonly string[]): WaitingSum | null =>
    sumOf(items.value, (item) => worklistPages[item]?.name, pages);

  return { items, count, keepCurrent, on };
});
