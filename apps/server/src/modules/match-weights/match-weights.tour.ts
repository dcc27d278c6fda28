import { DEFAULT_POLICY } from '@yizhan/matching';
import { newId } from '../../app/ids.ts';
import { system } from '../../app/actor.ts';
import { tourOf } from '../../test-support/tour/tour.ts';
import * as policies from './match-weights.repository.ts';

export const tours = [
  tourOf(policies)({
    lockPolicies: () => [[]],
    getActivePolicy: () => [[]],
    findActive: () => [[]],
    findPolicy: () => [[newId()]],
    findDeclared: () => [[]],
    findTrained: () => [[]],
    listPolicies: () => [[10]],
    insertPolicy: (w) => [
      [
        {
          source: 'declared',
          weights_source: 'declared',
          weights: DEFAULT_POLICY.weights,
          group_bonus: DEFAULT_POLICY.groupBonus,
          report: null,
          note: '',
          state: 'proposed',
          by: system('王芳'),
          at: w.now,
        },
      ],
    ],
    activatePolicy: (w) => [[newId(), system('王芳'), w.now]],
    setPolicyState: () => [[newId(), 'rejected']],
    retireProposals: () => [[]],
  }),
];
