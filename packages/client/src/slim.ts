import { ruleOf } from '@yizhan/contract/cells.ts';
import type {
  AnyList,
  Bilingual,
  DrawnControl,
  lists,
  RouteDefinition,
  routes,
  Words,
} from '@yizhan/contract';
import { callsOf } from './core.ts';
import type { CallableRoute, Calls, ClientOptions, RouteTree } from './core.ts';

export * from './core.ts';
export * from './problem.ts';

export type ApiRoutes = typeof routes;
export type SlimTree<T extends RouteTree = ApiRoutes> = {
  readonly [M in keyof T]: { readonly [V in keyof T[M]]: CallableRoute };
};

function isStream(route: RouteDefinition): boolean {
  return 'stream' in route.reply && typeof route.reply.stream === 'string';
}

/** The data needed to call a route, without its schemas: plain JSON that a build can embed in a page. */
export function slimRoute(route: RouteDefinition): CallableRoute {
  return {
    id: route.id,
    method: route.method,
    path: route.path,
    ...(route.upload === true ? { upload: true } : {}),
    ...(route.bytes === true ? { bytes: true } : {}),
    ...(isStream(route) ? { stream: true } : {}),
  };
}

/** The whole tree of routes without schemas. Run it at build time; it needs the contract as values. */
export function slimTree<T extends RouteTree>(tree: T): SlimTree<T> {
  return Object.fromEntries(
    Object.entries(tree).map(([module, verbs]) => [
      module,
      Object.fromEntries(Object.entries(verbs).map(([verb, route]) => [verb, slimRoute(route)])),
    ]),
  ) as SlimTree<T>;
}

/**
 * A client for pages that must stay small: it contains addresses and types but no schemas, and trusts replies of its
 * own server, which parses each by its schema before sending it.
 */
export function createSlimClient(tree: SlimTree, options: ClientOptions): Calls<ApiRoutes> {
  return callsOf<ApiRoutes>(tree, options);
}

/** What a page needs of a list: its columns, heads and filters, and the addresses to read and export it. */
export interface SlimList {
  readonly name: string;
  readonly columns: ReadonlyArray<{
    readonly key: string;
    readonly heading?: Bilingual;
    readonly fixed?: true;
    readonly usual?: false;
    readonly align?: 'end';
    /** How a plain cell shows what stands at a path of the row; null where the page says what it shows. */
    readonly shows: { readonly kind: string; readonly path: string; readonly words: Words } | null;
  }>;
  readonly controls: readonly DrawnControl[];
  readonly filters: readonly string[];
  /** In the order in which a head switches between them. */
  readonly sorts: ReadonlyArray<{
    readonly name: string;
    readonly column: string | null;
    readonly descending: boolean;
  }>;
  /** Most rows of one exported file. */
  readonly rows: number;
  readonly route: CallableRoute;
  readonly exportRoute: CallableRoute;
}
export type ListName = keyof typeof lists;

/** A list without schemas and cells: plain JSON that a build can embed in a page. */
export function slimList(list: AnyList): SlimList {
  return {
    name: list.name,
    columns: list.columnNames.map((key) => {
      const column = list.columns[key];
      const { heading, fixed, usual, align } = column ?? {};
      const [kind, path] = column === undefined ? [] : ruleOf(column);
      const words = column !== undefined && 'word' in column ? column.word : '';
      return {
        key,
        shows: kind === undefined || path === undefined ? null : { kind, path, words },
        ...(heading === undefined ? {} : { heading }),
        ...(fixed === undefined ? {} : { fixed }),
        ...(usual === undefined ? {} : { usual }),
        ...(align === undefined ? {} : { align }),
      };
    }),
    controls: list.drawn,
    filters: Object.keys(list.route.query.shape).filter((key) => !['cursor', 'limit', 'sort'].includes(key)),
    sorts: list.sortNames.map((name) => ({
      name,
      column: list.sorts[name]?.column ?? null,
      descending: list.sorts[name]?.descending === true,
    })),
    rows: list.export.rows,
    route: slimRoute(list.route),
    exportRoute: slimRoute(list.exportRoute),
  };
}
