import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'approvalRules';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'papers',
  'parameters',
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
    path: '/approval-rules',
    name: 'approval-rules',
    component: () => import('./RulesPage.vue'),
    meta: { section: 'settings', verbs: ['approvals.manage'], title: 'approvalRules.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'approval-rules', label: 'approvalRules.title', verbs: ['approvals.manage'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
