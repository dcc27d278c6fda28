import { defineAsyncComponent } from 'vue';
import { PANEL_KINDS } from './module.ts';
import { modules } from './modules.ts';
import { panelComponents } from './panels.ts';
import { loadModuleTexts } from './router.ts';

/** Registers every module's panels; called once at start. */
export function registerPanels(): void {
  for (const module of modules) {
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
