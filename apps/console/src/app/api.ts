import tree from 'virtual:api-routes';
import { createSlimClient } from '@yizhan/client/slim.ts';
import type { CallableRoute, ClientOptions, SlimList } from '@yizhan/client/slim.ts';
import { buildUrl, send } from '@yizhan/client/core.ts';
import type { ExportOrder, ListResult } from '../components/list/list-types.ts';
import { locale } from './preferences.ts';

/** Set by the session: lets a user whose session ended sign in again over the page. True once that worked. */
export const renewal: { ask: (() => Promise<boolean>) | undefined } = { ask: undefined };

/** Called after every successful call that may have changed something. */
export const afterWrite: { tell: (() => void) | undefined } = { tell: undefined };

const fetchTelling: typeof globalThis.fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (response.ok && (init?.method ?? 'GET') !== 'GET') afterWrite.tell?.();
  return response;
};

/**
 * A session that ends in the middle of work must cost nothing: the call waits while the person signs in again over the
 * page, and is then resent with the same Idempotency-Key.
 */
const fetchRenewing: typeof globalThis.fetch = async (input, init) => {
  const response = await fetchTelling(input, init);
  const url = input instanceof Request ? input.url : input.toString();
  if (response.status !== 401 || url.includes('/session')) return response;
  const renewed = await renewal.ask?.();
  return renewed === true ? await fetchTelling(input, init) : response;
};

const BASE = '/api/v1';

/** The API, typed by the contract. Rejects with `ApiProblem`, whose `detail` is ready for display. */
const OPTIONS: ClientOptions = { baseUrl: BASE, fetch: fetchRenewing, locale: () => locale.value };
export const api = createSlimClient(tree, OPTIONS);

/** A page of a list. Replies of our own server are as the contract says: it parses each before sending it. */
export async function readList<Row>(
  list: SlimList,
  query: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<ListResult<Row>> {
  return (await send(list.route, { query }, { signal }, OPTIONS)) as ListResult<Row>;
}

/** A list as a file. */
export async function exportList(list: SlimList, body: ExportOrder): Promise<Response> {
  return (await send(list.exportRoute, { body }, {}, OPTIONS)) as Response;
}

/** The address of a GET route, for links and downloads. */
export function apiUrl(route: CallableRoute, input: { params?: unknown; query?: unknown } = {}): string {
  return buildUrl(BASE, route, input);
}
export { tree as apiTree };
