import { newId } from '../../app/ids.ts';
import { run, runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as calendar from './calendar.repository.ts';
import * as deadlines from './deadlines.repository.ts';

const row = (half: Half, w: World, id = newId()): deadlines.NewDeadline => ({
  prefecture: half.prefecture,
  id,
  rule: 'test',
  noun: 'placement',
  record_id: half.placement.id,
  region_code: half.region,
  count: 3,
  unit: 'workday',
  rolls: true,
  starts_on: '2026-12-30',
  due_on: '2027-01-04',
  missing_year: 2027,
  started_by: half.hired.id,
  created_at: w.now,
});

export const tours = [
  tourOf(calendar)({
    listCalendarDays: () => [[]],
    lockCalendar: () => [[]],
    listNoticeLoads: () => [[[2027, 2028]]],
    replaceYear: () => [[2031, [{ day: '2031-01-01', kind: 'holiday', source: 'tour' }]]],
  }),
  tourOf(deadlines)({
    insertDeadlines: run(async (trx, w) => deadlines.insertDeadlines(trx, [row(w.a, w), row(w.b, w)])),
    lockRunning: (w) => w.each((half) => [half.prefecture, [half.followUp.id]]),
    listRunning: (w) => w.each((half) => [half.prefecture, 'follow_up.day_7', [half.followUp.id]]),
    updateDeadline: runEach(async (trx, half, _other, w) => {
      const id = newId();
      await deadlines.insertDeadlines(trx, [row(half, w, id)]);
      await deadlines.updateDeadline(trx, { prefecture: half.prefecture, id }, { paused_on: '2026-12-31' });
    }),
    lockOfActions: (w) => w.each((half) => [half.prefecture, [half.hired.id]]),
    listToEscalate: () => [['2027-06-01', 10]],
    listUndetermined: () => [[[2027, 2028], 10]],
    dropOpenDeadlines: (w) => w.each((half) => [half.prefecture, [half.followUp.id]]),
    listMissingYears: () => [[]],
    countUndetermined: () => [[]],
    claimDeadline: (w) => w.each((half) => [half.followUp]),
    findPlaceName: (w) =>
      w.each((half): [{ region: string; siteId: string | null }] => [
        { region: half.region, siteId: half.siteId },
      ]),
  }),
];
