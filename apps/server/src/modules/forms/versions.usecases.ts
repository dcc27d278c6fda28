import type { z } from 'zod';
import type { FormPreview, FormRow, FormVersion, formRoutes } from '@yizhan/contract';
import { BUILT_IN_FORMS, builtInForm } from '@yizhan/forms/built-in/index.ts';
import { checkDefinition } from '@yizhan/forms/check-definition.ts';
import { isOfRegistration } from '@yizhan/forms/for-whom.ts';
import { compareForms } from '@yizhan/forms/compare.ts';
import { FormDefinition } from '@yizhan/forms/definition.ts';
import type { FormSubject } from '@yizhan/forms/vocabulary.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import type { DomainError } from '../../app/errors.ts';
import { RecordChanged } from '../../app/errors.ts';
import { newId, recordId, shortId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { bulk } from '../../records/flow/bulk.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { REGIONS } from '../reference/index.ts';
import {
  FormDraftExists,
  FormPublishedStays,
  FormShippedRegion,
  FormUnknown,
  FormVersionUnknown,
} from './forms.errors.ts';
import { formVersionPolicy } from './forms.policy.ts';
import { boundVersionFlow } from './versions.flow.ts';
import {
  countFormAnswers,
  findFormVersion,
  findFormVersionForUpdate,
  findPublishedForm,
  insertFormVersion,
  listFormVersions,
  nextFormNumber,
  updateFormDraft,
  type FormVersionRecord,
} from './versions.repository.ts';
import { currentVersion } from './versions.ts';
import { shippedViews, versionViews } from './versions.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/** Forms that ship with the program, and those of the bureaus of the prefecture that `region` lies in. */
export async function listForms(ctx: AnyContext, region: string): Promise<FormRow[]> {
  const prefecture = region.slice(0, 4);
  const regions = ctx.services.use(REGIONS);
  const rows = await listFormVersions(ctx.db, prefecture);
  const byCode = Map.groupBy(rows, (row) => row.code);
  const codes = new Set([...BUILT_IN_FORMS.map((form) => form.code), ...byCode.keys()]);
  return [...codes].flatMap((code): FormRow[] => {
    const own = byCode.get(code) ?? [];
    const shipped = builtInForm(code);
    const published = own.find((row) => row.status === 'published');
    const shown = published ?? own[0];
    const subject = shipped?.subject ?? shown?.subject;
    if (subject === undefined) return [];
    const place = shown?.region_code ?? prefecture;
    const definition =
      published === undefined && shipped !== undefined ? shipped.versions.at(-1) : definitionOf(shown);
    return [
      {
        code,
        subject,
        title: definition?.title ?? { 'zh-CN': code, en: code },
        region: shown === undefined ? null : regions.ref(shown.region_code),
        inUse:
          published !== undefined
            ? {
                id: recordId(published),
                number: published.number,
                since: published.published_at?.toISOString() ?? null,
              }
            : shipped === undefined
              ? null
              : { id: null, number: shipped.versions.length, since: null },
        draftId: draftIdOf(own),
        mayEdit: formVersionPolicy.may(ctx.actor, 'forms.edit', { region: place }),
      },
    ];
  });
}

/** What can be filled in about a kind of record that lies in `region`: forms of the divisions that contain it. */
export async function offeredForms(
  ctx: AnyContext,
  region: string,
  subject: FormSubject,
): Promise<Array<{ code: string; title: FormDefinition['title'] }>> {
  const rows = await listFormVersions(ctx.db, region.slice(0, 4));
  const own = rows.filter((row) => row.status === 'published' && row.subject === subject);
  const shipped = BUILT_IN_FORMS.filter(
    (form) => form.subject === subject && !own.some((row) => row.code === form.code),
  ).map((form) => ({ code: form.code, title: form.versions[form.versions.length - 1]?.title }));
  const made = own
    .filter((row) => region.startsWith(row.region_code))
    .map((row) => ({ code: row.code, title: definitionOf(row)?.title }));
  return [...shipped, ...made].flatMap(({ code, title }) => (title === undefined ? [] : [{ code, title }]));
}

/** What people fill in themselves, in the division that their record lies in. */
export async function formsForPerson(
  ctx: AnyContext,
  region: string,
): Promise<Array<Pick<FormRow, 'code' | 'title'> & Pick<FormDefinition, 'note'>>> {
  const rows = await listFormVersions(ctx.db, region.slice(0, 4));
  return rows.flatMap((row) => {
    if (row.status !== 'published' || row.subject !== 'seeker' || !region.startsWith(row.region_code))
      return [];
    const { title, note, forPerson } = FormDefinition.parse(row.definition);
    if (forPerson !== true || isOfRegistration(row.code)) return [];
    return [{ code: row.code, title, ...(note === undefined ? {} : { note }) }];
  });
}

/** The change log of a form: its versions, the newest first. @throws FormUnknown */
export async function formVersions(ctx: AnyContext, code: string, region: string): Promise<FormVersion[]> {
  const own = await listFormVersions(ctx.db, region.slice(0, 4), code);
  const shipped = builtInForm(code);
  if (own.length === 0 && shipped === undefined) throw FormUnknown();
  const ownInUse = own.some((row) => row.status === 'published');
  return [
    ...(await versionViews(ctx, own)),
    ...(shipped === undefined ? [] : shippedViews(shipped, ownInUse)),
  ];
}

/**
 * Begins a draft: the next version of a form, as a copy of the one in use, or a new form.
 * @throws FormUnknown, FormDraftExists, FormShippedRegion, OutOfRegion, RegionUnknown
 */
export async function startDraft(
  ctx: WriteContext,
  body: Body<typeof formRoutes.start>,
): Promise<FormVersion> {
  const region = ctx.services.use(REGIONS).get(body.regionCode).code;
  formVersionPolicy.authorise(ctx.actor, 'forms.edit', { region });
  const prefecture = region.slice(0, 4);
  const ref: Ref = { prefecture, id: newId() };
  const begun = 'code' in body ? await nextVersion(ctx, body.code, region) : newForm(body, ref);
  await openRecord(ctx, boundVersionFlow, { ref, opening: 'start' }, async (inner, status) =>
    insertFormVersion(inner.trx, {
      ...ref,
      ...begun.columns,
      number: await nextFormNumber(inner.trx, prefecture, begun.columns.code),
      definition: json(begun.definition),
      status,
      created_at: ctx.now,
      updated_at: ctx.now,
      ...stamped('created', ctx.actor),
    }),
  );
  return readVersion(ctx, ref);
}

interface Begun {
  readonly columns: Pick<FormVersionRecord, 'code' | 'subject' | 'region_code'>;
  readonly definition: FormDefinition;
}

async function nextVersion(ctx: WriteContext, code: string, region: string): Promise<Begun> {
  const own = await listFormVersions(ctx.trx, region.slice(0, 4), code);
  if (own.some((row) => row.status === 'draft')) throw FormDraftExists();
  const [last] = own;
  if (builtInForm(code) !== undefined) {
    // One form of the whole prefecture: a county that wants another one makes a form of its own.
    if (region.length !== 4) throw FormShippedRegion();
    const { subject, definition } = await currentVersion(ctx, code, region);
    return { columns: { code, subject, region_code: region }, definition };
  }
  if (last === undefined) throw FormUnknown();
  formVersionPolicy.authorise(ctx.actor, 'forms.edit', { region: last.region_code });
  const { subject, region_code } = last;
  return { columns: { code, subject, region_code }, definition: FormDefinition.parse(last.definition) };
}

function newForm(body: Extract<Body<typeof formRoutes.start>, { title: unknown }>, ref: Ref): Begun {
  const code = `form_${shortId(ref.id).slice(-10).toLowerCase()}`;
  return {
    columns: { code, subject: body.subject, region_code: body.regionCode },
    definition: { title: body.title, fields: [] },
  };
}

/** Saves a draft, complete or not. @throws FormVersionUnknown, FormPublishedStays, RecordChanged, OutOfRegion */
export async function saveDraft(
  ctx: WriteContext,
  ref: Ref,
  { version, definition }: Body<typeof formRoutes.save>,
): Promise<FormVersion> {
  const row = await findFormVersionForUpdate(ctx.trx, ref);
  if (row === undefined) throw FormVersionUnknown();
  formVersionPolicy.authorise(ctx.actor, 'forms.edit', { region: row.region_code });
  if (row.status !== 'draft') throw FormPublishedStays();
  if (row.version !== version) throw RecordChanged();
  await updateFormDraft(ctx.trx, ref, {
    definition: json(definition),
    version: version + 1,
    updated_at: ctx.now,
  });
  await ctx.audit({
    action: 'form.draft_saved',
    entity: { kind: 'form_version', id: recordId(ref) },
    region: row.region_code,
    summary: { code: row.code, fields: definition.fields.length },
  });
  return readVersion(ctx, ref);
}

/** What publishing would do: the same steps, rolled back. @throws FormVersionUnknown, OutOfRegion */
export async function previewVersion(ctx: WriteContext, ref: Ref): Promise<FormPreview> {
  const row = await findFormVersion(ctx.trx, ref);
  if (row === undefined) throw FormVersionUnknown();
  formVersionPolicy.authorise(ctx.actor, 'forms.edit', { region: row.region_code });
  const definition = FormDefinition.parse(row.definition);
  const before = await findPublishedForm(ctx.trx, row.prefecture, row.code);
  const shipped = builtInForm(row.code)?.versions.at(-1);
  const base = before === undefined ? shipped : FormDefinition.parse(before.definition);
  const [outcome] = await bulk(ctx, [ref], { preview: true }, (inner) =>
    transition(inner, boundVersionFlow, ref, null, { move: 'publish', reason: 'preview' }),
  );
  if (outcome?.ok === false && outcome.error.code !== 'form.not_ready') throw outcome.error;
  return {
    problems: outcome?.ok === false ? saidOf(outcome.error, definition, row.code) : [],
    changes: base === undefined ? [] : compareForms(base, definition),
    replaces:
      before === undefined
        ? null
        : { number: before.number, answers: await countFormAnswers(ctx.trx, before) },
  };
}

function saidOf(error: DomainError, definition: FormDefinition, code: string): FormPreview['problems'] {
  const problems = checkDefinition(definition, code);
  return problems.length > 0 ? problems : [{ field: null, words: error.text }];
}

/** @throws FormVersionUnknown, FormNotReady, MovedMeanwhile, StepIllegal, ReasonNeeded, OutOfRegion */
export async function moveVersion(
  ctx: WriteContext,
  ref: Ref,
  { version, ...request }: Body<typeof formRoutes.moveVersion>,
): Promise<FormVersion> {
  await transition(ctx, boundVersionFlow, ref, version, request);
  return readVersion(ctx, ref);
}

async function readVersion(ctx: AnyContext, ref: Ref): Promise<FormVersion> {
  const row = await findFormVersion(ctx.db, ref);
  const [view] = row === undefined ? [] : await versionViews(ctx, [row]);
  if (view === undefined) throw FormVersionUnknown();
  return view;
}

function definitionOf(row: FormVersionRecord | undefined): FormDefinition | undefined {
  return row === undefined ? undefined : FormDefinition.parse(row.definition);
}

function draftIdOf(rows: readonly FormVersionRecord[]): string | null {
  const draft = rows.find((row) => row.status === 'draft');
  return draft === undefined ? null : recordId(draft);
}
