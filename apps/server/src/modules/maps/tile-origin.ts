import { TILE_ORIGIN } from '../../app/http/tile-origin.ts';
import type { Reader } from '../../app/db/database.ts';
import { serviceKey, type Services } from '../../app/services.ts';
import { findBaseMap } from './base-map.repository.ts';

/** The web server of a tile address; null for what is no secure address of one. */
export function originOf(urlTemplate: string): string | null {
  const address = urlTemplate.replace(/\{\w*\}/g, '0');
  if (!URL.canParse(address)) return null;
  const { protocol, origin, username, password, hash } = new URL(address);
  // A placeholder in the host would leave open which servers are meant.
  const host = /^https:\/\/([^/]*)/i.exec(urlTemplate)?.[1] ?? '';
  const plain = username === '' && password === '' && hash === '' && !host.includes('{');
  return protocol === 'https:' && plain ? origin : null;
}

/** The origin as this process knows it. */
class TileOrigin {
  #origin: string | null = null;

  get origin(): string | null {
    return this.#origin;
  }

  async renew(db: Reader): Promise<void> {
    const base = await findBaseMap(db);
    this.#origin = base === undefined ? null : originOf(base.url_template);
  }
}

const KNOWN_ORIGIN = serviceKey<TileOrigin>('known-tile-origin');

export async function offerTileOrigin(services: Services): Promise<void> {
  const known = new TileOrigin();
  await known.renew(services.db);
  services.offer(KNOWN_ORIGIN, known);
  services.offer(TILE_ORIGIN, () => known.origin);
}

/** Follows changes of the base map; returns a function that stops it. */
export function keepTileOrigin(services: Services): () => void {
  const known = services.use(KNOWN_ORIGIN);
  return services.changes.listen((change) => {
    if (change.kind !== 'lost' && change.kind !== 'base_map') return;
    known.renew(services.db).catch((error: unknown) => {
      services.log.error(
        { err: error },
        'The base map could not be read again; its former server stays allowed',
      );
    });
  });
}
