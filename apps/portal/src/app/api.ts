import tree from 'virtual:api-routes';
import { createSlimClient, isApiProblem, newIntentKey } from '@yizhan/client/slim.ts';
import type { ApiProblem } from '@yizhan/client/slim.ts';
import { usePreferences } from './preferences.ts';

/** The API, typed by the contract. Rejects with `ApiProblem`, whose `detail` is ready to be shown. */
export const api = createSlimClient(tree, {
  baseUrl: '/api/v1',
  locale: () => usePreferences().locale,
  headers: { 'x-yizhan-face': 'portal' },
});

export { isApiProblem, newIntentKey };
export type { ApiProblem };
