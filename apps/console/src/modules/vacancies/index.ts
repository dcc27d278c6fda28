import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, PanelLoaders, TextLoaders, WorklistPages } from '../../app/module.ts';

export const id = 'vacancies';
export const uses = ['assignments', 'imports', 'placements', 'employers', 'papers'];
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/vacancies',
    name: 'vacancies',
    component: () => import('./VacanciesPage.vue'),
    meta: { section: 'vacancies', verbs: ['vacancies.read'], title: 'vacancies.title' },
  },
  {
    path: '/vacancies/new',
    name: 'new-vacancy',
    component: () => import('./NewVacancyPage.vue'),
    meta: { section: 'vacancies', verbs: ['vacancies.edit'], title: 'vacancies.form.newTitle' },
  },
  {
    path: '/review',
    name: 'review',
    component: () => import('./ReviewPage.vue'),
    meta: { section: 'vacancies', verbs: ['vacancies.review'], title: 'vacancies.review.title' },
  },
  {
    path: '/titles',
    name: 'titles',
    component: () => import('./TitlesPage.vue'),
    meta: { section: 'vacancies', verbs: ['vacancies.review'], title: 'vacancies.titles.title' },
  },
  {
    path: '/vacancies/:id',
    redirect: (to) => ({ path: '/vacancies', query: { open: `vacancy:${String(to.params['id'])}` } }),
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'vacancies', to: 'vacancies', label: 'vacancies.title', verbs: ['vacancies.read'] },
  { section: 'vacancies', to: 'review', label: 'vacancies.review.title', verbs: ['vacancies.review'] },
  { section: 'vacancies', to: 'titles', label: 'vacancies.titles.title', verbs: ['vacancies.review'] },
];
export const worklist: WorklistPages = {
  'vacancy.review': { name: 'review' },
  // Staff ring employers 30 days after their last confirmation.
  'vacancy.unconfirmed': { name: 'vacancies', query: { status: 'published', staleDays: '30' } },
  'title.unmapped': { name: 'titles' },
};
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
export const panels: PanelLoaders = { vacancy: () => import('./VacancyPanel.vue') };
