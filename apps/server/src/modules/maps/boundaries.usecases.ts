import type { z } from 'zod';
import type { BoundaryImport, BoundaryLoad, mapRoutes } from '@yizhan/contract';
import type { Shape } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { NotFound } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { REGIONS } from '../reference/index.ts';
import {
  deleteBuriedShapes,
  findLoadForUpdate,
  insertLoad,
  insertShapes,
  listLoads,
  readBounded,
  withdrawLoad,
  type LoadRow,
} from './boundaries.repository.ts';
import { BoundariesNone, BoundariesUnlicensed, BoundariesWithdrawn } from './maps.errors.ts';
import { mapPolicy } from './maps.policy.ts';
import { FAULT_TEXTS, readBoundaries } from './read-boundaries.ts';

const VERB = 'maps.manage';
const SHOWN_LOADS = 100;

/** What is said of a file: its source, and by what right it may be used. */
export type BoundarySource = z.output<typeof mapRoutes.take.query>;

/** Files of boundaries within the caller's regions. */
export async function listBoundaryLoads(ctx: AnyContext): Promise<BoundaryLoad[]> {
  const { regions } = mapPolicy.scope(ctx.actor, VERB);
  if (regions.length === 0) return [];
  return (await listLoads(ctx.db, regions, SHOWN_LOADS)).map((row) => viewLoad(ctx, row));
}

/** What a file would do. @throws BoundariesUnreadable, BoundariesUnlicensed */
export async function checkBoundaries(
  ctx: AnyContext,
  content: Buffer,
  source: BoundarySource,
): Promise<BoundaryImport> {
  return (await readFile(ctx, content, source)).effect;
}

/**
 * Takes in the usable boundaries of a file; the others are refused one by one.
 *
 * @throws BoundariesUnreadable, BoundariesUnlicensed, BoundariesNone
 */
export async function importBoundaries(
  ctx: WriteContext,
  content: Buffer,
  source: BoundarySource,
): Promise<BoundaryImport> {
  const { effect, good } = await readFile(ctx, content, source);
  if (good.length === 0) throw BoundariesNone();
  const codes = good.map(({ code }) => code);
  const region = holding(codes);
  const load = await insertLoad(ctx.trx, {
    id: newId(),
    region_code: region,
    source: source.source,
    source_date: source.dated ?? null,
    licence: source.licence,
    approval_number: source.approvalNumber,
    system: source.system,
    divisions: good.length,
    ...stamped('loaded', ctx.actor),
    loaded_at: ctx.now,
  });
  await insertShapes(ctx.trx, load.id, good);
  await deleteBuriedShapes(ctx.trx, codes);
  await ctx.audit({
    action: 'boundaries.imported',
    region: region === '' ? null : region,
    summary: { taken: good.length, rejected: effect.rejected.length, source: source.source },
  });
  return effect;
}

/** @throws NotFound, OutOfRegion, BoundariesWithdrawn */
export async function withdrawBoundaries(ctx: WriteContext, id: string): Promise<BoundaryLoad> {
  const row = await findLoadForUpdate(ctx.trx, fromShortId(id));
  if (row === undefined) throw NotFound();
  mapPolicy.authorise(ctx.actor, VERB, { region: row.region_code });
  if (row.withdrawn_at !== null) throw BoundariesWithdrawn();
  const withdrawn = await withdrawLoad(ctx.trx, row.id, stamped('withdrawn', ctx.actor), ctx.now);
  if (withdrawn === undefined) throw NotFound();
  await ctx.audit({
    action: 'boundaries.withdrawn',
    region: row.region_code === '' ? null : row.region_code,
    summary: { divisions: row.divisions, source: row.source },
  });
  return viewLoad(ctx, withdrawn);
}

async function readFile(
  ctx: AnyContext,
  content: Buffer,
  source: BoundarySource,
): Promise<{ effect: BoundaryImport; good: Array<{ code: string; shape: Shape }> }> {
  if (source.licence === '' && source.approvalNumber === '') throw BoundariesUnlicensed();
  const regions = ctx.services.use(REGIONS);
  const read = readBoundaries(content, source.system, regions, (code) =>
    mapPolicy.may(ctx.actor, VERB, { region: code }),
  );
  const good = read.flatMap(({ code, result }) => ('fault' in result ? [] : [{ code, ...result }]));
  const bounded = await readBounded(
    ctx.db,
    good.map(({ code }) => code),
  );
  return {
    good,
    effect: {
      shapes: read.length,
      taken: good.map(({ code, points, kept }) => ({
        region: regions.ref(code),
        points,
        kept,
        replaces: bounded.has(code),
      })),
      rejected: read.flatMap(({ number, code, result }) =>
        'fault' in result ? [{ number, code, reason: FAULT_TEXTS[result.fault][ctx.locale] }] : [],
      ),
    },
  };
}

/** The division that contains all of these; empty for several provinces. */
function holding(codes: readonly string[]): string {
  const [first = ''] = codes;
  const lengths = [9, 6, 4, 2].filter((length) => length <= first.length);
  const length = lengths.find((digits) => codes.every((code) => code.startsWith(first.slice(0, digits))));
  return length === undefined ? '' : first.slice(0, length);
}

function viewLoad(ctx: AnyContext, row: LoadRow): BoundaryLoad {
  return {
    id: shortId(row.id),
    region: ctx.services.use(REGIONS).refOrNull(row.region_code),
    source: row.source,
    dated: row.source_date,
    licence: row.licence,
    approvalNumber: row.approval_number,
    system: row.system,
    divisions: row.divisions,
    loadedBy: row.loaded_by_name,
    loadedAt: row.loaded_at.toISOString(),
    withdrawnBy: row.withdrawn_by_name,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
