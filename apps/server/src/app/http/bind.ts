import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { z } from 'zod';
import { API_PREFIX, type HandlerInput, type HandlerReply, type RouteDefinition } from '@yizhan/contract';
import { authorise, type Actor } from '../actor.ts';
import { choosesPerson } from '../authority.ts';
import {
  readContext,
  runWrite,
  steppedContext,
  type ReadContext,
  type SteppedContext,
  type WriteContext,
  type WriteOptions,
} from '../context.ts';
import { NETWORK } from '../network.ts';
import type { Services } from '../services.ts';
import { claimOnce, idempotencyKey, keepAnswer } from './idempotency.ts';
import { BodyUnreadable, invalidInput, localeOf } from './problems.ts';

/** What a handler of a streaming route returns instead of a value. */
export interface Streamed {
  readonly stream: Readable | string;
  readonly type: string;
  /** The browser downloads it under this name. */
  readonly fileName?: string;
}

export interface UploadedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Transport details a handler may need: cookies, the uploaded file, the raw connection of an event stream. */
export interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly file: UploadedFile | null;
  /** The body of a route that takes bytes. */
  readonly bytes: Buffer | null;
}

type ReplyOf<R extends RouteDefinition> = R['reply'] extends { stream: string } ? Streamed : HandlerReply<R>;
type ContextOf<R extends RouteDefinition> = R['method'] extends 'GET'
  ? ReadContext
  : R extends { readonly transactions: 'own' }
    ? SteppedContext
    : WriteContext;
export type Handler<R extends RouteDefinition> = (
  ctx: ContextOf<R>,
  input: HandlerInput<R>,
  exchange: Exchange,
) => Promise<ReplyOf<R>>;

/** Identifies the caller by the cookie of the face (console or portal) in use. */
export type Authenticate = (request: FastifyRequest, route: RouteDefinition) => Promise<Actor>;

export interface Binder {
  route<const R extends RouteDefinition>(route: R, handler: Handler<R>): void;
}

/**
 * Binds a contract route to a handler: rate limit → who → may they → parse → (one transaction with audit row and
 * idempotency key, for writes) → parse the reply. Answers only after the commit.
 */
export function binder(server: FastifyInstance, services: Services, authenticate: Authenticate): Binder {
  return {
    route(route, handler) {
      server.route({
        method: route.method,
        url: `${API_PREFIX}${route.path}`,
        config: {
          routeId: route.id,
          ...(route.limitPerMinute !== undefined && services.config.rateLimit > 0
            ? { rateLimit: { max: route.limitPerMinute, timeWindow: 60_000 } }
            : {}),
        },
        handler: async (request, reply) => {
          const locale = localeOf(request.headers['accept-language']);
          const actor = await authenticate(request, route);
          if ('verb' in route.access) await authoriseRoute(services, actor, route.access);
          const file = route.upload === true ? await readUpload(request) : null;
          const input = parseInput(route, request);
          const bytes = route.bytes === true && Buffer.isBuffer(request.body) ? request.body : null;
          const exchange: Exchange = { request, reply, file, bytes };
          const options = {
            actor,
            locale,
            requestId: request.id,
            address: request.ip,
            choosesPerson: choosesPerson(route),
          };
          if (route.method === 'GET') {
            const ctx = readContext(services, options);
            return answer(route, await call(handler, ctx, input, exchange), reply);
          }
          if (route.transactions === 'own') {
            if ('action' in route.audit) throw new Error(`${route.id} cannot promise ${route.audit.action}`);
            const ctx = steppedContext(services, options);
            return answer(route, await call(handler, ctx, input, exchange), reply);
          }
          return answer(route, await write(route, handler, services, options, input, exchange), reply);
        },
      });
    },
  };
}

