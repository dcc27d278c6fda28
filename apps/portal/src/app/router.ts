import { createRouter, createWebHistory } from 'vue-router';
import { nextTick } from 'vue';
import { announce } from './announce.ts';
import { allTexts, i18n } from './i18n.ts';
import FindPage from '../pages/find/FindPage.vue';

declare module 'vue-router' {
  interface RouteMeta {
    /** Without head and bottom bar: it stands within a page of the console. */
    bare?: true;
    /** The bottom bar shown with the page. */
    side?: 'employer';
    /** Only for the person themselves, not for somebody acting for them. */
    alone?: true;
  }
}

const employer = { side: 'employer' } as const;
const alone = { alone: true } as const;

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/', name: 'find', component: FindPage },
    { path: '/map', name: 'work-map', component: () => import('../pages/map/WorkMapPage.vue') },
    {
      path: '/vacancies/:id',
      name: 'vacancy',
      component: () => import('../pages/vacancy/VacancyPage.vue'),
      props: true,
    },
    { path: '/sites', name: 'sites', component: () => import('../pages/sites/SitesPage.vue') },
    {
      path: '/sites/:id',
      name: 'site',
      component: () => import('../pages/sites/SitePage.vue'),
      props: true,
    },
    { path: '/q/:code', name: 'code', component: () => import('../pages/code/CodePage.vue'), props: true },
    {
      path: '/c/:code',
      name: 'check-in',
      component: () => import('../pages/code/CheckInPage.vue'),
      props: true,
    },
    { path: '/progress', name: 'progress', component: () => import('../pages/progress/ProgressPage.vue') },
    { path: '/news', name: 'news', component: () => import('../pages/news/NewsPage.vue') },
    { path: '/me', name: 'me', component: () => import('../pages/me/MePage.vue') },
    { path: '/me/register', name: 'register', component: () => import('../pages/me/RegisterPage.vue') },
    { path: '/me/profile', name: 'profile', component: () => import('../pages/me/ProfilePage.vue') },
    {
      path: '/me/agents',
      name: 'agents',
      component: () => import('../pages/me/AgentsPage.vue'),
      meta: alone,
    },
    { path: '/me/clients', name: 'clients', component: () => import('../pages/me/ClientsPage.vue') },
    { path: '/me/bookings', name: 'bookings', component: () => import('../pages/bookings/BookingsPage.vue') },
    { path: '/me/bookings/new', name: 'book', component: () => import('../pages/bookings/BookPage.vue') },
    {
      path: '/me/certificates',
      name: 'certificates',
      component: () => import('../pages/me/CertificatesPage.vue'),
      meta: alone,
    },
    {
      path: '/me/forms',
      name: 'my-forms',
      component: () => import('../pages/me/MyFormsPage.vue'),
      meta: alone,
    },
    {
      path: '/me/forms/:code',
      name: 'my-form',
      component: () => import('../pages/me/MyFormPage.vue'),
      props: true,
      meta: alone,
    },
    { path: '/me/data', name: 'data', component: () => import('../pages/me/DataPage.vue'), meta: alone },
    { path: '/me/copy', name: 'copy', component: () => import('../pages/me/CopyPage.vue'), meta: alone },
    {
      path: '/employer',
      name: 'employer',
      component: () => import('../pages/employer/EmployerHomePage.vue'),
      meta: employer,
    },
    {
      path: '/employer/news',
      name: 'employer-news',
      component: () => import('../pages/news/NewsPage.vue'),
      meta: employer,
    },
    // The address of earlier versions, which people have bookmarked.
    { path: '/employer/archive', redirect: '/employer/record' },
    {
      path: '/employer/record',
      name: 'employer-record',
      component: () => import('../pages/employer/EmployerRecordPage.vue'),
      meta: employer,
    },
    {
      path: '/employer/people',
      name: 'employer-people',
      component: () => import('../pages/employer/PeoplePage.vue'),
      meta: employer,
    },
    {
      path: '/employer/post',
      name: 'post',
      component: () => import('../pages/employer/PostPage.vue'),
      meta: employer,
    },
    {
      path: '/employer/vacancies/:id',
      name: 'own-vacancy',
      component: () => import('../pages/employer/OwnVacancyPage.vue'),
      props: true,
      meta: employer,
    },
    {
      path: '/preview/form',
      name: 'form-preview',
      component: () => import('../pages/preview/FormPreviewPage.vue'),
      meta: { bare: true },
    },
    { path: '/:rest(.*)*', name: 'lost', component: () => import('../pages/LostPage.vue') },
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

router.beforeResolve(async (to) => {
  if (to.name !== 'find') await allTexts();
});

router.onError((_error, to, from) => {
  // A file of an older version is gone: the page reloads to fetch the new one. Not on the first page, which would only
  // fail again.
  if (navigator.onLine && from.matched.length > 0) window.location.assign(to.fullPath);
  else announce(i18n.global.t('state.offline'));
});

router.afterEach(async (to, from) => {
  if (from.name === undefined || to.path === from.path) return;
  await nextTick();
  // A screen reader starts at the new page's heading, as after a page load.
  document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
});
