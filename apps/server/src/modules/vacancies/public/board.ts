import { PassThrough, type Readable } from 'node:stream';
import { shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../../app/context.ts';
import { fromShortId, shortId } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { REGIONS } from '../../reference/index.ts';
import { SiteUnknown } from '../../sites/index.ts';
import { lastChangeIn } from '../publication/publication.repository.ts';
import { findBoardSite, type BoardSite } from './board.repository.ts';
import { cardView, shownCode } from './public.views.ts';
import { listNearby } from './search.repository.ts';

/** A burst of changes (a blacklisting, an import) becomes one notice. */
const DEBOUNCE_MS = 300;
const ALIVE_MS = 20_000;
/** A board with fewer vacancies of its county is filled from the whole city. */
const LEAST_SHOWN = 8;

async function getBoardSite(ctx: AnyContext, siteId: string): Promise<BoardSite> {
  const site = await findBoardSite(ctx.db, fromShortId(siteId));
  if (site === undefined) throw SiteUnknown();
  return site;
}

/** The content of a site's board: open vacancies of its county, nearest first. @throws SiteUnknown */
export async function readBoard(ctx: AnyContext, siteId: string, limit: number) {
  const site = await getBoardSite(ctx, siteId);
  const point = site.point ?? ctx.services.use(REGIONS).centre(site.regionCode);
  const today = shanghaiDate(ctx.now);
  const prefecture = site.regionCode.slice(0, 4);
  const near = { region: site.regionCode.slice(0, 6), point, today, limit };
  let found = await listNearby(ctx.db, near);
  if (found.total < LEAST_SHOWN) found = await listNearby(ctx.db, { ...near, region: prefecture });
  const changedAt = (await lastChangeIn(ctx.db, prefecture)) ?? site.updatedAt;
  return {
    site: { id: shortId(site.id), name: site.name },
    updatedAt: changedAt.toISOString(),
    total: found.total,
    items: found.rows.map((row) => ({ ...cardView(ctx, row), shortCode: shownCode(row) })),
  };
}

/**
 * Server-sent events for a board: `changed` when vacancies of its prefecture may have changed, `alive` every 20 s. Ends
 * with the connection, also when the server stops. @throws SiteUnknown
 */
export async function openBoardStream(ctx: AnyContext, siteId: string): Promise<Readable> {
  const site = await getBoardSite(ctx, siteId);
  return eventStream(ctx.services, site.regionCode.slice(0, 4));
}

function eventStream(services: Services, prefecture: string): Readable {
  const stream = new PassThrough();
  let pending: NodeJS.Timeout | null = null;
  const say = (event: string): void => {
    // A slow reader may miss a notice without harm: the next one says the same.
    if (!stream.writableNeedDrain) stream.write(`event: ${event}\ndata: {}\n\n`);
  };
  const stop = services.changes.listen((change) => {
    const concerns =
      change.kind === 'lost' || (change.kind === 'vacancy' && change.ref.prefecture === prefecture);
    if (!concerns || pending !== null) return;
    pending = setTimeout(() => {
      pending = null;
      say('changed');
    }, DEBOUNCE_MS);
  });
  const alive = setInterval(() => say('alive'), ALIVE_MS);
  stream.once('close', () => {
    stop();
    clearInterval(alive);
    if (pending !== null) clearTimeout(pending);
  });
  // Tells the reader how long to wait before reconnecting, and starts the reply immediately.
  stream.write('retry: 3000\n\nevent: alive\ndata: {}\n\n');
  return stream;
}
