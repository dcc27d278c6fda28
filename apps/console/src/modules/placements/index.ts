import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders, WorklistPages } from '../../app/module.ts';

export const id = 'placements';
export const uses = ['matching', 'papers'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/placements',
    name: 'placements',
    component: () => import('./PlacementsPage.vue'),
    meta: { section: 'placements', verbs: ['placements.read'], title: 'placements.title' },
  },
  {
    path: '/follow-ups',
    name: 'follow-ups',
    component: () => import('./FollowUpsPage.vue'),
    meta: { section: 'placements', verbs: ['placements.move'], title: 'placements.followUps.title' },
  },
  {
    path: '/placements/:id',
    redirect: (to) => ({ path: '/placements', query: { open: `placement:${String(to.params['id'])}` } }),
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'placements', to: 'placements', label: 'placements.title', verbs: ['placements.read'] },
  {
    section: 'placements',
    to: 'follow-ups',
    label: 'placements.followUps.title',
    verbs: ['placements.move'],
  },
];
export const worklist: WorklistPages = {
  'interview.booked': { name: 'placements', query: { status: 'interview_booked' } },
  'application.new': { name: 'placements', query: { status: 'applied' } },
  'follow_up.due': { name: 'follow-ups' },
};
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { placement: () => import('./PlacementPanel.vue') };
