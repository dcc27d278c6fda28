import { tourOf } from '../../test-support/tour/tour.ts';
import type { Ref } from '../../app/ids.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as inputs from './engine-inputs.repository.ts';

const both = (w: World, of: (half: World['a']) => Ref) => [of(w.a), of(w.b)];

export const tours = [
  tourOf(inputs)({
    listEngineSeekers: (w) => [
      [{ refs: both(w, (half) => half.seeker) }, w.today],
      [{ after: null, limit: 10 }, w.today],
      [{ after: w.a.seeker, limit: 10 }, w.today],
    ],
    listEngineVacancies: (w) => [
      [{ refs: both(w, (half) => half.vacancy) }, w.today],
      [{ after: null, limit: 10 }, w.today],
      [{ after: w.a.vacancy, limit: 10 }, w.today],
    ],
    listEmployerCounts: (w) => [[both(w, (half) => half.employer).map(({ id }) => id)]],
  }),
];
