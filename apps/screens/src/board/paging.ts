/** One screenful of a board. */
export interface Grid {
  readonly columns: number;
  readonly rows: number;
}

/**
 * How many tiles fit at once, at least one.
 *
 * @param width and height of the free area, `em` the size of the text on it, all in pixels
 */
export function gridFor(width: number, height: number, em: number): Grid {
  return {
    columns: Math.max(1, Math.floor(width / (TILE_WIDTH * em))),
    rows: Math.max(1, Math.floor((height + GAP * em) / ((TILE_HEIGHT + GAP) * em))),
  };
}

/** In em: a tile holds four lines of text next to a QR code that a phone reads from two metres. */
export const TILE_HEIGHT = 6.9;
const TILE_WIDTH = 23;
const GAP = 0.45;

/** The items of page `page` (from 0), and the page actually used: a shrunken list moves it back. */
export function pageOf<T>(items: readonly T[], page: number, size: number) {
  const pages = Math.max(1, Math.ceil(items.length / size));
  const taken = ((page % pages) + pages) % pages;
  return { page: taken, pages, items: items.slice(taken * size, (taken + 1) * size) };
}
