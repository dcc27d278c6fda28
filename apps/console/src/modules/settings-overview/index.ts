import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'overview';
export const uses = [
  'approvalRules',
  'checkWords',
  'access',
  'papers',
  'partners',
  'staff',
  'audit',
  'regionPoints',
  'parameters',
  'ruleBook',
  'settings',
  'messages',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/settings',
    name: 'overview',
    component: () => import('./OverviewPage.vue'),
    meta: { section: 'settings', verbs: ['audit.read'], title: 'overview.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'overview', label: 'overview.tab', verbs: ['audit.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
