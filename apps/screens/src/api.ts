import { buildUrl, callsOf } from '@yizhan/client/slim.ts';
import type { ApiRoutes } from '@yizhan/client/slim.ts';
import type { Reply } from '@yizhan/contract';
import { currentLocale } from './i18n.ts';

const BASE = '/api/v1';

export type Board = Reply<ApiRoutes['vacancies']['board']>;
export type BoardItem = Board['items'][number];
export type SiteRow = Reply<ApiRoutes['sites']['list']>['items'][number];

export const api = callsOf<Pick<ApiRoutes, 'maps' | 'sites' | 'vacancies'>>(__API_ROUTES__, {
  baseUrl: BASE,
  locale: currentLocale,
});

/** Address of the stream that announces possible changes of a board's content. */
export function boardStreamUrl(siteId: string): string {
  return buildUrl(BASE, __API_ROUTES__.vacancies.boardStream, { params: { siteId } });
}
