import { seekerAgentRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { toRef } from '../../app/ids.ts';
import { chooseActing, sessionView } from '../identity/index.ts';
import {
  agentsOf,
  answerOffer,
  appointAtCounter,
  appointOwn,
  beginActing,
  endByStaff,
  endOwn,
  layDown,
  ownAgents,
  ownClients,
} from './agents.usecases.ts';

const SIGNED_IN = { secondFactor: 'off', mustChangePassword: false, actingEnded: false } as const;

export function agentRoutes(bind: Binder): void {
  bind.route(routes.own, (ctx) => ownAgents(ctx));
  bind.route(routes.appoint, (ctx, { body }) => appointOwn(ctx, body));
  bind.route(routes.end, (ctx, { params, body }) => endOwn(ctx, toRef(params.id), body));

  bind.route(routes.clients, (ctx) => ownClients(ctx));
  bind.route(routes.answer, (ctx, { params, body }) => answerOffer(ctx, toRef(params.id), body));
  bind.route(routes.layDown, (ctx, { params, body }) => layDown(ctx, toRef(params.id), body.version));
  bind.route(routes.actFor, async (ctx, { body }, { request }) => {
    const authority = toRef(body.id);
    await beginActing(ctx, authority);
    return sessionView(ctx, await chooseActing(ctx, request, routes.actFor, authority), SIGNED_IN);
  });
  bind.route(routes.stopActing, async (ctx, _input, { request }) =>
    sessionView(ctx, await chooseActing(ctx, request, routes.stopActing, null), SIGNED_IN),
  );

  bind.route(routes.ofSeeker, (ctx, { params }) => agentsOf(ctx, toRef(params.id)));
  bind.route(routes.appointAtCounter, (ctx, { params, body }) =>
    appointAtCounter(ctx, toRef(params.id), body),
  );
  bind.route(routes.endByStaff, (ctx, { params, body }) =>
    endByStaff(ctx, toRef(params.id), toRef(params.agentId), body),
  );
}
