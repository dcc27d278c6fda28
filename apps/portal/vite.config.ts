import vue from '@vitejs/plugin-vue';
import { VantResolver } from '@vant/auto-import-resolver';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { slimTree } from '@yizhan/client/slim.ts';
import { routes, type RouteDefinition } from '@yizhan/contract';
import { API_MODULES, isForPortal } from './build/api-modules.ts';
import { firstLoadBudget } from './build/first-load-budget.ts';

/** The addresses of the API as plain JSON, so that no schema is sent to a phone. */
function apiRoutes(): Plugin {
  const name = 'virtual:api-routes';
  const used = Object.entries(routes).filter(([module]) => API_MODULES.some((name) => name === module));
  const tree = slimTree(
    Object.fromEntries(
      used.map(([module, verbs]) => [
        module,
        Object.fromEntries(
          Object.entries(verbs).filter(([, route]: [string, RouteDefinition]) => isForPortal(route)),
        ),
      ]),
    ),
  );
  return {
    name: 'yizhan-api-routes',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? `export default ${JSON.stringify(tree)}` : undefined),
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/',
  plugins: [
    apiRoutes(),
    vue(),
    Components({ dirs: [], resolvers: [VantResolver()], dts: false }),
    // Kilobytes after gzip of the script that a phone loads before the first list appears.
    firstLoadBudget(120),
  ],
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Phones of 2020 with an unchanged WebView.
    target: ['es2020', 'chrome87', 'safari15.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
  },
  server: {
    proxy: { '/api': { target: process.env['YIZHAN_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
