import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'audit';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
  'papers',
  'ruleBook',
  'partners',
  'staff',
  'regionPoints',
  'parameters',
  'settings',
  'messages',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { section: 'settings', verbs: ['audit.read'], title: 'audit.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'audit', label: 'audit.title', verbs: ['audit.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
