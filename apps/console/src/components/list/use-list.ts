import lists from 'virtual:lists';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { useRoute, useRouter } from 'vue-router';
import type { ListName, SlimList } from '@yizhan/client/slim.ts';
import { readList } from '../../app/api.ts';
import { locale, readStored, writeStored } from '../../app/preferences.ts';
import { useSession } from '../../app/session.ts';
import { whenTakenBack } from '../../app/taken-back.ts';
import { useWords } from './words.ts';
import type { ListColumn, ListFilters, ListResult } from './list-types.ts';

interface ListOptions<Row> {
  readonly name: ListName | SlimList;
  /** What each column shows in a plain cell and on paper. */
  readonly cells: () => Readonly<Record<string, (row: Row) => string>>;
  /** The query for filters as they stand in the address, where they are not the same. */
  readonly query: (filters: Readonly<ListFilters>) => Readonly<Record<string, string | undefined>>;
  readonly limit: number;
}

const SORT = 'sort';

/**
 * A list's state: filters and sort live in the address (a view can be sent to a colleague), pages are walked by cursor,
 * chosen columns are remembered per user in this browser.
 */
export function useList<Row extends { readonly id: string }>(options: ListOptions<Row>) {
  const list = typeof options.name === 'string' ? lists[options.name] : options.name;
  const route = useRoute();
  const router = useRouter();
  const session = useSession();
  const { t } = useI18n();
  const { shown } = useWords();
  const key = (what: string) => `yizhan.list.${session.staff?.staffId ?? ''}.${list.name}.${what}`;
  const names = [...list.filters, SORT];

  const filters = computed<ListFilters>(() =>
    Object.fromEntries(
      names.map((name) => {
        const value = route.query[name];
        return [name, typeof value === 'string' ? value : ''];
      }),
    ),
  );
  const filtered = computed(() => Object.values(filters.value).some((value) => value !== ''));
  /** As the API takes it: what is not set is left out. */
  const query = computed<Record<string, string>>(() => {
    const asked = { ...options.query(filters.value), sort: filters.value[SORT] };
    return Object.fromEntries(
      Object.entries(asked).flatMap(([name, value]) =>
        value === undefined || value === '' ? [] : [[name, value]],
      ),
    );
  });

  function setFilters(next: ListFilters) {
    const others = Object.entries(route.query).filter(([name]) => !names.includes(name));
    const wanted = names
      .map((name) => [name, next[name] ?? filters.value[name] ?? ''] as const)
      .filter(([, value]) => value !== '');
    return router.replace({ query: Object.fromEntries([...others, ...wanted]) });
  }
  const onlyFilters = (set: ListFilters) =>
    setFilters(Object.fromEntries(names.map((name) => [name, set[name] ?? ''])));

  const result = shallowRef<ListResult<Row>>();
  const loading = ref(false);
  const error = shallowRef<unknown>();
  /** Cursors of the pages visited so far; the first page has none. */
  const trail = ref<(string | undefined)[]>([undefined]);
  let running: AbortController | undefined;

  const read = (cursor: string | undefined, limit: number, signal: AbortSignal) =>
    readList<Row>(
      list,
      { ...query.value, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) },
      signal,
    );

  async function load() {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    loading.value = true;
    error.value = undefined;
    try {
      const page = await read(trail.value.at(-1), options.limit, signal);
      if (!signal.aborted) result.value = page;
    } catch (problem) {
      if (!signal.aborted) error.value = problem;
    } finally {
      if (!signal.aborted) loading.value = false;
    }
  }
  /** Shows the reply to a change of a row in its place. */
  function replace(row: Row) {
    const now = result.value;
    if (now === undefined) return;
    result.value = { ...now, items: now.items.map((one) => (one.id === row.id ? row : one)) };
  }
  watch(
    () => JSON.stringify(query.value),
    () => {
      trail.value = [undefined];
      void load();
    },
    { immediate: true },
  );

  // Pay, reasons and names of places come from the server in the reader's language.
  watch(locale, () => void load());
  whenTakenBack(load);

  function textOf({ key: column, shows }: (typeof list.columns)[number], row: Row): string {
    if (shows === null) throw new Error(`Nobody says what the column ${column} of ${list.name} shows`);
    return shown(shows, row);
  }
  const columns = computed<ListColumn<Row>[]>(() => {
    const cells = options.cells();
    return list.columns.map((column) => ({
      ...column,
      label: column.heading?.[locale.value] ?? t(`lists.${list.name}.columns.${column.key}`),
      text: cells[column.key] ?? ((row) => textOf(column, row)),
      sorts: list.sorts.filter((sort) => sort.column === column.key),
    }));
  });
  const keptColumns = readStored(key('columns'));
  const chosen = ref<string[] | null>(
    Array.isArray(keptColumns) ? keptColumns.filter((part) => typeof part === 'string') : null,
  );
  const shownColumns = computed(() =>
    columns.value.filter((column) =>
      column.fixed === true || chosen.value === null
        ? column.fixed === true || column.usual !== false
        : chosen.value.includes(column.key),
    ),
  );
  function chooseColumns(keys: string[] | null) {
    chosen.value = keys;
    writeStored(key('columns'), keys ?? undefined);
  }

  return {
    list,
    filters,
    filtered,
    query,
    setFilters,
    onlyFilters,
    clearFilters: () => onlyFilters({}),
    sort: (name: string) => setFilters({ [SORT]: name }),
    result,
    loading,
    error,
    read,
    replace,
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
    columns,
    shownColumns,
    chosenColumns: chosen,
    chooseColumns,
  };
}
