/** The content requested by an address of the screens: one site's board or map, or the choice of a site. */
export type Place =
  | { readonly page: 'board'; readonly siteId: string }
  | { readonly page: 'map'; readonly siteId: string }
  | { readonly page: 'chooser'; readonly search: string };

const SITE_ID = /^[1-9A-HJ-NP-Za-km-z]{21,22}$/;

/**
 * @param path e.g. `/screens/board/<siteId>`
 * @param query e.g. `?site=<siteId>`; anything else in `site` becomes the search text
 */
export function placeOf(path: string, query: string): Place {
  const [page, id] = path
    .replace(/^\/screens\/?/, '')
    .split('/')
    .filter((part) => part !== '');
  if ((page === 'board' || page === 'map') && id !== undefined)
    return { page, siteId: decodeURIComponent(id) };
  const asked = new URLSearchParams(query).get('site')?.trim() ?? '';
  return SITE_ID.test(asked) ? { page: 'board', siteId: asked } : { page: 'chooser', search: asked };
}

export function boardPath(siteId: string): string {
  return `/screens/board/${encodeURIComponent(siteId)}`;
}

export function mapPath(siteId: string): string {
  return `/screens/map/${encodeURIComponent(siteId)}`;
}
