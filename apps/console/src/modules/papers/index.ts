import type { RouteRecordRaw } from 'vue-router';
import type { NavigationEntry, TextLoaders } from '../../app/module.ts';

/** Codes and papers stand on the panels of other modules. */
export const id = 'papers';
export const routes: readonly RouteRecordRaw[] = [];
export const navigation: readonly NavigationEntry[] = [];
export const texts: TextLoaders = {
  'zh-CN': () => import('./texts/zh-CN.ts'),
  en: () => import('./texts/en.ts'),
};
