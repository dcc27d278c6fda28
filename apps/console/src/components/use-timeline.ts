import { ref } from 'vue';
import type { TimelineEntry } from '@yizhan/contract';

interface Page {
  readonly items: TimelineEntry[];
  readonly nextCursor: string | null;
}

/** A record's history, page by page. `fetchPage` is called without a cursor for the newest. */
export function useTimeline(fetchPage: (query: { limit: number; cursor?: string }) => Promise<Page>) {
  const entries = ref<TimelineEntry[]>([]);
  const cursor = ref<string | null>(null);
  const busy = ref(false);
  const error = ref<unknown>();

  async function load(more = false): Promise<void> {
    busy.value = true;
    error.value = undefined;
    try {
      const after = more && cursor.value !== null ? { cursor: cursor.value } : {};
      const page = await fetchPage({ limit: 30, ...after });
      entries.value = more ? [...entries.value, ...page.items] : page.items;
      cursor.value = page.nextCursor;
    } catch (problem) {
      error.value = problem;
    } finally {
      busy.value = false;
    }
  }
  return { entries, cursor, busy, error, load };
}
