import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'session';
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/sign-in',
    name: 'sign-in',
    component: () => import('./SignInPage.vue'),
    meta: { public: true, title: 'session.signIn.title' },
  },
  {
    path: '/account',
    name: 'account',
    component: () => import('./AccountPage.vue'),
    meta: { title: 'session.account.title' },
  },
  { path: '/no-entry', name: 'no-entry', component: () => import('./NoEntryPage.vue') },
];
export const navigation: readonly NavigationEntry[] = [];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
