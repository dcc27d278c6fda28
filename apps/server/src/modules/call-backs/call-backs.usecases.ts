import type { z } from 'zod';
import type { callBackRoutes, CallBack } from '@yizhan/contract';
import { authorise } from '../../app/actor.ts';
import type { WriteContext } from '../../app/context.ts';
import { fromShortId, newId, recordId, shortId, toRef, type Ref } from '../../app/ids.ts';
import { addToTimeline } from '../../app/timeline.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { REGIONS } from '../reference/index.ts';
import { sealPhone } from '../identity/index.ts';
import { findPersonKey, touchSeeker } from '../seekers/index.ts';
import { findSitePlace, nearestSite, type SitePlace } from '../sites/index.ts';
import { findVacancyRow, VacancyUnknown } from '../vacancies/index.ts';
import { CallBackClosed, RegionNeeded, CallBackUnknown } from './call-backs.errors.ts';
import {
  closeCallBackRow,
  findCallBack,
  findOpenTwin,
  insertCallBack,
  findCallBackForUpdate,
  type CallBackRecord,
  type CallBackRow,
} from './call-backs.repository.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

export function callBackView(row: CallBackRow): CallBack {
  return {
    id: recordId(row.prefecture, row.id),
    name: row.name,
    phoneMask: row.phone_mask,
    note: row.note,
    vacancy:
      row.vacancy_id !== null && row.vacancy_prefecture !== null
        ? { id: recordId(row.vacancy_prefecture, row.vacancy_id), title: row.vacancy_title ?? '' }
        : null,
    site:
      row.site_id !== null && row.site_name !== null
        ? { id: shortId(row.site_id), name: row.site_name }
        : null,
    seekerId: row.seeker_id === null ? null : recordId(row.prefecture, row.seeker_id),
    status: row.status as CallBack['status'],
    createdAt: row.created_at.toISOString(),
    handledBy: row.handled_by,
    result: row.result,
  };
}

/**
 * Takes a wish to be rung back and gives it to the nearest site: that of the place named, else of the vacancy asked
 * about. Pressing twice makes one request. A known phone leads staff to the person's record.
 */
export async function askForCallBack(
  ctx: WriteContext,
  input: Body<typeof callBackRoutes.ask>,
): Promise<SitePlace | null> {
  const phone = sealPhone(ctx, input.phone);
  const vacancy = input.vacancyId === null ? null : await findVacancyRow(ctx.trx, toRef(input.vacancyId));
  if (vacancy === undefined || (vacancy !== null && vacancy.first_published_at === null)) {
    throw VacancyUnknown();
  }
  const chosen = input.siteId === null ? null : await findSitePlace(ctx, fromShortId(input.siteId));
  const region = chosen?.regionCode ?? input.regionCode ?? vacancy?.region_code ?? null;
  if (region === null || region.length < 4) throw RegionNeeded();
  ctx.services.use(REGIONS).get(region);
  const site = chosen ?? (await nearestSite(ctx, region));
  const prefecture = region.slice(0, 4);
  const twin = await findOpenTwin(ctx.trx, {
    prefecture,
    phone: phone.hmac,
    vacancyId: vacancy?.id ?? null,
  });
  const ref: Ref = twin ?? { prefecture, id: newId() };
  if (twin === undefined) {
    const known = await findPersonKey(ctx.trx, 'phone', phone.hmac);
    const seekerId = known?.prefecture === prefecture ? known.id : null;
    await insertCallBack(ctx.trx, {
      ...ref,
      region_code: region,
      site_id: site?.id ?? null,
      name: input.name,
      phone_cipher: phone.cipher,
      phone_hmac: phone.hmac,
      phone_mask: phone.mask,
      note: input.note,
      vacancy_prefecture: vacancy?.prefecture ?? null,
      vacancy_id: vacancy?.id ?? null,
      vacancy_title: vacancy?.title ?? null,
      seeker_id: seekerId,
      created_at: ctx.now,
    });
    if (seekerId !== null) {
      await addToTimeline(ctx, {
        party: 'seeker',
        ref: { prefecture, id: seekerId },
        kind: 'help.asked',
        channel: 'online',
        siteId: site?.id ?? null,
        note: input.note,
        data: vacancy === null ? {} : { title: vacancy.title, vacancyId: recordId(vacancy) },
      });
    }
  }
  if (twin === undefined) {
    await tellStaff(ctx, 'staff.call_back', {
      place: { region, siteId: site?.id ?? null },
      verb: 'call_backs.handle',
      values: { title: vacancy?.title ?? null },
      about: { noun: 'call_back', ref },
      group: 'open',
    });
  }
  await ctx.audit({
    action: 'help.asked',
    entity: { kind: 'help_request', id: recordId(ref) },
    region,
    summary: { repeated: twin !== undefined },
  });
  return site;
}

function placeOf(row: CallBackRecord) {
  return { region: row.region_code, siteId: row.site_id };
}

/** The number to ring; the look is on the audit trail. @throws CallBackUnknown, OutOfRegion */
export async function revealCallBack(ctx: WriteContext, ref: Ref): Promise<string> {
  const row = await findCallBackForUpdate(ctx.trx, ref);
  if (row === undefined) throw CallBackUnknown();
  authorise(ctx.actor, 'call_backs.handle', placeOf(row));
  await ctx.audit({
    action: 'help.number_shown',
    entity: { kind: 'help_request', id: recordId(ref) },
    region: row.region_code,
  });
  return ctx.services.cipher.decrypt(row.phone_cipher);
}

/** Says what became of a call-back. @throws CallBackUnknown, CallBackClosed, OutOfRegion */
export async function closeCallBack(
  ctx: WriteContext,
  ref: Ref,
  input: Body<typeof callBackRoutes.close>,
): Promise<CallBack> {
  const row = await findCallBackForUpdate(ctx.trx, ref);
  if (row === undefined) throw CallBackUnknown();
  authorise(ctx.actor, 'call_backs.handle', placeOf(row));
  if (row.status !== 'open') throw CallBackClosed();
  await closeCallBackRow(ctx.trx, ref, {
    ...input,
    handled_by: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.actor.kind,
    handled_at: ctx.now,
  });
  if (row.seeker_id !== null) {
    const seeker: Ref = { prefecture: row.prefecture, id: row.seeker_id };
    if (input.status === 'done') await touchSeeker(ctx.trx, seeker, ctx.now);
    await addToTimeline(ctx, {
      party: 'seeker',
      ref: seeker,
      kind: 'help.closed',
      channel: 'phone',
      siteId: row.site_id,
      note: input.result,
      data: { status: input.status },
    });
  }
  await ctx.audit({
    action: 'help.closed',
    entity: { kind: 'help_request', id: recordId(ref) },
    region: row.region_code,
    summary: { status: input.status },
  });
  const closed = await findCallBack(ctx.trx, ref);
  if (closed === undefined) throw CallBackUnknown();
  return callBackView(closed);
}
