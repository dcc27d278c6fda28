import type { Services } from '../../app/services.ts';
import { COMPOSITION } from '../module.ts';
import { FLOOR_HOLDINGS } from './floor.ts';
import type { DataSubject, Holding } from './types.ts';

/** Everything stored about a party: first by the floor, then by modules, each before the modules it depends on. */
export function holdingsOf(services: Services, of: DataSubject): readonly Holding[] {
  const modules = services.use(COMPOSITION).modules.toReversed();
  return [...FLOOR_HOLDINGS, ...modules.flatMap(({ personalData = [] }) => personalData)].filter(
    (holding) => holding.of === of,
  );
}
