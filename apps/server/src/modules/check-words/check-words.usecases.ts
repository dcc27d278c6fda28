import type { z } from 'zod';
import type { CheckWordView, checkWordRoutes } from '@yizhan/contract';
import { normalWord, type CheckWord } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { violatedConstraint, type Reader } from '../../app/db/database.ts';
import { decodeCursor, encodeCursor, TimeCursor } from '../../app/db/cursor.ts';
import { NotFound, RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { REGIONS } from '../reference/index.ts';
import { NothingToLeave, WordEnded, WordStands } from './check-words.errors.ts';
import { checkWordPolicy } from './check-words.policy.ts';
import {
  endWordRow,
  findWordForUpdate,
  insertWord,
  listStanding,
  listWordsAround,
  type CheckWordRow,
} from './check-words.repository.ts';
import { checkViews, viewWord } from './check-words.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Words that count for an advert of a division, for the checks. */
export async function checkWordsAt(db: Reader, region: string): Promise<CheckWord[]> {
  const rows = await listStanding(db, region);
  return rows.map(({ check_code: check, word, effect }) => ({ check, word, effect }));
}

/** @throws RegionUnknown, OutOfRegion, CursorInvalid */
export async function listWords(
  ctx: AnyContext,
  { region, cursor, limit }: z.output<(typeof checkWordRoutes.list)['query']>,
) {
  if (region !== '') ctx.services.use(REGIONS).get(region);
  checkWordPolicy.authorise(ctx.actor, 'vacancies.review', { region });
  const rows = await listWordsAround(ctx.db, region, {
    after: decodeCursor(cursor, TimeCursor),
    limit: limit + 1,
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    region: ctx.services.use(REGIONS).refOrNull(region),
    checks: checkViews(),
    items: shown.flatMap((row) => viewWord(ctx, row) ?? []),
    nextCursor:
      rows.length > limit && last !== undefined ? encodeCursor([last.added_at.toISOString(), last.id]) : null,
    canAdd: checkWordPolicy.may(ctx.actor, 'checks.manage', { region }),
  };
}

/**
 * Adds a word. Adverts that are published already are not checked anew by it: the preview names them, and a check
 * follows with their next change.
 *
 * @throws RegionUnknown, OutOfRegion, NothingToLeave, WordStands
 */
export async function addWord(
  ctx: WriteContext,
  { region, check, word, effect, reason, source, sourceDate }: Body<typeof checkWordRoutes.add>,
): Promise<CheckWordView> {
  if (region !== '') ctx.services.use(REGIONS).get(region);
  checkWordPolicy.authorise(ctx.actor, 'checks.manage', { region });
  if (check === 'bureau_words' && effect === 'leave') throw NothingToLeave();
  const row = await insertOnce(ctx, {
    id: newId(),
    region_code: region,
    check_code: check,
    word: normalWord(word),
    effect,
    reason,
    source,
    source_date: sourceDate,
    ...stamped('added', ctx.actor),
    added_at: ctx.now,
  });
  await audit(ctx, 'check_word.added', row);
  return viewOf(ctx, row);
}

async function insertOnce(ctx: WriteContext, row: Parameters<typeof insertWord>[1]): Promise<CheckWordRow> {
  try {
    return await insertWord(ctx.trx, row);
  } catch (error) {
    if (violatedConstraint(error) === 'check_words_stand_once') throw WordStands();
    throw error;
  }
}

/** @throws NotFound, OutOfRegion, WordEnded, RecordChanged */
export async function endWord(
  ctx: WriteContext,
  id: string,
  { reason, version }: Body<typeof checkWordRoutes.end>,
): Promise<CheckWordView> {
  const row = await findWordForUpdate(ctx.trx, fromShortId(id));
  if (row === undefined) throw NotFound();
  checkWordPolicy.authorise(ctx.actor, 'checks.manage', { region: row.region_code });
  if (row.ended_at !== null) throw WordEnded();
  if (row.version !== version) throw RecordChanged();
  const ended = await endWordRow(ctx.trx, row.id, {
    ...stamped('ended', ctx.actor),
    ended_at: ctx.now,
    ended_reason: reason,
  });
  await audit(ctx, 'check_word.ended', ended);
  return viewOf(ctx, ended);
}

function viewOf(ctx: AnyContext, row: CheckWordRow): CheckWordView {
  const view = viewWord(ctx, row);
  if (view === null) throw NotFound();
  return view;
}

async function audit(ctx: WriteContext, action: string, row: CheckWordRow): Promise<void> {
  await ctx.audit({
    action,
    entity: { kind: 'check_word', id: shortId(row.id) },
    region: row.region_code === '' ? null : row.region_code,
    summary: { check: row.check_code, word: row.word, effect: row.effect, place: row.region_code },
  });
}
