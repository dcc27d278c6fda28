import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { seekerAgentRoutes as routes, type SeekerAgent } from '@yizhan/contract';
import { agentWords } from '@yizhan/ui/texts/zh-CN/agents.ts';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import SeekerAgents from './SeekerAgents.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { seekers: texts, ...agentWords }));

const SEEKER = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const AGENT: SeekerAgent = {
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQf',
  name: '田支书',
  phoneMask: '199****0004',
  relation: 'village',
  scopes: ['ask'],
  until: '2027-09-27',
  status: 'active',
  givenAt: '2026-11-01T02:00:00Z',
  givenVia: 'counter',
  givenBy: '小周',
  paper: { number: '代办字第3号', on: '2026-11-01' },
  acceptedAt: '2026-11-01T07:00:00Z',
  ended: null,
  version: 2,
  can: ['end'],
  undo: null,
};
const reply = (items: SeekerAgent[], mayAppoint = true) => ({
  items,
  most: 3,
  latest: '2027-11-18',
  mayAppoint,
});

async function shown() {
  const changed: number[] = [];
  mounted(SeekerAgents, { props: { seekerId: SEEKER, onChanged: () => changed.push(1) } });
  await flushPromises();
  return changed;
}
async function press(label: string) {
  byText('button', label).click();
  await flushPromises();
}
const isShut = (label: string) => byText('button', label).hasAttribute('disabled');
async function fill(label: string, value: string) {
  const id = byText('label', label).getAttribute('for') ?? '';
  const input = document.getElementById(id);
  if (!(input instanceof HTMLInputElement)) throw new Error(`No field ${label}`);
  input.value = value;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}

describe('people who act for a person', () => {
  it('stand with what they may do, until when, and the paper that was seen', async () => {
    new Answers().on(routes.ofSeeker, () => reply([AGENT]));
    await shown();
    const line = byText('li', '田支书').textContent;
    for (const part of [
      '村（社区）干部',
      '正在代办',
      '看推荐和进展',
      '报名、请驿站回电',
      '代办字第3号',
      '小周',
    ])
      expect(line).toContain(part);
  });

  it('are not offered to whoever may only read', async () => {
    new Answers().on(routes.ofSeeker, () => reply([{ ...AGENT, can: [] }], false));
    await shown();
    expect(document.querySelector('button')).toBeNull();
  });

  it('end with a reason; the record is told, and a slip can be taken back', async () => {
    const bodies: unknown[] = [];
    const undo = {
      actionId: '4303-3WvDzXJ8VhVPhZpbKjqfQg',
      move: 'end',
      until: new Date(Date.now() + 600_000).toISOString(),
    };
    new Answers()
      .on(routes.ofSeeker, () => reply([AGENT]))
      .on(routes.endByStaff, ({ body }) => {
        bodies.push(body);
        const ended = { at: '2026-11-18T02:00:00Z', as: 'asked_at_counter' as const };
        return reply([{ ...AGENT, status: 'ended', ended, can: [], version: 3, undo }]);
      });
    const changed = await shown();
    await press('结束委托');
    const dialog = document.querySelector('[role=dialog]');
    expect(dialog?.textContent).toContain('结束田支书的委托');
    const send = dialog?.querySelector('button[type=submit]');
    expect(send?.hasAttribute('disabled')).toBe(true);
    dialog?.querySelector<HTMLElement>('.el-select__wrapper')?.click();
    await flushPromises();
    byText('.el-select-dropdown__item', '本人到窗口要求结束').click();
    await flushPromises();
    dialog?.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(bodies).toEqual([{ version: 2, reason: 'asked_at_counter', note: '' }]);
    expect(changed).toHaveLength(1);
    expect(document.querySelector('[role=dialog]')).toBeNull();
    expect(byText('li', '田支书').textContent).toContain('本人到窗口要求结束');
    expect(document.querySelector('[data-undo]')).not.toBeNull();
  });

  it('are added only with the paper, and a refusal says why beside its field', async () => {
    new Answers()
      .on(routes.ofSeeker, () => reply([]))
      .on(routes.appointAtCounter, () => {
        const message = '这是本人自己的手机号，不用委托自己。';
        throw new Refusal({
          status: 422,
          code: 'agent.own_phone',
          detail: message,
          fields: [{ path: 'phone', code: 'agent.own_phone', message }],
        });
      });
    const changed = await shown();
    await press('添加代办人');
    await fill('代办人姓名', '李小红');
    await fill('代办人手机号', '13900001111');
    document.querySelector<HTMLElement>('[role=dialog] .el-select__wrapper')?.click();
    await flushPromises();
    byText('.el-select-dropdown__item', '子女').click();
    await flushPromises();
    expect(isShut('发短信请对方确认')).toBe(true);
    await fill('委托书编号', '代办字第9号');
    expect(isShut('发短信请对方确认')).toBe(false);
    document.querySelector('[role=dialog] form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('不用委托自己');
    expect(changed).toEqual([]);
  });
});
