import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders } from '../../app/module.ts';

export const id = 'partners';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
  'papers',
  'ruleBook',
  'staff',
  'audit',
  'regionPoints',
  'parameters',
  'settings',
  'messages',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/partners',
    name: 'partners',
    component: () => import('./PartnersPage.vue'),
    meta: { section: 'settings', verbs: ['partners.read'], title: 'partners.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'partners', label: 'partners.title', verbs: ['partners.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { partner: () => import('./PartnerPanel.vue') };
