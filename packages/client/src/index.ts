import { routes } from '@yizhan/contract';
import type { CallInput, Reply, RouteDefinition } from '@yizhan/contract';
import { buildUrl, callsOf, send } from './core.ts';
import type { CallableRoute, CallArguments, Calls, ClientOptions, RouteTree } from './core.ts';
import { slimRoute } from './slim.ts';
import type { ApiRoutes, SlimTree } from './slim.ts';

export * from './core.ts';
export * from './problem.ts';
export { slimRoute, slimTree, createSlimClient } from './slim.ts';
export type { ApiRoutes, SlimTree } from './slim.ts';

export interface Client extends Calls<ApiRoutes> {
  /**
   * Calls one route. Resolves with its parsed reply (a Response where the route streams), rejects with ApiProblem;
   * an aborted call rejects with the signal's reason.
   */
  readonly call: <R extends RouteDefinition>(route: R, ...args: CallArguments<R>) => Promise<Reply<R>>;
  /** The address of a call, for links and downloads. */
  readonly url: <R extends RouteDefinition>(route: R, input?: CallInput<R>) => string;
}

function callable(route: RouteDefinition): CallableRoute {
  const { reply } = route;
  const slim = slimRoute(route);
  return 'stream' in reply && typeof reply.stream === 'string'
    ? slim
    : { ...slim, parseReply: (value) => ('parse' in reply ? reply.parse(value) : value) };
}

function callableTree(tree: RouteTree): SlimTree {
  return Object.fromEntries(
    Object.entries(tree).map(([module, verbs]) => [
      module,
      Object.fromEntries(Object.entries(verbs).map(([verb, route]) => [verb, callable(route)])),
    ]),
  ) as SlimTree;
}

/**
 * The typed client over the contract: `client.vacancies.search({ query: { q: '保洁' } })`. Replies are parsed by the
 * contract's schemas. Cookies carry the session, so a page uses it on its own origin.
 */
export function createClient(options: ClientOptions): Client {
  return {
    ...callsOf<ApiRoutes>(callableTree(routes), options),
    call: async <R extends RouteDefinition>(route: R, ...args: CallArguments<R>) => {
      const [input, call] = args;
      return (await send(callable(route), input ?? {}, call ?? {}, options)) as Reply<R>;
    },
    url: (route, input) => buildUrl(options.baseUrl, route, input),
  };
}
