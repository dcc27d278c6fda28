import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'rounds';
export const uses = ['matching'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/rounds',
    name: 'rounds',
    component: () => import('./RoundsPage.vue'),
    meta: { section: 'matching', verbs: ['indicators.read'], title: 'rounds.title' },
  },
  {
    path: '/rounds/:id',
    name: 'round',
    component: () => import('./RoundPage.vue'),
    meta: { section: 'matching', verbs: ['indicators.read'], title: 'rounds.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'matching', to: 'rounds', label: 'rounds.title', verbs: ['indicators.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
