import type { CallInput, Reply, RouteDefinition } from '@yizhan/contract';
import { ApiProblem, ownProblem, readProblem } from './problem.ts';

/** What a call needs to know about a route. A whole RouteDefinition qualifies; so does a slim copy without schemas. */
export interface CallableRoute {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly upload?: boolean;
  /** The body is bytes: one part of a file. */
  readonly bytes?: boolean;
  /** The caller receives the reply as a Response. */
  readonly stream?: boolean;
  /** Checks the reply; throws when it does not match the contract. Without it the reply is returned as sent. */
  readonly parseReply?: (value: unknown) => unknown;
}

export interface ClientOptions {
  /** Address of the API, e.g. `/api/v1` in a page of the same origin. */
  readonly baseUrl: string;
  readonly fetch?: typeof globalThis.fetch;
  /** Language of texts in replies and problems, read at each call; default `zh-CN`. */
  readonly locale?: () => string;
  /** Sent with every call, e.g. which face is calling. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Receives every problem before the call rejects with it, e.g. to redirect people to the sign-in. */
  readonly onProblem?: (problem: ApiProblem, route: CallableRoute) => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  /**
   * Identifies one intent of a person: a write sent twice with the same key takes effect once. By default each call
   * gets its own key.
   */
  readonly idempotencyKey?: string;
  /** Lets the request outlive the page (for saving a draft while leaving). */
  readonly keepalive?: boolean;
}

/** Arguments after the route: the input may be omitted where the route needs none. */
export type CallArguments<R extends RouteDefinition> =
  object extends CallInput<R>
    ? [input?: CallInput<R>, options?: CallOptions]
    : [input: CallInput<R>, options?: CallOptions];

export type RouteCall<R extends RouteDefinition> = (...args: CallArguments<R>) => Promise<Reply<R>>;
export type RouteTree = Readonly<Record<string, Readonly<Record<string, RouteDefinition>>>>;
/** `client.vacancies.search(…)`: the tree of routes with a function at each leaf. */
export type Calls<T extends RouteTree> = {
  readonly [M in keyof T]: { readonly [V in keyof T[M]]: RouteCall<T[M][V]> };
};

/** A call's input, independent of its route's own type. */
interface LooseInput {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
  readonly file?: unknown;
  readonly fileName?: unknown;
  readonly bytes?: unknown;
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** A fresh key for one intent of a person. */
export function newIntentKey(): string {
  // randomUUID is missing where a page is not served over https, e.g. on a station's own network.
  if (typeof globalThis.crypto.randomUUID === 'function') return globalThis.crypto.randomUUID();
  const bytes = globalThis.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function plain(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
}

/** The address of a call: parameters filled in, query appended; lists joined by commas, empty values omitted. */
export function buildUrl(baseUrl: string, route: CallableRoute, input: LooseInput = {}): string {
  const params = new Map(entriesOf(input.params));
  const path = route.path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params.get(name);
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new TypeError(`${route.id}: parameter ${name} is missing`);
    }
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of entriesOf(input.query)) {
    if (value === undefined || value === null || value === '') continue;
    const text = Array.isArray(value) ? value.join(',') : plain(value);
    if (text !== '') query.set(name, text);
  }
  const search = query.toString();
  return baseUrl.replace(/\/$/, '') + path + (search === '' ? '' : `?${search}`);
}

/** Sends one call; resolves with the reply's JSON (or the Response of a stream), rejects with an ApiProblem. */
export async function send(
  route: CallableRoute,
  input: LooseInput,
  call: CallOptions,
  options: ClientOptions,
): Promise<unknown> {
  const locale = options.locale?.() ?? 'zh-CN';
  try {
    return await exchange(route, input, call, options, locale);
  } catch (error) {
    if (error instanceof ApiProblem) options.onProblem?.(error, route);
    throw error;
  }
}

