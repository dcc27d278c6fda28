import type { OpenedCode, RecordCode } from '@yizhan/contract';
import { codeState, groupShortCode, shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { codeUrl, type CodeRow, type CountedCode } from '../../records/codes/index.ts';
import { targetId } from './targets.ts';

export function openedView(ctx: AnyContext, row: CodeRow): OpenedCode {
  const dates = { expiresOn: row.expires_on, voided: row.voided_at !== null };
  return {
    code: row.code,
    shown: groupShortCode(row.code),
    kind: row.kind,
    state: codeState(dates, shanghaiDate(ctx.now)),
    targetId: targetId(row),
    printedOn: row.printed_on,
    expiresOn: row.expires_on,
  };
}

/** For staff who may make codes of its target. */
export function recordCodeView(ctx: AnyContext, row: CountedCode, publicUrl: string): RecordCode {
  const isVoidable = row.source !== 'standing' && row.voided_at === null;
  return {
    ...openedView(ctx, row),
    source: row.source,
    url: codeUrl(publicUrl, row.code),
    scans: row.scans,
    madeAt: row.created_at.toISOString(),
    madeBy: row.created_by_name,
    can: isVoidable ? ['void'] : [],
  };
}
