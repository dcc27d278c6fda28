import { describe, expect, it } from 'vitest';
import {
  defineFlow,
  isMove,
  movesFrom,
  movesOf,
  needsReason,
  nextStatus,
  reasonFits,
  statusIn,
} from './define-flow.ts';

const visit = defineFlow({
  noun: 'visit',
  statuses: ['planned', 'held', 'called_off'],
  table: {
    planned: { hold: 'held', call_off: 'called_off', note: 'planned' },
    held: { note: 'held', correct: 'planned' },
    called_off: {},
  },
  moves: {
    hold: { undo: 'inverse', reason: 'none' },
    call_off: { undo: 'inverse', reason: ['ill', 'closed'] },
    note: { undo: 'never', reason: 'optional' },
    correct: { undo: 'never', reason: 'words' },
  },
  openings: { plan: { to: ['planned'], takenBack: 'called_off' } },
});

describe('a flow', () => {
  it('says which move leads where, and in which order screens offer them', () => {
    expect(nextStatus(visit, 'planned', 'hold')).toBe('held');
    expect(nextStatus(visit, 'called_off', 'hold')).toBeUndefined();
    expect(movesFrom(visit, 'planned')).toEqual(['hold', 'call_off', 'note']);
    expect(movesFrom(visit, 'called_off')).toEqual([]);
    expect(movesOf(visit)).toEqual(['hold', 'call_off', 'note', 'correct']);
  });

  it('reads stored texts and names from outside only where it knows them', () => {
    expect(statusIn(visit, 'held')).toBe('held');
    expect(() => statusIn(visit, 'gone')).toThrow('A visit cannot be “gone”');
    expect(isMove(visit, 'hold')).toBe(true);
    expect(isMove(visit, 'toString')).toBe(false);
  });

  it('asks for a reason as each move does', () => {
    expect(movesOf(visit).filter((move) => needsReason(visit, move))).toEqual(['call_off', 'correct']);
    expect(reasonFits(visit, 'call_off', 'ill')).toBe(true);
    expect(reasonFits(visit, 'call_off', 'bored')).toBe(false);
    expect(reasonFits(visit, 'correct', '')).toBe(false);
    expect(reasonFits(visit, 'correct', 'pressed by mistake')).toBe(true);
    expect(reasonFits(visit, 'note', '')).toBe(true);
    expect(reasonFits(visit, 'hold', 'why')).toBe(false);
  });

  it('refuses a table of statuses and moves that it does not declare', () => {
    defineFlow({
      noun: 'visit',
      statuses: ['planned'],
      // @ts-expect-error -- "gone" is no status
      table: { planned: { hold: 'gone' } },
      moves: { hold: { undo: 'never', reason: 'none' } },
      openings: {},
    });
    defineFlow({
      noun: 'visit',
      statuses: ['planned'],
      // @ts-expect-error -- "close" is no move
      table: { planned: { close: 'planned' } },
      moves: { hold: { undo: 'never', reason: 'none' } },
      openings: {},
    });
  });
});
