import { shanghaiDate } from '@yizhan/domain';
import { Answers } from '@yizhan/forms/definition.ts';
import type { FormLocale } from '@yizhan/forms/in-words.ts';
import { unprintable, writePdf, type Paper } from '@yizhan/print';
import type { AnyContext } from '../../app/context.ts';
import type { Streamed } from '../../app/http/bind.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import { getEmployer } from '../employers/index.ts';
import { getSeeker } from '../seekers/index.ts';
import { findFormAnswer, type FormAnswerRecord } from './answers.repository.ts';
import { FormAnswerUnknown } from './forms.errors.ts';
import { composeBlank, composeFilled } from './print.ts';
import { namesIn } from './references.ts';
import { currentVersion, namedVersion } from './versions.ts';

interface Look {
  readonly language: FormLocale;
  readonly large: boolean;
}

/** A PDF, with the signs that no font has. */
type PrintedForm = Streamed & { readonly unprintable: string[] };

/** What was filled in, as PDF, for whoever may read the record it is about. @throws FormAnswerUnknown, OutOfRegion, RecordConfidential */
export async function printAnswer(
  ctx: AnyContext,
  ref: Ref,
  { language, large }: Look,
): Promise<PrintedForm> {
  const row = await findFormAnswer(ctx.db, ref);
  if (row === undefined) throw FormAnswerUnknown();
  const about = await nameOfSubject(ctx, row);
  const versionId = row.form_version_id === null ? null : recordId(row.prefecture, row.form_version_id);
  const { definition, number } = await namedVersion(ctx, { ...row, versionId }, row.prefecture);
  const answers = Answers.parse(row.answers);
  const paper = composeFilled({
    definition,
    number,
    locale: language,
    large,
    printed: shanghaiDate(ctx.now),
    answers,
    names: await namesIn({ ...ctx, locale: language }, definition, answers),
    about,
    onDay: row.on_day,
    by: row.given_by_name,
    isStruck: row.status === 'struck',
  });
  return asPdf(ctx, paper, row.on_day);
}

async function nameOfSubject(
  ctx: AnyContext,
  { prefecture, seeker_id: seekerId, employer_id: employerId }: FormAnswerRecord,
): Promise<string> {
  if (seekerId !== null) return (await getSeeker(ctx, { prefecture, id: seekerId }, 'seekers.read')).name;
  return (await getEmployer(ctx, { prefecture, id: employerId ?? '' })).name;
}

/** The form that is filled in now, to be filled in by hand. @throws FormUnknown */
export async function printBlank(
  ctx: AnyContext,
  code: string,
  region: string,
  { language, large }: Look,
): Promise<PrintedForm> {
  const { definition, number } = await currentVersion(ctx, code, region.slice(0, 4));
  const printed = shanghaiDate(ctx.now);
  return asPdf(ctx, composeBlank({ definition, number, locale: language, large, printed }), printed);
}

function asPdf(ctx: AnyContext, paper: Paper, day: string): PrintedForm {
  const { stream } = writePdf([paper], { title: paper.title, locale: paper.locale, at: ctx.now });
  return {
    stream,
    unprintable: unprintable(JSON.stringify(paper)),
    type: 'application/pdf',
    fileName: `${paper.title} ${day}.pdf`,
  };
}
