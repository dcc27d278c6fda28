import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { h } from 'vue';
import { ApiProblem } from '@yizhan/client/problem.ts';
import { byText, mounted, press } from '../../test-support/mounted.ts';
import FormField from './FormField.vue';
import FormPage from './FormPage.vue';

const field = (name: string, tag = 'input', complaint?: string) =>
  h(FormField, { label: name, complaint }, { default: ({ id }: { id: string }) => h(tag, { id, name }) });

const form = (props: Record<string, unknown> = {}, complaints: Record<string, string> = {}) =>
  mounted(FormPage, {
    props: { save: '保存', ...props },
    slots: {
      default: () => [
        field('first', 'input', complaints['first']),
        field('second', 'input', complaints['second']),
        field('note', 'textarea'),
        field('last'),
      ],
    },
  });

const focus = (name: string) => document.querySelector<HTMLElement>(`[name="${name}"]`)?.focus();
const focused = () => document.activeElement?.getAttribute('name');

describe('the form page', () => {
  it('goes to the next field with Enter and saves from the last', () => {
    const page = form();
    focus('first');
    expect(press('Enter')).toBe(false);
    expect(focused()).toBe('second');
    press('Enter');
    expect(focused()).toBe('note');
    expect(page.emitted('submit')).toBeUndefined();
    focus('last');
    press('Enter');
    expect(page.emitted('submit')).toHaveLength(1);
  });

  it('leaves Enter to a text area and saves from anywhere with Ctrl+Enter', () => {
    const page = form();
    focus('note');
    expect(press('Enter')).toBe(true);
    expect(focused()).toBe('note');
    press('Enter', { ctrlKey: true });
    expect(page.emitted('submit')).toHaveLength(1);
  });

  it('leaves Enter to an input method that is composing', () => {
    form();
    focus('first');
    press('Enter', { isComposing: true });
    expect(focused()).toBe('first');
  });

  it('moves the focus to the first field with a complaint and announces it to a screen reader', async () => {
    const page = form({}, { second: '手机号少了一位' });
    focus('last');
    await page.setProps({ complaints: { second: '手机号少了一位' } });
    await flushPromises();
    expect(focused()).toBe('second');
    const input = document.querySelector('[name="second"]');
    expect(input?.getAttribute('aria-invalid')).toBe('true');
    const about = document.getElementById(input?.getAttribute('aria-describedby') ?? '');
    expect(about?.textContent).toBe('手机号少了一位');
  });

  it('says what went wrong, with the number to report', () => {
    const error = new ApiProblem({ status: 409, code: 'x', detail: '别人刚改过。', requestId: 'abc' });
    form({ error });
    expect(byText('[role="alert"]', '别人刚改过。').textContent).toContain('abc');
  });

  it('offers what was left unsaved, and takes it or drops it', async () => {
    const page = form({ offeredAt: '2026-11-18T02:00:00Z', offeredName: '王芳' });
    expect(byText('[role="status"]', '王芳').textContent).toContain('还有一份没存完的');
    byText('button', '接着填那份').click();
    byText('button', '那份不要了').click();
    await flushPromises();
    expect(page.emitted('takeOffer')).toHaveLength(1);
    expect(page.emitted('dropOffer')).toHaveLength(1);
  });
});
