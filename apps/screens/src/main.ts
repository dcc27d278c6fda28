import { createApp } from 'vue';
import App from './App.vue';
import { currentLocale, i18n, setLocale } from './i18n.ts';
import './styles.css';

setLocale(currentLocale());
createApp(App).use(i18n).mount('#app');

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  navigator.serviceWorker.register('/screens/service-worker.js', { scope: '/screens/' }).catch(() => {
    // Without it the board still works; only a reload without network shows the browser's own page.
  });
}
