import { flushPromises } from '@vue/test-utils';
import { describe, expect, it } from 'vitest';
import { ruleRoutes, type PersonRules } from '@yizhan/contract';
import { Answers, byText, mounted } from '../../test-support/mounted.ts';
import SeekerRules from './SeekerRules.vue';

const ID = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const asked: PersonRules['open'][number] = {
  fact: 'registered_unemployed',
  type: 'yes_no',
  name: '办了失业登记',
  question: '现在办了失业登记吗？',
  codes: [],
  from: 'asked',
  value: null,
  words: null,
  statedBy: null,
  statedAt: null,
};
const rules = (given: Partial<PersonRules> = {}): PersonRules => ({
  day: '2026-11-18',
  answers: [
    {
      code: 'group.hard_to_employ',
      name: '就业困难人员',
      answer: 'unknown',
      eitherWay: false,
      onRecord: false,
      lines: [
        { depth: 0, text: '就业困难人员', state: 'unknown', value: null, clause: null },
        { depth: 1, text: '办了失业登记', state: 'unknown', value: null, clause: '第五条' },
        { depth: 1, text: '年龄', state: 'value', value: '46年', clause: null },
      ],
      clause: '就业促进法 第五十二条',
      certainty: 'example',
      region: { code: 'CN', name: '全国', fullName: '全国' },
      missing: ['长期失业的月数'],
    },
  ],
  open: [asked, { ...asked, fact: 'birth_date', name: '出生日期', from: 'record' }],
  stated: [],
  canState: true,
  ...given,
});

async function shown(answers: Answers, first: PersonRules) {
  answers.on(ruleRoutes.ofSeeker, () => first);
  mounted(SeekerRules, { props: { seekerId: ID } });
  await flushPromises();
}

describe('why a person counts as a group', () => {
  it('says line by line what holds and what is open, that it is an example, and what is missing', async () => {
    await shown(new Answers(), rules());
    const text = document.body.textContent;
    expect(text).toContain('就业困难人员');
    expect(text).toContain('还不知道');
    expect(text).toContain('年龄：46年');
    expect(text).toContain('第五条');
    expect(text).toContain('示例规则');
    expect(text).toContain('“长期失业的月数”在这一天没有标准');
    expect(text).toContain('还缺档案里的：出生日期');
  });

  it('asks what decides most, notes the answer once given, and takes it away again', async () => {
    const sent: unknown[] = [];
    const answered = {
      ...asked,
      value: true,
      words: '是',
      statedBy: '小王',
      statedAt: '2026-11-18T02:00:00Z',
    };
    const answers = new Answers().on(ruleRoutes.stateFact, ({ params, body }) => {
      sent.push([params['fact'], body]);
      return sent.length === 1 ? rules({ open: [], stated: [answered] }) : rules();
    });
    await shown(answers, rules());
    const note = byText('button', '记下回答');
    expect(note.hasAttribute('disabled')).toBe(true);
    document.querySelector<HTMLInputElement>('input[type=radio]')?.click();
    await flushPromises();
    byText('button', '记下回答').click();
    await flushPromises();
    byText('button', '去掉').click();
    await flushPromises();
    expect(sent).toEqual([
      ['registered_unemployed', { value: true }],
      ['registered_unemployed', { value: null }],
    ]);
  });

  it('asks nothing of somebody who may not note answers', async () => {
    await shown(new Answers(), rules({ canState: false }));
    expect(document.body.textContent).not.toContain('记下回答');
  });
});
