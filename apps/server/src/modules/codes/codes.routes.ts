import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { codeRoutes as routes, OK } from '@yizhan/contract';
import type { Binder } from '../../app/http/bind.ts';
import { publicUrl } from '../../app/http/public-url.ts';
import { checkIn, shownCheckIn } from './check-in.usecases.ts';
import { codesOf, makeCode, makeVoid, openCode } from './codes.usecases.ts';
import { recordCodeView } from './codes.views.ts';

const DEVICE_COOKIE = 'yizhan_device';
const YEAR_S = 365 * 86_400;

export function codeRoutes(bind: Binder): void {
  bind.route(routes.open, (ctx, { body }, { request, reply }) =>
    openCode(ctx, body.code, deviceOf(request, reply, ctx.services.config.secureCookies)),
  );
  bind.route(routes.ofRecord, async (ctx, { params }, { request }) => {
    const url = publicUrl(ctx.services.config, request);
    const rows = await codesOf(ctx, params.kind, params.id);
    return { items: rows.map((row) => recordCodeView(ctx, row, url)) };
  });
  bind.route(routes.make, async (ctx, { params, body }, { request }) => {
    const row = await makeCode(ctx, params.kind, params.id, body);
    return recordCodeView(ctx, row, publicUrl(ctx.services.config, request));
  });
  bind.route(routes.checkInCode, (ctx, { params }, { request }) =>
    shownCheckIn(ctx, params.id, publicUrl(ctx.services.config, request)),
  );
  bind.route(routes.checkIn, (ctx, { body }) => checkIn(ctx, body.code));
  bind.route(routes.void, async (ctx, { params }) => {
    await makeVoid(ctx, params.code);
    return OK;
  });
}

/** A random name of the device, that only this server reads and only to count a scan once. */
function deviceOf(request: FastifyRequest, reply: FastifyReply, secure: boolean): string {
  const known = request.cookies[DEVICE_COOKIE];
  if (known !== undefined && /^[\w-]{22}$/.test(known)) return known;
  const device = randomBytes(16).toString('base64url');
  reply.setCookie(DEVICE_COOKIE, device, {
    path: '/api/v1/codes',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: YEAR_S,
  });
  return device;
}
