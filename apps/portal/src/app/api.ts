import tree from 'virtual:api-routes';
import { createSlimClient, isApiProblem } from '@yizhan/client/slim.ts';
import type { ApiProblem } from '@yizhan/client/slim.ts';
import { usePreferences } from './preferences.ts';

/** Set by the session: called when the server no longer recognises the session. */
export const signedOutElsewhere: { tell: (() => void) | undefined } = { tell: undefined };

/**
 * For whom the shown pages are: the authority of the person acted for, or `self`; null before that is known. It goes along
 * with each request, so that a step never counts for somebody chosen meanwhile on another page of the browser.
 */
export const shownFor: { id: string | null } = { id: null };
/** Set by the session: called when the person acted for has ended that. */
export const actingEnded: { tell: (() => void) | undefined } = { tell: undefined };

/** The API, typed by the contract. Rejects with `ApiProblem`, whose `detail` is ready for display. */
export const api = createSlimClient(tree, {
  baseUrl: '/api/v1',
  locale: () => usePreferences().locale,
  get headers() {
    return { 'x-yizhan-face': 'portal', ...(shownFor.id === null ? {} : { 'x-yizhan-for': shownFor.id }) };
  },
  onProblem: (problem) => {
    if (problem.status === 401 && problem.code === 'auth.required') signedOutElsewhere.tell?.();
    if (problem.code === 'agent.ended') actingEnded.tell?.();
  },
});

export { isApiProblem };
export type { ApiProblem };
