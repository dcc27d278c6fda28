import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { api, isApiProblem } from './api.ts';
import { pinia } from './pinia.ts';
import { useSession } from './session.ts';

/** How often it is asked whether something came up, while the page is looked at. */
const ASK_MS = 60_000;

const store = defineStore('news', () => {
  const session = useSession();
  const unread = ref(0);

  /** Asks for the count; a question that fails is asked again later. */
  async function count(): Promise<void> {
    if (!session.registered || document.visibilityState !== 'visible') return;
    try {
      unread.value = (await api.notifications.unread()).count;
    } catch (error) {
      if (!isApiProblem(error)) throw error;
    }
  }

  /** Keeps the count current for as long as the page lives. */
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

/** How much news waits for whoever is signed in. */
export const useNews = () => store(pinia);
