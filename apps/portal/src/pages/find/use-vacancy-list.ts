import { computed, ref, shallowRef } from 'vue';
import type { VacancyCard } from '@yizhan/contract';
import { deviceStorage } from '@yizhan/ui';
import { api, isApiProblem } from '../../app/api.ts';
import type { ApiProblem } from '../../app/api.ts';
import type { apiQuery } from './search-query.ts';

const KEPT = 'yizhan.last-list';
const PAGE = 20;

interface KeptList {
  readonly at: string;
  readonly items: readonly VacancyCard[];
}

/** The last list this phone loaded. Only this page writes it, so it has the shape of a reply. */
function readKept(): KeptList | null {
  try {
    const kept = JSON.parse(deviceStorage.read(KEPT) ?? 'null') as KeptList | null;
    return kept !== null && Array.isArray(kept.items) && typeof kept.at === 'string' ? kept : null;
  } catch {
    return null;
  }
}

/** Open vacancies page by page; without a network the last list loaded. */
export function useVacancyList() {
  const items = shallowRef<readonly VacancyCard[]>([]);
  const total = ref<number | null>(null);
  const nextCursor = ref<string | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  const busy = ref(false);
  const keptAt = ref<string | null>(null);
  const loaded = ref(false);
  let query: ReturnType<typeof apiQuery> | null = null;
  let current: AbortController | null = null;

  async function read(cursor: string | undefined): Promise<void> {
    if (query === null) return;
    current?.abort();
    const own = new AbortController();
    current = own;
    busy.value = true;
    problem.value = null;
    try {
      const page = await api.vacancies.search(
        { query: { ...query, cursor, limit: PAGE } },
        { signal: own.signal },
      );
      if (current !== own) return;
      items.value = cursor === undefined ? page.items : [...items.value, ...page.items];
      nextCursor.value = page.nextCursor;
      total.value = page.total;
      keptAt.value = null;
      if (cursor === undefined && page.items.length > 0) {
        deviceStorage.write(KEPT, JSON.stringify({ at: new Date().toISOString(), items: page.items }));
      }
    } catch (error) {
      if (current !== own || own.signal.aborted) return;
      if (!isApiProblem(error)) throw error;
      problem.value = error;
      const kept = cursor === undefined ? readKept() : null;
      if (kept !== null && error.code === 'network') {
        items.value = kept.items;
        nextCursor.value = null;
        total.value = null;
        keptAt.value = kept.at;
      } else if (cursor === undefined) items.value = [];
    } finally {
      if (current === own) {
        busy.value = false;
        loaded.value = true;
      }
    }
  }

  /** Starts a new list. */
  async function search(next: ReturnType<typeof apiQuery>): Promise<void> {
    query = next;
    await read(undefined);
  }
  async function more(): Promise<void> {
    if (nextCursor.value !== null && !busy.value) await read(nextCursor.value);
  }
  const again = () => read(undefined);

  return {
    items,
    total,
    problem,
    busy,
    loaded,
    keptAt,
    hasMore: computed(() => nextCursor.value !== null),
    search,
    more,
    again,
  };
}
