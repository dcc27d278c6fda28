import type { z } from 'zod';
import type { AgentClient, Reply, seekerAgentRoutes } from '@yizhan/contract';
import {
  AGENT_OFFER_DAYS,
  AGENT_SCOPES,
  agentTermFault,
  latestAgentDay,
  MOST_CLIENTS,
  normalisePhone,
  shanghaiDate,
} from '@yizhan/domain';
import type { Actor } from '../../app/actor.ts';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { AccessDenied, AgentEnded } from '../../app/errors.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { openRecord } from '../../records/flow/open-record.ts';
import { transition } from '../../records/flow/transition.ts';
import { tellPhone } from '../../records/notifications/index.ts';
import { findAccountPhone, MobileNeeded, sealPhone } from '../identity/index.ts';
import {
  getSeeker,
  getSeekerForUpdate,
  ownRecord,
  ownRef,
  seekerPolicy,
  type SeekerRecord,
} from '../seekers/index.ts';
import {
  AgentUnknown,
  AskedToday,
  NameDiffers,
  OwnPhone,
  PaperLater,
  TermLong,
  TermPast,
  TooManyClients,
} from './agents.errors.ts';
import { boundAgentFlow } from './agents.flow.ts';
import {
  findAgent,
  findLastAsked,
  insertAgent,
  listClients,
  type AgentRecord,
  type ClientRow,
} from './agents.repository.ts';
import { agentsView, clientView } from './agents.views.ts';
import { assertRoom } from './room.ts';

type Routes = typeof seekerAgentRoutes;
type Body<R extends { body: z.ZodType }> = z.output<R['body']>;
type Agents = Reply<Routes['own']>;

const DAY_MS = 86_400_000;

/** Who acts for the signed-in person. @throws NotRegistered */
export async function ownAgents(ctx: AnyContext): Promise<Agents> {
  return agentsView(ctx, await ownRecord(ctx), true);
}

/** @throws SeekerUnknown, OutOfRegion, RecordConfidential */
export async function agentsOf(ctx: AnyContext, ref: Ref): Promise<Agents> {
  const seeker = await getSeeker(ctx, ref, 'seekers.read');
  const isOpen = seeker.merged_into === null;
  return agentsView(ctx, seeker, isOpen && seekerPolicy.may(ctx.actor, 'seekers.edit', seeker));
}

/** The signed-in person asks somebody. @throws NotRegistered, and as `appoint` */
export async function appointOwn(ctx: WriteContext, input: Body<Routes['appoint']>): Promise<Agents> {
  const seeker = await getSeekerForUpdate(ctx, ownRef(ctx.actor), 'self.use');
  await appoint(ctx, seeker, input, null);
  return agentsView(ctx, seeker, true);
}

/** Staff do so for a person who signed for it on paper. @throws SeekerUnknown, OutOfRegion, PaperLater, and as `appoint` */
export async function appointAtCounter(
  ctx: WriteContext,
  ref: Ref,
  { paper, ...input }: Body<Routes['appointAtCounter']>,
): Promise<Agents> {
  const seeker = await getSeekerForUpdate(ctx, ref, 'seekers.edit');
  if (paper.on > shanghaiDate(ctx.now)) throw PaperLater();
  await appoint(ctx, seeker, input, paper);
  return agentsView(ctx, seeker, true);
}

/**
 * Asks a phone to act for a person whose row is locked. Nothing counts before its owner accepted; the message names
 * nobody, in case the number is wrong.
 *
 * @throws PhoneInvalid, MobileNeeded, OwnPhone, AgentKnown, TooManyAgents, AskedToday, TermPast, TermLong
 */
async function appoint(
  ctx: WriteContext,
  seeker: SeekerRecord,
  input: Body<Routes['appoint']>,
  paper: { number: string; on: string } | null,
): Promise<void> {
  const today = shanghaiDate(ctx.now);
  const fault = agentTermFault(today, input.until);
  if (fault !== null) throw { past: TermPast, too_long: TermLong }[fault]({ latest: latestAgentDay(today) });
  const phone = mobileOf(ctx, input.phone);
  if (seeker.phone_hmac?.equals(phone.hmac) === true || (await isSigned(ctx, phone.hmac))) throw OwnPhone();
  await assertRoom(ctx, seeker, phone.hmac);
  const last = await findLastAsked(ctx.trx, seeker, phone.hmac);
  if (last !== undefined && ctx.now.getTime() - last.getTime() < DAY_MS) throw AskedToday();
  const ref: Ref = { prefecture: seeker.prefecture, id: newId() };
  await openRecord(ctx, boundAgentFlow, { ref, opening: 'appoint' }, async (inner, status) => {
    await insertAgent(inner.trx, {
      ...ref,
      seeker_id: seeker.id,
      name: input.name,
      relation: input.relation,
      phone_hmac: phone.hmac,
      phone_cipher: phone.cipher,
      phone_mask: phone.mask,
      scopes: AGENT_SCOPES.filter((scope) => input.scopes.includes(scope)),
      valid_until: input.until,
      status,
      given_at: ctx.now,
      given_via: paper === null ? 'portal' : 'counter',
      paper_number: paper?.number ?? null,
      paper_on: paper?.on ?? null,
      ...stamped('given', ctx.actor),
    });
    await tellPhone(inner, 'agent.asked', ctx.services.cipher.decrypt(phone.cipher), {
      days: AGENT_OFFER_DAYS,
    });
  });
}

