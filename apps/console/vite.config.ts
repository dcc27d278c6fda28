import vue from '@vitejs/plugin-vue';
import AutoImport from 'unplugin-auto-import/vite';
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers';
import Components from 'unplugin-vue-components/vite';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { slimList, slimTree } from '@yizhan/client/slim.ts';
import { lists, routes } from '@yizhan/contract';

/** Addresses and lists of the API as plain JSON, so that no schema is sent to the browser. */
const EMBEDDED: Readonly<Record<string, () => unknown>> = {
  'virtual:api-routes': () => slimTree(routes),
  'virtual:lists': () =>
    Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, slimList(list)])),
};

function embedded(): Plugin {
  return {
    name: 'yizhan-embedded',
    resolveId: (id) => (id in EMBEDDED ? `\0${id}` : undefined),
    load(id) {
      const value = id.startsWith('\0') ? EMBEDDED[id.slice(1)] : undefined;
      return value === undefined ? undefined : `export default ${JSON.stringify(value())}`;
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  base: '/console/',
  plugins: [
    embedded(),
    vue(),
    AutoImport({ resolvers: [ElementPlusResolver({ importStyle: 'css' })], dts: false }),
    Components({ dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })], dts: false }),
  ],
  define: {
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows scripts and images of the own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
  },
  server: {
    proxy: { '/api': { target: process.env['YIZHAN_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
