import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';
import { OpeningHours, type Site, type SiteFields } from '@yizhan/contract';
import { siteMoveTo, type SiteStatus } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { json } from '../../app/db/database.ts';
import { RecordChanged } from '../../app/errors.ts';
import { fromShortId, newId, shortId } from '../../app/ids.ts';
import { emit } from '../../records/events/emit.ts';
import { readHistory } from '../../records/flow/history.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { wordOf } from '../../records/flow/words.ts';
import { readNotices } from '../../records/deadlines/index.ts';
import { REGIONS } from '../reference/index.ts';
import { siteCode } from './codes.ts';
import { SiteCannotBecome, SiteUnknown } from './sites.errors.ts';
import { siteFlow } from './sites.flow.ts';
import { settingsOf, sitePolicy } from './sites.policy.ts';
import { findPlace, findSiteForUpdate, findSiteRow, insertSite, updateSite } from './sites.repository.ts';
import { siteViews } from './sites.views.ts';

export type SiteValues = z.output<typeof SiteFields>;

/** @throws SiteUnknown */
export async function getSite(ctx: AnyContext, id: string): Promise<Site> {
  const row = await findSiteRow(ctx.db, id);
  if (row === undefined) throw SiteUnknown();
  const [view] = await siteViews(ctx, [row], await readNotices(ctx.db));
  if (view === undefined) throw SiteUnknown();
  return view;
}

/** The moves of a site, for those who may make them. @throws SiteUnknown, OutOfRegion */
export async function historyOfSite(
  ctx: AnyContext,
  id: string,
  page: { cursor?: string | undefined; limit: number },
) {
  const row = await findSiteRow(ctx.db, id);
  if (row === undefined) throw SiteUnknown();
  sitePolicy.authorise(ctx.actor, 'sites.edit', settingsOf(id, row.region_code));
  return readHistory(ctx, 'site', sharedRef(id), page);
}

/** Adds a site; the caller's region must reach its place. Returns its id. */
export async function createSite(ctx: WriteContext, input: SiteValues): Promise<string> {
  sitePolicy.authorise(ctx.actor, 'sites.create', { region: input.regionCode });
  const id = newId();
  const values = await columns(ctx, input);
  await openRecord(
    ctx,
    siteFlow,
    {
      ref: sharedRef(id),
      opening: 'open',
      status: input.status,
      data: { name: input.name, matrix: input.matrix },
    },
    async (inner, status) => {
      const short_code = await siteCode(inner, { id, regionCode: input.regionCode });
      await insertSite(inner.trx, { id, ...values, short_code, status, created_at: ctx.now });
    },
  );
  return id;
}

/**
 * Changes a site; open to its own staff and the officers above. Moving it needs the right over both places; a new
 * status is a separate move of its flow.
 *
 * @throws SiteUnknown, OutOfRegion, RecordChanged, SiteCannotBecome, SiteNameTaken
 */
export async function changeSite(
  ctx: WriteContext,
  id: string,
  input: SiteValues & { version: number },
): Promise<void> {
  const before = await findSiteForUpdate(ctx.trx, id);
  if (before === undefined) throw SiteUnknown();
  sitePolicy.authorise(ctx.actor, 'sites.edit', settingsOf(id, before.region_code));
  if (input.regionCode !== before.region_code)
    sitePolicy.authorise(ctx.actor, 'sites.edit', { region: input.regionCode });
  if (!(await updateSite(ctx.trx, id, input.version, await columns(ctx, input)))) throw RecordChanged();
  await ctx.audit({
    action: 'site.updated',
    entity: { kind: 'site', id: shortId(id) },
    region: input.regionCode,
    summary: { name: input.name, matrix: input.matrix },
  });
  await ctx.changed('site', { prefecture: input.regionCode.slice(0, 4), id });
  const hours = OpeningHours.parse(before.opening_hours);
  if (!isDeepStrictEqual(hours, input.openingHours)) await emit(ctx, 'site.hours_changed', sharedRef(id), {});
  await moveTo(ctx, id, before.status, input.status);
}

async function moveTo(ctx: WriteContext, id: string, from: SiteStatus, to: SiteStatus): Promise<void> {
  if (from === to) return;
  const move = siteMoveTo(from, to);
  if (move === undefined) {
    const word = (status: SiteStatus) => wordOf(siteFlow.words.statuses, status, ctx.locale);
    throw SiteCannotBecome({ from: word(from), to: word(to) });
  }
  await transition(ctx, siteFlow, sharedRef(id), null, { move });
}

async function columns(ctx: WriteContext, input: SiteValues) {
  ctx.services.use(REGIONS).get(input.regionCode);
  const main =
    input.mainSiteId === null ? undefined : await findPlace(ctx.trx, fromShortId(input.mainSiteId));
  if (input.mainSiteId !== null && main === undefined) throw SiteUnknown();
  return {
    name: input.name,
    matrix: input.matrix,
    setting: input.setting,
    region_code: input.regionCode,
    main_site_id: main?.id ?? null,
    operator: input.operator,
    guidance_body: input.guidanceBody,
    supervising_body: input.supervisingBody,
    address: input.address,
    lng: input.lng,
    lat: input.lat,
    phone_lines: input.phoneLines,
    opening_hours: json(input.openingHours),
    services: input.services,
    facilities: input.facilities,
    staff_count: input.staffCount,
    area_square_metres: input.areaSquareMetres,
    introduction: input.introduction,
    opened_on: input.openedOn,
    updated_at: ctx.now,
  };
}
