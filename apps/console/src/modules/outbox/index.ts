import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'outbox';
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/waiting-here',
    name: 'outbox',
    component: () => import('./OutboxPage.vue'),
    meta: { section: 'today', title: 'outbox.title' },
  },
];
/** The note above every page leads here while something waits; otherwise nobody needs it. */
export const navigation: readonly NavigationEntry[] = [];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