/** @throws SignInNeeded, AccessDenied (role) or OutOfRegion (a holder of a part for a thing of the whole network) */
async function authoriseRoute(
  services: Services,
  actor: Actor,
  { verb, of }: Extract<RouteDefinition['access'], { verb: unknown }>,
): Promise<void> {
  authorise(actor, verb);
  if (of === 'network') authorise(actor, verb, { region: await services.use(NETWORK)(services.db) });
}

type AnyHandler = (ctx: never, input: never, exchange: Exchange) => Promise<unknown>;

/** The one place where a handler's precise types meet the route data from which they are derived. */
function call(
  handler: AnyHandler,
  ctx: ReadContext | SteppedContext | WriteContext,
  input: unknown,
  exchange: Exchange,
): Promise<unknown> {
  return handler(ctx as never, input as never, exchange);
}

async function write(
  route: RouteDefinition,
  handler: AnyHandler,
  services: Services,
  options: WriteOptions,
  input: unknown,
  exchange: Exchange,
): Promise<unknown> {
  // A stream cannot be stored for a second request, so its writes happen each time the request is sent.
  const key = 'stream' in route.reply ? null : idempotencyKey(exchange.request);
  return runWrite(services, options, async (ctx) => {
    const once = key === null ? null : await claimOnce(ctx, route, key, input);
    if (once?.reply !== undefined) return once.reply;
    const seen = { audit: false };
    const watched: WriteContext = {
      ...ctx,
      audit: (row) => {
        seen.audit = true;
        return ctx.audit(row);
      },
      // A write of many records writes its audit rows together.
      append: (table, rows) => {
        if (table === 'audit_entries') seen.audit = true;
        return ctx.append(table, rows);
      },
    };
    const result = await call(handler, watched, input, exchange);
    if ('action' in route.audit && !seen.audit) {
      throw new Error(`${route.id} wrote no audit row although it declares ${route.audit.action}`);
    }
    if (once !== null && route.replay !== 'refused')
      await keepAnswer(ctx, once.key, input, parseReply(route, result));
    return result;
  });
}

function parseInput(route: RouteDefinition, request: FastifyRequest): unknown {
  return {
    params: parsePart(route.params, request.params, 'params'),
    query: parsePart(route.query, request.query, 'query'),
    body: parsePart(route.body, request.body, 'body'),
  };
}

function parsePart(schema: z.ZodType | undefined, value: unknown, part: string): unknown {
  if (schema === undefined) return part === 'body' ? undefined : {};
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidInput(parsed.error.issues, part);
  if (hasNulByte(parsed.data)) throw BodyUnreadable();
  return parsed.data;
}

/** PostgreSQL cannot store U+0000, and no form sends one on its own. */
function hasNulByte(value: unknown): boolean {
  return value !== undefined && JSON.stringify(value).includes('\\u0000');
}

async function readUpload(request: FastifyRequest): Promise<UploadedFile> {
  if (!request.isMultipart()) throw BodyUnreadable();
  const part = await request.file();
  if (part === undefined) throw BodyUnreadable();
  return { name: part.filename, content: await part.toBuffer() };
}

function isStreamed(value: unknown): value is Streamed {
  return typeof value === 'object' && value !== null && 'stream' in value && 'type' in value;
}

function parseReply(route: RouteDefinition, result: unknown): unknown {
  return 'stream' in route.reply ? null : route.reply.parse(result);
}

function answer(route: RouteDefinition, result: unknown, reply: FastifyReply): unknown {
  if (reply.sent) return reply;
  if ('stream' in route.reply) {
    if (!isStreamed(result)) throw new Error(`${route.id} must answer with a stream`);
    reply.type(result.type);
    if (result.fileName !== undefined) {
      reply.header(
        'content-disposition',
        `attachment; filename*=UTF-8''${encodeURIComponent(result.fileName)}`,
      );
    }
    return reply.send(result.stream);
  }
  // A feed sets its own caching time.
  if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  return reply.type('application/json; charset=utf-8').send(JSON.stringify(parseReply(route, result)));
}
