import type { z } from 'zod';
import type { FormAnswer, FormToFill, formRoutes } from '@yizhan/contract';
import { shanghaiDate } from '@yizhan/domain';
import { attachedIn } from '@yizhan/forms/answer-shapes.ts';
import { checkAnswers } from '@yizhan/forms/check-answers.ts';
import { isForPerson } from '@yizhan/forms/for-whom.ts';
import { linesOf, type FormLine } from '@yizhan/forms/in-words.ts';
import { prepareForm } from '@yizhan/forms/run.ts';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { assertFilesOf } from '../files/index.ts';
import { ownRecord } from '../seekers/index.ts';
import { boundAnswerFlow } from './answers.flow.ts';
import {
  findFormAnswer,
  findSentAnswer,
  insertFormAnswer,
  listFormAnswers,
  type AnswersAbout,
} from './answers.repository.ts';
import { answerViews } from './answers.views.ts';
import {
  FormAnswersWrong,
  FormAnswerUnknown,
  FormOtherSubject,
  FormSentOtherwise,
  FormVersionWithdrawn,
} from './forms.errors.ts';
import { namesIn, withheldIn, wrongReferences } from './references.ts';
import { seekerSubject, type FormSubjectRow } from './subjects.ts';
import { currentVersion, namedVersion, type UsedVersion } from './versions.ts';
import { formsForPerson } from './versions.usecases.ts';

type Given = z.output<typeof formRoutes.giveForEmployer.body>;

/** The form to fill in now in a division. @throws FormUnknown */
export async function formToFill(ctx: AnyContext, code: string, region: string): Promise<FormToFill> {
  const used = await currentVersion(ctx, code, region.slice(0, 4));
  return {
    code,
    subject: used.subject,
    versionId: versionId(used),
    number: used.number,
    definition: used.definition,
  };
}

/**
 * Takes a filled-in form about a record that the caller has locked and may write about. It keeps the version it was
 * filled in with, also when that was replaced meanwhile; only a withdrawn one is refused.
 *
 * @throws FormUnknown, FormOtherSubject, FormVersionWithdrawn, FormAnswersWrong with every fault, FilesNotOfRecord
 */
export async function giveAnswers(
  ctx: WriteContext,
  subject: FormSubjectRow,
  given: Given,
): Promise<FormAnswer> {
  const { prefecture } = subject.ref;
  const sent = await sentBefore(ctx, subject, given);
  if (sent !== undefined) {
    await ctx.audit({
      action: 'form.given',
      entity: { kind: 'form_answer', id: recordId(sent) },
      region: subject.region,
      summary: { code: given.code, again: true },
    });
    return readAnswer(ctx, sent);
  }
  const used = await namedVersion(ctx, given, prefecture);
  if (used.subject !== subject.kind) throw FormOtherSubject();
  const isOwn = ctx.actor.kind === 'seeker' || ctx.actor.kind === 'agent';
  if (isOwn && !isForPerson({ code: used.code, forPerson: used.definition.forPerson }))
    throw FormOtherSubject();
  if (used.row !== null && used.row.status !== 'published' && used.row.status !== 'replaced') {
    throw FormVersionWithdrawn();
  }
  const today = shanghaiDate(ctx.now);
  const form = prepareForm(used.definition);
  const checked = checkAnswers(form, given.answers, today);
  const { answers } = checked;
  const wrong = await wrongReferences(ctx, used.definition, answers);
  const faults = [
    ...checked.faults,
    ...wrong.filter(({ path }) => !checked.faults.some((other) => other.path === path)),
  ];
  if (faults.length > 0) {
    throw FormAnswersWrong(
      { count: faults.length },
      {
        fields: faults.map(({ path, code, words }) => ({
          path: `answers.${path}`,
          code: `form.${code}`,
          text: words,
        })),
      },
    );
  }
  await assertAttached(ctx, subject, used, answers);
  const ref: Ref = { prefecture, id: newId() };
  const names = {
    ...(await namesIn(ctx, used.definition, answers)),
    ...withheldIn(used.definition, answers),
  };
  await openRecord(
    ctx,
    boundAnswerFlow,
    { ref, opening: 'give', data: { code: used.code } },
    (inner, status) =>
      insertFormAnswer(inner.trx, {
        ...ref,
        code: used.code,
        form_version_id: used.row?.id ?? null,
        form_print: used.row?.print ?? null,
        number: used.number,
        subject: subject.kind,
        employer_id: subject.employerId,
        seeker_id: subject.seekerId,
        follow_up_id: subject.followUpId,
        about_noun: subject.about?.noun ?? null,
        about_id: subject.about?.id ?? null,
        region_code: subject.region,
        site_id: subject.siteId,
        on_day: dayOf(used, answers, today),
        answers: json(answers),
        client_id: given.clientId ?? null,
        said: linesOf(form, answers, { locale: 'zh-CN', names, today }).map(said).join('\n'),
        status,
        created_at: ctx.now,
        updated_at: ctx.now,
        ...stamped('given', ctx.actor),
      }),
  );
  return readAnswer(ctx, ref);
}

