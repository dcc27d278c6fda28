import {
  identityRoutes as routes,
  OK,
  type RouteDefinition,
  type Session,
  type StaffView,
} from '@yizhan/contract';
import type { AnyContext } from '../../app/context.ts';
import { SignInNeeded } from '../../app/errors.ts';
import type { Binder, Exchange } from '../../app/http/bind.ts';
import { fromShortId, shortId } from '../../app/ids.ts';
import { StaffUnknown } from './identity.errors.ts';
import { findAccount } from './accounts.repository.ts';
import { findStaffRow } from './staff.repository.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  passSecondFactor,
  removeSecondFactor,
} from './second-factor.usecases.ts';
import { changePassword, checkPassword, checkPhoneCode, requestPhoneCode } from './sign-in.usecases.ts';
import { auditSignIn } from './staff-trail.ts';
import { whoMay } from './holders.usecases.ts';
import { createStaff, resetPassword, updateStaff } from './staff.usecases.ts';
import { sessionView } from './identity.views.ts';
import { staffView } from './staff.views.ts';
import {
  accountActor,
  closeSession,
  findSession,
  openSession,
  findStaffActor,
  type OpenSession,
} from './sessions.ts';

async function currentSession(
  ctx: AnyContext,
  exchange: Exchange,
  route: RouteDefinition,
): Promise<OpenSession> {
  const session = await findSession(ctx.services, exchange.request, route);
  if (session === null) throw SignInNeeded();
  return session;
}

export function identityRoutes(bind: Binder): void {
  bind.route(routes.session, async (ctx, _input, exchange): Promise<Session> => {
    const session = await findSession(ctx.services, exchange.request, routes.session);
    return session === null ? { kind: 'public' } : sessionView(ctx, session.actor, session);
  });

  bind.route(routes.staffSignIn, async (ctx, { body }, exchange) => {
    const id = await checkPassword(ctx, body.login, body.password);
    await openSession(ctx, exchange.reply, { kind: 'staff', id });
    const staff = await findStaffActor(ctx.trx, id);
    if (staff === null) throw SignInNeeded();
    await auditSignIn(ctx, 'session.opened', id, staff.actor);
    return sessionView(ctx, staff.actor, {
      secondFactor: staff.hasSecondFactor ? 'needed' : 'off',
      mustChangePassword: staff.mustChangePassword,
      actingEnded: false,
    });
  });

  bind.route(routes.secondFactor, async (ctx, { body }, exchange) => {
    const session = await currentSession(ctx, exchange, routes.secondFactor);
    await passSecondFactor({ ...ctx, actor: session.actor }, session.sessionId, body.code);
    return sessionView(ctx, session.actor, { ...session, secondFactor: 'passed' });
  });

  bind.route(routes.requestCode, async (ctx, { body }) => {
    const { retryAfter, code } = await requestPhoneCode(ctx, body);
    return { retryAfter, demoCode: ctx.services.config.demo === 'off' ? null : code };
  });

  bind.route(routes.phoneSignIn, async (ctx, { body }, exchange) => {
    const id = await checkPhoneCode(ctx, body);
    await openSession(ctx, exchange.reply, { kind: 'account', id });
    const account = await findAccount(ctx.trx, id);
    if (account === undefined) throw SignInNeeded();
    await ctx.audit({
      action: 'session.opened',
      entity: { kind: body.as, id: shortId(id) },
      region: account.prefecture,
      withAddress: true,
    });
    return sessionView(ctx, await accountActor(ctx.trx, account), {
      secondFactor: 'off',
      mustChangePassword: false,
      actingEnded: false,
    });
  });

  bind.route(routes.signOut, async (ctx, _input, exchange) => {
    const session = await findSession(ctx.services, exchange.request, routes.signOut);
    if (session !== null) await closeSession(ctx, exchange.reply, session);
    return OK;
  });

  bind.route(routes.changePassword, async (ctx, { body }, exchange) => {
    const session = await currentSession(ctx, exchange, routes.changePassword);
    await changePassword(ctx, session.sessionId, body);
    return OK;
  });

  bind.route(routes.beginSecondFactor, (ctx) => beginSecondFactor(ctx));

  bind.route(routes.confirmSecondFactor, async (ctx, { body }, exchange) => {
    const session = await currentSession(ctx, exchange, routes.confirmSecondFactor);
    await confirmSecondFactor(ctx, session.sessionId, body.code);
    return sessionView(ctx, session.actor, { ...session, secondFactor: 'passed' });
  });

  bind.route(routes.removeSecondFactor, async (ctx, { body }, exchange) => {
    const session = await currentSession(ctx, exchange, routes.removeSecondFactor);
    await removeSecondFactor(ctx, body.password);
    return sessionView(ctx, session.actor, { ...session, secondFactor: 'off' });
  });

  bind.route(routes.holders, (ctx, { query }) => whoMay(ctx, query));
  bind.route(routes.createStaff, async (ctx, { body }) => viewOf(ctx, await createStaff(ctx, body)));

  bind.route(routes.updateStaff, async (ctx, { params, body }) => {
    const id = fromShortId(params.id);
    await updateStaff(ctx, id, body);
    return viewOf(ctx, id);
  });

  bind.route(routes.resetPassword, async (ctx, { params, body }) => {
    await resetPassword(ctx, fromShortId(params.id), body.password);
    return OK;
  });
}

async function viewOf(ctx: AnyContext, id: string): Promise<StaffView> {
  const row = await findStaffRow(ctx.db, id);
  if (row === undefined) throw StaffUnknown();
  return staffView(ctx, row);
}
