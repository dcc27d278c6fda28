import type { MapArea } from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { REGIONS } from '../reference/index.ts';
import { readShapes } from './boundaries.repository.ts';

/** A division and those directly below it. @throws RegionUnknown */
export async function readArea(ctx: AnyContext, code: string): Promise<MapArea> {
  const regions = ctx.services.use(REGIONS);
  const region = regions.get(code);
  const below = regions.index.children(code);
  const rows = await readShapes(ctx.db, [code, ...below.map((part) => part.code)]);
  const shapes = new Map(rows.map((row) => [row.code, row.shape]));
  const credits = new Map(
    rows.map(({ source, approval_number: approvalNumber }) => [
      `${source}\n${approvalNumber}`,
      { source, approvalNumber },
    ]),
  );
  return {
    region: regions.ref(code),
    parent: regions.refOrNull(region.parent),
    point: regions.centre(code),
    outline: shapes.get(code) ?? null,
    parts: below.map((part) => {
      const { lng = null, lat = null, pointPrecision = null } = regions.find(part.code) ?? {};
      return {
        code: part.code,
        name: part.name,
        point: lng === null || lat === null ? null : { lng, lat, precision: pointPrecision },
        shape: shapes.get(part.code) ?? null,
      };
    }),
    credits: [...credits.values()],
  };
}