/**
 * Takes a form filled in for a locked record of another noun; it stands with the record's person.
 *
 * @throws SeekerUnknown, OutOfRegion, RecordConfidential, and what `giveAnswers` throws
 */
export async function giveAnswersFor(
  ctx: WriteContext,
  noun: string,
  { prefecture, id, seeker_id }: Ref & { readonly seeker_id: string },
  given: Given,
): Promise<FormAnswer> {
  const subject = await seekerSubject(ctx, { prefecture, id: seeker_id });
  return giveAnswers(ctx, { ...subject, about: { noun, id } }, given);
}

/**
 * The same form of the same device, which did not hear that it arrived. The record it is about is locked, so that two at once
 * find each other. @throws FormSentOtherwise where the id was used for another record or by somebody else
 */
async function sentBefore(
  ctx: WriteContext,
  { ref, employerId, seekerId, followUpId, about }: FormSubjectRow,
  { clientId, code }: Given,
): Promise<Ref | undefined> {
  if (clientId === undefined) return undefined;
  const row = await findSentAnswer(ctx.trx, ref.prefecture, clientId);
  if (row === undefined) return undefined;
  const isSame =
    row.code === code &&
    row.employer_id === employerId &&
    row.seeker_id === seekerId &&
    row.follow_up_id === followUpId &&
    row.about_id === (about?.id ?? null) &&
    row.given_by_id === actorStamp(ctx.actor).id;
  if (!isSame) throw FormSentOtherwise();
  return row;
}

/** Files in the answers were sent for this very record. @throws FilesNotOfRecord */
async function assertAttached(
  ctx: WriteContext,
  { ref, employerId, seekerId }: FormSubjectRow,
  { definition }: UsedVersion,
  answers: Given['answers'],
): Promise<void> {
  const ids = definition.fields
    .filter(({ kind }) => kind === 'files' || kind === 'photos')
    .flatMap(({ key }) => attachedIn(answers[key]).map(({ id }) => id));
  const { prefecture } = ref;
  if (employerId !== null)
    await assertFilesOf(ctx, { prefecture, id: employerId }, 'employer_form_file', ids);
  else if (seekerId !== null) await assertFilesOf(ctx, { prefecture, id: seekerId }, 'seeker_form_file', ids);
}

/** @throws FormAnswerUnknown, OutOfRegion, MovedMeanwhile, StepIllegal, ReasonNeeded */
export async function moveAnswer(
  ctx: WriteContext,
  ref: Ref,
  { version, ...request }: z.output<typeof formRoutes.moveAnswer.body>,
): Promise<FormAnswer> {
  await transition(ctx, boundAnswerFlow, ref, version, request);
  return readAnswer(ctx, ref);
}

/** The forms that people fill in themselves, with the day they last did. @throws NotRegistered */
export async function formsOfMine(ctx: AnyContext) {
  const { prefecture, id, region_code } = await ownRecord(ctx);
  const offered = await formsForPerson(ctx, region_code);
  const about: AnswersAbout = { by: 'seeker_id', ref: { prefecture, id }, code: undefined };
  const given = await listFormAnswers(ctx.db, about, MOST_SHOWN);
  return offered.map((form) => ({
    ...form,
    given: given.find(({ code, status }) => code === form.code && status === 'given')?.on_day ?? null,
  }));
}

const MOST_SHOWN = 100;

export async function answersAbout(ctx: AnyContext, about: AnswersAbout): Promise<{ items: FormAnswer[] }> {
  return { items: await answerViews(ctx, await listFormAnswers(ctx.db, about, MOST_SHOWN)) };
}

async function readAnswer(ctx: AnyContext, ref: Ref): Promise<FormAnswer> {
  const row = await findFormAnswer(ctx.db, ref);
  const [view] = row === undefined ? [] : await answerViews(ctx, [row]);
  if (view === undefined) throw FormAnswerUnknown();
  return view;
}

function versionId({ row }: UsedVersion): string | null {
  return row === null ? null : recordId(row);
}

/** The first date of the form, which is what it is about; today where it asks for none. */
function dayOf({ definition }: UsedVersion, answers: Given['answers'], today: string): string {
  const [first] = definition.fields
    .filter((field) => field.kind === 'date')
    .map((field) => answers[field.key]);
  return typeof first === 'string' && first <= today ? first : today;
}

function said(line: FormLine): string {
  switch (line.kind) {
    case 'section':
      return `【${line.label}】`;
    case 'answer':
      return `${line.label}：${line.text}`;
    case 'table':
      return [
        `${line.label}：`,
        ...line.rows.map((row) => row.filter((cell) => cell !== '').join('，')),
      ].join('\n');
    case 'signature':
      return `${line.label}：已签名`;
  }
}
