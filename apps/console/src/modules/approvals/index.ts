import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders, WorklistPages } from '../../app/module.ts';

export const id = 'approvals';
export const uses = ['today', 'assignments', 'bookings'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/approvals',
    name: 'approvals',
    component: () => import('./ApprovalsPage.vue'),
    meta: { section: 'today', verbs: ['approvals.read'], title: 'approvals.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'today', to: 'approvals', label: 'approvals.title', verbs: ['approvals.read'] },
];
export const worklist: WorklistPages = { 'approval.waits': { name: 'approvals' } };
export const panels: PanelLoaders = { approval: () => import('./ApprovalPanel.vue') };
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
