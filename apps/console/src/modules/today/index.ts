import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'today';
export const uses = ['placements'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'today',
    component: () => import('./TodayPage.vue'),
    meta: { section: 'today', title: 'today.title' },
  },
  {
    path: '/help',
    name: 'help',
    component: () => import('./HelpPage.vue'),
    meta: { section: 'today', verbs: ['help.handle'], title: 'today.help.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'today', to: 'today', label: 'today.title', verbs: [] },
  { section: 'today', to: 'help', label: 'today.help.title', verbs: ['help.handle'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
