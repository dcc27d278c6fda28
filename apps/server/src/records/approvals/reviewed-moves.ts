import { z } from 'zod';
import { RecordId, Text, Version } from '@yizhan/contract';
import type { Verb } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Reader } from '../../app/db/database.ts';
import { RecordChanged, type Bilingual } from '../../app/errors.ts';
import { recordId, toRef, type Ref } from '../../app/ids.ts';
import type { AnyBoundFlow } from '../flow/bind-flow.ts';
import type { Refusal } from '../flow/types.ts';
import { placeOf, type Policy } from '../policy.ts';
import { defineApproval, type AnyApproval, type ApprovalKind, type Said } from './types.ts';

/** A move of a flow that can take a second person. */
export interface ReviewedMove<R> extends Pick<AnyApproval, 'code' | 'about' | 'level' | 'when'> {
  /** What whoever asks and whoever approves holds at the record's place. */
  readonly verb: Verb;
  /** Which record, in the words of the request. */
  readonly title: (row: R) => Said;
  readonly party: (row: R) => { readonly kind: 'seeker' | 'employer'; readonly ref: Ref };
}

/** A row whose moves can take a second person. */
export type ReviewedRow = Ref & {
  readonly region_code: string;
  readonly site_id: string | null;
  readonly status: string;
  readonly version: number;
};

const ReviewedStep = z.object({ id: RecordId, version: Version, note: Text(300), reason: Text(300) });
export type ReviewedKind = ApprovalKind<typeof ReviewedStep>;

interface Reviewing<M extends string, R> {
  readonly flow: AnyBoundFlow;
  readonly rows: (db: Reader, refs: readonly Ref[]) => Promise<R[]>;
  readonly policy: Pick<Policy<Verb, R>, 'authorise'>;
  readonly unknown: Refusal;
  /** Makes the move, checking everything again under its locks. */
  readonly make: (
    ctx: WriteContext,
    ref: Ref,
    version: number,
    request: { readonly move: M; readonly note: string; readonly reason: string },
  ) => Promise<unknown>;
}

/**
 * The kind of approval of one move: it is asked for by who may move the record as it stands, says from which status to
 * which and why, and makes the move when somebody else agrees. One request waits for a record.
 */
export function reviewedMove<M extends string, R extends ReviewedRow>(
  { flow, rows, policy, unknown, make }: Reviewing<M, R>,
  move: M,
  { verb, title, party, ...kind }: ReviewedMove<R>,
): ReviewedKind {
  const { statuses } = flow.words;
  const said = (status: string): Bilingual => statuses[status] ?? { 'zh-CN': status, en: status };
  return defineApproval({
    ...kind,
    asks: verb,
    approves: verb,
    days: DAYS,
    input: ReviewedStep,
    async prepare(ctx, { id, version }) {
      const [row] = await rows(ctx.db, [toRef(id)]);
      if (row === undefined) throw unknown();
      policy.authorise(ctx.actor, verb, row);
      const to = flow.flow.table[row.status]?.[move];
      if (row.version !== version || to === undefined) throw RecordChanged();
      return {
        place: placeOf(row),
        party: party(row),
        key: recordId(row),
        title: title(row),
        lines: [{ label: { 'zh-CN': '状态', en: 'Status' }, before: said(row.status), after: said(to) }],
      };
    },
    act: async (ctx, { id, version, note, reason }) => make(ctx, toRef(id), version, { move, note, reason }),
  });
}

/** Days until a request expires. */
const DAYS = 7;
