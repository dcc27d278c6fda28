import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '@yizhan/client/problem.ts';
import { byText, mounted, press } from '../test-support/mounted.ts';
import type { RevealLook } from './reveal-look.ts';
import RevealNumber from './RevealNumber.vue';

const PHONE = '13800001234';
const shown = () => document.querySelector('.number')?.textContent;

function number(props: Record<string, unknown> = {}) {
  const asked: unknown[] = [];
  const reveal = (look: RevealLook) => {
    asked.push(look);
    return Promise.resolve(PHONE);
  };
  const wrapper = mounted(RevealNumber, { props: { mask: '138****1234', reveal, name: '王芳', ...props } });
  return { asked, wrapper };
}

describe('a masked number', () => {
  it('shows the mask and asks for the purpose before it shows the number', async () => {
    const { asked } = number();
    expect(document.body.textContent).toContain('138****1234');
    byText('button', '看完整号码').click();
    await flushPromises();
    expect(asked).toEqual([]);
    byText('.quick button', '打电话联系').click();
    await flushPromises();
    expect(asked).toEqual([{ purpose: 'call', words: '' }]);
    expect(shown()).toBe('138 0000 1234');
    expect(document.querySelector('a.number')?.getAttribute('href')).toBe(`tel:${PHONE}`);
  });

  it('takes a reason in the user’s words, and none of blanks', async () => {
    const { asked } = number();
    byText('button', '看完整号码').click();
    await flushPromises();
    const input = document.querySelector<HTMLInputElement>('.ask input');
    if (input === null) throw new Error('Nobody asks why.');
    const say = async (words: string) => {
      input.value = words;
      input.dispatchEvent(new Event('input'));
      await flushPromises();
      input.focus();
      press('Enter');
      await flushPromises();
    };
    await say('   ');
    expect(asked).toEqual([]);
    await say(' 核对身份 ');
    expect(asked).toEqual([{ purpose: 'other', words: '核对身份' }]);
  });

  it('hides the number again after half a minute, and at once when told to', async () => {
    vi.useFakeTimers();
    const { asked } = number({ purpose: 'call_back' });
    byText('button', '看完整号码').click();
    await flushPromises();
    expect(shown()).toBe('138 0000 1234');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(shown()).toBe('138 0000 1234');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toBeUndefined();
    byText('button', '看完整号码').click();
    await flushPromises();
    document.querySelector<HTMLElement>('button.link')?.click();
    await flushPromises();
    expect(shown()).toBeUndefined();
    expect(asked).toEqual([
      { purpose: 'call_back', words: '' },
      { purpose: 'call_back', words: '' },
    ]);
  });

  it('says why it may not be seen, and shows nothing', async () => {
    const detail = '今天看过的号码已经到了上限。';
    const refuse = () => Promise.reject(new ApiProblem({ status: 429, code: 'reveal.limit', detail }));
    number({ purpose: 'call_back', reveal: refuse });
    byText('button', '看完整号码').click();
    await flushPromises();
    expect(byText('[role="alert"]', detail)).toBeDefined();
    expect(shown()).toBeUndefined();
  });

  it('offers nothing where there is no number', () => {
    number({ mask: null });
    expect(document.querySelector('button')).toBeNull();
  });
});
