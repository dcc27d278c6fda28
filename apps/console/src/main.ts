import { createApp } from 'vue';
import { createPinia } from 'pinia';
import './app/styles.css';
import App from './app/App.vue';
import { i18n, loadShellTexts } from './app/i18n.ts';
import { registerPanels } from './app/panel-registry.ts';
import { router } from './app/router.ts';

registerPanels();
await loadShellTexts();
createApp(App).use(createPinia()).use(i18n).use(router).mount('#app');
