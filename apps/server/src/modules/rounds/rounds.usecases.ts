import type { Round, RoundPrefecture, RoundReport } from '@yizhan/contract';
import type { AnyContext, ReadContext, WriteContext } from '../../app/context.ts';
import { newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { REGIONS } from '../reference/index.ts';
import { StoredReport } from './report.ts';
import { RoundNotRunning, RoundRunning, RoundUnknown, RoundUnsolved } from './rounds.errors.ts';
import { authoriseReading, placeOfRound, readRegions, roundPolicy } from './rounds.policy.ts';
import {
  countPrefectures,
  findRound,
  insertRound,
  findRoundForUpdate,
  UNDER_WAY,
  type ListedRound,
} from './rounds.repository.ts';
import { reportView, roundView } from './rounds.views.ts';
import { endRound } from './run/run-round.ts';
import type { QueueRound } from './second-pass.ts';

/** @throws RoundUnknown, OutOfRegion */
async function getRound(ctx: AnyContext, id: string): Promise<ListedRound> {
  const row = await findRound(ctx.db, id);
  if (row === undefined) throw RoundUnknown();
  authoriseReading(ctx.actor, row.region_code);
  return row;
}

export async function prefectures(ctx: ReadContext): Promise<{ items: RoundPrefecture[] }> {
  const regions = ctx.services.use(REGIONS);
  const own = readRegions(ctx.actor);
  const rows = await countPrefectures(ctx.db, own);
  return {
    items: rows.map((row) => ({
      region: regions.ref(row.prefecture),
      seekers: row.seekers,
      vacancies: row.vacancies,
      places: row.places,
      publishedAt: row.published_at?.toISOString() ?? null,
      current: row.current === null ? null : shortId(row.current),
      can:
        roundPolicy.may(ctx.actor, 'rounds.run', placeOfRound(row.prefecture)) && row.current === null
          ? ['start']
          : [],
    })),
  };
}

export async function get(ctx: ReadContext, id: string): Promise<Round> {
  return roundView(ctx, await getRound(ctx, id));
}

/** @throws RoundUnknown, OutOfRegion, RoundUnsolved */
export async function report(ctx: ReadContext, id: string): Promise<RoundReport> {
  const row = await getRound(ctx, id);
  const stored = StoredReport.safeParse(row.report);
  if (!stored.success) throw RoundUnsolved();
  return reportView(ctx, row, stored.data);
}

export interface StartInput {
  readonly regionCode: string;
  readonly perSeeker: number;
  /** Takes nothing over from the previous round. */
  readonly whole: boolean;
  readonly kind: 'nightly' | 'on_demand';
}

/** Creates a round of a prefecture that waits for a worker. @throws RegionUnknown, OutOfRegion, RoundRunning */
export async function start(ctx: WriteContext, input: StartInput, queue: QueueRound): Promise<Round> {
  const region = ctx.services.use(REGIONS).get(input.regionCode);
  roundPolicy.authorise(ctx.actor, 'rounds.run', placeOfRound(region.code));
  const id = newId();
  const isNew = await insertRound(ctx.trx, {
    id,
    region_code: region.code,
    pass: 'first',
    kind: input.kind,
    state: 'queued',
    per_seeker: input.perSeeker,
    whole: input.whole,
    ...stamped('started', ctx.actor),
    created_at: ctx.now,
  });
  if (!isNew) throw RoundRunning();
  await queue(ctx, id);
  await ctx.audit({
    action: 'round.started',
    entity: { kind: 'round', id: shortId(id) },
    region: region.code,
    summary: { kind: input.kind, perSeeker: input.perSeeker, ...(input.whole ? { whole: true } : {}) },
  });
  const row = await findRound(ctx.trx, id);
  if (row === undefined) throw new Error('The round was not stored');
  return roundView(ctx, row);
}

/** Stops a round; the solving process notices within a second. @throws RoundUnknown, OutOfRegion, RoundNotRunning */
export async function cancel(ctx: WriteContext, id: string, queue: QueueRound): Promise<Round> {
  const row = await findRoundForUpdate(ctx.trx, id);
  if (row === undefined) throw RoundUnknown();
  roundPolicy.authorise(ctx.actor, 'rounds.run', placeOfRound(row.region_code));
  if (!(UNDER_WAY as readonly string[]).includes(row.state)) throw RoundNotRunning();
  await endRound(ctx, row, { state: 'cancelled', error: null }, queue);
  const ended = await findRound(ctx.trx, id);
  if (ended === undefined) throw RoundUnknown();
  return roundView(ctx, ended);
}
