import type { Board } from '../api.ts';

/** How often a board polls, in ms: rarely while the stream announces changes, often while it does not. */
export const ASK_WITH_STREAM = 30_000;
export const ASK_WITHOUT_STREAM = 5_000;
/** The server sends `alive` every 20 s; a stream silent for this long is dead even if it was never closed. */
export const STREAM_SILENCE = 50_000;
export const REOPEN_AFTER = 5_000;

/** Why the screen lacks the newest data: no network, a server without an answer, or no such site. */
export type FeedTrouble = 'offline' | 'trouble' | 'unknown_site';

export interface FeedState {
  readonly board: Board | null;
  /** When `board` was last known to be current, in ms; null without data. */
  readonly loadedAt: number | null;
  readonly trouble: FeedTrouble | null;
}

export interface StreamHandlers {
  readonly onOpen: () => void;
  readonly onChanged: () => void;
  readonly onAlive: () => void;
  readonly onLost: () => void;
}

export interface FeedDependencies {
  readonly load: () => Promise<Board>;
  readonly openStream: (handlers: StreamHandlers) => { close: () => void };
  readonly now: () => number;
  readonly keep: (board: Board, loadedAt: number) => void;
  readonly kept: { readonly board: Board; readonly loadedAt: number } | null;
  readonly onState: (state: FeedState) => void;
  readonly troubleOf: (error: unknown) => FeedTrouble;
}

export interface BoardFeed {
  /** To be called about once a second; does whatever is due. */
  readonly tick: () => void;
  /** Fetches now, e.g. when the device reports that its network is back. */
  readonly refresh: () => Promise<void>;
  readonly stop: () => void;
}

/**
 * Keeps the content of one board current: starts from the copy on the device, listens to the stream, polls when the
 * stream is gone, and never replaces good data with an error.
 */
export function createBoardFeed(dependencies: FeedDependencies): BoardFeed {
  const { load, openStream, now, keep, kept, onState, troubleOf } = dependencies;
  let state: FeedState = {
    board: kept?.board ?? null,
    loadedAt: kept?.loadedAt ?? null,
    trouble: null,
  };
  let stream: { close: () => void } | null = null;
  let streamUp = false;
  let lastSign = now();
  let lostAt = Number.NEGATIVE_INFINITY;
  let askedAt = Number.NEGATIVE_INFINITY;
  let asking: Promise<void> | null = null;
  let askAgain = false;
  let stopped = false;

  function become(next: FeedState): void {
    state = next;
    if (!stopped) onState(state);
  }

  async function ask(): Promise<void> {
    askedAt = now();
    try {
      const board = await load();
      const loadedAt = now();
      keep(board, loadedAt);
      become({ board, loadedAt, trouble: null });
    } catch (error) {
      become({ ...state, trouble: troubleOf(error) });
    }
  }

  async function refresh(): Promise<void> {
    if (asking !== null) {
      // A change announced while a request is running may be missing from its answer.
      askAgain = true;
      return asking;
    }
    asking = askUntilCurrent();
    await asking;
    asking = null;
  }

  const wantsAgain = (): boolean => askAgain && !stopped;
  async function askUntilCurrent(): Promise<void> {
    do {
      askAgain = false;
      await ask();
    } while (wantsAgain());
  }

  function lose(): void {
    stream?.close();
    stream = null;
    streamUp = false;
    lostAt = now();
  }

  function open(): void {
    lastSign = now();
    const mine = openStream({
      onOpen: () => {
        if (stream !== mine) return;
        streamUp = true;
        lastSign = now();
        // Changes announced while no stream was open were missed.
        void refresh();
      },
      onChanged: () => {
        lastSign = now();
        void refresh();
      },
      onAlive: () => {
        lastSign = now();
      },
      onLost: () => {
        if (stream === mine) lose();
      },
    });
    stream = mine;
  }

  onState(state);
  return {
    tick() {
      if (stopped) return;
      const time = now();
      if (stream !== null && time - lastSign > STREAM_SILENCE) lose();
      if (stream === null && time - lostAt >= REOPEN_AFTER && state.trouble !== 'unknown_site') open();
      const every = streamUp ? ASK_WITH_STREAM : ASK_WITHOUT_STREAM;
      if (asking === null && time - askedAt >= every) void refresh();
    },
    refresh,
    stop() {
      stopped = true;
      stream?.close();
      stream = null;
    },
  };
}
