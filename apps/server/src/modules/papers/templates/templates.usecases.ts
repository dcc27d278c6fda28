import type { paperRoutes, PaperTemplate, Reply } from '@yizhan/contract';
import {
  TEMPLATE_FIELDS,
  TEMPLATE_KINDS,
  regionOfGrants,
  shanghaiDate,
  type TemplateField,
  type TemplateKind,
} from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../../app/context.ts';
import type { Streamed, UploadedFile } from '../../../app/http/bind.ts';
import { newId, shortId } from '../../../app/ids.ts';
import { stamped } from '../../../app/stamps.ts';
import { Readable } from 'node:stream';
import { REGIONS } from '../../reference/index.ts';
import { findSeekerRow } from '../../seekers/index.ts';
import { paperTemplatePolicy } from '../papers.policy.ts';
import { checkTemplate } from './check-template.ts';
import { fieldText, samplesOf } from './fields.ts';
import { fillTemplate } from './fill-template.ts';
import { starterFile } from './starter.ts';
import { NoTemplate, NotWord, TemplateUnknown } from './templates.errors.ts';
import {
  findActive,
  findTemplate,
  insertTemplate,
  listActiveKinds,
  listTemplates,
  lockEditions,
  markTemplates,
  type TemplateRecord,
  type TemplateRow,
} from './templates.repository.ts';

export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

function view(ctx: AnyContext, row: TemplateRow): PaperTemplate {
  const isActive = row.activated_at !== null && row.retired_at === null;
  const may = paperTemplatePolicy.may(ctx.actor, 'papers.templates', { region: row.region_code });
  return {
    id: shortId(row.id),
    kind: row.kind,
    region: ctx.services.use(REGIONS).ref(row.region_code),
    edition: row.edition,
    fileName: row.file_name,
    fields: row.fields,
    state: isActive ? 'active' : row.activated_at === null ? 'draft' : 'retired',
    createdAt: row.created_at.toISOString(),
    createdBy: row.created_by_name,
    can: may ? [isActive ? 'retire' : 'activate'] : [],
  };
}

/** Templates of the divisions for which the caller may load them, and what they may say. */
export async function readTemplates(ctx: AnyContext) {
  const { regions } = paperTemplatePolicy.scope(ctx.actor, 'papers.templates');
  const known = ctx.services.use(REGIONS);
  const rows = await listTemplates(ctx.db, regions);
  return {
    items: rows.map((row) => view(ctx, row)),
    fields: TEMPLATE_KINDS.flatMap((kind) => fieldsShown(kind, TEMPLATE_FIELDS[kind], null)),
    regions: regions.filter((code) => code !== '').map((code) => known.ref(code)),
  };
}

function fieldsShown(
  kind: TemplateKind,
  fields: readonly TemplateField[],
  within: string | null,
): Reply<typeof paperRoutes.templates>['fields'] {
  return fields.flatMap((field) => [
    {
      kind,
      name: field.name,
      written: field.each === undefined ? fieldText(field) : `{#${field.name}}…{/${field.name}}`,
      within,
      sample: field.sample,
      required: field.required === true,
      qr: field.qr !== undefined,
    },
    ...fieldsShown(kind, field.each ?? [], field.name),
  ]);
}

/** Keeps a checked Word file as a new edition. @throws what `checkTemplate` throws, RegionUnknown, OutOfRegion */
export async function uploadTemplate(
  ctx: WriteContext,
  kind: TemplateKind,
  region: string,
  file: UploadedFile | null,
): Promise<PaperTemplate> {
  paperTemplatePolicy.authorise(ctx.actor, 'papers.templates', { region });
  ctx.services.use(REGIONS).get(region);
  if (file === null) throw NotWord();
  const fields = checkTemplate(kind, file.content, file.name);
  const id = newId();
  const edition = Math.max(0, ...(await lockEditions(ctx.trx, kind, region)).map((row) => row.edition)) + 1;
  await insertTemplate(ctx.trx, {
    id,
    kind,
    region_code: region,
    edition,
    file_name: file.name.slice(-100),
    file: file.content,
    fields,
    created_at: ctx.now,
    ...stamped('created', ctx.actor),
  });
  await tell(ctx, 'paper.template_uploaded', { id, kind, region_code: region, edition });
  return view(ctx, await getTemplate(ctx, id));
}

