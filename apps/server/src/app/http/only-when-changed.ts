import { sha256 } from '../security/cipher.ts';
import type { Exchange } from './bind.ts';

/** Revalidated each time, but sent again only when it changed. */
export async function onlyWhenChanged<P>({ request, reply }: Exchange, page: P): Promise<P> {
  const etag = `"${sha256(JSON.stringify(page)).toString('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', 'no-cache');
  if (request.headers['if-none-match'] === etag) await reply.status(304).send();
  return page;
}
