import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { locale, readStored, writeStored } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { whenTakenBack } from '../../app/taken-back.ts';
import type { ListColumn, ListFilters, ListResult, SavedView } from './list-types.ts';

interface ListOptions<Row> {
  /** Name of the list in storage. */
  readonly name: string;
  readonly filterNames: readonly string[];
  readonly columns: () => readonly ListColumn<Row>[];
  readonly load: (
    filters: Readonly<ListFilters>,
    page: { cursor: string | undefined; signal: AbortSignal },
  ) => Promise<ListResult<Row>>;
}

function isView(value: unknown): value is SavedView {
  if (typeof value !== 'object' || value === null) return false;
  const filters: unknown = Reflect.get(value, 'filters');
  return (
    typeof Reflect.get(value, 'name') === 'string' &&
    typeof filters === 'object' &&
    filters !== null &&
    Object.values(filters).every((part) => typeof part === 'string')
  );
}

/**
 * A list's state: filters are in the address (a view can be sent to a colleague), pages follow cursors, chosen columns
 * and saved views are stored per person on this computer.
 */
export function useList<Row>(options: ListOptions<Row>) {
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const key = (what: string) => `yizhan.list.${session.staff?.staffId ?? ''}.${options.name}.${what}`;

  const filters = computed<ListFilters>(() =>
    Object.fromEntries(
      options.filterNames.map((name) => {
        const value = route.query[name];
        return [name, typeof value === 'string' ? value : ''];
      }),
    ),
  );
  const filtered = computed(() => Object.values(filters.value).some((value) => value !== ''));

  function setFilters(next: ListFilters) {
    const others = Object.entries(route.query).filter(([name]) => !options.filterNames.includes(name));
    const wanted = options.filterNames
      .map((name) => [name, next[name] ?? filters.value[name] ?? ''] as const)
      .filter(([, value]) => value !== '');
    const query = Object.fromEntries([...others, ...wanted]);
    return router.replace({ query });
  }
  const clearFilters = () => setFilters(Object.fromEntries(options.filterNames.map((name) => [name, ''])));

  const result = shallowRef<ListResult<Row>>();
  const loading = ref(false);
  const error = shallowRef<unknown>();
  /** Cursors of the pages visited so far; the first page has none. */
  const trail = ref<(string | undefined)[]>([undefined]);
  let running: AbortController | undefined;

  async function load() {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    loading.value = true;
    error.value = undefined;
    try {
      const page = await options.load(filters.value, { cursor: trail.value.at(-1), signal });
      if (!signal.aborted) result.value = page;
    } catch (problem) {
      if (!signal.aborted) error.value = problem;
    } finally {
      if (!signal.aborted) loading.value = false;
    }
  }
  watch(
    () => JSON.stringify(filters.value),
    () => {
      trail.value = [undefined];
      void load();
    },
    { immediate: true },
  );

  // The server sends pay, reasons and names of places in the reader's language.
  watch(locale, () => void load());
  whenTakenBack(load);

  const keptColumns = readStored(key('columns'));
  const chosen = ref<string[] | null>(
    Array.isArray(keptColumns) ? keptColumns.filter((part) => typeof part === 'string') : null,
  );
  const shownColumns = computed(() =>
    options
      .columns()
      .filter((column) =>
        column.fixed === true || chosen.value === null
          ? column.fixed === true || column.usual !== false
          : chosen.value.includes(column.key),
      ),
  );
  function chooseColumns(keys: string[] | null) {
    chosen.value = keys;
    writeStored(key('columns'), keys ?? undefined);
  }

  const keptViews = readStored(key('views'));
  const views = ref<SavedView[]>(Array.isArray(keptViews) ? keptViews.filter(isView) : []);
  function saveView(name: string) {
    const set = Object.entries(filters.value).filter(([, value]) => value !== '');
    const view = { name, filters: Object.fromEntries(set) };
    views.value = [...views.value.filter((other) => other.name !== name), view];
    writeStored(key('views'), views.value);
  }
  function removeView(name: string) {
    views.value = views.value.filter((view) => view.name !== name);
    writeStored(key('views'), views.value);
  }
  const applyView = (view: SavedView) =>
    setFilters(Object.fromEntries(options.filterNames.map((name) => [name, view.filters[name] ?? ''])));

  return {
    filters,
    filtered,
    setFilters,
    clearFilters,
    result,
    loading,
    error,
    reload: load,
    page: computed(() => trail.value.length),
    nextPage: () => {
      const cursor = result.value?.nextCursor;
      if (!cursor) return;
      trail.value = [...trail.value, cursor];
      void load();
    },
    previousPage: () => {
      if (trail.value.length < 2) return;
      trail.value = trail.value.slice(0, -1);
      void load();
    },
    shownColumns,
    chooseColumns,
    views,
    saveView,
    removeView,
    applyView,
  };
}
