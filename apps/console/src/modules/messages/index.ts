import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

export const id = 'messages';
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
  'settings',
  'deliveries',
  'forms',
];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/messages',
    name: 'messages',
    component: () => import('./MessagesPage.vue'),
    meta: { section: 'settings', verbs: ['messages.read'], title: 'messages.title' },
  },
  {
    path: '/message-templates',
    name: 'message-templates',
    component: () => import('./TemplatesPage.vue'),
    meta: { section: 'settings', verbs: ['settings.manage'], title: 'messages.templates.title' },
  },
  {
    path: '/message-settings',
    name: 'message-settings',
    component: () => import('./MessageSettingsPage.vue'),
    meta: { section: 'settings', verbs: ['settings.manage'], title: 'messages.settings.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'settings', to: 'messages', label: 'messages.title', verbs: ['messages.read'] },
  {
    section: 'settings',
    to: 'message-templates',
    label: 'messages.templates.title',
    verbs: ['settings.manage'],
  },
  {
    section: 'settings',
    to: 'message-settings',
    label: 'messages.settings.title',
    verbs: ['settings.manage'],
  },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
