import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders, WorklistPages } from '../../app/module.ts';

export const id = 'deliveries';
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
  'regionPoints',
  'parameters',
  'messages',
  'settings',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/deliveries',
    name: 'deliveries',
    component: () => import('./DeliveriesPage.vue'),
    meta: { section: 'settings', verbs: ['deliveries.manage'], title: 'deliveries.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'deliveries', label: 'deliveries.title', verbs: ['deliveries.manage'] },
];
export const worklist: WorklistPages = { 'delivery.parked': { name: 'deliveries' } };
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
