import type { EmployerInput, employerRoutes } from '@yizhan/contract';
import type { HandlerInput, TimelineEntry } from '@yizhan/contract';
import { actorStamp } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { stamped } from '../../app/stamps.ts';
import { emit } from '../../records/events/emit.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { cause, transition } from '../../records/flow/transition.ts';
import { withApproval } from '../../records/approvals/index.ts';
import { REGIONS } from '../reference/index.ts';
import { EmployerExists, EmployerUnknown, IdNumberNeeded, PrefectureFixed } from './employers.errors.ts';
import { blacklistApproval } from './employers.approval.ts';
import { standingFlow, verificationFlow } from './employers.flow.ts';
import { employerPolicy } from './employers.policy.ts';
import {
  claimKey,
  findEmployerRow,
  insertEmployer,
  findEmployerForUpdate,
  releaseKeys,
  updateEmployer,
  type EmployerKey,
  type EmployerRecord,
} from './employers.repository.ts';
import { employerColumns, idNumberColumns, phoneColumns } from './employers.columns.ts';

type Body<K extends keyof typeof employerRoutes> = HandlerInput<(typeof employerRoutes)[K]>['body'];
type Source = 'staff' | 'self' | 'import' | 'partner' | 'demo';

/** Creates an employer record. @throws EmployerExists with a link when the credit code or ID number is already taken */
export async function createEmployer(
  ctx: WriteContext,
  input: EmployerInput,
  options: { source?: Source } = {},
): Promise<Ref> {
  const columns = await employerColumns(ctx, input);
  // Being assigned to a site gives no right to the record.
  if (ctx.actor.kind !== 'employer')
    employerPolicy.authorise(ctx.actor, 'employers.edit', { ...columns, site_id: null });
  const ref: Ref = { prefecture: columns.region_code.slice(0, 4), id: newId() };
  const person =
    input.kind === 'person' && input.idNumber !== null ? idNumberColumns(ctx, input.idNumber) : null;
  if (columns.credit_code !== null)
    await claim(ctx, { kind: 'credit_code', value: columns.credit_code }, ref);
  if (person !== null) await claim(ctx, person.key, ref);
  await openRecord(ctx, verificationFlow, { ref, opening: 'open' }, (inner, status) =>
    insertEmployer(inner.trx, {
      ...columns,
      ...(person?.columns ?? {}),
      ...phoneColumns(ctx, input.contactPhone),
      ...ref,
      verification: status,
      source: options.source ?? (ctx.actor.kind === 'employer' ? 'self' : 'staff'),
      ...stamped('created', ctx.actor),
      created_at: ctx.now,
      updated_at: ctx.now,
    }),
  );
  // The same row has a second flow, which begins with the first.
  await openRecord(ctx, standingFlow, { ref, opening: 'open' }, () => Promise.resolve());
  await addToTimeline(ctx, { party: 'employer', ref, kind: 'employer.created', siteId: columns.site_id });
  await ctx.audit({
    action: 'employer.created',
    entity: { kind: 'employer', id: recordId(ref) },
    region: columns.region_code,
    // The name of a private person must not go where it cannot be erased.
    summary: input.kind === 'person' ? { kind: columns.kind } : { name: columns.name, kind: columns.kind },
  });
  await ctx.changed('employer', ref);
  return ref;
}

async function claim(ctx: WriteContext, key: EmployerKey, ref: Ref): Promise<void> {
  const holder = await claimKey(ctx.trx, key, ref);
  if (holder !== null) throw await existsError(ctx, key, holder);
}

async function existsError(ctx: WriteContext, key: EmployerKey, holder: Ref) {
  const row = await findEmployerRow(ctx.trx, holder);
  const within = row !== undefined && employerPolicy.may(ctx.actor, 'employers.read', row);
  const what =
    key.kind === 'credit_code'
      ? { 'zh-CN': '信用代码', en: 'credit code' }[ctx.locale]
      : { 'zh-CN': '身份证号', en: 'ID number' }[ctx.locale];
  // The name of a private person elsewhere is not revealed.
  const name = row === undefined || (!within && row.kind === 'person') ? '*' : row.name;
  return EmployerExists(
    {
      what,
      name,
      place: row === undefined ? '' : ctx.services.use(REGIONS).ref(row.region_code).fullName,
    },
    within ? { link: `/console/employers?open=employer:${recordId(holder)}` } : {},
  );
}

/** The record locked for a write, its version checked. @throws EmployerUnknown, RecordChanged */
export async function getEmployerForUpdate(
  ctx: WriteContext,
  ref: Ref,
  version: number | null = null,
): Promise<EmployerRecord> {
  const row = await findEmployerForUpdate(ctx.trx, ref);
  if (row === undefined) throw EmployerUnknown();
  if (version !== null && row.version !== version) throw RecordChanged();
  return row;
}

/**
 * Changes an already locked employer record. A new name, code or ID number ends a verification, unless the person
 * making the change may verify.
 */
