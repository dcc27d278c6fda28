import type { OpenedCode, RecordCode } from '@yizhan/contract';
import { codeState, groupShortCode, shanghaiDate } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import { codeUrl, type CodeRow, type CountedCode } from '../../records/codes/index.ts';
import type { findPaperFacts } from '../papers/index.ts';
import { targetId } from './targets.ts';

type PaperFacts = NonNullable<Awaited<ReturnType<typeof findPaperFacts>>>;

/** A paper that was voided says so through its code; nobody voids the code by itself. */
export function openedView(ctx: AnyContext, row: CodeRow, paper: PaperFacts | null): OpenedCode {
  const voided = row.voided_at !== null || paper?.status === 'void';
  const dates = { expiresOn: row.expires_on, voided };
  return {
    code: row.code,
    shown: groupShortCode(row.code),
    kind: row.kind,
    state: codeState(dates, shanghaiDate(ctx.now)),
    targetId: targetId(row),
    printedOn: row.printed_on,
    expiresOn: row.expires_on,
    paper: paper === null ? null : { kind: paper.kind, number: paper.number, office: paper.office_name },
  };
}

/** For staff who may make codes of its target. */
export function recordCodeView(ctx: AnyContext, row: CountedCode, publicUrl: string): RecordCode {
  const isVoidable = row.source !== 'standing' && row.kind !== 'paper' && row.voided_at === null;
  return {
    ...openedView(ctx, row, null),
    source: row.source,
    url: codeUrl(publicUrl, row.code),
    scans: row.scans,
    madeAt: row.created_at.toISOString(),
    madeBy: row.created_by_name,
    can: isVoidable ? ['void'] : [],
  };
}
