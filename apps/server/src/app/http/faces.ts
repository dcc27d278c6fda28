import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Services } from '../services.ts';
import { asDomainError, localeOf, PROBLEM_TYPE, RouteUnknown, toProblem } from './problems.ts';

const APPS = fileURLToPath(new URL('../../../../', import.meta.url));

/** The three faces and their paths. The portal is last because its path is the root. */
const FACES = [
  { name: 'console', prefix: '/console/' },
  { name: 'screens', prefix: '/screens/' },
  { name: 'portal', prefix: '/' },
] as const;

/** Makes the portal's page readable without script; supplied by the module that knows the public pages. */
export type RenderPublicPage = (request: FastifyRequest, shell: string) => Promise<string | null>;

/**
 * Serves the built front ends. A path without a file is a page of the single-page application of its prefix. Files with
 * a hash in their name may be cached for ever, everything else is revalidated.
 */
export async function serveFaces(
  server: FastifyInstance,
  services: Services,
  render?: RenderPublicPage,
): Promise<void> {
  const shells = new Map<string, string>();
  for (const face of FACES) {
    const root = join(APPS, face.name, 'dist');
    const index = join(root, 'index.html');
    if (!existsSync(index)) continue;
    shells.set(face.prefix, await readFile(index, 'utf8'));
    await server.register(fastifyStatic, {
      root,
      prefix: face.prefix,
      wildcard: false,
      index: false,
      decorateReply: false,
      setHeaders(reply, path) {
        reply.header(
          'cache-control',
          path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
  }
  const sendShell = async (
    prefix: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<unknown> => {
    const shell = shells.get(prefix);
    if (shell === undefined) {
      return reply
        .status(503)
        .type('text/plain; charset=utf-8')
        .send('页面还没有构建，请运行 npm start。\nThe pages are not built yet; please run npm start.\n');
    }
    const page = prefix === '/' && render !== undefined ? await render(request, shell) : null;
    return reply
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(page ?? shell);
  };
  server.get('/console', (_request, reply) => reply.redirect('/console/'));
  server.get('/screens', (_request, reply) => reply.redirect('/screens/'));
  server.get('/console/*', (request, reply) => sendShell('/console/', request, reply));
  server.get('/screens/*', (request, reply) => sendShell('/screens/', request, reply));
  server.get('/', (request, reply) => sendShell('/', request, reply));
  server.setNotFoundHandler(async (request, reply) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !request.url.startsWith('/api/') &&
      !/\.[a-z0-9]{2,5}(\?|$)/i.test(request.url);
    if (isPage) {
      try {
        return await sendShell('/', request, reply);
      } catch (error) {
        services.log.error({ err: error }, 'A public page could not be rendered');
        const problem = toProblem(
          asDomainError(error),
          localeOf(request.headers['accept-language']),
          request.id,
        );
        return reply.status(problem.status).type(PROBLEM_TYPE).send(JSON.stringify(problem));
      }
    }
    const problem = toProblem(RouteUnknown(), localeOf(request.headers['accept-language']), request.id);
    return reply.status(404).type(PROBLEM_TYPE).send(JSON.stringify(problem));
  });
}
