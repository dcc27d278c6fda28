import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders } from '../../app/module.ts';

export const id = 'employers';
export const uses = ['papers', 'messages'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/employers',
    name: 'employers',
    component: () => import('./EmployersPage.vue'),
    meta: { section: 'employers', verbs: ['employers.read'], title: 'employers.title' },
  },
  {
    path: '/employers/new',
    name: 'new-employer',
    component: () => import('./NewEmployerPage.vue'),
    meta: { section: 'employers', verbs: ['employers.edit'], title: 'employers.form.newTitle' },
  },
  {
    path: '/employer-forms',
    name: 'employer-forms',
    component: () => import('../../components/forms/GivenFormsPage.vue'),
    props: { kind: 'employer' },
    meta: { section: 'employers', verbs: ['employers.read'], title: 'givenForms.tab.employer' },
  },
  {
    path: '/employers/:id/forms/:code',
    name: 'employer-form',
    component: () => import('../../components/forms/FillInPage.vue'),
    props: ({ params }) => ({ ...params, kind: 'employer' }),
    meta: { section: 'employers', verbs: ['employers.edit'], title: 'givenForms.new' },
  },
  {
    path: '/employers/:id',
    redirect: (to) => ({ path: '/employers', query: { open: `employer:${String(to.params['id'])}` } }),
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'employers', to: 'employers', label: 'employers.title', verbs: ['employers.read'] },
  { section: 'employers', to: 'employer-forms', label: 'givenForms.tab.employer', verbs: ['employers.read'] },
];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { employer: () => import('./EmployerPanel.vue') };
