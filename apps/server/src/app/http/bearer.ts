import type { FastifyRequest } from 'fastify';

const SCHEME = /^Bearer +(\S+)\s*$/i;

/** The key of a request (`Authorization: Bearer …`); null where there is none. Other schemes are a proxy's business. */
export function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined || !/^Bearer\b/i.test(header)) return null;
  return SCHEME.exec(header)?.[1] ?? '';
}
