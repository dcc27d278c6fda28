import { callsOf, slimList, slimTree } from '@yizhan/client/slim.ts';
import { RehearsalList, rehearsalRoutes } from '@yizhan/contract/test-support/rehearsals.ts';
import { locale } from '../../app/preferences.ts';

/** A noun of the product stands in the routes and lists of the contract, from which the build makes these. */
export const rehearsals = slimList(RehearsalList);
export const api = callsOf<{ rehearsals: typeof rehearsalRoutes }>(
  slimTree({ rehearsals: rehearsalRoutes }),
  { baseUrl: '/api/v1', fetch: (input, init) => fetch(input, init), locale: () => locale.value },
);
