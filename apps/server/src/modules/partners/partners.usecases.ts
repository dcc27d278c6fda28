import type { z } from 'zod';
import type { Partner, partnerRoutes, PartnerInput } from '@yizhan/contract';
import type { PartnerGrant } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { RecordChanged } from '../../app/errors.ts';
import { newId, shortId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { sealPhone } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { GrantBeyondOwn, GrantOutside, PartnerUnknown } from './partners.errors.ts';
import { boundPartnerFlow } from './partners.flow.ts';
import { mayGive, partnerPolicy, regionOf } from './partners.policy.ts';
import {
  findPartner,
  findPartnerForUpdate,
  insertPartner,
  replaceGrants,
  updatePartner,
  type PartnerRow,
} from './partners.repository.ts';
import { partnerViews } from './partners.views.ts';

type Input = z.output<typeof PartnerInput>;

/** @throws PartnerUnknown, OutOfRegion */
export async function getPartner(ctx: AnyContext, id: string): Promise<Partner> {
  const row = await findPartner(ctx.db, id);
  if (row === undefined) throw PartnerUnknown();
  partnerPolicy.authorise(ctx.actor, 'partners.read', row);
  const [view] = await partnerViews(ctx, [row]);
  if (view === undefined) throw PartnerUnknown();
  return view;
}

/** Locks a partner that the actor may manage. @throws PartnerUnknown, OutOfRegion */
export async function getManaged(ctx: WriteContext, id: string): Promise<PartnerRow> {
  const row = await findPartnerForUpdate(ctx.trx, id);
  if (row === undefined) throw PartnerUnknown();
  partnerPolicy.authorise(ctx.actor, 'partners.manage', row);
  return row;
}

/** @throws OutOfRegion, RegionUnknown, GrantOutside, GrantBeyondOwn, PhoneInvalid */
export async function addPartner(ctx: WriteContext, input: Input): Promise<Partner> {
  const { values, grants } = checked(ctx, input);
  const id = newId();
  await openRecord(
    ctx,
    boundPartnerFlow,
    { ref: sharedRef(id), opening: 'add', data: { name: input.name, verbs: wordsOf(grants) } },
    async (inner, status) => {
      await insertPartner(inner.trx, {
        id,
        ...values,
        status,
        status_since: ctx.now,
        created_at: ctx.now,
        ...stamped('created', ctx.actor),
      });
      await replaceGrants(inner.trx, id, grants);
    },
  );
  return getPartner(ctx, id);
}

/**
 * Changes a partner. What it may do counts from its next request.
 *
 * @throws PartnerUnknown, OutOfRegion, RecordChanged, RegionUnknown, GrantOutside, GrantBeyondOwn, PhoneInvalid
 */
export async function changePartner(
  ctx: WriteContext,
  id: string,
  { version, ...input }: z.output<typeof partnerRoutes.change.body>,
): Promise<Partner> {
  await getManaged(ctx, id);
  const { values, grants } = checked(ctx, input);
  if (!(await updatePartner(ctx.trx, id, version, values))) throw RecordChanged();
  await replaceGrants(ctx.trx, id, grants);
  await ctx.audit({
    action: 'partner.changed',
    entity: { kind: 'partner', id: shortId(id) },
    region: regionOf(values),
    summary: { name: input.name, verbs: wordsOf(grants) },
  });
  return getPartner(ctx, id);
}

/** @throws PartnerUnknown, OutOfRegion, MovedMeanwhile, StepIllegal, ReasonNeeded */
export async function movePartner(
  ctx: WriteContext,
  id: string,
  { version, ...request }: z.output<typeof partnerRoutes.move.body>,
): Promise<Partner> {
  await transition(ctx, boundPartnerFlow, sharedRef(id), version, request);
  return getPartner(ctx, id);
}

/** Columns and verbs, after checking that they fit together and exceed nothing that the actor holds. */
function checked(ctx: WriteContext, input: Input) {
  partnerPolicy.authorise(ctx.actor, 'partners.manage', { region_code: input.region });
  const regions = ctx.services.use(REGIONS);
  for (const code of [input.region, ...input.grants.map(({ region }) => region)])
    if (code !== '') regions.get(code);
  for (const { verb, region } of input.grants) {
    if (!region.startsWith(input.region)) throw GrantOutside();
    if (!mayGive(ctx.actor, verb, region)) throw GrantBeyondOwn();
  }
  return { values: columnsOf(ctx, input), grants: input.grants };
}

function columnsOf(ctx: WriteContext, input: Input) {
  const { contactPhone } = input;
  const phone = contactPhone === null || contactPhone === undefined ? null : sealPhone(ctx, contactPhone);
  return {
    name: input.name,
    kind: input.kind,
    region_code: input.region,
    contact_name: input.contactName,
    ...(contactPhone === undefined
      ? {}
      : { contact_phone_cipher: phone?.cipher ?? null, contact_phone_mask: phone?.mask ?? null }),
    note: input.note,
    per_minute: input.perMinute,
    updated_at: ctx.now,
  };
}

function wordsOf(grants: readonly PartnerGrant[]): string[] {
  return grants.map(({ verb, region }) => `${verb}@${region}`);
}
