import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half } from '../../test-support/tour/world.ts';
import * as claims from './claims.repository.ts';

const span = { from: new Date('2026-11-20T00:00:00Z'), to: new Date('2026-11-21T00:00:00Z') };

export const tours = [
  tourOf(claims)({
    listClaims: (w) => w.each((half) => [half.seeker, span]),
    endLeases: (w) => w.each((half) => [half.seeker, w.now]),
    putClaim: runEach(async (trx, half, other) => {
      const row = claimOf(half, other);
      await claims.putClaim(trx, row);
      await claims.putClaim(trx, { ...row, state: 'over' });
    }),
    releaseClaim: (w) => w.each((half, other) => [half.seeker, other.placement]),
    listDoubleClaims: (w) => w.each((half) => [half.seeker, half.applicant]),
  }),
];

function claimOf(half: Half, other: Half) {
  return {
    prefecture: half.prefecture,
    claimed_id: half.seeker.id,
    booking_prefecture: other.prefecture,
    booking_id: newId(),
    kind: 'seeker',
    seat: 1,
    starts_at: span.from,
    ends_at: span.to,
    state: 'keeps',
  } as const;
}
