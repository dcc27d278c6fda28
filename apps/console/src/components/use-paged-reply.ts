import { ref, shallowRef } from 'vue';

interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A reply with its rows page by page, asked anew by `load`; what a page after the first says besides its rows counts too. */
export function usePagedReply<T, R extends Page<T>>(
  ask: (cursor: string | undefined) => Promise<R & Page<T>>,
) {
  const reply = shallowRef<R>();
  const items = shallowRef<readonly T[]>([]);
  const error = ref<unknown>();
  let asked = 0;

  async function read(cursor?: string): Promise<void> {
    const mine = ++asked;
    error.value = undefined;
    try {
      const page = await ask(cursor);
      if (mine !== asked) return;
      reply.value = page;
      items.value = cursor === undefined ? page.items : [...items.value, ...page.items];
    } catch (problem) {
      if (mine === asked) error.value = problem;
    }
  }
  async function load(): Promise<void> {
    await read();
  }
  /** For another question: nothing of the one before stays under it. */
  async function loadAnew(): Promise<void> {
    reply.value = undefined;
    items.value = [];
    await read();
  }
  async function more(): Promise<void> {
    const cursor = reply.value?.nextCursor;
    if (cursor !== undefined && cursor !== null) await read(cursor);
  }
  return { reply, items, error, load, loadAnew, more };
}
