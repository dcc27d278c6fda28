import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'papers';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
  'placements',
  'partners',
  'staff',
  'audit',
  'regionPoints',
  'parameters',
  'settings',
  'messages',
  'deliveries',
  'ruleBook',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/papers',
    name: 'papers',
    component: () => import('./PapersPage.vue'),
    meta: { section: 'placements', verbs: ['papers.issue'], title: 'papers.title' },
  },
  {
    path: '/paper-templates',
    name: 'paper-templates',
    component: () => import('./TemplatesPage.vue'),
    meta: { section: 'settings', verbs: ['papers.templates'], title: 'papers.templates.title' },
  },
  // The one search leads here with a code.
  { path: '/papers/:id', redirect: (to) => ({ path: '/papers', query: { q: String(to.params['id']) } }) },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'placements', to: 'papers', label: 'papers.title', verbs: ['papers.issue'] },
  {
    section: 'settings',
    to: 'paper-templates',
    label: 'papers.templates.title',
    verbs: ['papers.templates'],
  },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
