import { Readable } from 'node:stream';
import type { MyCopy } from '@yizhan/contract';
import type { IdentityProof } from '@yizhan/domain';
import { shanghaiDate } from '@yizhan/domain';
import { unprintable, writePdf } from '@yizhan/print';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import type { Streamed } from '../../app/http/bind.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline, readTimeline } from '../../app/timeline.ts';
import { copyOf } from '../../records/personal-data/index.ts';
import { reveal } from '../../records/reveal/index.ts';
import { listOwnRows, myApplications } from '../placements/index.ts';
import {
  exportSelf,
  findSeekerRow,
  getSeekerForUpdate,
  myRecord,
  seekerView,
  SeekerUnknown,
} from '../seekers/index.ts';
import { fillTemplate, templateFor, WORD_TYPE } from '../papers/index.ts';
import { copyPaper, copyValues } from './copy-paper.ts';

/** Applications, and entries of the history, in a copy. */
const MOST = 1_000;

/** Everything held about the person who is signed in. */
export async function copyForMe(ctx: WriteContext): Promise<MyCopy> {
  const { row, phone, idNumber } = await exportSelf(ctx);
  return wholeCopy(ctx, row, { phone, idNumber });
}

/**
 * Everything held about a person who stands at the counter. The two numbers are looked at like any others: within the
 * day's limit, and each on the trail.
 *
 * @throws SeekerUnknown, OutOfRegion, RecordConfidential, MergedAway, RevealLimit
 */
export async function copyAtCounter(ctx: WriteContext, ref: Ref, identity: IdentityProof): Promise<MyCopy> {
  const { region_code: region } = await getSeekerForUpdate(ctx, ref, 'seekers.reveal');
  const look = { noun: 'seeker', ref, purpose: 'own_copy', words: '' } as const;
  const phone = await reveal(ctx, { ...look, what: 'phone' });
  const idNumber = await reveal(ctx, { ...look, what: 'idNumber' });
  await addToTimeline(ctx, { party: 'seeker', ref, kind: 'seeker.copy_handed_over', channel: 'nearby' });
  await ctx.audit({
    action: 'seeker.exported',
    entity: { kind: 'seeker', id: recordId(ref) },
    region,
    summary: { identity },
  });
  return wholeCopy(ctx, ref, { phone, idNumber });
}

interface Look {
  readonly format: 'pdf' | 'word';
  readonly language: Locale;
  readonly large: boolean;
}

/** A copy as a PDF, with the characters that no font has, or in the Word template of its place. @throws NoTemplate */
export async function printCopy(
  ctx: AnyContext,
  copy: MyCopy,
  { format, language, large }: Look,
): Promise<Streamed & { readonly unprintable: readonly string[] }> {
  const paper = copyPaper(copy, language, large);
  const day = shanghaiDate(new Date(copy.madeAt));
  if (format === 'word') {
    const template = await templateFor(ctx, 'own_copy', copy.record.region?.code ?? '');
    const file = await fillTemplate(template, copyValues(copy, language));
    const fileName = `${paper.title} ${day}.docx`;
    return { stream: Readable.from([file]), type: WORD_TYPE, fileName, unprintable: [] };
  }
  const { stream } = writePdf([paper], {
    title: `${paper.title} ${day}`,
    locale: language,
    at: new Date(copy.madeAt),
  });
  return {
    stream,
    type: 'application/pdf',
    fileName: `${paper.title} ${day}.pdf`,
    unprintable: unprintable(JSON.stringify(paper)),
  };
}

async function wholeCopy(
  ctx: AnyContext,
  ref: Ref,
  numbers: Pick<MyCopy, 'phone' | 'idNumber'>,
): Promise<MyCopy> {
  const row = await findSeekerRow(ctx.db, ref, shanghaiDate(ctx.now));
  if (row === undefined) throw SeekerUnknown();
  const applications = await listOwnRows(ctx.db, row, { limit: MOST });
  const history = await readTimeline(ctx, row, { limit: MOST });
  return {
    madeAt: ctx.now.toISOString(),
    record: myRecord(ctx, await seekerView(ctx, row)),
    ...numbers,
    applications: await myApplications(ctx, applications),
    history: history.items.map(({ at, kind, note }) => ({ at, kind, note })),
    parts: await copyOf(ctx, 'seeker', row),
  };
}
