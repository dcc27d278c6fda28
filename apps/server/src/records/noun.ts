import type { AnyList, AskedApproval, FlowFields, MoveRoute, RouteDefinition } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../app/context.ts';
import type { DB, Reader } from '../app/db/database.ts';
import type { Binder } from '../app/http/bind.ts';
import { recordId, toRef, type Ref } from '../app/ids.ts';
import type { Verb } from '@yizhan/domain';
import {
  APPROVALS,
  reviewedMove,
  withApproval,
  type ReviewedKind,
  type ReviewedMove,
  type ReviewedRow,
} from './approvals/index.ts';
import type { BoundFlow } from './flow/bind-flow.ts';
import { recordViews } from './flow/record-views.ts';
import { transition, type MoveRequest } from './flow/transition.ts';
import type { Refusal } from './flow/types.ts';
import { bindList, shown, type BoundList, type RowOf } from './lists/bind-list.ts';
import type { ListSource } from './lists/source.ts';
import type { Policy } from './policy.ts';

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
  /** Whoever holds the verb at the record's place may move it. */
  readonly policy: Pick<Policy<Verb, NoInfer<R>>, 'may' | 'authorise'>;
  readonly verb: Verb;
  /** Its own fields; `approval` is the request about one of its reviewed moves that waits. */
  readonly show: (row: R, approval: AskedApproval | null) => Own<L>;
  readonly unknown: Refusal;
  /** Moves that can take a second person. */
  readonly reviewed?: Partial<Record<M, ReviewedMove<NoInfer<R>>>>;
  /** Its usual routes: moving one, and reading one where there is such a route. */
  readonly routes: { readonly move: MoveRoute; readonly get?: GetRoute };
}

type GetRoute = RouteDefinition & Pick<MoveRoute, 'params'> & { readonly method: 'GET' };

interface BoundNoun<L extends AnyList> {
  /** For its module: the kinds of approval of its reviewed moves. */
  readonly approvals: readonly ReviewedKind[];
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
  R extends ReviewedRow & { readonly status: S },
>({
  flow,
  list,
  source,
  rows,
  policy,
  verb,
  show,
  unknown,
  reviewed = {},
  routes: { move, get },
}: NounBinding<S, M, O, Locked, T, L, D, From, R>): BoundNoun<L> {
  const make = async (ctx: WriteContext, ref: Ref, version: number, request: object) =>
    // The route's schema admits the flow's moves alone, and none of them takes an input.
    transition(ctx, flow, ref, version, request as MoveRequest<object, M>);
  const kinds = new Map<string, ReviewedKind>(
    Object.entries<ReviewedMove<R> | undefined>(reviewed).flatMap(([move, one]) =>
      one === undefined ? [] : [[move, reviewedMove({ flow, rows, policy, unknown, make }, move, one)]],
    ),
  );
  const views = async (ctx: AnyContext, found: readonly R[]): Promise<Array<RowOf<L>>> => {
    const waiting = await waitingOf(ctx, [...kinds.values()], found);
    const seen = await recordViews(ctx, flow, found, {
      may: (row) => policy.may(ctx.actor, verb, row),
      show: (row) => show(row, waiting.get(recordId(row)) ?? null),
    });
    // The list's row is what `show` gives and the fields of the flow; see `Own`.
    return seen as unknown as Array<RowOf<L>>;
  };
  const read = async (ctx: AnyContext, ref: Ref): Promise<RowOf<L>> => {
    const [view] = await views(ctx, await rows(ctx.db, [ref]));
    if (view === undefined) throw unknown();
    return view;
  };
  async function take(
    ctx: WriteContext,
    id: string,
    { version, ...request }: { version: number; move: string; note: string; reason: string },
  ) {
    const kind = kinds.get(request.move);
    if (kind === undefined) await make(ctx, toRef(id), version, request);
    else
      await withApproval(
        ctx,
        kind,
        { id, version, note: request.note, reason: request.reason },
        request.reason,
      );
    return read(ctx, toRef(id));
  }
  return {
    approvals: [...kinds.values()],
    list: bindList(list, { source, show: shown(rows, views) }),
    read,
    routes(bind) {
      bind.route(move, (ctx, { params, body }) => take(ctx, params.id, body));
      if (get !== undefined) {
        bind.route(get, async (ctx, { params }) => {
          const view = await read(ctx, toRef(params.id));
          return view;
        });
      }
    },
  };
}

/** Requests that wait, by the public id of the record. */
async function waitingOf(
  ctx: AnyContext,
  kinds: readonly ReviewedKind[],
  rows: readonly Ref[],
): Promise<ReadonlyMap<string, AskedApproval>> {
  const found = new Map<string, AskedApproval>();
  for (const kind of kinds) {
    for (const [prefecture, own] of Map.groupBy(rows, (row) => row.prefecture)) {
      const waiting = await ctx.services.use(APPROVALS).waitingOn(ctx, kind, prefecture, own.map(recordId));
      for (const [id, one] of waiting) found.set(id, one);
    }
  }
  return found;
}
