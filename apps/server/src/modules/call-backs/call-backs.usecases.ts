import type { z } from 'zod';
import type { callBackRoutes, CallBack } from '@yizhan/contract';
import type { InsertObject } from 'kysely';
import { isLastTry, type CallBackMove } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { DB } from '../../app/db/database.ts';
import { AccessDenied } from '../../app/errors.ts';
import { fromShortId, newId, recordId, toRef, type Ref } from '../../app/ids.ts';
import { startDeadline } from '../../records/deadlines/index.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition, type MoveRequest } from '../../records/flow/transition.ts';
import { tellStaff } from '../../records/notifications/index.ts';
import { ownEmployerRef } from '../employers/index.ts';
import { REGIONS } from '../reference/index.ts';
import { sealPhone } from '../identity/index.ts';
import { findPersonKey } from '../seekers/index.ts';
import { findSitePlace, nearestSite, type SitePlace } from '../sites/index.ts';
import { findVacancyRow, getOwnVacancy, VacancyUnknown } from '../vacancies/index.ts';
import { CallBackWhyGiveUp, RegionNeeded, CallBackUnknown } from './call-backs.errors.ts';
import { callBackFlow, type CallBackInputs } from './call-backs.flow.ts';
import { askedFor } from './call-backs.policy.ts';
import { findAsker, findCallBack, findOpenTwin, insertCallBack } from './call-backs.repository.ts';
import { callBackViews } from './call-backs.views.ts';

type Body<R extends { body: z.ZodType }> = z.output<R['body']>;

/**
 * Takes a request for a call-back and gives it to the nearest site: near the named place, else near the vacancy in
 * question. Pressing twice makes one request. A known phone leads staff to the person's record.
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
  if (twin !== undefined) {
    await ctx.audit({
      action: 'help.asked',
      entity: { kind: 'help_request', id: recordId(twin) },
      region,
      summary: { repeated: true },
    });
    return site;
  }
  const known = askedFor(ctx.actor) ?? (await findPersonKey(ctx.trx, 'phone', phone.hmac));
  await openCallBack(ctx, {
    prefecture,
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
    seeker_id: known?.prefecture === prefecture ? known.id : null,
  });
  return site;
}

/** An employer asks the station to bring people for its vacancy. @throws VacancyUnknown, NotRegistered */
export async function askForPeople(ctx: WriteContext, ref: Ref, note: string): Promise<void> {
  const row = await getOwnVacancy(ctx, ref);
  const employer = ownEmployerRef(ctx.actor);
  const asker =
    ctx.actor.kind === 'employer' ? await findAsker(ctx.trx, ctx.actor.accountId, employer) : undefined;
  if (asker === undefined) throw AccessDenied();
  await openCallBack(ctx, {
    prefecture: row.prefecture,
    region_code: row.region_code.startsWith(row.prefecture) ? row.region_code : row.employer_region,
    site_id: row.site_id,
    name: asker.contact_name === '' ? asker.name : asker.contact_name,
    phone_cipher: asker.phone_cipher,
    phone_hmac: asker.phone_hmac,
    phone_mask: asker.phone_mask,
    note,
    vacancy_prefecture: ref.prefecture,
    vacancy_id: ref.id,
    vacancy_title: row.title,
    employer_id: employer.id,
  });
}

async function openCallBack(
  ctx: WriteContext,
  row: Omit<InsertObject<DB, 'help_requests'>, 'id' | 'status' | 'created_at'> & {
    prefecture: string;
    region_code: string;
    note: string;
    site_id: string | null;
    vacancy_title: string | null;
  },
): Promise<void> {
  const ref: Ref = { prefecture: row.prefecture, id: newId() };
  const place = { region: row.region_code, siteId: row.site_id };
  await openRecord(ctx, callBackFlow, { ref, opening: 'open', note: row.note }, async (inner, status) => {
    await insertCallBack(inner.trx, { ...row, id: ref.id, status, created_at: ctx.now });
    await startDeadline(inner, 'call_back.answer', { record: ref, place });
  });
  await tellStaff(ctx, 'staff.call_back', {
    place,
    verb: 'call_backs.handle',
    values: { title: row.vacancy_title },
    about: { noun: 'call_back', ref },
    group: 'open',
  });
}

/**
 * Records the outcome of a call-back, or reopens it with a reason.
 *
 * @throws CallBackUnknown, MovedMeanwhile, StepIllegal, ReasonNeeded, OutOfRegion
 */
export async function moveCallBack(
  ctx: WriteContext,
  ref: Ref,
  { version, ...request }: Body<typeof callBackRoutes.move>,
): Promise<CallBack> {
  await transition(ctx, callBackFlow, ref, version, await requestOf(ctx, ref, request));
  const row = await findCallBack(ctx.trx, ref);
  const [view] = row === undefined ? [] : await callBackViews(ctx, [row]);
  if (view === undefined) throw CallBackUnknown();
  return view;
}

/** The third unanswered call is the last one; ending earlier needs a note that says why. */
async function requestOf(
  ctx: WriteContext,
  ref: Ref,
  { move, note, reason }: Omit<Body<typeof callBackRoutes.move>, 'version'>,
): Promise<MoveRequest<CallBackInputs, CallBackMove>> {
  if (move === 'give_up') {
    if (note === '') throw CallBackWhyGiveUp();
    return { move, note, input: { tried: false } };
  }
  if (move === 'miss') {
    const tries = (await findCallBack(ctx.trx, ref))?.tries ?? 0;
    if (isLastTry(tries)) return { move: 'give_up', note, input: { tried: true } };
  }
  return { move, note, reason };
}
