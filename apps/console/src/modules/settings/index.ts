import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'settings';
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/staff',
    name: 'staff',
    component: () => import('./StaffPage.vue'),
    meta: { section: 'settings', verbs: ['staff.read'], title: 'settings.staff.title' },
  },
  {
    path: '/audit',
    name: 'audit',
    component: () => import('./AuditPage.vue'),
    meta: { section: 'settings', verbs: ['audit.read'], title: 'settings.audit.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'staff', label: 'settings.staff.title', verbs: ['staff.read'] },
  { section: 'settings', to: 'audit', label: 'settings.audit.title', verbs: ['audit.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
