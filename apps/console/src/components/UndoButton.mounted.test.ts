import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { actionRoutes } from '@yizhan/contract';
import { defineComponent, h } from 'vue';
import { tellDone } from '../app/problems.ts';
import { whenTakenBack } from '../app/taken-back.ts';
import { Answers, byText, mounted, Refusal } from '../test-support/mounted.ts';
import UndoButton from './UndoButton.vue';

const NOW = new Date('2026-11-18T02:00:00Z');
const undo = (minutes: number) => ({
  actionId: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  move: 'hire',
  until: new Date(NOW.getTime() + minutes * 60_000).toISOString(),
});

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the button that takes a step back', () => {
  it('says how long that is possible, and goes when the time is over', async () => {
    const button = mounted(UndoButton, { props: { undo: undo(2) } });
    await flushPromises();
    expect(button.text()).toContain('2');
    await vi.advanceTimersByTimeAsync(70_000);
    expect(button.text()).toContain('1');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(button.find('button').exists()).toBe(false);
  });

  it('is not there where nothing can be taken back', async () => {
    const button = mounted(UndoButton, { props: { undo: null } });
    await flushPromises();
    expect(button.find('button').exists()).toBe(false);
  });

  it('takes the step back, says so, and lets what is on the screen be read again', async () => {
    const asked: string[] = [];
    new Answers().on(actionRoutes.takeBack, ({ params }) => {
      asked.push(params['id'] ?? '');
      return { noun: 'placement', recordId: '4303-3WvDzXJ8VhVPhZpbKjqfQe', move: 'hire' };
    });
    const reads = reader();
    const button = mounted(UndoButton, { props: { undo: undo(5) } });
    await button.find('button').trigger('click');
    await flushPromises();
    expect(asked).toEqual(['4303-3WvDzXJ8VhVPhZpbKjqfQe']);
    expect(document.body.textContent).toContain('已撤回');
    expect(reads()).toBe(1);
  });

  it('says why not when a message has gone out, or somebody went on, and reads again then too', async () => {
    new Answers().on(actionRoutes.takeBack, () => {
      throw new Refusal({
        status: 409,
        code: 'action.left_house',
        detail: '“确认入职”的通知已经发出去了，不能撤回。请办更正，并告诉对方一声。',
      });
    });
    const reads = reader();
    const button = mounted(UndoButton, { props: { undo: undo(5) } });
    await button.find('button').trigger('click');
    await flushPromises();
    expect(document.body.textContent).toContain('通知已经发出去了，不能撤回');
    expect(reads()).toBe(1);
  });
});

describe('the message after a step', () => {
  it('offers to take it back at once', async () => {
    const asked: string[] = [];
    new Answers().on(actionRoutes.takeBack, ({ params }) => {
      asked.push(params['id'] ?? '');
      return { noun: 'vacancy', recordId: '4303-3WvDzXJ8VhVPhZpbKjqfQe', move: 'fill' };
    });
    const reads = reader();
    tellDone('岗位已招满', undo(10));
    await flushPromises();
    byText('.yz-undo button', '撤回').click();
    await flushPromises();
    expect(asked).toEqual(['4303-3WvDzXJ8VhVPhZpbKjqfQe']);
    expect(reads()).toBe(1);
  });

  it('offers nothing where nothing can be taken back', async () => {
    tellDone('已保存');
    await flushPromises();
    const messages = [...document.querySelectorAll('.el-message')];
    expect(messages.at(-1)?.textContent).toContain('已保存');
    expect(messages.at(-1)?.querySelector('button')).toBeNull();
  });
});

/** A component that shows the record; counts how often it reloads. */
function reader(): () => number {
  let reads = 0;
  mounted(
    defineComponent({
      setup() {
        whenTakenBack(() => (reads += 1));
        return () => h('p');
      },
    }),
  );
  return () => reads;
}
