import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mounted } from '../test-support/mounted.ts';
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
});
