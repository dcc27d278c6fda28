import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'imports';
export const uses = ['vacancies'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/imports',
    name: 'imports',
    component: () => import('./ImportsPage.vue'),
    meta: { section: 'vacancies', verbs: ['imports.run'], title: 'imports.title' },
  },
  {
    path: '/imports/:id',
    name: 'import',
    component: () => import('./ImportPage.vue'),
    meta: { section: 'vacancies', verbs: ['imports.run'], title: 'imports.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'vacancies', to: 'imports', label: 'imports.title', verbs: ['imports.run'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
