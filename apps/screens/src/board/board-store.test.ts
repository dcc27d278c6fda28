import { describe, expect, it } from 'vitest';
import type { Board } from '../api.ts';
import { findKeptBoard, findLastSite, keepBoard } from './board-store.ts';

const ID = '3WvDzXJ8VhVPhZpbKjqfQe';
const board: Board = {
  site: { id: ID, name: '河西零工市场' },
  updatedAt: '2026-11-22T01:00:00Z',
  total: 0,
  items: [],
};

function memory(limit = Number.POSITIVE_INFINITY): Storage {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    getItem: (name) => values.get(name) ?? null,
    key: (index) => [...values.keys()][index] ?? null,
    removeItem: (name) => void values.delete(name),
    setItem: (name, value) => {
      if (value.length > limit) throw new DOMException('full', 'QuotaExceededError');
      values.set(name, value);
    },
  };
}

describe('the kept board', () => {
  it('comes back as it was put', () => {
    const storage = memory();
    keepBoard(storage, ID, board, 42);
    expect(findKeptBoard(storage, ID)).toEqual({ board, loadedAt: 42 });
    expect(findLastSite(storage)).toEqual(board.site);
    expect(findKeptBoard(storage, 'another')).toBeNull();
  });

  it('is ignored when it cannot be read', () => {
    const storage = memory();
    storage.setItem(`yizhan.board.${ID}`, '{"shape":1,"loadedAt":');
    expect(findKeptBoard(storage, ID)).toBeNull();
    storage.setItem(`yizhan.board.${ID}`, JSON.stringify({ shape: 0, loadedAt: 1, board }));
    expect(findKeptBoard(storage, ID)).toBeNull();
    expect(findLastSite(storage)).toBeNull();
  });

  it('costs nothing when the store is full', () => {
    const storage = memory(10);
    expect(() => keepBoard(storage, ID, board, 1)).not.toThrow();
    expect(findKeptBoard(storage, ID)).toBeNull();
  });
});
