import { defineModule } from '../../records/module.ts';
import { keepOccupations, offerReference } from './occupations.ts';
import { keepRegions } from './regions.ts';
import { referenceRoutes } from './reference.routes.ts';
import { occupationPolicy } from './reference.policy.ts';
import { synonymApproval } from './synonyms.approval.ts';

export const referenceModule = defineModule({
  name: 'reference',
  about: 'regions, occupations and their synonyms',
  owns: ['regions', 'occupations', 'occupation_aliases'],
  impersonal: {
    regions: 'divisions',
    occupations: 'the classification',
    occupation_aliases: 'names of occupations',
    calendar_days: 'official notices of holidays',
  },
  contract: ['reference'],
  policies: [occupationPolicy],
  approvals: [synonymApproval],
  routes: referenceRoutes,
  offers: offerReference,
  open(services) {
    const stops = [keepRegions(services), keepOccupations(services)];
    return () => stops.forEach((stop) => stop());
  },
});
