import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'quality';
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/quality',
    name: 'quality',
    component: () => import('./QualityPage.vue'),
    meta: { section: 'numbers', verbs: ['indicators.read'], title: 'quality.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'numbers', to: 'quality', label: 'quality.title', verbs: ['indicators.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
/** The names of preset periods are there. */
export const uses = ['indicators'] as const;
