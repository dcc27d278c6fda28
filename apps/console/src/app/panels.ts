import { computed } from 'vue';
import type { Component } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import type { LocationQueryRaw } from 'vue-router';
import { PANEL_KINDS } from './module.ts';
import type { PanelKind } from './module.ts';

/** A record open in a panel over the page; the address records it: `?open=seeker:4303-…`, repeated when stacked. */
export interface OpenPanel {
  readonly kind: PanelKind;
  readonly id: string;
}

/** The component of each kind, filled at start by `register-modules.ts`. */
export const panelComponents = new Map<PanelKind, Component>();

function readPanels(value: unknown): OpenPanel[] {
  const texts = (Array.isArray(value) ? value : [value]).filter((text) => typeof text === 'string');
  return texts.flatMap((text) => {
    const [name, id = ''] = text.split(':');
    const kind = PANEL_KINDS.find((known) => known === name);
    return kind !== undefined && panelComponents.has(kind) && id !== '' ? [{ kind, id }] : [];
  });
}

/** Opens and closes records over the current page. */
export function usePanels() {
  const route = useRoute();
  const router = useRouter();
  const panels = computed(() => readPanels(route.query['open']));

  function go(next: readonly OpenPanel[], replace = false) {
    const query: LocationQueryRaw = { ...route.query, open: next.map(({ kind, id }) => `${kind}:${id}`) };
    if (next.length === 0) delete query['open'];
    return replace ? router.replace({ query }) : router.push({ query });
  }

  return {
    panels,
    /** Opens over the page, and over already open panels when `stacked`. */
    open: (kind: PanelKind, id: string, options: { stacked?: boolean } = {}) => {
      const under =
        options.stacked === true ? panels.value.filter((p) => p.kind !== kind || p.id !== id) : [];
      return go([...under, { kind, id }]);
    },
    closeTop: () => go(panels.value.slice(0, -1)),
    closeAll: () => go([]),
    /** Shows another record in the same panel, e.g. the one a record was merged into. */
    replaceTop: (kind: PanelKind, id: string) => go([...panels.value.slice(0, -1), { kind, id }], true),
  };
}
