import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'checkWords';
export const uses = [
  'approvalRules',
  'overview',
  'access',
  'papers',
  'partners',
  'staff',
  'audit',
  'regionPoints',
  'parameters',
  'ruleBook',
  'settings',
  'messages',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/check-words',
    name: 'check-words',
    component: () => import('./CheckWordsPage.vue'),
    meta: { section: 'settings', verbs: ['vacancies.review'], title: 'checkWords.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'check-words', label: 'checkWords.title', verbs: ['vacancies.review'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
