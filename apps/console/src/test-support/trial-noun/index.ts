import type { RouteRecordRaw } from 'vue-router';
import { REHEARSAL_VERB } from '@yizhan/contract/test-support/rehearsals.ts';
import type { NavigationEntry, WorklistPages } from '../../app/module.ts';

/** What a module of the console exports; `texts` are loaded by the test. */
export const id = 'rehearsals';
export const routes: readonly RouteRecordRaw[] = [
  {
    path: '/rehearsals',
    name: 'rehearsals',
    component: () => import('./RehearsalsPage.vue'),
    meta: { section: 'today', verbs: [REHEARSAL_VERB], title: 'rehearsals.title' },
  },
];
export const navigation: readonly NavigationEntry[] = [
  { section: 'today', to: 'rehearsals', label: 'rehearsals.title', verbs: [REHEARSAL_VERB] },
];
export const worklist: WorklistPages = { 'rehearsal.planned': { name: 'rehearsals' } };
