import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'ruleBook';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
  'papers',
  'partners',
  'forms',
  'staff',
  'audit',
  'settings',
  'messages',
  'deliveries',
  'regionPoints',
  'parameters',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/rules',
    name: 'rules',
    component: () => import('./RulesPage.vue'),
    meta: { section: 'settings', verbs: ['rules.read'], title: 'ruleBook.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'rules', label: 'ruleBook.title', verbs: ['rules.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
