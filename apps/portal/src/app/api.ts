import tree from 'virtual:api-routes';
import { createSlimClient, isApiProblem } from '@yizhan/client/slim.ts';
import type { ApiProblem } from '@yizhan/client/slim.ts';
import { usePreferences } from './preferences.ts';

/** Set by the session: called when the server no longer recognises the session. */
export const signedOutElsewhere: { tell: (() => void) | undefined } = { tell: undefined };

/** The API, typed by the contract. Rejects with `ApiProblem`, whose `detail` is ready for display. */
export const api = createSlimClient(tree, {
  baseUrl: '/api/v1',
  locale: () => usePreferences().locale,
  headers: { 'x-yizhan-face': 'portal' },
  onProblem: (problem) => {
    if (problem.status === 401 && problem.code === 'auth.required') signedOutElsewhere.tell?.();
  },
});

export { isApiProblem };
export type { ApiProblem };
