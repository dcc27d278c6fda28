import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes as api } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import IssueMatchingDialog from './IssueMatchingDialog.vue';
import en from './texts/en.ts';
import zhCN from './texts/zh-CN.ts';

const ISSUED = {
  batchId: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  count: 412,
  first: '岳塘区推荐〔2026〕1号',
  last: '岳塘区推荐〔2026〕412号',
  word: false,
  unprintable: [],
};
const LEFT_OUT = [{ reason: 'has_slip' as const, count: 3 }];
const query = { status: 'applied,contacted', siteId: '3WvDzXJ8VhVPhZpbKjqfQf' };

beforeAll(() => {
  i18n.global.mergeLocaleMessage('zh-CN', { papers: zhCN });
  i18n.global.mergeLocaleMessage('en', { papers: en });
});

async function click(element: HTMLElement) {
  element.click();
  await flushPromises();
}
const shown = () => document.body.textContent;

describe('slips for all that match', () => {
  it('are counted before, with who is left out, and issued with the filters of the list', async () => {
    const asked: unknown[] = [];
    new Answers()
      .on(api.papers.countMatching, ({ query: filters }) => {
        asked.push(Object.fromEntries(filters));
        return { count: 412, leftOut: LEFT_OUT };
      })
      .on(api.papers.issueMatching, ({ body }) => {
        asked.push(body);
        return { issued: ISSUED, leftOut: LEFT_OUT };
      });
    mounted(IssueMatchingDialog, { props: { query } });
    await flushPromises();
    expect(shown()).toContain('可以开 412 份推荐信');
    expect(shown()).toContain('推荐信还有效的 3 个');
    await click(byText('button', '开 412 份'));
    expect(asked).toEqual([query, { query, language: 'zh-CN' }]);
    expect(shown()).toContain('已开 412 份，岳塘区推荐〔2026〕1号 到 岳塘区推荐〔2026〕412号');
    expect(shown()).toContain('推荐信还有效的 3 个');
  });

  it('offer nothing to issue where nobody is left', async () => {
    new Answers().on(api.papers.countMatching, () => ({ count: 0, leftOut: [] }));
    mounted(IssueMatchingDialog, { props: { query } });
    await flushPromises();
    expect(shown()).toContain('没有要开推荐信的人');
    expect(document.querySelector('button[type=submit]')).toBeNull();
  });

  it('say while they are issued how many they are, and can be stopped, which counts again', async () => {
    let counts = 0;
    let breakOff = (_error: Error): void => undefined;
    new Answers()
      .on(api.papers.countMatching, () => {
        counts += 1;
        return { count: 412, leftOut: [] };
      })
      .on(
        api.papers.issueMatching,
        async () =>
          new Promise((_resolve, reject) => {
            breakOff = reject;
          }),
      );
    mounted(IssueMatchingDialog, { props: { query } });
    await flushPromises();
    await click(byText('button', '开 412 份'));
    expect(shown()).toContain('正在开 412 份');
    await click(byText('button', '停下'));
    breakOff(new DOMException('The call was broken off.', 'AbortError'));
    await flushPromises();
    expect(shown()).toContain('没开完的一份都不算');
    expect(counts).toBe(2);
  });
});
