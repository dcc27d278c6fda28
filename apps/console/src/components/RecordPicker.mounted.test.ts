import { flushPromises } from '@vue/test-utils';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { routes } from '@yizhan/contract';
import { Answers, mounted, press } from '../test-support/mounted.ts';
import type { Asked } from '../test-support/mounted.ts';
import RecordPicker from './RecordPicker.vue';

type Hit = { kind: 'seeker' | 'vacancy'; id: string; title: string; detail: string };
const hit = (kind: Hit['kind'], title: string): Hit => ({ kind, id: `4301-${title}`, title, detail: '' });

const typed = (asked: Asked) => (asked.body as { q: string }).q;
const titles = () => [...document.querySelectorAll('[role="option"]')].map((one) => one.textContent.trim());
const chosen = () => document.querySelector('[aria-selected="true"]')?.textContent.trim();

async function type(words: string) {
  const input = document.querySelector('input');
  if (input === null) throw new Error('There is no field.');
  input.value = words;
  input.dispatchEvent(new Event('input'));
  input.focus();
  await vi.advanceTimersByTimeAsync(200);
  await flushPromises();
}

describe('the record picker', () => {
  beforeEach(() => void vi.useFakeTimers());

  const picker = () => mounted(RecordPicker, { props: { kind: 'seeker', label: '找人' } });

  it('lists records of its kind only, and takes one by keys', async () => {
    new Answers().on(routes.globalSearch.search, () => ({
      items: [hit('seeker', '王芳'), hit('vacancy', '焊工'), hit('seeker', '王强')],
    }));
    const page = picker();
    await type('王');
    expect(titles()).toEqual(['王芳', '王强']);
    expect(chosen()).toBe('王芳');
    press('ArrowDown');
    await flushPromises();
    expect(chosen()).toBe('王强');
    expect(document.querySelector('input')?.getAttribute('aria-activedescendant')).toBe(
      document.querySelector('[aria-selected="true"]')?.id,
    );
    press('ArrowDown');
    press('ArrowUp');
    press('Enter');
    await flushPromises();
    expect(page.emitted('choose')).toEqual([[hit('seeker', '王强')]]);
    expect(titles()).toEqual([]);
  });

  it('says that nobody was found, with the words that were typed', async () => {
    new Answers().on(routes.globalSearch.search, () => ({ items: [] }));
    picker();
    await type('无此人');
    expect(document.querySelector('[role="status"]')?.textContent).toContain('无此人');
  });

  it('drops a late reply to earlier words', async () => {
    const waiting = new Map<string, () => void>();
    new Answers().on(routes.globalSearch.search, async (asked) => {
      await new Promise<void>((resolve) => waiting.set(typed(asked), resolve));
      return { items: [hit('seeker', typed(asked))] };
    });
    picker();
    await type('王');
    await type('王芳');
    waiting.get('王芳')?.();
    await flushPromises();
    waiting.get('王')?.();
    await flushPromises();
    expect(titles()).toEqual(['王芳']);
  });

  it('closes the list with Escape and leaves the words', async () => {
    new Answers().on(routes.globalSearch.search, () => ({ items: [hit('seeker', '王芳')] }));
    picker();
    await type('王');
    expect(press('Escape')).toBe(false);
    await flushPromises();
    expect(document.querySelector('[role="listbox"]')?.getAttribute('style')).toContain('display: none');
    expect(document.querySelector('input')?.value).toBe('王');
  });
});
