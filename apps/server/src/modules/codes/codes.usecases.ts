import type { z } from 'zod';
import type { codeRoutes, OpenedCode } from '@yizhan/contract';
import { readShortCode, shanghaiDate } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { stamped } from '../../app/stamps.ts';
import {
  CodeEndsEarly,
  findCode,
  findCodeForUpdate,
  insertScan,
  listCodesOf,
  makeCodes,
  voidCode,
  type CountedCode,
} from '../../records/codes/index.ts';
import { CodeMistyped, CodeStanding, CodeUnknown, CodeVoidedBefore } from './codes.errors.ts';
import { findPaperFacts } from '../papers/index.ts';
import { openedView } from './codes.views.ts';
import { authoriseTarget, targetId, type CodedRecord } from './targets.ts';

/**
 * Where a code leads. Counts the device once for each code and day; what is stored tells neither whose device it is nor
 * that two scans were of the same one. @throws CodeMistyped, CodeUnknown
 */
export async function openCode(ctx: WriteContext, typed: string, device: string): Promise<OpenedCode> {
  const read = readShortCode(typed);
  if (read.kind !== 'code') throw CodeMistyped();
  const row = await findCode(ctx.db, read.code);
  if (row === undefined) throw CodeUnknown();
  const day = shanghaiDate(ctx.now);
  const digest = ctx.services.cipher.hmac('device', `${row.code}|${day}|${device}`);
  await insertScan(ctx.trx, { code: row.code, day, device: digest });
  if (row.kind !== 'paper') return openedView(ctx, row, null);
  const paper = await findPaperFacts(ctx.db, { prefecture: row.prefecture, id: row.target_id });
  if (paper === undefined) throw CodeUnknown();
  return openedView(ctx, row, paper);
}

/** @throws VacancyUnknown, SiteUnknown, OutOfRegion */
export async function codesOf(ctx: AnyContext, kind: CodedRecord, id: string): Promise<CountedCode[]> {
  const { ref } = await authoriseTarget(ctx, kind, id);
  return listCodesOf(ctx.db, { kind, prefecture: ref.prefecture, id: ref.id });
}

/** @throws VacancyUnknown, SiteUnknown, OutOfRegion, CodeEndsEarly */
export async function makeCode(
  ctx: WriteContext,
  kind: CodedRecord,
  id: string,
  { source, expiresOn }: z.output<typeof codeRoutes.make.body>,
): Promise<CountedCode> {
  const { ref, region } = await authoriseTarget(ctx, kind, id);
  const printedOn = shanghaiDate(ctx.now);
  if (expiresOn !== null && expiresOn < printedOn) throw CodeEndsEarly();
  const [code = ''] = await makeCodes(ctx, [{ kind, target: ref, source, printedOn, expiresOn }]);
  await ctx.audit({
    action: 'code.made',
    entity: { kind, id },
    region,
    summary: { code, source, ...(expiresOn === null ? {} : { expiresOn }) },
  });
  const row = await findCode(ctx.db, code);
  if (row === undefined) throw CodeUnknown();
  return { ...row, scans: 0 };
}

/** @throws CodeUnknown, OutOfRegion, CodeStanding, CodeVoidedBefore */
export async function makeVoid(ctx: WriteContext, typed: string): Promise<void> {
  const read = readShortCode(typed);
  const row = read.kind === 'code' ? await findCodeForUpdate(ctx.trx, read.code) : undefined;
  if (row === undefined) throw CodeUnknown();
  if (row.kind === 'paper') throw CodeStanding();
  const { region } = await authoriseTarget(ctx, row.kind, targetId(row));
  if (row.source === 'standing') throw CodeStanding();
  if (row.voided_at !== null) throw CodeVoidedBefore();
  await voidCode(ctx.trx, row.code, { voided_at: ctx.now, ...stamped('voided', ctx.actor) });
  await ctx.audit({
    action: 'code.voided',
    entity: { kind: row.kind, id: targetId(row) },
    region,
    summary: { code: row.code, source: row.source },
  });
}
