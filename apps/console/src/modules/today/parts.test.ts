import { describe, expect, it } from 'vitest';
import type { WorklistEntry, WorklistSection } from '@yizhan/contract';
import { keyOf, layOut, workedOff } from './parts.ts';

const entry = (id: string, rest: Partial<WorklistEntry> = {}): WorklistEntry => ({
  noun: 'case',
  id,
  title: id,
  about: '',
  next: 'review',
  at: null,
  due: null,
  record: null,
  ...rest,
});
const section = (item: string, entries: readonly WorklistEntry[]): WorklistSection => ({
  item,
  total: entries.length,
  more: false,
  overdue: entries.filter(({ due }) => due?.overdue).length,
  clause: null,
  entries: [...entries],
});
const rows = (count: number) => Array.from({ length: count }, (_, at) => entry(String(at)));

describe('the list of today', () => {
  it('uses one column for one part, and none for nothing', () => {
    expect(layOut([section('interview.booked', rows(1))])).toEqual([['interview.booked']]);
    expect(layOut([])).toEqual([]);
  });

  it('keeps the pressing parts on top and the columns about even', () => {
    const sections = [
      section('a', rows(3)),
      section('b', rows(1)),
      section('c', rows(2)),
      section('d', rows(1)),
    ];
    expect(layOut(sections)).toEqual([
      ['a', 'd'],
      ['b', 'c'],
    ]);
  });

  it('keeps a row that was worked off in sight, and counts it no longer until it is opened again', () => {
    const followUp = (id: string, outcome: 'left' | null) =>
      ({ kind: 'follow_up', row: { id, outcome } }) as NonNullable<WorklistEntry['record']>;
    const due = { on: '2026-11-30', overdue: true, missingYear: null };
    const one = entry('placement', { due, record: followUp('day 7', null) });
    const other = entry('placement', { due, record: followUp('day 30', null) });
    const before = section('follow_up.due', [one, other]);
    const after = workedOff(before, one, followUp('day 7', 'left'));
    expect([after.total, after.overdue, after.entries.map(keyOf)]).toEqual([1, 1, ['day 7', 'day 30']]);
    const [left = one] = after.entries;
    expect(left.record).toEqual(followUp('day 7', 'left'));
    const again = workedOff(after, left, followUp('day 7', null));
    expect([again.total, again.overdue]).toEqual([2, 2]);
  });

  it('counts a call that was just missed no longer: it is for another day', () => {
    const callBack = (move: string | null) =>
      ({
        kind: 'call_back',
        row: { id: 'c', status: 'open', undo: move === null ? null : { actionId: 'a', move, until: '' } },
      }) as NonNullable<WorklistEntry['record']>;
    const one = entry('c', { record: callBack(null) });
    expect(workedOff(section('call_back.waits', [one]), one, callBack('miss'))).toMatchObject({ total: 0 });
  });

  it('lets go of a row whose record waits no longer at all', () => {
    const vacancy = { kind: 'vacancy', row: { id: 'v' } } as NonNullable<WorklistEntry['record']>;
    const one = entry('v', { record: vacancy });
    expect(workedOff(section('vacancy.unconfirmed', [one]), one, null)).toMatchObject({
      total: 0,
      clause: null,
      entries: [],
    });
  });
});
