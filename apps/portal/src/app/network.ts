import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import type { SystemStatus } from '@yizhan/contract';
import { api, isApiProblem } from './api.ts';
import { pinia } from './pinia.ts';

/** How often a page polls the progress of loading the demonstration. */
const DEMO_STEP_MS = 3000;

const store = defineStore('network', () => {
  const status = ref<SystemStatus | null>(null);
  const online = ref(navigator.onLine);
  window.addEventListener('online', () => (online.value = true));
  window.addEventListener('offline', () => (online.value = false));

  const demoPhones = computed(() => status.value?.demo?.phones ?? []);
  const demoLoading = computed(() => (status.value?.demo?.state === 'loading' ? status.value.demo : null));
  /** The region this network serves, e.g. `43`; pickers start there. */
  const homeRegion = computed(() => status.value?.bureau?.regionCode ?? null);
  const bureau = computed(() => status.value?.bureau?.name ?? null);

  async function ask(): Promise<void> {
    try {
      status.value = await api.system.status();
    } catch (error) {
      if (!isApiProblem(error)) throw error;
      // This request only supplies names and progress; every page works without them.
    }
    if (demoLoading.value !== null) setTimeout(() => void ask(), DEMO_STEP_MS);
  }

  return { status, online, demoPhones, demoLoading, homeRegion, bureau, ask };
});

/** The name of this installation and whether there is a connection. */
export const useNetwork = () => store(pinia);
