import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'regionPoints';
export const uses = [
  'access',
  'papers',
  'ruleBook',
  'partners',
  'staff',
  'audit',
  'parameters',
  'settings',
  'messages',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/region-points',
    name: 'region-points',
    component: () => import('./RegionPointsPage.vue'),
    meta: { section: 'settings', verbs: ['regions.manage'], title: 'regionPoints.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'region-points', label: 'regionPoints.title', verbs: ['regions.manage'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
