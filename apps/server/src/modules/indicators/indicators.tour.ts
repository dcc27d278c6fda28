import { sql } from 'kysely';
import { INDICATOR_CODES, type IndicatorCode } from '@yizhan/domain';
import { run, tourOf } from '../../test-support/tour/tour.ts';
import type { World } from '../../test-support/tour/world.ts';
import * as facts from './facts.repository.ts';
import * as indicators from './indicators.repository.ts';

const frame = (w: World): facts.Frame => ({
  from: '2026-01-01',
  to: '2026-12-31',
  regions: [w.a.region, w.b.prefecture],
  sites: [w.b.siteId],
  siteId: null,
  exactRegion: null,
});
/** The arguments of each indicator, within two places and over the whole network. */
function all<T>(w: World, args: (code: IndicatorCode, frame: facts.Frame) => T): T[] {
  const whole = { ...frame(w), regions: [''], sites: [], siteId: w.a.siteId };
  return INDICATOR_CODES.flatMap((code) => [args(code, frame(w)), args(code, whole)]);
}

export const tours = [
  tourOf(facts)({
    factsOf: run(async (trx, w) => {
      for (const code of INDICATOR_CODES)
        await sql`select * from ${facts.factsOf(code, frame(w))} as f`.execute(trx);
    }),
  }),
  tourOf(indicators)({
    readFigure: (w) => all(w, (code, within) => [code, within]),
    readSeries: (w) => all(w, (code, within) => [code, within, 'month', 0]),
    readByRegion: (w) => all(w, (code, within) => [code, within, 4]),
    readBySite: (w) => all(w, (code, within) => [code, within]),
    listFacts: (w) => all(w, (code, within) => [code, within, { limit: 10 }]),
  }),
];
