import type { HandlerInput, SavedView, savedViewRoutes } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import type { AnyBoundList } from '../../records/lists/types.ts';
import { COMPOSITION } from '../../records/module.ts';
import { REGIONS } from '../reference/index.ts';
import { findSitePlace } from '../sites/index.ts';
import { parseView } from './parse-view.ts';
import {
  TooManyViews,
  ViewListUnknown,
  ViewNameTaken,
  ViewShareBeyond,
  ViewUnknown,
} from './saved-views.errors.ts';
import { needStaff, placesOf, reachesSite, readsList } from './saved-views.policy.ts';
import {
  countViews,
  deleteView,
  findViewRow,
  insertView,
  isVisible,
  listViewRows,
  updateView,
  type ViewRow,
} from './saved-views.repository.ts';

type Body<R extends keyof typeof savedViewRoutes> = HandlerInput<(typeof savedViewRoutes)[R]>['body'];
type Sharing = Pick<Body<'save'>, 'regionCode' | 'siteId'>;

/** Views that one person keeps of one list. */
const MOST = 50;

/** One's own views of a list and those shared with one's places; none of a list that one does not read. */
export async function listViews(ctx: AnyContext, name: string): Promise<SavedView[]> {
  const { staffId } = needStaff(ctx.actor);
  const list = findList(ctx, name);
  if (list === null) return [];
  const rows = await listViewRows(ctx.db, name, staffId, placesOf(ctx.actor, list));
  return Promise.all(rows.map((row) => viewOf(ctx, row, list)));
}

/** @throws ViewUnknown */
export async function getView(ctx: AnyContext, id: string): Promise<SavedView> {
  const { staffId } = needStaff(ctx.actor);
  const row = await findViewRow(ctx.db, id);
  const list = row === undefined ? null : findList(ctx, row.list);
  if (row === undefined || list === null) throw ViewUnknown();
  if (!(await isVisible(ctx.db, id, staffId, placesOf(ctx.actor, list)))) throw ViewUnknown();
  return viewOf(ctx, row, list);
}

/**
 * Stores what is valid for the user who saves it. @throws ViewListUnknown, ViewShareBeyond, ViewNameTaken, TooManyViews
 */
export async function saveView(ctx: WriteContext, input: Body<'save'>): Promise<SavedView> {
  const { staffId } = needStaff(ctx.actor);
  const list = findList(ctx, input.list);
  if (list === null) throw ViewListUnknown();
  const shared = await sharing(ctx, list, input);
  if ((await countViews(ctx.trx, staffId, input.list)) >= MOST) throw TooManyViews({ most: MOST });
  const parsed = await parseView(ctx, list, input);
  const id = newId();
  const isNew = await insertView(ctx.trx, {
    id,
    owner_id: staffId,
    list: input.list,
    name: input.name,
    query: json(parsed.query),
    columns: parsed.columns,
    ...shared,
    created_at: ctx.now,
    updated_at: ctx.now,
  });
  if (!isNew) throw ViewNameTaken({ name: input.name });
  await note(ctx, 'view.saved', id, input.list, shared);
  // The omitted parts are named now: later they are simply absent.
  return { ...(await getView(ctx, id)), leftOut: [...parsed.leftOut] };
}

/** @throws ViewUnknown, ViewShareBeyond, ViewNameTaken, RecordChanged */
export async function changeView(ctx: WriteContext, id: string, input: Body<'update'>): Promise<SavedView> {
  const { row, list } = await ownView(ctx, id);
  const shared = await sharing(ctx, list, input);
  const parsed = await parseView(ctx, list, input);
  const outcome = await updateView(
    ctx.trx,
    { id, version: input.version },
    {
      name: input.name,
      query: json(parsed.query),
      columns: parsed.columns,
      ...shared,
      updated_at: ctx.now,
    },
  );
  if (outcome === 'changed') throw RecordChanged();
  if (outcome === 'taken') throw ViewNameTaken({ name: input.name });
  await note(ctx, 'view.saved', id, row.list, shared);
  return { ...(await getView(ctx, id)), leftOut: [...parsed.leftOut] };
}

/** @throws ViewUnknown */
export async function removeView(ctx: WriteContext, id: string): Promise<void> {
  const { row } = await ownView(ctx, id);
  await deleteView(ctx.trx, id);
  await note(ctx, 'view.deleted', id, row.list, row);
}

function findList(ctx: AnyContext, name: string): AnyBoundList['list'] | null {
  const found = ctx.services.use(COMPOSITION).lists.find(({ list }) => list.name === name)?.list;
  return found !== undefined && readsList(ctx.actor, found) ? found : null;
}

/** Another user's view counts as unknown to anybody who wants to change it. @throws ViewUnknown */
async function ownView(ctx: WriteContext, id: string) {
  const { staffId } = needStaff(ctx.actor);
  const row = await findViewRow(ctx.trx, id);
  const list = row === undefined ? null : findList(ctx, row.list);
  if (row === undefined || list === null || row.owner_id !== staffId) throw ViewUnknown();
  return { row, list };
}

/** @throws ViewShareBeyond */
async function sharing(ctx: WriteContext, list: AnyBoundList['list'], { regionCode, siteId }: Sharing) {
  if (regionCode !== null) {
    ctx.services.use(REGIONS).get(regionCode);
    const { regions } = placesOf(ctx.actor, list);
    if (!regions.some((own) => regionCode.startsWith(own))) throw ViewShareBeyond();
  }
  const site = siteId === null ? null : await findSitePlace(ctx, fromShortId(siteId));
  if (site !== null && !reachesSite(ctx.actor, list, site)) throw ViewShareBeyond();
  return { shared_region: regionCode, shared_site: site?.id ?? null };
}

async function viewOf(ctx: AnyContext, row: ViewRow, list: AnyBoundList['list']): Promise<SavedView> {
  const isSelf = row.owner_id === needStaff(ctx.actor).staffId;
  const { query, columns, leftOut } = await parseView(ctx, list, row);
  return {
    id: shortId(row.id),
    list: row.list,
    name: row.name,
    query,
    columns,
    owner: { name: row.owner_name, isSelf, gone: row.owner_gone },
    region: ctx.services.use(REGIONS).refOrNull(row.shared_region),
    site: row.shared_site === null ? null : { id: shortId(row.shared_site), name: row.site_name ?? '' },
    leftOut: [...leftOut],
    version: row.version,
    can: isSelf ? ['edit', 'delete'] : [],
  };
}

async function note(
  ctx: WriteContext,
  action: 'view.saved' | 'view.deleted',
  id: string,
  list: string,
  shared: { shared_region: string | null; shared_site: string | null },
): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'saved_view', id: shortId(id) },
    region: shared.shared_region,
    summary: { list, shared: shared.shared_region !== null || shared.shared_site !== null },
  });
}
