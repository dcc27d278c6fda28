import { serviceKey } from '../services.ts';

/** The one web server beside our own from which pages may load map tiles; null without a base map. */
export const TILE_ORIGIN = serviceKey<() => string | null>('tile-origin');
