import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders, WorklistPages } from '../../app/module.ts';

export const id = 'today';
export const uses = ['placements', 'assignments', 'bookings', 'approvals'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/',
    name: 'today',
    component: () => import('./TodayPage.vue'),
    meta: { section: 'today', title: 'today.title' },
  },
  {
    path: '/call-backs',
    name: 'call-backs',
    component: () => import('./CallBacksPage.vue'),
    meta: { section: 'today', verbs: ['call_backs.handle'], title: 'today.callBack.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'today', to: 'today', label: 'today.title', verbs: [] },
  { section: 'today', to: 'call-backs', label: 'today.callBack.title', verbs: ['call_backs.handle'] },
];
export const worklist: WorklistPages = { 'call_back.waits': { name: 'call-backs' } };
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
