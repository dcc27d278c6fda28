import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { ruleRoutes, type RuleComparison, type RuleVersion } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import RulesPage from './RulesPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { ruleBook: texts }));

const region = { code: '4303', name: '湘潭市', fullName: '湖南省湘潭市' };
const version = (given: Partial<RuleVersion> = {}): RuleVersion => ({
  id: '3WvDzXJ8VhVPhZpbKjqfQe',
  code: 'group.rural_migrant',
  name: '农民工',
  region,
  number: 1,
  status: 'draft',
  content: {
    main: 'main',
    parts: [
      {
        name: 'main',
        title: { 'zh-CN': '农民工', en: 'rural migrant worker' },
        node: {
          kind: 'and',
          of: [
            { kind: 'fact', fact: 'rural_household' },
            { kind: 'fact', fact: 'nonfarm_work' },
          ],
        },
      },
    ],
  },
  clause: '条例第二条',
  certainty: 'example',
  from: null,
  to: null,
  problems: [],
  createdBy: '李科长',
  createdAt: '2026-11-18T02:00:00Z',
  publishedBy: null,
  publishedAt: null,
  reason: null,
  version: 4,
  can: ['edit', 'compare', 'publish', 'discard'],
  ...given,
});
const counts = { yes: 0, no: 0, unknown: 0 };
const comparison = (given: Partial<RuleComparison> = {}): RuleComparison => ({
  id: '3WvDzXJ8VhVPhZpbKjqfQf',
  ruleId: version().id,
  region,
  asOf: '2026-11-18',
  state: 'done',
  total: 12,
  done: 12,
  counts: { yes: counts, no: counts, unknown: { ...counts, yes: 3, unknown: 9 } },
  examples: [{ id: '4303-3WvDzXJ8VhVPhZpbKjqfQe', name: '王小明', before: 'unknown', after: 'yes' }],
  hidden: 2,
  ...given,
});

async function page(answers: Answers, items: RuleVersion[]) {
  answers.on(ruleRoutes.list, () => ({ region, canAdd: true, items }));
  mounted(RulesPage);
  await flushPromises();
}
async function edit() {
  byText('button', '修改草稿').click();
  await flushPromises();
}

describe('rules', () => {
  it('reads a rule in words, says that it is an example, and offers a draft', async () => {
    const published: Partial<RuleVersion> = { status: 'published', from: '2026-01-01', can: [] };
    await page(new Answers(), [version(published)]);
    const card = byText('section', '农民工').textContent;
    expect(card).toContain('以下各项都要符合');
    expect(card).toContain('农村户籍');
    expect(card).toContain('示例');
    expect(card).toContain('2026-01-01起');
    expect(card).toContain('新建草稿');
    expect(card).not.toContain('修改草稿');
  });

  it('changes a draft as a tree, saves the version it read, and only then offers to try and to publish', async () => {
    const sent: { content: RuleVersion['content']; version: number }[] = [];
    const answers = new Answers().on(ruleRoutes.change, ({ body }) => {
      const { content, version: read } = body as (typeof sent)[number];
      sent.push({ content, version: read });
      return version({ content, version: 5 });
    });
    await page(answers, [version()]);
    await edit();
    const [remove] = document.querySelectorAll<HTMLElement>('[aria-label="去掉：农村户籍"]');
    remove?.click();
    await flushPromises();
    expect(document.body.textContent).toContain('先保存草稿');
    byText('button', '保存草稿').click();
    await flushPromises();
    expect(sent).toMatchObject([{ version: 4 }]);
    expect(sent[0]?.content.parts[0]?.node).toMatchObject({ kind: 'and', of: [{ fact: 'nonfarm_work' }] });
    expect(document.body.textContent).toContain('谁的结果会变');
  });

  it('says at once what keeps a draft from being published', async () => {
    await page(new Answers(), [version({ problems: ['规则的结论要是“是”或“否”。'] })]);
    await edit();
    expect(document.body.textContent).toContain('规则的结论要是');
    expect(document.body.textContent).not.toContain('开始试算');
  });

  it('counts whose answer changes and shows some of them, and publishes with a day and a reason', async () => {
    const moved: unknown[] = [];
    const answers = new Answers()
      .on(ruleRoutes.compare, () => comparison())
      .on(ruleRoutes.move, ({ body }) => {
        moved.push(body);
        return version({ status: 'published', from: '2027-01-01', can: [] });
      });
    await page(answers, [version()]);
    await edit();
    byText('button', '开始试算').click();
    await flushPromises();
    const text = document.body.textContent;
    expect(text).toContain('从“还不知道”变为“符合”：3人');
    expect(text).toContain('王小明');
    expect(text).toContain('另有2人');
    const field = (label: string) =>
      byText('label', label).closest('.field')?.querySelector<HTMLInputElement>('input');
    for (const [label, value] of [
      ['从哪一天起生效', '2027-01-01'],
      ['为什么', '新文件'],
    ] as const) {
      const input = field(label);
      if (input === null || input === undefined) throw new Error(`no field ${label}`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
    }
    await flushPromises();
    document.querySelector<HTMLElement>('.publish button[type=submit]')?.click();
    await flushPromises();
    expect(moved).toEqual([{ move: 'publish', from: '2027-01-01', reason: '新文件', version: 4 }]);
  });
});
