import type { Board } from '../api.ts';

/** To be raised when the stored shape changes: an older one is then ignored and fetched again. */
const SHAPE = 1;
const key = (siteId: string): string => `yizhan.board.${siteId}`;
const LAST_SITE = 'yizhan.board.last';

export interface KeptBoard {
  readonly board: Board;
  readonly loadedAt: number;
}

export function keepBoard(storage: Storage, siteId: string, board: Board, loadedAt: number): void {
  try {
    storage.setItem(key(siteId), JSON.stringify({ shape: SHAPE, loadedAt, board }));
    storage.setItem(LAST_SITE, JSON.stringify(board.site));
  } catch {
    // A full or forbidden store costs the data after a reload, never the current board.
  }
}

/** The board last stored for a site; null when there is no readable one. */
export function findKeptBoard(storage: Storage, siteId: string): KeptBoard | null {
  const value = readJson(storage, key(siteId));
  if (!isObject(value) || value['shape'] !== SHAPE || typeof value['loadedAt'] !== 'number') return null;
  const board = value['board'];
  if (!isObject(board) || !Array.isArray(board['items']) || !isObject(board['site'])) return null;
  // Written by keepBoard in the same shape, from a reply the server had parsed.
  return { board: board as unknown as Board, loadedAt: value['loadedAt'] };
}

/** The site whose board this device last showed. */
export function findLastSite(storage: Storage): { id: string; name: string } | null {
  const value = readJson(storage, LAST_SITE);
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['name'] !== 'string') return null;
  return { id: value['id'], name: value['name'] };
}

function readJson(storage: Storage, name: string): unknown {
  try {
    return JSON.parse(storage.getItem(name) ?? 'null');
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
