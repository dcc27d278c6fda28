import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'matching';
export const uses = ['placements', 'rounds', 'seekers'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/matching',
    name: 'matching',
    component: () => import('./MatchingPage.vue'),
    meta: { section: 'matching', verbs: ['matching.use'], title: 'matching.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'matching', to: 'matching', label: 'matching.title', verbs: ['matching.use'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
