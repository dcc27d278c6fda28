import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkWordRoutes, type CheckWordView } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, type Asked } from '../../test-support/mounted.ts';
import CheckWordsPage from './CheckWordsPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { checkWords: texts }));

const COUNTY = { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' };
const OWN: CheckWordView = {
  id: '3WvDzXJ8VhVPhZpbKjqfQe',
  region: COUNTY,
  check: 'bureau_words',
  word: '五官端正',
  effect: 'find',
  reason: '本区不让写长相',
  source: '岳人社发〔2026〕9号',
  sourceDate: '2026-10-01',
  addedBy: '李股长',
  addedAt: '2026-10-08T02:00:00Z',
  ended: null,
  version: 1,
  can: ['end'],
};

async function page(answers: Answers, items: CheckWordView[] = [OWN]) {
  answers.on(checkWordRoutes.list, () => ({
    region: COUNTY,
    checks: [
      {
        check: 'discrimination_sex' as const,
        severity: 'block' as const,
        source: '就业促进法 第二十七条',
        examples: ['限男性', '女士优先'],
      },
      { check: 'bureau_words' as const, severity: 'warn' as const, source: null, examples: [] },
    ],
    items,
    nextCursor: null,
    canAdd: true,
  }));
  mounted(CheckWordsPage);
  await flushPromises();
}

describe('words of checks', () => {
  it('shows what the software finds, the law behind it, and the bureau’s own with source and who added them', async () => {
    await page(new Answers());
    expect(byText('li', '性别限制').textContent).toContain('限男性、女士优先');
    expect(byText('li', '性别限制').textContent).toContain('就业促进法 第二十七条');
    expect(byText('li', '软件没有自带的词').textContent).toContain('五官端正 (要查出来)');
    const own = byText('li', '“五官端正” · 本地不让用的说法').textContent;
    expect(own).toContain('岳人社发〔2026〕9号');
    expect(own).toContain('李股长');
  });

  it('looks at published adverts first, and adds the word with reason and document', async () => {
    const asked: Array<Asked['body']> = [];
    const answers = new Answers()
      .on(checkWordRoutes.preview, ({ query }) => {
        expect(query.get('word')).toBe('五官端正');
        return {
          seen: 3,
          more: false,
          changed: 2,
          examples: [
            { id: '4303-3WvDzXJ8VhVPhZpbKjqfQe', title: '门岗', employer: '安居物业', quote: '五官端正' },
          ],
        };
      })
      .on(checkWordRoutes.add, ({ body }) => {
        asked.push(body);
        return OWN;
      });
    await page(answers, []);
    document.querySelector<HTMLElement>('[aria-label="加一个词：本地不让用的说法"]')?.click();
    await flushPromises();
    const dialog = byText('[role=dialog]', '加一个词');
    const type = async (label: string, text: string) => {
      const input = byText('label', label).closest('.field')?.querySelector<HTMLInputElement>('input');
      if (input === null || input === undefined) throw new Error(`no field ${label}`);
      input.value = text;
      input.dispatchEvent(new Event('input'));
      await flushPromises();
    };
    await type('词', '五官端正');
    byText('button', '先看看会影响哪些岗位').click();
    await flushPromises();
    const seen = dialog.querySelector('[role=status]')?.textContent ?? '';
    expect(seen).toContain('3条有这个词，保存后其中2条会被提示');
    expect(seen).toContain('门岗 · 安居物业：“五官端正”');
    expect(seen).toContain('没有改动');
    await type('为什么', '本区不让写长相');
    dialog.querySelector('form')?.dispatchEvent(new Event('submit'));
    await flushPromises();
    expect(asked[0]).toMatchObject({
      check: 'bureau_words',
      word: '五官端正',
      effect: 'find',
      reason: '本区不让写长相',
      sourceDate: null,
    });
  });
});
