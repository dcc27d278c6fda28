import { defineModule } from '../../records/module.ts';
import { openMatching } from './matching.service.ts';
import { matchingRoutes } from './matching.routes.ts';
import { matchingHoldings } from './matching.personal-data.ts';

export const matchingModule = defineModule({
  name: 'matching',
  about: 'who suits which vacancy and why; pins, hides and proposals',
  owns: ['match_marks', 'match_proposal_answers', 'pair_blocks'],
  contract: ['matching', 'me', 'ownEmployer'],
  personalData: matchingHoldings,
  routes: matchingRoutes,
  open: openMatching,
});
