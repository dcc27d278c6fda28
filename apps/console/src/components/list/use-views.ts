import { ref, shallowRef } from 'vue';
import type { SavedView } from '@yizhan/contract';
import { api } from '../../app/api.ts';
import { useSession } from '../../app/session.ts';
import type { Sharing } from './list-types.ts';

/** One's own views of a list, and those shared with one's places. They are read when somebody opens them. */
export function useViews(list: string) {
  const session = useSession();
  const views = shallowRef<readonly SavedView[]>([]);
  const error = ref<unknown>();

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    error.value = undefined;
    try {
      return await work();
    } catch (problem) {
      error.value = problem;
      return undefined;
    }
  }
  const load = () =>
    attempt(async () => {
      views.value = (await api.savedViews.list({ query: { list } })).items;
    });

  /** Where a view may be shared from here; the first is for oneself. */
  function sharings(): Sharing[] {
    return [
      'self',
      ...(session.staff?.homeSite ? (['site'] as const) : []),
      ...(session.staff?.homeRegion ? (['region'] as const) : []),
    ];
  }
  async function save(
    view: {
      readonly name: string;
      readonly query: Record<string, string>;
      readonly columns: string[] | null;
    },
    sharing: Sharing,
  ): Promise<SavedView | undefined> {
    const saved = await attempt(() =>
      api.savedViews.save({
        body: {
          list,
          ...view,
          siteId: sharing === 'site' ? (session.staff?.homeSite?.id ?? null) : null,
          regionCode: sharing === 'region' ? (session.staff?.homeRegion?.code ?? null) : null,
        },
      }),
    );
    if (saved !== undefined) views.value = [saved, ...views.value];
    return saved;
  }
  async function remove(view: SavedView): Promise<void> {
    const removed = await attempt(() => api.savedViews.remove({ params: { id: view.id } }));
    if (removed !== undefined) views.value = views.value.filter(({ id }) => id !== view.id);
  }
  return { views, error, load, save, remove, sharings };
}
