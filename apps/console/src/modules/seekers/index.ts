import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders } from '../../app/module.ts';

export const id = 'seekers';
export const uses = ['assignments', 'matching', 'messages', 'papers', 'placements'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/seekers',
    name: 'seekers',
    component: () => import('./SeekersPage.vue'),
    meta: { section: 'seekers', verbs: ['seekers.read'], title: 'seekers.title' },
  },
  {
    path: '/seekers/new',
    name: 'register-seeker',
    component: () => import('./RegisterPage.vue'),
    meta: { section: 'seekers', verbs: ['seekers.register'], title: 'seekers.form.registerTitle' },
  },
  {
    path: '/seeker-forms',
    name: 'seeker-forms',
    component: () => import('../../components/forms/GivenFormsPage.vue'),
    props: { kind: 'seeker' },
    meta: { section: 'seekers', verbs: ['seekers.read'], title: 'givenForms.tab.seeker' },
  },
  {
    path: '/seekers/:id/forms/:code',
    name: 'seeker-form',
    component: () => import('../../components/forms/FillInPage.vue'),
    props: ({ params }) => ({ ...params, kind: 'seeker' }),
    meta: { section: 'seekers', verbs: ['seekers.edit'], title: 'givenForms.fill' },
  },
  {
    path: '/seekers/:id',
    redirect: (to) => ({ path: '/seekers', query: { open: `seeker:${String(to.params['id'])}` } }),
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'seekers', to: 'seekers', label: 'seekers.title', verbs: ['seekers.read'] },
  { section: 'seekers', to: 'seeker-forms', label: 'givenForms.tab.seeker', verbs: ['seekers.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { seeker: () => import('./SeekerPanel.vue') };
