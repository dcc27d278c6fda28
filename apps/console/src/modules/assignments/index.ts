import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'assignments';
export const uses = ['today', 'bookings', 'approvals'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/in-hand',
    name: 'assignments',
    component: () => import('./InHandPage.vue'),
    meta: { section: 'today', verbs: ['records.assign'], title: 'assignments.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'today', to: 'assignments', label: 'assignments.title', verbs: ['records.assign'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
