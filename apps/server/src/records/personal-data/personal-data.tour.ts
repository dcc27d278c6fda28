import { tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import type { Shown } from './types.ts';
import * as held from './held-rows.repository.ts';

const own = (half: Half): held.HeldRows => ({
  table: 'follow_ups',
  by: { column: 'seeker_id', only: { status: 'open' } },
  prefecture: half.prefecture,
  ids: [half.worker.id],
});
const byPlacement = (half: Half): held.HeldRows => ({
  table: 'match_features',
  by: { column: 'placement_id', in: { table: 'placements', column: 'seeker_id' } },
  prefecture: half.prefecture,
  ids: [half.seeker.id, half.worker.id],
});
const each = (w: World, of: (half: Half) => held.HeldRows) => [of(w.a), of(w.b)];

export const tours = [
  tourOf(held)({
    listHeldIds: (w) => each(w, own).map((rows) => [rows]),
    countHeld: (w) => [...each(w, own), ...each(w, byPlacement)].map((rows) => [rows]),
    blankHeld: (w) => [
      ...each(w, own).map((rows): [held.HeldRows, Record<string, unknown>, string[]] => [
        rows,
        { note: undefined },
        ['done'],
      ]),
      ...each(w, byPlacement).map((rows): [held.HeldRows, Record<string, unknown>, string[]] => [
        rows,
        { features: '{}' },
        [],
      ]),
    ],
    listShown: (w) =>
      each(w, own).map((rows): [held.HeldRows, Shown, number] => [
        rows,
        { part: 'follow_ups', at: 'due_on', kind: 'outcome', text: ['note'], sealed: null },
        10,
      ]),
    countOlder: () => [['idempotency_keys', 'created_at', new Date(0)]],
    listRetentionRuns: () => [[new Date(0), 10]],
    deleteOlder: () => [['idempotency_keys', 'created_at', new Date(0)]],
    repointHeld: (w) => [
      [own(w.a), w.a.seeker.id],
      [own(w.b), w.b.seeker.id],
    ],
    deleteHeld: (w) => each(w, byPlacement).map((rows) => [rows]),
  }),
];
