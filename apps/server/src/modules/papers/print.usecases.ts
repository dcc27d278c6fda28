import { writePdf, type Paper } from '@yizhan/print';
import type { AnyContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import type { Ref } from '../../app/ids.ts';
import { assertVisible, hiddenFrom } from '../../records/assignment/index.ts';
import { composeOfficial } from './compose/official.ts';
import { PaperDetails } from './details.ts';
import { PaperErased, PaperUnknown } from './papers.errors.ts';
import { paperPolicy } from './papers.policy.ts';
import { listBatch, type PaperRecord } from './papers.repository.ts';

/** What is asked of a print. */
interface PrintOrder {
  readonly publicUrl: string;
  readonly large: boolean;
  /** One paper of the batch; null for all of them. */
  readonly only: Ref | null;
}

/** The papers of a batch that can be printed. @throws PaperUnknown, OutOfRegion, RecordConfidential, PaperErased */
export async function printable(
  ctx: AnyContext,
  batch: Ref,
  only: Ref | null,
): Promise<Array<PaperRecord & { details: Buffer }>> {
  const rows = (await listBatch(ctx.db, batch)).filter(({ id }) => only === null || id === only.id);
  if (rows.length === 0) throw PaperUnknown();
  for (const row of rows) paperPolicy.authorise(ctx.actor, 'papers.issue', row);
  const hidden = await hiddenFrom(ctx, 'seeker', [batch.prefecture]);
  const secret = rows.find(({ seeker_id: id }) => id !== null && hidden.has(id));
  if (secret !== undefined) await assertVisible(ctx, 'seeker', { ...secret, id: secret.seeker_id ?? '' });
  const whole = rows.flatMap((row) => (row.details === null ? [] : [{ ...row, details: row.details }]));
  if (whole.length === 0) throw PaperErased();
  return whole;
}

/** Papers of a batch as one PDF, composed one by one while it is read, after every transaction has ended. */
export async function printBatch(ctx: AnyContext, batch: Ref, order: PrintOrder): Promise<Streamed> {
  const rows = await printable(ctx, batch, order.only);
  const [first] = rows;
  if (first === undefined) throw PaperErased();
  const { cipher } = ctx.services;
  function* papers(): Generator<Paper> {
    for (const row of rows) {
      const details = PaperDetails.parse(cipher.decryptJson(row.details));
      yield composeOfficial({ ...row, details }, order);
    }
  }
  const title = rows.length === 1 ? first.number : `${first.number}–${rows.at(-1)?.serial ?? ''}`;
  const { stream } = writePdf(papers(), { title, locale: first.language, at: first.created_at });
  return { stream, type: 'application/pdf', fileName: `${title}.pdf` };
}