/** Puts an edition to use in its division, in place of the one in use. @throws TemplateUnknown, OutOfRegion */
export async function activateTemplate(ctx: WriteContext, id: string): Promise<PaperTemplate> {
  const row = await getTemplate(ctx, id);
  const others = (await lockEditions(ctx.trx, row.kind, row.region_code)).filter(
    (one) => one.id !== id && one.activated_at !== null && one.retired_at === null,
  );
  await markTemplates(
    ctx.trx,
    others.map((one) => one.id),
    { retired_at: ctx.now },
  );
  await markTemplates(ctx.trx, [id], { activated_at: ctx.now, retired_at: null });
  await tell(ctx, 'paper.template_activated', row);
  return view(ctx, await getTemplate(ctx, id));
}

/** @throws TemplateUnknown, OutOfRegion */
export async function retireTemplate(ctx: WriteContext, id: string): Promise<PaperTemplate> {
  const row = await getTemplate(ctx, id);
  await lockEditions(ctx.trx, row.kind, row.region_code);
  await markTemplates(ctx.trx, [id], { retired_at: ctx.now });
  await tell(ctx, 'paper.template_retired', row);
  return view(ctx, await getTemplate(ctx, id));
}

/** The template with the samples of its kind in place of its fields. @throws TemplateUnknown, OutOfRegion */
export async function exampleOf(ctx: AnyContext, id: string): Promise<Streamed> {
  const row = await getTemplate(ctx, id);
  const filled = await fillTemplate(row.file, samplesOf(row.kind));
  return { stream: Readable.from([filled]), type: WORD_TYPE, fileName: `示例 ${row.file_name}` };
}

/** A Word file that says all that a kind of paper can say, to begin with. */
export function starterOf(kind: TemplateKind): Streamed {
  return { stream: Readable.from([starterFile(kind)]), type: WORD_TYPE, fileName: `${kind}.docx` };
}

/** Kinds of paper that the caller's place has as Word files of its own: where staff work, where a person lives. */
export async function kindsInUse(ctx: AnyContext): Promise<TemplateKind[]> {
  const region = await regionOfCaller(ctx);
  return region === null ? [] : listActiveKinds(ctx.db, region);
}

async function regionOfCaller(ctx: AnyContext): Promise<string | null> {
  const { actor } = ctx;
  if (actor.kind === 'staff') return regionOfGrants(actor.grants);
  if (actor.kind !== 'seeker' || actor.prefecture === null || actor.seekerId === null) return null;
  const ref = { prefecture: actor.prefecture, id: actor.seekerId };
  return (await findSeekerRow(ctx.db, ref, shanghaiDate(ctx.now)))?.region_code ?? null;
}

/** The file in use at a place. @throws NoTemplate */
export async function templateFor(ctx: AnyContext, kind: TemplateKind, region: string): Promise<Buffer> {
  const id = await findActive(ctx.db, kind, region);
  const row = id === null ? undefined : await findTemplate(ctx.db, id);
  if (row === undefined) throw NoTemplate();
  return row.file;
}

async function getTemplate(ctx: AnyContext, id: string): Promise<TemplateRecord> {
  const row = await findTemplate(ctx.db, id);
  if (row === undefined) throw TemplateUnknown();
  paperTemplatePolicy.authorise(ctx.actor, 'papers.templates', { region: row.region_code });
  return row;
}

function tell(
  ctx: WriteContext,
  action: string,
  row: Pick<TemplateRow, 'id' | 'kind' | 'region_code' | 'edition'>,
): Promise<void> {
  return ctx.audit({
    action,
    entity: { kind: 'paper_template', id: shortId(row.id) },
    region: row.region_code,
    summary: { kind: row.kind, edition: row.edition },
  });
}
