import { CLAIM_KINDS, COUNTABLES, type ClaimKind } from '@yizhan/domain';
import { tourOf } from '../../test-support/tour/tour.ts';
import type { Half } from '../../test-support/tour/world.ts';
import * as evidence from './evidence.repository.ts';
import { proofSources } from './grades.ts';

const sourceOf = (half: Half, claim: ClaimKind): string =>
  COUNTABLES[claim].source === 'seeker' ? half.seeker.id : half.placement.id;

export const tours = [
  tourOf(evidence)({
    readRanks: (w) =>
      w.each((half) => [
        half.prefecture,
        proofSources(w.services),
        new Map(CLAIM_KINDS.map((claim) => [claim, [sourceOf(half, claim)]])),
      ]),
    listStanding: (w) =>
      CLAIM_KINDS.flatMap((claim) =>
        w.each((half): [string, ReturnType<typeof proofSources>, ClaimKind[], string] => [
          half.prefecture,
          proofSources(w.services),
          [claim],
          sourceOf(half, claim),
        ]),
      ),
  }),
];
