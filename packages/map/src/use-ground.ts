import { ref, shallowRef, watch, type Ref } from 'vue';
import type { BaseMap, MapArea } from '@yizhan/contract';

/** The calls a map makes; every face hands over its own client. */
export interface MapCalls {
  base(): Promise<{ base: BaseMap | null }>;
  area(input: { params: { code: string } }): Promise<MapArea>;
}

/** Digits of the code of a county. */
const COUNTY = 6;

/** The base map, asked for once a page. */
const bases = new WeakMap<MapCalls, Promise<BaseMap | null>>();

async function readBase(calls: MapCalls): Promise<BaseMap | null> {
  const asked = bases.get(calls) ?? calls.base().then(({ base }) => base);
  bases.set(calls, asked);
  try {
    return await asked;
  } catch {
    bases.delete(calls);
    return null;
  }
}

/**
 * What a map is drawn on: the division of `code` with its parts, and the base map. Without a network there is neither, and
 * points are drawn on nothing; the list is whole all the same.
 */
export function useGround(
  calls: MapCalls,
  code: () => string | null,
): { ground: Ref<MapArea | null>; base: Ref<BaseMap | null> } {
  const ground = shallowRef<MapArea | null>(null);
  const base = ref<BaseMap | null>(null);
  void readBase(calls).then((found) => (base.value = found));
  let asked = 0;
  watch(
    code,
    async (wanted) => {
      asked += 1;
      const own = asked;
      if (wanted === null || wanted === '') {
        ground.value = null;
        return;
      }
      // The parts of a town are unknown: a place in it is found by the towns around.
      const found = await calls.area({ params: { code: wanted.slice(0, COUNTY) } }).catch(() => null);
      if (own === asked) ground.value = found;
    },
    { immediate: true },
  );
  return { ground, base };
}
