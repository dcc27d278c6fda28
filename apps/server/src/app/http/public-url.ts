import type { FastifyRequest } from 'fastify';
import type { Config } from '../config.ts';

/**
 * Where people open the portal: what stands on paper must hold for years, and staff may work under another address.
 * Where nothing is set, it is the address of the request at hand.
 */
export function publicUrl({ publicUrl: url }: Config, request: FastifyRequest): string {
  return url ?? `${request.protocol}://${request.host}`;
}
