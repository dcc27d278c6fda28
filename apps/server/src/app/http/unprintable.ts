import type { FastifyReply } from 'fastify';

/** Names characters of a PDF that no font has, for the screen to warn of. */
const HEADER = 'x-yizhan-unprintable';

export function nameUnprintable(reply: FastifyReply, signs: readonly string[]): void {
  if (signs.length > 0) reply.header(HEADER, encodeURIComponent(signs.join('')));
}
