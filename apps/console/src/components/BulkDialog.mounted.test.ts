import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { actionRoutes } from '@yizhan/contract';
import { Answers, byText, mounted } from '../test-support/mounted.ts';
import BulkDialog, { type BulkResult } from './BulkDialog.vue';

const IDS = ['4303-3WvDzXJ8VhVPhZpbKjqfQe', '4303-3WvDzXJ8VhVPhZpbKjqfQf'] as const;

function open() {
  const asked: boolean[] = [];
  const done: number[] = [];
  mounted(BulkDialog, {
    props: {
      title: '发布',
      action: '发布',
      run: (preview: boolean): Promise<BulkResult[]> => {
        asked.push(preview);
        return Promise.resolve([
          { key: '1', name: '焊工', ok: true, text: '', actionId: preview ? null : IDS[0] },
          { key: '2', name: '普工', ok: true, text: '', actionId: preview ? null : IDS[1] },
          { key: '3', name: '保洁', ok: false, text: '还有检查没有处理' },
        ]);
      },
      onDone: () => done.push(1),
    },
  });
  return { asked, done };
}

describe('one action on many records', () => {
  it('shows what will happen, and why not, before anything is done', async () => {
    const { asked, done } = open();
    await flushPromises();
    expect(asked).toEqual([true]);
    expect(done).toEqual([]);
    expect(byText('tbody tr', '保洁').textContent).toContain('还有检查没有处理');
    expect(document.querySelector('[data-undo]')).toBeNull();
    byText('button', '发布 · ').click();
    await flushPromises();
    expect(asked).toEqual([true, false]);
    expect(done).toHaveLength(1);
  });

  it('takes all of it back, and names what could not be', async () => {
    open();
    await flushPromises();
    byText('button', '发布 · ').click();
    await flushPromises();
    const bodies: unknown[] = [];
    new Answers().on(actionRoutes.takeBackBulk, ({ body }) => {
      bodies.push(body);
      return {
        results: [
          { id: IDS[0], ok: true, reason: null },
          { id: IDS[1], ok: false, reason: '“发布”之后，小周在10:05又改过' },
        ],
      };
    });
    document.querySelector<HTMLButtonElement>('[data-undo]')?.click();
    await flushPromises();
    expect(bodies).toEqual([{ ids: IDS }]);
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toContain('普工');
    expect(rows[0]).toContain('又改过');
  });
});
