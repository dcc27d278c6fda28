import { describe, expect, it } from 'vitest';
import type { Board } from '../api.ts';
import {
  ASK_WITHOUT_STREAM,
  ASK_WITH_STREAM,
  createBoardFeed,
  REOPEN_AFTER,
  STREAM_SILENCE,
} from './board-feed.ts';
import type { FeedState, StreamHandlers } from './board-feed.ts';

const boardOf = (total: number): Board => ({
  site: { id: '3WvDzXJ8VhVPhZpbKjqfQe', name: '河西零工市场' },
  updatedAt: '2026-11-22T01:00:00Z',
  total,
  items: [],
});

function setUp(kept: { board: Board; loadedAt: number } | null = null) {
  const world = {
    time: 1_000_000,
    loads: 0,
    answer: (): Promise<Board> => Promise.resolve(boardOf(world.loads)),
    streams: [] as (StreamHandlers & { closed: boolean })[],
    states: [] as FeedState[],
    stored: [] as number[],
  };
  const feed = createBoardFeed({
    load: () => {
      world.loads += 1;
      return world.answer();
    },
    openStream: (handlers) => {
      const stream = { ...handlers, closed: false };
      world.streams.push(stream);
      return { close: () => (stream.closed = true) };
    },
    now: () => world.time,
    keep: (board) => world.stored.push(board.total),
    kept,
    onState: (state) => world.states.push(state),
    troubleOf: (error) =>
      error instanceof Error && error.message === 'unknown' ? 'unknown_site' : 'offline',
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return { world, feed, settle, last: () => world.states.at(-1) };
}

describe('createBoardFeed', () => {
  it('shows what was kept before the first answer', async () => {
    const { feed, last, settle } = setUp({ board: boardOf(77), loadedAt: 5 });
    expect(last()).toMatchObject({ board: { total: 77 }, loadedAt: 5, trouble: null });
    feed.tick();
    await settle();
    expect(last()).toMatchObject({ board: { total: 1 }, loadedAt: 1_000_000 });
  });

  it('asks immediately when the stream announces a change', async () => {
    const { world, feed, last, settle } = setUp();
    feed.tick();
    await settle();
    world.streams[0]?.onOpen();
    await settle();
    const before = world.loads;
    world.streams[0]?.onChanged();
    await settle();
    expect(world.loads).toBe(before + 1);
    expect(last()?.board?.total).toBe(world.loads);
    expect(world.stored.at(-1)).toBe(world.loads);
  });

  it('asks again when a change arrives during a request', async () => {
    const { world, feed, settle } = setUp();
    feed.tick();
    world.streams[0]?.onChanged();
    world.streams[0]?.onChanged();
    await settle();
    expect(world.loads).toBe(2);
  });

  it('keeps the last good data when the network goes, and says since when', async () => {
    const { world, feed, last, settle } = setUp();
    feed.tick();
    await settle();
    const loadedAt = last()?.loadedAt;
    world.answer = () => Promise.reject(new Error('no network'));
    world.streams[0]?.onLost();
    world.time += ASK_WITHOUT_STREAM;
    feed.tick();
    await settle();
    expect(last()).toMatchObject({ board: { total: 1 }, loadedAt, trouble: 'offline' });
    world.answer = () => Promise.resolve(boardOf(9));
    world.time += ASK_WITHOUT_STREAM;
    feed.tick();
    await settle();
    expect(last()).toMatchObject({ board: { total: 9 }, trouble: null, loadedAt: world.time });
  });

  it('asks every five seconds without the stream and rarely with it', async () => {
    const { world, feed, settle } = setUp();
    feed.tick();
    await settle();
    world.time += ASK_WITHOUT_STREAM;
    feed.tick();
    await settle();
    expect(world.loads).toBe(2);
    world.streams[0]?.onOpen();
    await settle();
    expect(world.loads).toBe(3);
    world.time += ASK_WITHOUT_STREAM;
    feed.tick();
    await settle();
    expect(world.loads).toBe(3);
    world.time += ASK_WITH_STREAM;
    feed.tick();
    await settle();
    expect(world.loads).toBe(4);
  });

  it('gives up a silent stream and opens another', async () => {
    const { world, feed, settle } = setUp();
    feed.tick();
    world.streams[0]?.onOpen();
    await settle();
    world.time += STREAM_SILENCE + 1;
    feed.tick();
    await settle();
    expect(world.streams[0]?.closed).toBe(true);
    world.time += REOPEN_AFTER;
    feed.tick();
    expect(world.streams).toHaveLength(2);
  });

  it('does not reopen the stream of a site that does not exist', async () => {
    const { world, feed, last, settle } = setUp();
    world.answer = () => Promise.reject(new Error('unknown'));
    feed.tick();
    await settle();
    expect(last()?.trouble).toBe('unknown_site');
    world.streams[0]?.onLost();
    world.time += REOPEN_AFTER * 3;
    feed.tick();
    expect(world.streams).toHaveLength(1);
  });
});
