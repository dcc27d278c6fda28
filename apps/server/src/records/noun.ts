import type { AnyList, FlowFields, MoveRoute, RouteDefinition } from '@yizhan/contract';
import type { Actor } from '../app/actor.ts';
import type { AnyContext, WriteContext } from '../app/context.ts';
import type { DB, Reader } from '../app/db/database.ts';
import type { Binder } from '../app/http/bind.ts';
import { toRef, type Ref } from '../app/ids.ts';
import type { BoundFlow } from './flow/bind-flow.ts';
import { recordViews } from './flow/record-views.ts';
import { transition, type MoveRequest } from './flow/transition.ts';
import type { Refusal } from './flow/types.ts';
import { bindList, shown, type BoundList, type RowOf } from './lists/bind-list.ts';
import type { ListSource } from './lists/source.ts';

/** The fields of a noun's view that its flow does not give. */
type Own<L extends AnyList> = Omit<RowOf<L>, FlowFields>;

interface NounBinding<
  S extends string,
  M extends string,
  O extends string,
  Locked,
  T extends keyof DB,
  L extends AnyList,
  D,
  From extends keyof D,
  R extends Ref,
> {
  readonly flow: BoundFlow<S, M, O, Locked, object, T>;
  readonly list: L;
  readonly source: ListSource<L, D, From>;
  /** Rows by their keys, with what views need of other tables. */
  readonly rows: (db: Reader, refs: readonly Ref[]) => Promise<R[]>;
  /** Whether the viewer may move the record. */
  readonly may: (actor: Actor, row: R) => boolean;
  readonly show: (row: R) => Own<L>;
  readonly unknown: Refusal;
  /** Its usual routes: moving one, and reading one where there is such a route. */
  readonly routes: { readonly move: MoveRoute; readonly get?: GetRoute };
}

type GetRoute = RouteDefinition & Pick<MoveRoute, 'params'> & { readonly method: 'GET' };

interface BoundNoun<L extends AnyList> {
  readonly list: BoundList<L>;
  /** One record as its viewer sees it. @throws the noun's `unknown` */
  read(ctx: AnyContext, ref: Ref): Promise<RowOf<L>>;
  /** Binds the usual routes; its list binds its own. */
  routes(bind: Binder): void;
}

/**
 * Ties together what most nouns have: a flow whose moves take no input, a list with its export, one view for both, and
 * the routes that move and read one record. A noun with more of its own calls `bindList`, `recordViews` and
 * `transition` itself.
 */
export function bindNoun<
  S extends string,
  M extends string,
  O extends string,
  Locked,
  T extends keyof DB,
  L extends AnyList,
  D,
  From extends keyof D,
  R extends Ref & { readonly version: number; readonly status: S },
>({
  flow,
  list,
  source,
  rows,
  may,
  show,
  unknown,
  routes: { move, get },
}: NounBinding<S, M, O, Locked, T, L, D, From, R>): BoundNoun<L> {
  const views = async (ctx: AnyContext, found: readonly R[]): Promise<Array<RowOf<L>>> => {
    const seen = await recordViews(ctx, flow, found, { may: (row) => may(ctx.actor, row), show });
    // The list's row is what `show` gives and the fields of the flow; see `Own`.
    return seen as unknown as Array<RowOf<L>>;
  };
  const read = async (ctx: AnyContext, ref: Ref): Promise<RowOf<L>> => {
    const [view] = await views(ctx, await rows(ctx.db, [ref]));
    if (view === undefined) throw unknown();
    return view;
  };
  async function make(ctx: WriteContext, ref: Ref, body: { version: number; move: string }) {
    const { version, ...request } = body;
    // The route's schema admits the flow's moves alone, and none of them takes an input.
    await transition(ctx, flow, ref, version, request as MoveRequest<object, M>);
    return read(ctx, ref);
  }
  return {
    list: bindList(list, { source, show: shown(rows, views) }),
    read,
    routes(bind) {
      bind.route(move, (ctx, { params, body }) => make(ctx, toRef(params.id), body));
      if (get !== undefined) {
        bind.route(get, async (ctx, { params }) => {
          const view = await read(ctx, toRef(params.id));
          return view;
        });
      }
    },
  };
}
