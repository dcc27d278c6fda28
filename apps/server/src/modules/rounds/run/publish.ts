import { shanghaiDate } from '@yizhan/domain';
import { runWrite, type WriteContext } from '../../../app/context.ts';
import { json } from '../../../app/db/database.ts';
import { shortId, type Ref } from '../../../app/ids.ts';
import type { Services } from '../../../app/services.ts';
import { system } from '../../../app/actor.ts';
import { refOf } from '../../engine-inputs/index.ts';
import {
  dropStale,
  insertRecommendations,
  switchTo,
  type Recommendation,
} from '../recommendations.repository.ts';
import {
  builtOnColumns,
  dropCheckpoints,
  findRoundForUpdate,
  updateRound,
  type RoundRow,
} from '../rounds.repository.ts';
import { secondPassIfDue, type QueueRound } from '../second-pass.ts';
import { standingName, type SolvedLists, type SolvingMessage } from '../solving/messages.ts';

/** People whose rows are written in one transaction; a cancelled round stops after the current one. */
const SLICE = 1_000;

interface Publishing {
  readonly queue: QueueRound;
  onProgress(done: number, total: number): void;
  isStopped(): boolean;
}

type Solved = Extract<SolvingMessage, { kind: 'solved' }>;

const ACTOR = system('rounds');

/**
 * Writes the lists next to the visible ones and then switches in one transaction, which removes vacancies and people
 * that became unavailable meanwhile. Ends early when the round was cancelled or the process must stop.
 */
export async function publish(
  services: Services,
  round: RoundRow,
  solved: Solved,
  publishing: Publishing,
): Promise<void> {
  const { lists } = solved;
  const total = lists.seekers.length;
  for (let from = 0; from < total || from === 0; from += SLICE) {
    if (publishing.isStopped()) return;
    const goesOn = await runWrite(services, { actor: ACTOR }, async (ctx) => {
      const row = await findRoundForUpdate(ctx.trx, round.id);
      if (row?.state !== 'running' && row?.state !== 'publishing') return false;
      if (row.state === 'running') await updateRound(ctx.trx, round.id, { state: 'publishing' });
      await insertRecommendations(ctx.trx, round.id, rowsOf(lists, from, Math.min(total, from + SLICE)));
      return true;
    });
    if (!goesOn) return;
    publishing.onProgress(Math.min(total, from + SLICE), total);
  }
  if (publishing.isStopped()) return;
  await runWrite(services, { actor: ACTOR }, (ctx) => goPublic(ctx, round.id, solved, publishing.queue));
}

async function goPublic(
  ctx: WriteContext,
  roundId: string,
  { report, builtOn, memory }: Omit<Solved, 'lists'>,
  queue: QueueRound,
): Promise<void> {
  const row = await findRoundForUpdate(ctx.trx, roundId);
  if (row?.state !== 'publishing') return;
  const pass = row.pass === 'second' ? 'second' : 'first';
  await dropStale(ctx.trx, roundId, row.region_code, shanghaiDate(ctx.now));
  const before = await switchTo(ctx.trx, { id: roundId, region: row.region_code, pass, at: ctx.now });
  if (before !== null && before !== roundId) await updateRound(ctx.trx, before, { state: 'superseded' });
  await updateRound(ctx.trx, roundId, {
    state: 'published',
    stage: null,
    done: 0,
    total: 0,
    report: json(report),
    // Only from here on may the next round begin from the stored memory.
    memory: memory === null ? null : Buffer.from(memory),
    ...builtOnColumns(builtOn),
    finished_at: ctx.now,
  });
  await dropCheckpoints(ctx.trx, roundId);
  await ctx.audit({
    action: 'round.published',
    entity: { kind: 'round', id: shortId(roundId) },
    region: row.region_code,
    summary: { seekers: report.seekers, vacancies: report.vacancies, recommended: report.recommended },
  });
  if (pass === 'first') await secondPassIfDue(ctx, row, queue);
}

function rowsOf(lists: SolvedLists, from: number, to: number): Recommendation[] {
  const rows: Recommendation[] = [];
  for (let person = from; person < to; person += 1) {
    const seeker: Ref = refOf(lists.seekers[person] ?? '');
    const start = lists.offset[person] ?? 0;
    for (let at = start; at < (lists.offset[person + 1] ?? start); at += 1) {
      rows.push({
        seeker,
        rank: at - start + 1,
        vacancy: refOf(lists.vacancies[lists.vacancy[at] ?? 0] ?? ''),
        score: lists.score[at] ?? 0,
        price: lists.price[at] ?? 0,
        standing: standingName(lists.standing[at] ?? 0),
        overflow: lists.overflow[at] === 1,
        takeFirst: lists.first[at] === 1,
      });
    }
  }
  return rows;
}
