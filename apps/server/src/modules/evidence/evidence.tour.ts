import { tourOf } from '../../test-support/tour/tour.ts';
import * as proofs from './proofs.repository.ts';

export const tours = [
  tourOf(proofs)({
    listProofs: (w) =>
      w.each((half): [string, { sourceId: string }] => [half.prefecture, { sourceId: half.placement.id }]),
    listSourcesOfFile: (w) => w.each((half) => [half.placement]),
    repointProofs: (w) => w.each((half) => [half.seeker, half.worker]),
    findClaimedPlacement: (w) => w.each((half) => [half.placement]),
  }),
];
