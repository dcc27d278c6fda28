import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'settings';
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
  'regionPoints',
  'parameters',
  'messages',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/about',
    name: 'about',
    component: () => import('./AboutPage.vue'),
    meta: { section: 'settings', title: 'settings.title' },
  },
  {
    path: '/retention',
    name: 'retention',
    component: () => import('./RetentionPage.vue'),
    meta: { section: 'settings', verbs: ['settings.manage'], title: 'settings.retention.title' },
  },
  {
    path: '/calendar',
    name: 'calendar',
    component: () => import('./CalendarPage.vue'),
    meta: { section: 'settings', verbs: ['settings.manage'], title: 'settings.calendar.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'about', label: 'settings.title', verbs: [] },
  {
    section: 'settings',
    to: 'retention',
    label: 'settings.retention.title',
    verbs: ['settings.manage'],
  },
  {
    section: 'settings',
    to: 'calendar',
    label: 'settings.calendar.title',
    verbs: ['settings.manage'],
  },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
