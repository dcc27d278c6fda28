import type { AnyList, WorklistEntry } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { shortId } from '../../app/ids.ts';
import type { BoundList, RowOf } from '../lists/bind-list.ts';
import type { QueryOf } from '../lists/source.ts';
import { MOST_WAITING, upTo, type WorklistItem } from './types.ts';

type Entry = Pick<WorklistEntry, 'noun' | 'id' | 'title' | 'about' | 'next'> &
  Partial<Pick<WorklistEntry, 'at' | 'due' | 'record'>>;

interface Waiting<L extends AnyList> extends Omit<WorklistItem, 'count' | 'entries'> {
  /** What of the list waits. */
  readonly query: (ctx: AnyContext) => Partial<QueryOf<L>>;
  /** What of that should be done already; nothing by default. */
  readonly overdue?: (ctx: AnyContext) => Partial<QueryOf<L>>;
  /** The order of the entries, overdue ones first. */
  readonly sort?: keyof L['sorts'] & string;
  readonly entries: (
    ctx: AnyContext,
    rows: ReadonlyArray<RowOf<L>>,
  ) => readonly Entry[] | Promise<readonly Entry[]>;
}

/** Work that waits in a list: counted and shown as the list counts and shows it, where the viewer holds the verb. */
export function waitingIn<L extends AnyList>(list: BoundList<L>) {
  return ({ query, overdue, sort, entries, verb, ...item }: Waiting<L>): WorklistItem => ({
    ...item,
    verb,
    async count(ctx, { siteId }) {
      const some = (more: Partial<QueryOf<L>>) =>
        list.count(ctx, { ...atSite(siteId), ...query(ctx), ...more }, { verb }, MOST_WAITING);
      return upTo(await some({}), overdue === undefined ? 0 : await some(overdue(ctx)));
    },
    async entries(ctx, { siteId }, limit) {
      const order = sort === undefined ? {} : { sort };
      const { items } = await list.page(ctx, { ...atSite(siteId), ...query(ctx), ...order, limit }, { verb });
      return (await entries(ctx, items)).map((entry) => ({ at: null, due: null, record: null, ...entry }));
    },
  });
}

function atSite(siteId: string | undefined): object {
  return siteId === undefined ? {} : { siteId: shortId(siteId) };
}
