import { shallowRef } from 'vue';
import { createRouter, createWebHistory } from 'vue-router';
import type { RouteRecordRaw } from 'vue-router';
import { i18n, loadTexts } from './i18n.ts';
import type { ConsoleModule } from './module.ts';
import { modules } from './modules.ts';
import { tellProblem } from './problems.ts';
import { useSession } from './session.ts';

const byId = new Map(modules.map((module) => [module.id, module]));

/** Loads a module's texts and those of the modules it uses. */
export async function loadModuleTexts(module: ConsoleModule): Promise<void> {
  const used = (module.uses ?? []).flatMap((id) => byId.get(id) ?? []);
  await Promise.all([module, ...used].map(loadTexts));
}

function belongingTo(module: ConsoleModule): RouteRecordRaw[] {
  return module.routes.map((route) => ({ ...route, meta: { ...route.meta, module: module.id } }));
}

export const router = createRouter({
  history: createWebHistory('/console/'),
  routes: [
    ...modules.flatMap(belongingTo),
    { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./NowherePage.vue') },
  ],
  // Opening a panel over a list must not scroll the list.
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
});

/** Why no page could be opened at all; undefined once one was. */
export const arrivalProblem = shallowRef<unknown>();
router.onError((error, _to, from) => {
  // A user already on a page stays there, because it holds what they typed.
  if (from.matched.length === 0) arrivalProblem.value = error;
  else tellProblem(error);
});

router.beforeEach(async (to) => {
  const session = useSession();
  await session.load();
  const module = byId.get(to.meta.module ?? '');
  if (module !== undefined) await loadModuleTexts(module);

  if (session.system?.state === 'setup') return to.name === 'setup' ? true : { name: 'setup' };
  if (to.name === 'setup') return { path: '/' };
  if (to.meta.public === true) return true;
  if (!session.ready) return { name: 'sign-in', query: { next: to.fullPath } };
  const verbs = to.meta.verbs ?? [];
  if (verbs.length > 0 && !session.may(...verbs)) return { name: 'no-entry', query: { of: to.fullPath } };
  return true;
});

router.afterEach((to, _from, failure) => {
  if (failure === undefined) arrivalProblem.value = undefined;
  const { t } = i18n.global;
  const page = to.meta.title === undefined ? '' : `${t(to.meta.title)} · `;
  document.title = `${page}${t('shell.name')}`;
});
