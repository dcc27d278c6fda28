import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'indicators';
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/indicators',
    name: 'indicators',
    component: () => import('./IndicatorsPage.vue'),
    meta: { section: 'numbers', verbs: ['indicators.read'], title: 'indicators.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'numbers', to: 'indicators', label: 'indicators.title', verbs: ['indicators.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
