import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'forms';
export const uses = [
  'checkWords',
  'overview',
  'access',
  'approvalRules',
  'papers',
  'ruleBook',
  'partners',
  'staff',
  'audit',
  'parameters',
  'regionPoints',
  'settings',
  'messages',
  'deliveries',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/forms',
    name: 'forms',
    component: () => import('./FormsPage.vue'),
    meta: { section: 'settings', verbs: ['forms.edit'], title: 'forms.title' },
  },
  {
    path: '/forms/:region/:code',
    name: 'form',
    component: () => import('./FormEditorPage.vue'),
    props: true,
    meta: { section: 'settings', verbs: ['forms.edit'], title: 'forms.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'forms', label: 'forms.title', verbs: ['forms.edit'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
