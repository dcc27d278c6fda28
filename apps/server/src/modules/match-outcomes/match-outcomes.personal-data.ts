import { holds, type Holding } from '../../records/personal-data/index.ts';

export const matchOutcomeHoldings: readonly Holding[] = [
  holds('match_features', {
    of: 'seeker',
    by: { column: 'placement_id', in: { table: 'placements', column: 'seeker_id' } },
    columns: {},
    codes: ['found_by', 'features'],
    erase: { kept: 'values of rules from 0 to 10,000, from which weights are learned; they name nobody' },
  }),
];
