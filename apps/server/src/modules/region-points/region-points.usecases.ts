import type { PointImport, RegionPoint } from '@yizhan/contract';
import { distanceMetres, type LngLat } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { sqlOf, storeBestPoints } from '../../app/reference-data/region-points.ts';
import { REGIONS, type RegionEntry } from '../reference/index.ts';
import { applyPointsJob } from './apply.jobs.ts';
import { FAULT_TEXTS, readPoints, type ReadRow } from './read-points.ts';
import { NoOwnPoint } from './region-points.errors.ts';
import { regionPointPolicy } from './region-points.policy.ts';
import { deleteOwnPoint, readOwnPoints, readPointRows, upsertOwnPoints } from './region-points.repository.ts';

const VERB = 'regions.manage';
/** This many of the furthest moves are shown, so that a user can check them. */
const SHOWN_MOVES = 10;
/** Points nearer than this are the same one: six decimals are some centimetres. */
const SAME_METRES = 1;
const UNKNOWN = { lng: null, lat: null, source: null, precision: null, own: false, learned: null };

/**
 * The divisions directly below one, or the topmost ones for which the actor is responsible. @throws RegionUnknown,
 * OutOfRegion
 */
export async function listRegionPoints(ctx: AnyContext, parent: string | null): Promise<RegionPoint[]> {
  const regions = ctx.services.use(REGIONS);
  let found: RegionEntry[];
  if (parent === null) {
    const tops = regionPointPolicy.scope(ctx.actor, VERB).regions;
    found = tops.flatMap((code) =>
      code === ''
        ? [...regions.all()].filter(({ level }) => level === 'province')
        : [regions.find(code)].filter((entry) => entry !== undefined),
    );
  } else {
    regions.get(parent);
    regionPointPolicy.authorise(ctx.actor, VERB, { region: parent });
    found = regions.index
      .children(parent)
      .map(({ code }) => regions.find(code))
      .filter((entry) => entry !== undefined);
  }
  return viewPoints(ctx, found);
}

async function viewPoints(ctx: AnyContext, entries: readonly RegionEntry[]): Promise<RegionPoint[]> {
  const regions = ctx.services.use(REGIONS);
  const rows = await readPointRows(
    ctx.db,
    entries.map(({ code }) => code),
  );
  return entries.map((entry) => ({
    ...regions.ref(entry.code),
    level: entry.level === 'village' ? 'town' : entry.level,
    ...(rows.get(entry.code) ?? UNKNOWN),
    hasChildren: regions.index.children(entry.code).length > 0,
  }));
}

/** Previews a file of points, row by row. @throws PointsUnreadable */
export async function checkPoints(ctx: AnyContext, content: Buffer): Promise<PointImport> {
  return (await readFile(ctx, content)).summary;
}

/** Imports the points of a file; untrusted rows are refused one by one. @throws PointsUnreadable */
export async function importPoints(ctx: WriteContext, content: Buffer): Promise<PointImport> {
  const { summary, taken } = await readFile(ctx, content);
  await upsertOwnPoints(ctx.trx, taken, ctx.now);
  await ctx.audit({
    action: 'region_points.imported',
    region: commonPrefix(taken.map(({ code }) => code)),
    summary: { rows: summary.rows, taken: summary.taken, rejected: summary.rejected.length },
  });
  if (taken.length > 0) await spread(ctx);
  return summary;
}

/** @throws RegionUnknown, OutOfRegion, NoOwnPoint */
export async function dropPoint(ctx: WriteContext, code: string): Promise<RegionPoint> {
  const regions = ctx.services.use(REGIONS);
  const entry = regions.get(code);
  regionPointPolicy.authorise(ctx.actor, VERB, { region: code });
  if (!(await deleteOwnPoint(ctx.trx, code))) throw NoOwnPoint();
  await ctx.audit({ action: 'region_points.dropped', region: code, summary: { code } });
  await spread(ctx);
  const [view] = await viewPoints(ctx, [entry]);
  if (view === undefined) throw NoOwnPoint();
  return view;
}

/** Recomputes the best points, notifies every process, and queues a job that updates records. */
export async function spread(ctx: WriteContext): Promise<string[]> {
  const codes = await storeBestPoints(sqlOf(ctx.trx));
  if (codes.length === 0) return codes;
  await ctx.changed('region', { prefecture: '', id: '' });
  await ctx.services.jobs.send(ctx.trx, applyPointsJob, { codes });
  return codes;
}

interface ReadFile {
  readonly summary: PointImport;
  readonly taken: ReadonlyArray<{ code: string; point: LngLat }>;
}

async function readFile(ctx: AnyContext, content: Buffer): Promise<ReadFile> {
  const regions = ctx.services.use(REGIONS);
  const rows = readPoints(content, regions, (code) =>
    regionPointPolicy.may(ctx.actor, VERB, { region: code }),
  );
  const good = rows.flatMap(({ result }) => ('fault' in result ? [] : [result]));
  const own = await readOwnPoints(
    ctx.db,
    good.map(({ code }) => code),
  );
  const taken = good.filter(({ code, point }) => {
    const before = distanceMetres(own.get(code) ?? null, point);
    return before === null || before >= SAME_METRES;
  });
  const moved = taken
    .map(({ code, point }) => ({ code, metres: movedBy(regions.find(code), point) }))
    .sort((a, b) => (b.metres ?? Infinity) - (a.metres ?? Infinity))
    .slice(0, SHOWN_MOVES);
  return {
    taken,
    summary: {
      rows: rows.length,
      taken: taken.length,
      unchanged: good.length - taken.length,
      rejected: rows.flatMap((row) => rejection(row, ctx)),
      moved: moved.map(({ code, metres }) => ({ region: regions.ref(code), metres })),
    },
  };
}

function movedBy(entry: RegionEntry | undefined, point: LngLat): number | null {
  const { lng = null, lat = null } = entry ?? {};
  const metres = lng === null || lat === null ? null : distanceMetres({ lng, lat }, point);
  return metres === null ? null : Math.round(metres);
}

function rejection({ row, code, result }: ReadRow, ctx: AnyContext): PointImport['rejected'] {
  return 'fault' in result ? [{ row, code, reason: FAULT_TEXTS[result.fault][ctx.locale] }] : [];
}

/** The division that contains all of them, which decides who may read the audit row; null for the whole network. */
function commonPrefix(codes: readonly string[]): string | null {
  const [first = ''] = codes;
  const holding = [first, first.slice(0, 6), first.slice(0, 4), first.slice(0, 2)].find((code) =>
    codes.every((other) => other.startsWith(code)),
  );
  return holding === undefined || holding === '' ? null : holding;
}
