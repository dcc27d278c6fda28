import { onBeforeUnmount, ref, watch, type Ref } from 'vue';
import type { BaseMap } from '@yizhan/contract';
import type { Tiles } from './tiles.ts';
import type { Size, View } from './view.ts';

/** `none`: a sketch, for there is no base map, or it is not there yet. */
export type BaseState = 'none' | 'on' | 'no_graphics' | 'no_tiles';

function hasGraphics(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null;
  } catch {
    return false;
  }
}

/** Lays the base map under the drawing once its renderer has loaded; whatever fails leaves the sketch. */
export function useBase(
  container: Ref<HTMLElement | null>,
  base: () => BaseMap | null,
  view: Ref<View | null>,
  size: Ref<Size>,
): { state: Ref<BaseState> } {
  const state = ref<BaseState>('none');
  let tiles: Tiles | null = null;
  let asked = 0;

  function close(): void {
    tiles?.close();
    tiles = null;
  }
  async function open(wanted: BaseMap): Promise<void> {
    asked += 1;
    const own = asked;
    close();
    state.value = 'none';
    if (!hasGraphics()) {
      state.value = 'no_graphics';
      return;
    }
    try {
      const { openTiles } = await import('./tiles.ts');
      if (own !== asked || container.value === null || view.value === null) return;
      tiles = openTiles(container.value, wanted, view.value, () => (state.value = 'no_tiles'));
      state.value = 'on';
    } catch {
      if (own === asked) state.value = 'no_graphics';
    }
  }

  watch(
    [container, base, () => view.value !== null] as const,
    ([element, wanted, ready]) => {
      if (element === null || wanted === null || !ready) {
        close();
        state.value = 'none';
      } else void open(wanted);
    },
    { flush: 'post', immediate: true },
  );
  watch(view, (now) => now !== null && tiles?.show(now));
  watch(size, () => tiles?.resize(), { flush: 'post' });
  onBeforeUnmount(() => {
    asked += 1;
    close();
  });
  return { state };
}
