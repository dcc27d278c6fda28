import { defineModule } from '../../records/module.ts';
import { openMatching } from './matching.service.ts';
import { matchingRoutes } from './matching.routes.ts';
import { matchingHoldings } from './matching.personal-data.ts';
import { matchPolicy } from './matching.policy.ts';

export const matchingModule = defineModule({
  name: 'matching',
  about: 'who suits which vacancy and why; pins, hides and proposals',
  owns: ['match_marks', 'match_proposal_answers', 'pair_blocks'],
  contract: ['matching', 'me', 'ownEmployer'],
  policies: [matchPolicy],
  personalData: matchingHoldings,
  routes: matchingRoutes,
  open: openMatching,
});