async function exchange(
  route: CallableRoute,
  input: LooseInput,
  call: CallOptions,
  options: ClientOptions,
  locale: string,
): Promise<unknown> {
  const fetcher = options.fetch ?? globalThis.fetch;
  const headers: Record<string, string> = {
    ...options.headers,
    accept: route.stream === true ? '*/*' : 'application/json',
    'accept-language': locale,
  };
  if (route.method !== 'GET') headers['idempotency-key'] = call.idempotencyKey ?? newIntentKey();
  const body = encodeBody(route, input, headers);
  const url = buildUrl(options.baseUrl, route, input);

  let response: Response;
  try {
    response = await fetcher(url, {
      method: route.method,
      headers,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
      ...(call.keepalive === true ? { keepalive: true } : {}),
    });
  } catch (error) {
    // A caller who aborted needs no report of a broken network.
    if (call.signal?.aborted === true) throw error;
    throw ownProblem('network', 0, locale, '', error);
  }

  if (response.ok && route.stream === true) return response;
  const requestId = response.headers.get('x-request-id') ?? '';
  const value = await readJson(response, call.signal);
  if (!response.ok) {
    const problem = readProblem(value);
    if (problem === undefined) throw ownProblem('unreadable', response.status, locale, requestId);
    throw new ApiProblem({
      status: response.status,
      code: problem.code ?? 'unknown',
      detail: problem.detail ?? '',
      requestId: problem.requestId ?? requestId,
      ...(problem.title === undefined ? {} : { title: problem.title }),
      ...(problem.fields === undefined ? {} : { fields: problem.fields }),
      ...(problem.link === undefined ? {} : { link: problem.link }),
    });
  }
  if (value === undefined) throw ownProblem('unreadable', response.status, locale, requestId);
  try {
    return route.parseReply === undefined ? value : route.parseReply(value);
  } catch (error) {
    throw ownProblem('reply', response.status, locale, requestId, error);
  }
}

function encodeBody(
  route: CallableRoute,
  input: LooseInput,
  headers: Record<string, string>,
): string | FormData | Blob | undefined {
  if (route.bytes === true) {
    if (!(input.bytes instanceof Blob) && !isBytes(input.bytes)) {
      throw new TypeError(`${route.id}: bytes are needed`);
    }
    headers['content-type'] = 'application/octet-stream';
    return input.bytes instanceof Blob ? input.bytes : new Blob([input.bytes]);
  }
  if (route.upload === true) {
    if (!(input.file instanceof Blob)) throw new TypeError(`${route.id}: a file is needed`);
    const form = new FormData();
    form.append('file', input.file, typeof input.fileName === 'string' ? input.fileName : 'upload');
    return form;
  }
  if (route.method === 'GET' || input.body === undefined) return undefined;
  headers['content-type'] = 'application/json';
  return JSON.stringify(input.body);
}

function isBytes(value: unknown): value is Uint8Array<ArrayBuffer> {
  return value instanceof Uint8Array;
}

async function readJson(response: Response, signal: AbortSignal | undefined): Promise<unknown> {
  try {
    return await response.json();
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return undefined;
  }
}

/** The tree of calls over a tree of callable routes. `T` gives the types; the values may be slim copies. */
export function callsOf<T extends RouteTree>(
  tree: { readonly [M in keyof T]: { readonly [V in keyof T[M]]: CallableRoute } },
  options: ClientOptions,
): Calls<T> {
  const modules = Object.entries<Readonly<Record<string, CallableRoute>>>(tree).map(([module, verbs]) => [
    module,
    Object.fromEntries(
      Object.entries(verbs).map(([verb, route]) => [
        verb,
        (input: LooseInput = {}, call: CallOptions = {}) => send(route, input, call, options),
      ]),
    ),
  ]);
  // The entries are made from the tree's own keys, one call for each route: exactly what Calls<T> describes.
  return Object.fromEntries(modules) as Calls<T>;
}
