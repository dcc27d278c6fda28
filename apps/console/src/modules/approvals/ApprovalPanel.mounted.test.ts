import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { approvalRoutes, type Approval } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import ApprovalPanel from './ApprovalPanel.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { approvals: texts }));

const approval = (given: Partial<Approval> = {}): Approval => ({
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  status: 'asked',
  version: 1,
  can: ['approve', 'decline'],
  undo: null,
  kind: 'employer.blacklist',
  what: '单位拉黑、移出黑名单',
  title: '列入黑名单：湘潭市物业有限公司',
  place: '湖南省湘潭市岳塘区',
  askedBy: '刘干事',
  mine: false,
  askedAt: '2026-11-18T02:00:00Z',
  until: '2026-11-25',
  decidedBy: null,
  decidedAt: null,
  answer: null,
  fileUntil: null,
  reason: '拖欠工资三个月',
  lines: [{ label: '黑名单', before: '不在', after: '在黑名单上' }],
  approvers: ['周干事'],
  barred: null,
  problem: null,
  caution: null,
  ...given,
});

async function panel(given: Partial<Approval> = {}, answers = new Answers()) {
  answers.on(approvalRoutes.get, () => approval(given));
  mounted(ApprovalPanel, { props: { id: approval().id } });
  await flushPromises();
}
const text = () => document.body.textContent;
const buttons = () => [...document.querySelectorAll('button[data-act]')].map((one) => one.textContent.trim());

describe('a step that waits for a second person', () => {
  it('says what exactly would happen, why, until when and who can approve', async () => {
    await panel();
    for (const part of [
      '列入黑名单：湘潭市物业有限公司',
      '不在',
      '在黑名单上',
      '拖欠工资三个月',
      '周干事',
      '待复核',
    ])
      expect(text()).toContain(part);
    expect(buttons()).toEqual(['同意', '不同意']);
  });

  it('is declined with a reason only, and approved without one', async () => {
    const sent: unknown[] = [];
    const answers = new Answers().on(approvalRoutes.move, ({ body }) => {
      sent.push(body);
      return approval({ status: 'approved', can: [] });
    });
    await panel({}, answers);
    expect(byText('button', '不同意').hasAttribute('disabled')).toBe(true);
    const words = document.querySelector<HTMLInputElement>('.moves input');
    if (words === null) throw new Error('no field for the reason');
    words.value = '证据不够';
    words.dispatchEvent(new Event('input'));
    await flushPromises();
    byText('button', '不同意').click();
    await flushPromises();
    expect(sent).toEqual([{ version: 1, move: 'decline', note: '', reason: '证据不够' }]);
  });

  it('says what stands against it, and asks anew when somebody was quicker', async () => {
    let asked = 0;
    const answers = new Answers()
      .on(approvalRoutes.move, () => {
        throw new Refusal({ status: 409, code: 'record.changed', detail: '何干事已同意。' });
      })
      .on(approvalRoutes.get, () => {
        asked += 1;
        return approval(
          asked === 1 ? { problem: '这条记录刚被别人改过。' } : { status: 'approved', can: [] },
        );
      });
    mounted(ApprovalPanel, { props: { id: approval().id } });
    await flushPromises();
    expect(text()).toContain('这条记录刚被别人改过');
    document.querySelector<HTMLButtonElement>('button[data-act]')?.click();
    await flushPromises();
    expect(text()).toContain('已同意');
    expect(buttons()).toEqual([]);
    expect(answers).toBeDefined();
  });

  it('offers the file to whoever asked, and says what is left once the record was erased', async () => {
    await panel({ mine: true, can: [], status: 'approved', fileUntil: '2026-11-21T02:00:00Z' });
    expect(text()).toContain('下载文件');
  });

  it('says that the content went with the record', async () => {
    await panel({ title: '', lines: [], reason: '', can: ['decline'] });
    expect(text()).toContain('内容已随档案删除');
    expect(buttons()).toEqual(['不同意']);
  });
});
