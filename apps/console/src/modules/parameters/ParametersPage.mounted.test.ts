import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { parameterRoutes, type Parameter, type ParameterWindow } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import ParametersPage from './ParametersPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { parameters: texts }));

const region = (code: string, name: string) => ({ code, name, fullName: `湖南省${name}` });
const window = (given: Partial<ParameterWindow> = {}): ParameterWindow => ({
  id: '3WvDzXJ8VhVPhZpbKjqfQe',
  parameter: 'minimum_wage.monthly',
  region: region('4312', '怀化市'),
  value: 170_000,
  from: '2024-12-01',
  to: null,
  source: '关于调整最低工资标准的通知',
  sourceDate: null,
  clause: '',
  certainty: 'example',
  overrides: region('43', '湖南省'),
  after: 'unknown',
  addedBy: '',
  addedAt: '2026-01-01T00:00:00Z',
  ended: null,
  withdrawn: null,
  version: 3,
  can: ['end', 'withdraw'],
  ...given,
});
const wage = (given: Partial<Parameter> = {}): Parameter => ({
  code: 'minimum_wage.monthly',
  type: 'money',
  name: '最低工资标准（月）',
  national: false,
  isAge: false,
  holding: window(),
  windows: [window()],
  problems: [],
  can: ['add'],
  ...given,
});

async function page(answers: Answers, item: Parameter = wage()) {
  answers.on(parameterRoutes.list, () => ({
    day: '2026-11-18',
    region: region('4312', '怀化市'),
    items: [item],
  }));
  mounted(ParametersPage);
  await flushPromises();
}
async function type(label: string, text: string) {
  const field = byText('label', label).closest('.field')?.querySelector<HTMLInputElement>('input');
  if (field === null || field === undefined) throw new Error(`no field ${label}`);
  field.value = text;
  field.dispatchEvent(new Event('input'));
  await flushPromises();
}

describe('parameters', () => {
  it('says what holds, where from, that it is an example, and what is wrong', async () => {
    await page(new Answers(), wage({ problems: ['怀化市：从2025-01-01到2025-02-28没有标准。'] }));
    const card = byText('section', '最低工资标准').textContent;
    expect(card).toContain('1700元');
    expect(card).toContain('示例，请核对');
    expect(card).toContain('关于调整最低工资标准的通知');
    expect(card).toContain('替代湖南省的标准');
    expect(card).toContain('从2025-01-01到2025-02-28没有标准');
  });

  it('says that nothing holds instead of showing an old value, and offers nothing to who may not', async () => {
    await page(new Answers(), wage({ holding: null, windows: [], can: [] }));
    expect(document.body.textContent).toContain('还不知道');
    expect(document.body.textContent).not.toContain('新增标准');
  });

  it('adds a value typed in yuan, asks about a gap only when there is one, and names what it replaces', async () => {
    const sent: unknown[] = [];
    const answers = new Answers().on(parameterRoutes.add, ({ body }) => {
      sent.push(body);
      if (sent.length === 1) {
        throw new Refusal({
          status: 409,
          code: 'parameters.gap',
          detail: '从2026-01-01到2026-12-31没有标准。',
        });
      }
      return window({ from: '2027-01-01', value: 195_050 });
    });
    await page(answers);
    byText('section button', '新增标准').click();
    await flushPromises();
    await type('标准', '1950.5');
    await type('从哪一天起', '2027-01-01');
    await type('依据的文件', '怀人社发〔2026〕1号');
    byText('[role=dialog] button', '新增标准').click();
    await flushPromises();
    const seen = byText('[role=dialog] label', '这段时间确实没有标准').querySelector('input');
    seen?.click();
    byText('[role=dialog] button', '新增标准').click();
    await flushPromises();
    const common = { value: 195_050, from: '2027-01-01', to: null, overrides: null, region: 'CN' };
    expect(sent).toMatchObject([
      { ...common, gapSeen: false },
      { ...common, gapSeen: true, source: '怀人社发〔2026〕1号' },
    ]);
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('withdraws with a reason and the version that was read', async () => {
    const sent: unknown[] = [];
    const answers = new Answers().on(parameterRoutes.withdraw, ({ body }) => {
      sent.push(body);
      return window({ withdrawn: { by: '李科长', at: '2026-11-18T00:00:00Z', reason: '录错了' }, can: [] });
    });
    await page(answers);
    byText('section button', '撤回').click();
    await flushPromises();
    await type('为什么', '录错了');
    byText('[role=dialog] button', '撤回').click();
    await flushPromises();
    expect(sent).toEqual([{ reason: '录错了', version: 3 }]);
  });
});
