import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'staff';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
  'papers',
  'partners',
  'assignments',
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
    path: '/staff',
    name: 'staff',
    component: () => import('./StaffPage.vue'),
    meta: { section: 'settings', verbs: ['staff.read'], title: 'staff.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'staff', label: 'staff.title', verbs: ['staff.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
