import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { api, isApiProblem } from './api.ts';
import { pinia } from './pinia.ts';
import { useSession } from './session.ts';

/** How often the count is fetched while the page is visible. */
const ASK_MS = 60_000;

const store = defineStore('news', () => {
  const session = useSession();
  const unread = ref(0);

  /** Fetches the count; a failed request is repeated later. */
  async function count(): Promise<void> {
    if (!session.registered || document.visibilityState !== 'visible') return;
    try {
      unread.value = (await api.notifications.unread()).count;
    } catch (error) {
      if (!isApiProblem(error)) throw error;
    }
  }

  /** Keeps the count current as long as the page lives. */
  function keepCurrent(): void {
    setInterval(() => void count(), ASK_MS);
    document.addEventListener('visibilitychange', () => void count());
    watch(
      () => session.session,
      () => {
        unread.value = 0;
        void count();
      },
      { immediate: true },
    );
  }

  return { unread, count, keepCurrent };
});

/** Number of unread news items of the signed-in person. */
export const useNews = () => store(pinia);
