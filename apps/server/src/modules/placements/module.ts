import { FOLLOW_UP_DAYS, followUpDeadline } from '@yizhan/domain';
import { defineModule } from '../../records/module.ts';
import { followUpList, placementList } from './placements.list.ts';
import { placementCountables } from './countables.repository.ts';
import { placementProofs, placementWatches } from './evidence.repository.ts';
import { myPlacementRoutes } from './me.routes.ts';
import { ownEmployerPlacementRoutes } from './own-employer.routes.ts';
import { bookableInterview } from './interviews.bookable.ts';
import { followUpFlow } from './follow-ups.flow.ts';
import { interviewFlow } from './interviews.flow.ts';
import { placementFlow } from './placements.flow.ts';
import { placementHandlers } from './placements.handlers.ts';
import { placementWorklist } from './placements.worklist.ts';
import { placementRoutes } from './placements.routes.ts';
import { placementHoldings } from './placements.personal-data.ts';
import { placementPolicy } from './placements.policy.ts';

export const placementsModule = defineModule({
  name: 'placements',
  about: 'a person and a vacancy on the way: referral, interview, hire, follow-up',
  owns: ['placements', 'interviews', 'follow_ups'],
  contract: ['placements', 'me', 'ownEmployer'],
  policies: [placementPolicy],
  routes(bind) {
    placementRoutes(bind);
    myPlacementRoutes(bind);
    ownEmployerPlacementRoutes(bind);
  },
  countables: placementCountables,
  evidence: { proofs: placementProofs, watches: placementWatches },
  deadlines: [
    ...FOLLOW_UP_DAYS.map((day) => ({ id: followUpDeadline(day), verb: 'placements.move' }) as const),
    { id: 'follow_up.again', verb: 'placements.move' },
  ],
  personalData: placementHoldings,
  flows: [placementFlow, followUpFlow, interviewFlow],
  bookables: [bookableInterview],
  lists: [placementList, followUpList],
  emits: [
    'placement.hired',
    'placement.stopped',
    'placement.vacancy_gone',
    'follow_up.answered',
    'follow_up.corrected',
  ],
  on: placementHandlers,
  worklist: placementWorklist,
});
