import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify, {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { FILE_PART_BYTES } from '@yizhan/domain';
import { newId, shortId } from '../ids.ts';
import type { Services } from '../services.ts';
import { TILE_ORIGIN } from './tile-origin.ts';
import {
  asDomainError,
  BodyUnreadable,
  localeOf,
  OriginForeign,
  PROBLEM_TYPE,
  toProblem,
} from './problems.ts';

/** Bytes of a JSON request; a vacancy with its description is far smaller. */
const JSON_LIMIT = 1024 * 1024;
/** Bytes of an uploaded spreadsheet: some 300,000 rows. */
export const UPLOAD_LIMIT = 50 * 1024 * 1024;

/** The HTTP server with everything all routes need: limits, headers, problem replies. The caller adds the routes. */
export async function createServer(services: Services): Promise<FastifyInstance> {
  const answerProblem = (thrown: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const error = asDomainError(thrown);
    if (error.status >= 500) {
      services.log.error(
        { err: thrown, requestId: request.id, route: request.routeOptions.config },
        'A request failed',
      );
    }
    const problem = toProblem(error, localeOf(request.headers['accept-language']), request.id);
    return reply
      .status(error.status)
      .header('cache-control', 'no-store')
      .type(PROBLEM_TYPE)
      .send(JSON.stringify(problem));
  };
  // Only the base map's own server, and only while there is one.
  const tiles = (): string => services.use(TILE_ORIGIN)() ?? "'self'";
  const server = Fastify({
    bodyLimit: JSON_LIMIT,
    trustProxy: services.config.trustProxy,
    genReqId: () => shortId(newId()),
    logger: { level: services.config.logLevel, redact: ['req.headers.cookie', 'req.headers.authorization'] },
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { maxParamLength: 200 },
    forceCloseConnections: true,
    // An address that cannot be decoded never reaches a route or the error handler.
    frameworkErrors(error, request, reply) {
      void answerProblem(error, request, reply);
    },
  });
  await server.register(cookie);
  await server.register(compress, { global: true, threshold: 1024 });
  await server.register(multipart, { limits: { fileSize: UPLOAD_LIMIT, files: 1, fields: 5 } });
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', tiles],
        connectSrc: ["'self'", tiles],
        workerSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // The demonstration runs on plain HTTP; a reverse proxy that terminates TLS adds its own.
    strictTransportSecurity: false,
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
  });
  if (services.config.rateLimit > 0) {
    await server.register(rateLimit, { global: true, max: services.config.rateLimit, timeWindow: 60_000 });
  }
  // By default, bytes that are not UTF-8 would be stored as U+FFFD; a GB18030 body is refused instead.
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  const parseJson = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    let text: string;
    try {
      text = utf8.decode(body);
    } catch {
      done(BodyUnreadable());
      return;
    }
    void parseJson(request, text, done);
  });
  server.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: FILE_PART_BYTES },
    (_request, body, done) => done(null, body),
  );
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const origin = request.headers.origin;
    if (request.method !== 'GET' && request.method !== 'HEAD' && origin !== undefined && origin !== 'null') {
      if (!URL.canParse(origin) || new URL(origin).host !== request.headers.host) throw OriginForeign();
    }
  });
  server.setErrorHandler(answerProblem);
  return server;
}
