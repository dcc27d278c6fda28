import type { FilePurpose } from '@yizhan/domain';
import type { BoundPurpose } from '../../records/files/types.ts';
import { SiteUnknown } from './sites.errors.ts';
import { settingsOf, sitePolicy } from './sites.policy.ts';
import { findPlace } from './sites.repository.ts';

/** Everybody sees the photos; papers, and every change, are for the site's own staff and the officers above. */
function filesOfSite(purpose: FilePurpose, isOpen: boolean): BoundPurpose {
  return {
    purpose,
    async open(ctx, { id }, act) {
      const place = await findPlace(ctx.db, id);
      if (place === undefined) throw SiteUnknown();
      if (act !== 'read' || !isOpen)
        sitePolicy.authorise(ctx.actor, 'sites.edit', settingsOf(id, place.regionCode));
      return { ref: { prefecture: place.regionCode.slice(0, 4), id }, region: place.regionCode };
    },
  };
}

export const siteFiles: readonly BoundPurpose[] = [
  filesOfSite('site_photo', true),
  filesOfSite('site_document', false),
];
