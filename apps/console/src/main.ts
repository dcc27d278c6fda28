import { createApp } from 'vue';
import { createPinia } from 'pinia';
import './app/styles.css';
import App from './app/App.vue';
import { i18n, loadShellTexts } from './app/i18n.ts';
import { registerModules } from './app/register-modules.ts';
import { router } from './app/router.ts';

// After an upgrade an open page requests files that are gone: one reload fetches the new ones.
const RELOADED = 'yizhan.reloaded';
window.addEventListener('vite:preloadError', (event) => {
  // Without a network the new ones cannot be fetched, and what is on the page would be lost.
  if (!navigator.onLine) return;
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0);
  if (Date.now() - last < 60_000) return;
  sessionStorage.setItem(RELOADED, String(Date.now()));
  event.preventDefault();
  location.reload();
});

registerModules();
await loadShellTexts();
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
