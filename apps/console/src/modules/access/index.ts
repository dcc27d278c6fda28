import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'access';
export const uses = [
  'approvalRules',
  'checkWords',
  'overview',
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
    path: '/access',
    name: 'access',
    component: () => import('./AccessPage.vue'),
    meta: { section: 'settings', verbs: ['staff.read'], title: 'access.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'access', label: 'access.title', verbs: ['staff.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
