import vue from '@vitejs/plugin-vue';
import { slimTree } from '@yizhan/client/slim.ts';
import { routes } from '@yizhan/contract';
import { defineConfig } from 'vite';

const { maps, sites, vacancies } = slimTree(routes);

export default defineConfig({
  root: import.meta.dirname,
  base: '/screens/',
  plugins: [vue()],
  define: {
    // Addresses only: a screen on a slow line should not load the contract's schemas.
    __API_ROUTES__: JSON.stringify({ maps, sites, vacancies }),
    __VUE_OPTIONS_API__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The content security policy allows scripts and images of the own origin only.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: { '/api': { target: process.env['YIZHAN_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } },
  },
});
