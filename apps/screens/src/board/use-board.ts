import { onBeforeUnmount, onMounted, shallowRef } from 'vue';
import { isApiProblem } from '@yizhan/client/slim.ts';
import { api, boardStreamUrl } from '../api.ts';
import { createBoardFeed } from './board-feed.ts';
import type { FeedState, FeedTrouble, StreamHandlers } from './board-feed.ts';
import { findKeptBoard, keepBoard } from './board-store.ts';

/** A board answers in milliseconds; a request unanswered for this long means that the network is gone. */
const ANSWER_WITHIN = 8_000;
const LIMIT = 100;

function troubleOf(error: unknown): FeedTrouble {
  if (!isApiProblem(error)) return 'offline';
  if (error.code === 'site.unknown' || error.status === 400 || error.status === 404) return 'unknown_site';
  return error.status === 0 ? 'offline' : 'trouble';
}

function openStream(siteId: string, handlers: StreamHandlers): { close: () => void } {
  const source = new EventSource(boardStreamUrl(siteId));
  source.addEventListener('open', handlers.onOpen);
  source.addEventListener('changed', handlers.onChanged);
  source.addEventListener('alive', handlers.onAlive);
  source.addEventListener('error', handlers.onLost);
  return source;
}

/** The current content of one site's board and the clock's minute, for as long as the page is mounted. */
export function useBoard(siteId: string) {
  const state = shallowRef<FeedState>({ board: null, loadedAt: null, trouble: null });
  const now = shallowRef(new Date());

  const feed = createBoardFeed({
    load: () =>
      api.vacancies.board(
        { params: { siteId }, query: { limit: LIMIT } },
        { signal: AbortSignal.timeout(ANSWER_WITHIN) },
      ),
    openStream: (handlers) => openStream(siteId, handlers),
    now: () => Date.now(),
    keep: (board, loadedAt) => keepBoard(localStorage, siteId, board, loadedAt),
    kept: findKeptBoard(localStorage, siteId),
    onState: (next) => {
      state.value = next;
    },
    troubleOf,
  });

  let ticking: ReturnType<typeof setInterval> | undefined;
  const askNow = () => void feed.refresh();
  function tick(): void {
    feed.tick();
    const time = new Date();
    if (time.getMinutes() !== now.value.getMinutes()) now.value = time;
  }

  onMounted(() => {
    tick();
    ticking = setInterval(tick, 1_000);
    addEventListener('online', askNow);
    addEventListener('offline', askNow);
  });
  onBeforeUnmount(() => {
    clearInterval(ticking);
    removeEventListener('online', askNow);
    removeEventListener('offline', askNow);
    feed.stop();
  });
  return { state, now };
}
