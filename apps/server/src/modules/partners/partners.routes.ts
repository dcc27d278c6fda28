import { partnerRoutes as routes } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { fromShortId } from '../../app/ids.ts';
import { sharedRef } from '../../records/flow/types.ts';
import { reveal } from '../../records/reveal/index.ts';
import { describeOwnKey } from './calls.ts';
import { issueKey, revokeKey } from './keys.usecases.ts';
import { addPartner, changePartner, getPartner, movePartner } from './partners.usecases.ts';

export function partnerRoutes(bind: Binder): void {
  bind.route(routes.own, (ctx, _input, { request }) => describeOwnKey(ctx, request));
  bind.route(routes.get, (ctx, { params }) => getPartner(ctx, fromShortId(params.id)));
  bind.route(routes.add, (ctx, { body }) => addPartner(ctx, body));
  bind.route(routes.change, (ctx, { params, body }) => changePartner(ctx, fromShortId(params.id), body));
  bind.route(routes.move, (ctx, { params, body }) => movePartner(ctx, fromShortId(params.id), body));
  bind.route(routes.issueKey, (ctx, { params, body }) => issueKey(ctx, fromShortId(params.id), body));
  bind.route(routes.revokeKey, (ctx, { params }) => revokeKey(ctx, fromShortId(params.id), params.keyId));
  bind.route(routes.reveal, async (ctx, { params, body }) => ({
    value: await reveal(ctx, { noun: 'partner', ref: sharedRef(fromShortId(params.id)), ...body }),
  }));
}
