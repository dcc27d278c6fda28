import { describe, expect, it } from 'vitest';
import { usePagedReply } from './use-paged-reply.ts';

const page = (items: readonly string[], nextCursor: string | null) => ({ items, nextCursor });

describe('a reply page by page', () => {
  it('adds pages, says what went wrong and keeps what is there', async () => {
    let isBroken = false;
    const asked: Array<string | undefined> = [];
    const list = usePagedReply(async (cursor) => {
      asked.push(cursor);
      if (isBroken) throw new Error('no line');
      return Promise.resolve(cursor === undefined ? page(['a'], 'next') : page(['b'], null));
    });
    await list.load();
    isBroken = true;
    await list.more();
    expect(list.error.value).toEqual(new Error('no line'));
    expect(list.items.value).toEqual(['a']);
    isBroken = false;
    await list.more();
    expect(list.error.value).toBeUndefined();
    expect(list.items.value).toEqual(['a', 'b']);
    await list.more();
    expect(asked).toEqual([undefined, 'next', 'next']);
  });

  it('leaves aside what came for a question that is no longer asked', async () => {
    const answers: Array<(reply: ReturnType<typeof page>) => void> = [];
    const list = usePagedReply(
      () => new Promise<ReturnType<typeof page>>((resolve) => answers.push(resolve)),
    );
    const first = list.load();
    const second = list.load();
    answers[1]?.(page(['here'], null));
    answers[0]?.(page(['elsewhere'], null));
    await Promise.all([first, second]);
    expect(list.items.value).toEqual(['here']);
  });
});
