import { defineAsyncComponent } from 'vue';
import { PANEL_KINDS } from './module.ts';
import { modules } from './modules.ts';
import { panelComponents } from './panels.ts';
import { loadModuleTexts } from './router.ts';
import { worklistPages } from './worklist-pages.ts';

/** Registers what every module offers to others: panels, and the pages of its worklist items. Called once at start. */
export function registerModules(): void {
  for (const module of modules) {
    for (const [item, page] of Object.entries(module.worklist ?? {})) worklistPages.set(item, page);
    for (const kind of PANEL_KINDS) {
      const loader = module.panels?.[kind];
      if (loader === undefined) continue;
      panelComponents.set(
        kind,
        defineAsyncComponent(async () => {
          const [component] = await Promise.all([loader(), loadModuleTexts(module)]);
          return component.default;
        }),
      );
    }
  }
}
