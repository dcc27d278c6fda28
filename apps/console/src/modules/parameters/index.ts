import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'parameters';
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
  'settings',
  'messages',
  'deliveries',
  'regionPoints',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/parameters',
    name: 'parameters',
    component: () => import('./ParametersPage.vue'),
    meta: { section: 'settings', verbs: ['parameters.read'], title: 'parameters.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'parameters', label: 'parameters.title', verbs: ['parameters.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