export async function changeEmployer(
  ctx: WriteContext,
  row: EmployerRecord,
  input: Omit<Body<'update'>, 'version'>,
): Promise<string[]> {
  const ref: Ref = row;
  const columns = await employerColumns(ctx, input, row);
  if (columns.region_code.slice(0, 4) !== row.prefecture) {
    throw PrefectureFixed({ from: ctx.services.use(REGIONS).ref(row.prefecture).fullName });
  }
  const person =
    input.idNumber === null || input.idNumber === undefined ? null : idNumberColumns(ctx, input.idNumber);
  if (columns.kind === 'person' && person === null && row.id_number_cipher === null) throw IdNumberNeeded();
  if (columns.credit_code !== null)
    await claim(ctx, { kind: 'credit_code', value: columns.credit_code }, ref);
  await releaseKeys(ctx.trx, ref, 'credit_code', columns.credit_code);
  if (person !== null && columns.kind === 'person') {
    await claim(ctx, person.key, ref);
    await releaseKeys(ctx.trx, ref, 'id_number', person.key.value);
  }
  if (columns.kind === 'organisation') await releaseKeys(ctx.trx, ref, 'id_number', null);
  const identity =
    columns.kind === 'organisation'
      ? { id_number_cipher: null, id_number_mask: null }
      : (person?.columns ?? {});
  const changed = changedFields(row, columns);
  if (input.contactPhone !== undefined) changed.push('contact_phone');
  const isSomebodyElse =
    changed.some((field) => ['kind', 'name', 'credit_code'].includes(field)) ||
    (person !== null && person.columns.id_number_mask !== row.id_number_mask);
  const mustVerifyAgain =
    isSomebodyElse &&
    row.verification !== 'unverified' &&
    !employerPolicy.may(ctx.actor, 'employers.verify', row);
  await updateEmployer(ctx.trx, ref, {
    ...columns,
    ...identity,
    ...(input.contactPhone === undefined ? {} : phoneColumns(ctx, input.contactPhone)),
    version: row.version + 1,
    updated_at: ctx.now,
  });
  await ctx.changed('employer', ref);
  if (mustVerifyAgain) await cause(ctx, verificationFlow, ref, { move: 'lapse' });
  if (isSomebodyElse || columns.region_code !== row.region_code) await emit(ctx, 'employer.changed', ref, {});
  return changed;
}

function changedFields(row: EmployerRecord, columns: object): string[] {
  const before: Readonly<Record<string, unknown>> = { ...row };
  return Object.entries(columns)
    .filter(([field, value]) => field !== 'search' && before[field] !== value)
    .map(([field]) => field);
}

export async function updateByStaff(
  ctx: WriteContext,
  ref: Ref,
  { version, ...input }: Body<'update'>,
): Promise<void> {
  const row = await getEmployerForUpdate(ctx, ref, version);
  employerPolicy.authorise(ctx.actor, 'employers.edit', row);
  employerPolicy.authorise(ctx.actor, 'employers.edit', { ...row, region_code: input.regionCode });
  const changed = await changeEmployer(ctx, row, input);
  await addToTimeline(ctx, { party: 'employer', ref, kind: 'employer.updated', data: { fields: changed } });
  await ctx.audit({
    action: 'employer.updated',
    entity: { kind: 'employer', id: recordId(ref) },
    region: row.region_code,
    summary: { fields: changed },
  });
}

/** Notes that somebody has just spoken with the employer, which is locked. */
export async function touchEmployer(ctx: WriteContext, ref: Ref): Promise<void> {
  await updateEmployer(ctx.trx, ref, { last_contact_at: ctx.now });
}

/** Records the result of checking the papers; valid for a year. */
export async function verifyEmployer(
  ctx: WriteContext,
  ref: Ref,
  { version, result, note }: Body<'verify'>,
): Promise<void> {
  const move = result === 'verified' ? 'verify' : 'reject';
  await transition(ctx, verificationFlow, ref, version, { move, note });
}

/** Puts an employer on the blacklist or removes it, with a second person where a rule says so. */
export async function blacklistEmployer(
  ctx: WriteContext,
  ref: Ref,
  input: Body<'blacklist'>,
): Promise<void> {
  await withApproval(ctx, blacklistApproval, { id: recordId(ref), ...input }, input.reason);
}

/** A call, a visit, a message or a remark. All except a remark count as contact. */
export async function noteEmployer(
  ctx: WriteContext,
  ref: Ref,
  { kind, note }: Body<'addNote'>,
): Promise<TimelineEntry> {
  const row = await getEmployerForUpdate(ctx, ref);
  employerPolicy.authorise(ctx.actor, 'employers.edit', row);
  const entryKind = `employer.${kind}`;
  const id = await addToTimeline(ctx, { party: 'employer', ref, kind: entryKind, note });
  if (kind !== 'remark') await updateEmployer(ctx.trx, ref, { last_contact_at: ctx.now });
  await ctx.audit({
    action: 'employer.noted',
    entity: { kind: 'employer', id: recordId(ref) },
    region: row.region_code,
    summary: { kind },
  });
  const { kind: actorKind, name } = actorStamp(ctx.actor);
  return {
    id: recordId(ref.prefecture, id),
    at: ctx.now.toISOString(),
    kind: entryKind,
    channel: null,
    actor: { kind: actorKind, name },
    site: null,
    note,
    data: {},
    placementId: null,
  };
}

/** An employer record the caller may read. @throws EmployerUnknown, OutOfRegion */
export async function getEmployer(ctx: AnyContext, ref: Ref) {
  const row = await findEmployerRow(ctx.db, ref);
  if (row === undefined) throw EmployerUnknown();
  employerPolicy.authorise(ctx.actor, 'employers.read', row);
  return row;
}
