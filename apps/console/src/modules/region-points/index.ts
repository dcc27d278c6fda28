import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'regionPoints';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
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
  {
    path: '/maps',
    name: 'maps',
    component: () => import('./MapsPage.vue'),
    meta: { section: 'settings', verbs: ['maps.manage'], title: 'regionPoints.maps.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'region-points', label: 'regionPoints.title', verbs: ['regions.manage'] },
  { section: 'settings', to: 'maps', label: 'regionPoints.maps.title', verbs: ['maps.manage'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
