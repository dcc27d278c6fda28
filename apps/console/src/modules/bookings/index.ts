import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders, WorklistPages } from '../../app/module.ts';

export const id = 'bookings';
export const uses = ['today', 'assignments', 'approvals', 'sites'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/bookings',
    name: 'bookings',
    component: () => import('./BookingsPage.vue'),
    meta: { section: 'today', verbs: ['bookings.read'], title: 'bookings.title' },
  },
  {
    path: '/bookings/all',
    name: 'booking-list',
    component: () => import('./BookingListPage.vue'),
    meta: { section: 'today', verbs: ['bookings.read'], title: 'bookings.list.title' },
  },
  {
    path: '/bookings/resources',
    name: 'booking-resources',
    component: () => import('./ResourcesPage.vue'),
    meta: { section: 'sites', verbs: ['bookings.read'], title: 'bookings.resources.title' },
  },
  {
    path: '/bookings/:id',
    redirect: (to) => ({ path: '/bookings/all', query: { open: `booking:${String(to.params['id'])}` } }),
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'today', to: 'bookings', label: 'bookings.title', verbs: ['bookings.read'] },
  { section: 'sites', to: 'booking-resources', label: 'bookings.resources.title', verbs: ['bookings.read'] },
];
export const worklist: WorklistPages = {
  'booking.today': { name: 'bookings' },
  'booking.misfit': { name: 'booking-list', query: { status: 'booked', unfit: 'true' } },
};
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { booking: () => import('./BookingPanel.vue') };
