import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { h } from 'vue';
import { mounted, press } from '../test-support/mounted.ts';
import ModalBox from './ModalBox.vue';
import SidePanel from './SidePanel.vue';

const box = (...names: string[]) =>
  mounted(ModalBox, {
    props: { label: names.join(' ') },
    slots: { default: () => names.map((name) => h('button', { id: name }, name)) },
  });
const focused = () => document.activeElement?.id;

describe('a box over the page', () => {
  it('keeps Tab inside, at both ends', async () => {
    box('first', 'last');
    await flushPromises();
    document.getElementById('last')?.focus();
    expect(press('Tab')).toBe(false);
    expect(focused()).toBe('first');
    press('Tab', { shiftKey: true });
    expect(focused()).toBe('last');
  });

  it('brings Tab back from the page behind it', async () => {
    box('first', 'last');
    await flushPromises();
    document.body.focus();
    press('Tab');
    expect(focused()).toBe('first');
  });

  it('skips hidden elements', async () => {
    mounted(ModalBox, {
      props: { label: 'box' },
      slots: {
        default: () => [
          h('button', { id: 'seen' }),
          h('button', { id: 'unseen', style: 'display: none' }),
          h('div', { inert: '' }, [h('button', { id: 'inert' })]),
        ],
      },
    });
    await flushPromises();
    document.getElementById('seen')?.focus();
    press('Tab');
    expect(focused()).toBe('seen');
  });

  it('gives the keys to the box opened last, and back when it closes', async () => {
    const lower = box('lower');
    const upper = box('upper');
    await flushPromises();
    press('Escape');
    expect([lower.emitted('close'), upper.emitted('close')]).toEqual([undefined, [[]]]);
    upper.unmount();
    press('Escape');
    expect(lower.emitted('close')).toHaveLength(1);
  });

  it('closes on a click outside, not by one inside', () => {
    const modal = box('first');
    const down = (selector: string) =>
      document.querySelector(selector)?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
    down('#first');
    expect(modal.emitted('close')).toBeUndefined();
    down('.shade');
    expect(modal.emitted('close')).toHaveLength(1);
  });

  it('asks the guard of a panel before it closes', async () => {
    let mayGo = false;
    const panel = mounted(SidePanel, { props: { label: 'panel', guard: () => mayGo } });
    await flushPromises();
    press('Escape');
    await flushPromises();
    expect(panel.emitted('close')).toBeUndefined();
    mayGo = true;
    press('Escape');
    await flushPromises();
    expect(panel.emitted('close')).toHaveLength(1);
  });
});
