import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders } from '../../app/module.ts';

export const id = 'sites';
export const uses = ['papers', 'bookings'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/sites',
    name: 'sites',
    component: () => import('./SitesPage.vue'),
    meta: { section: 'sites', title: 'sites.title' },
  },
  {
    path: '/sites/new',
    name: 'new-site',
    component: () => import('./NewSitePage.vue'),
    meta: { section: 'sites', verbs: ['sites.create'], title: 'sites.newTitle' },
  },
  {
    path: '/sites/map',
    name: 'sites-map',
    component: () => import('./SitesMapPage.vue'),
    meta: { section: 'sites', title: 'sites.map.title' },
  },
  {
    path: '/sites/:id',
    redirect: (to) => ({ path: '/sites', query: { open: `site:${String(to.params['id'])}` } }),
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'sites', to: 'sites', label: 'sites.title', verbs: [] },
  { section: 'sites', to: 'sites-map', label: 'sites.map.title', verbs: [] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { site: () => import('./SitePanel.vue') };
