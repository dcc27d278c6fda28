import type { Place } from '@yizhan/domain';
import type { ImportRow } from './imports.repository.ts';

/** An import is a matter of the region it was started for, and of the site whose people started it. */
export function placeOf(row: Pick<ImportRow, 'owner_region' | 'site_id'>): Place {
  return { region: row.owner_region, siteId: row.site_id, belongsToSite: true };
}
