import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import type { Services } from '../../app/services.ts';
import { REGIONS } from '../reference/index.ts';
import { listPlacedByDivision, updateNearPoints, type NearRow } from './near-points.repository.ts';

/** Rows per transaction. */
const BATCH = 500;

/**
 * Gives the vacancies of a prefecture without a trustworthy point the best known one of their division, and announces
 * those it moved. Returns how many.
 */
export async function placeVacanciesAnew(
  services: Services,
  prefecture: string,
  signal?: AbortSignal,
): Promise<number> {
  const regions = services.use(REGIONS);
  let moved = 0;
  let after: string | null = null;
  while (signal?.aborted !== true) {
    const rows: NearRow[] = await listPlacedByDivision(services.db, prefecture, after, BATCH);
    const stale = rows.flatMap((row) => {
      const near = regions.nearPoint(row.region_code);
      const [lng, lat, within] = [near?.lng ?? null, near?.lat ?? null, near?.within ?? 0];
      const isSame = row.near_lng === lng && row.near_lat === lat && row.near_within === within;
      return isSame ? [] : [{ id: row.id, lng, lat, within }];
    });
    if (stale.length > 0) {
      await runWrite(services, { actor: system('region-points') }, async (ctx) => {
        await updateNearPoints(ctx.trx, prefecture, stale);
        await services.changes.announceAll(
          ctx.trx,
          stale.map(({ id }) => ({ kind: 'vacancy', ref: { prefecture, id } })),
        );
      });
      moved += stale.length;
    }
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) break;
  }
  return moved;
}