/** Agents sign in by a code, which only a mobile can receive. */
function mobileOf(ctx: WriteContext, text: string) {
  const read = normalisePhone(text);
  if (read.ok && read.phone.kind !== 'mobile') throw MobileNeeded();
  return sealPhone(ctx, text);
}

/** Whether it is the phone with which the caller signed in alone. */
async function isSigned(ctx: WriteContext, phone: Buffer): Promise<boolean> {
  return ctx.actor.kind === 'seeker' && (await phoneOf(ctx)).hmac.equals(phone);
}

/** The phone of whoever signed in to the portal as a person, whoever they act for. @throws AccessDenied for others */
async function phoneOf(ctx: AnyContext) {
  if (ctx.actor.kind !== 'seeker' && ctx.actor.kind !== 'agent') throw AccessDenied();
  const phone = await findAccountPhone(ctx.db, ctx.actor.accountId);
  if (phone === undefined) throw AccessDenied();
  return { ...phone, accountId: ctx.actor.accountId };
}

/** The person lets somebody go. @throws AgentUnknown, MovedMeanwhile, StepIllegal */
export async function endOwn(ctx: WriteContext, ref: Ref, input: Body<Routes['end']>): Promise<Agents> {
  const { version, reason } = input;
  await transition(ctx, boundAgentFlow, ref, version, { move: 'end', reason });
  return ownAgents(ctx);
}

/** @throws SeekerUnknown, AgentUnknown, OutOfRegion, MovedMeanwhile, StepIllegal */
export async function endByStaff(
  ctx: WriteContext,
  seeker: Ref,
  ref: Ref,
  { version, reason, note }: Body<Routes['endByStaff']>,
): Promise<Agents> {
  const row = await findAgent(ctx.trx, ref);
  if (row?.prefecture !== seeker.prefecture || row.seeker_id !== seeker.id) throw AgentUnknown();
  await transition(ctx, boundAgentFlow, ref, version, { move: 'end', reason, note });
  return agentsOf(ctx, seeker);
}

/** For whom the owner of the phone acts, or is asked to, by the day. */
export async function ownClients(ctx: AnyContext): Promise<{ items: AgentClient[] }> {
  const { hmac } = await phoneOf(ctx);
  return { items: (await standingClients(ctx, hmac)).map((row) => clientView(ctx.actor, row)) };
}

/** Nothing counts beyond its day, whether the job that ends it has run or not. */
async function standingClients(ctx: AnyContext, phone: Buffer): Promise<ClientRow[]> {
  return (await listClients(ctx.db, phone)).filter((row) => stands(ctx, row));
}

function stands(ctx: AnyContext, row: AgentRecord): boolean {
  if (row.valid_until < shanghaiDate(ctx.now)) return false;
  return row.status === 'active' || ctx.now.getTime() - row.given_at.getTime() < AGENT_OFFER_DAYS * DAY_MS;
}

/** One of them, with the actor that its agent is under it. @throws AgentUnknown */
async function getClient(ctx: WriteContext, ref: Ref) {
  const { hmac, mask, accountId } = await phoneOf(ctx);
  const all = await standingClients(ctx, hmac);
  const row = all.find(({ prefecture, id }) => prefecture === ref.prefecture && id === ref.id);
  if (row === undefined) throw AgentUnknown();
  const agent: Actor = {
    kind: 'agent',
    accountId,
    phoneMask: mask,
    agentId: row.id,
    name: row.name,
    prefecture: row.prefecture,
    seekerId: row.seeker_id,
    scopes: [],
    until: row.valid_until,
  };
  return { row, agent, active: all.filter(({ status }) => status === 'active').length };
}

/**
 * Accepts, with the whole name of the person, or declines.
 *
 * @throws AgentUnknown, NameDiffers, TooManyClients, MovedMeanwhile, StepIllegal
 */
export async function answerOffer(
  ctx: WriteContext,
  ref: Ref,
  { version, accept, name }: Body<Routes['answer']>,
): Promise<{ items: AgentClient[] }> {
  const { row, agent, active } = await getClient(ctx, ref);
  if (accept && name.replaceAll(/\s/g, '') !== row.person.replaceAll(/\s/g, '')) throw NameDiffers();
  if (accept && active >= MOST_CLIENTS) throw TooManyClients({ most: MOST_CLIENTS });
  const move = accept ? 'accept' : 'decline';
  await transition({ ...ctx, actor: agent }, boundAgentFlow, ref, version, { move });
  return ownClients(ctx);
}

/** @throws AgentUnknown, MovedMeanwhile, StepIllegal */
export async function layDown(
  ctx: WriteContext,
  ref: Ref,
  version: number,
): Promise<{ items: AgentClient[] }> {
  const { agent } = await getClient(ctx, ref);
  await transition({ ...ctx, actor: agent }, boundAgentFlow, ref, version, { move: 'lay_down' });
  return ownClients(ctx);
}

/** Notes that somebody begins to act for a person. @throws AgentUnknown, AgentEnded */
export async function beginActing(ctx: WriteContext, ref: Ref): Promise<void> {
  const { row, agent } = await getClient(ctx, ref);
  if (row.status !== 'active') throw AgentEnded();
  await ctx.audit({
    action: 'agent.acting',
    actor: agent,
    entity: { kind: 'seeker', id: recordId(row.prefecture, row.seeker_id) },
    region: row.region,
  });
}
