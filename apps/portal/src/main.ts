import { createApp } from 'vue';
import '@yizhan/ui/tokens.css';
import './styles/base.css';
import './styles/parts.css';
import App from './App.vue';
import { i18n, startTexts } from './app/i18n.ts';
import { useNetwork } from './app/network.ts';
import { pinia } from './app/pinia.ts';
import { router } from './app/router.ts';
import { useSession } from './app/session.ts';

async function start(): Promise<void> {
  await startTexts();
  void useSession().ready();
  void useNetwork().ask();
  createApp(App).use(pinia).use(i18n).use(router).mount('#app');
  if ('serviceWorker' in navigator && import.meta.env.PROD) {
    await navigator.serviceWorker.register('/sw.js').catch(() => undefined);
  }
}

void start();
