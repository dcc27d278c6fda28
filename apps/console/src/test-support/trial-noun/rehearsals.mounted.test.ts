import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { routes as api, type Session } from '@yizhan/contract';
import { rehearsalRoutes, type Rehearsal } from '@yizhan/contract/test-support/rehearsals.ts';
import { i18n } from '../../app/i18n.ts';
import { useSession } from '../../app/session.ts';
import { Answers, byText, mounted, Refusal, type Asked } from '../mounted.ts';
import { id, navigation, routes, worklist } from './index.ts';
import RehearsalsPage from './RehearsalsPage.vue';
import { texts } from './texts.ts';

const CLERK: Session = {
  kind: 'staff',
  staffId: '3WvDzXJ8VhVPhZpbKjqfQe',
  login: 'wang',
  name: '王芳',
  grants: [],
  verbs: ['placements.move'],
  homeSite: null,
  homeRegion: null,
  secondFactor: 'off',
  mustChangePassword: false,
};
const ROW: Rehearsal = {
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  seeker: { id: '4303-3WvDzXJ8VhVPhZpbKjqfQf', name: '罗小凤' },
  site: null,
  at: '2026-11-20T02:00:00.000Z',
  wish: '练自我介绍',
  result: null,
  status: 'planned',
  version: 1,
  heldBy: null,
  approval: null,
  can: ['hold', 'miss', 'cancel'],
  undo: null,
};
const UNDO = { actionId: ROW.id, move: 'hold', until: '2999-01-01T00:00:00.000Z' };

beforeAll(() => {
  for (const locale of ['zh-CN', 'en'] as const) i18n.global.mergeLocaleMessage(locale, texts[locale]);
});

/** The page with a clerk signed in, over one row that the moves change. */
async function page(answers: Answers) {
  const state = { row: ROW };
  const asked: Asked[] = [];
  answers.on(rehearsalRoutes.listRehearsals, (call) => {
    asked.push(call);
    return { items: [state.row], nextCursor: null, total: 1, atLeast: null };
  });
  mounted(RehearsalsPage);
  useSession().accept(CLERK);
  await flushPromises();
  return { state, asked };
}
async function click(element: HTMLElement | null) {
  element?.click();
  await flushPromises();
}
const open = () => click(document.querySelector<HTMLElement>('tbody tr'));
const box = () => document.querySelector('[role=dialog]');
const button = (text: string) => byText('[role=dialog] button', text);
async function type(selector: string, text: string) {
  const input = document.querySelector<HTMLInputElement>(`[role=dialog] ${selector}`);
  if (input === null) throw new Error(`There is no ${selector}.`);
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}

describe('the page of rehearsals', () => {
  it('lists what is arranged, and asks for others by status', async () => {
    const { asked } = await page(new Answers());
    const heads = [...document.querySelectorAll('th')].map((head) => head.textContent.trim());
    expect(heads).toEqual(['姓名', '时间', '驿站', '想练什么', '状态']);
    expect(document.querySelector('tbody')?.textContent).toContain('罗小凤');
    await click(byText('label', '练过了'));
    expect(Object.fromEntries(asked.at(-1)?.query ?? [])).toEqual({ limit: '30', status: 'held' });
  });

  it('makes the moves of the flow, with a reason where one is needed, and offers to take them back', async () => {
    const bodies: unknown[] = [];
    const { state } = await page(
      new Answers()
        .on(rehearsalRoutes.moveRehearsal, ({ body }) => {
          bodies.push(body);
          state.row = { ...ROW, status: 'held', version: 2, result: '很好', can: ['reopen'], undo: UNDO };
          return state.row;
        })
        .on(api.actions.takeBack, () => ({ noun: 'rehearsal', recordId: ROW.id, move: 'hold' })),
    );
    await open();
    expect(button('取消').hasAttribute('disabled')).toBe(true);
    await type('input', '很好');
    await click(button('练过了'));
    expect(bodies).toEqual([{ version: 1, move: 'hold', note: '很好', reason: '' }]);
    expect(byText('.el-message', '已记下').textContent).toContain('撤回');
    expect(box()).toBeNull();
    await open();
    expect(button('重新打开').hasAttribute('disabled')).toBe(true);
    state.row = ROW;
    await click(button('撤回'));
    expect(byText('.el-message', '已撤回')).toBeTruthy();
    expect(document.querySelector('tbody')?.textContent).toContain('已约好');
  });

  it('says who was quicker, and shows how it is now', async () => {
    const { state } = await page(
      new Answers().on(rehearsalRoutes.moveRehearsal, () => {
        state.row = { ...ROW, status: 'cancelled', version: 2, can: ['reopen'] };
        throw new Refusal({ status: 409, code: 'record.changed', detail: '李强刚办了“取消”。' });
      }),
    );
    await open();
    await click(button('没来'));
    expect(byText('.el-message', '李强刚办了“取消”。')).toBeTruthy();
    expect(document.querySelector('tbody')?.textContent).toContain('取消了');
  });

  it('says that a second person decides, and issues a confirmation', async () => {
    const held: Rehearsal = { ...ROW, status: 'held', can: ['reopen'] };
    const asked = { what: '重新打开模拟面试', askedBy: '王芳', mine: true, until: '2026-11-27', version: 1 };
    const approval = { ...asked, id: ROW.id, askedAt: ROW.at };
    const paper = { batchId: ROW.id, count: 1, word: false, unprintable: [] };
    const number = '岳塘区凭证〔2026〕1号';
    const { state } = await page(
      new Answers()
        .on(rehearsalRoutes.moveRehearsal, () => (state.row = { ...held, approval }))
        .on(rehearsalRoutes.confirmRehearsal, () => ({ ...paper, first: number, last: number })),
    );
    state.row = held;
    await click(byText('label', '练过了'));
    await open();
    await type('input', '记错了');
    await click(button('重新打开'));
    expect(byText('.el-message', '第二个人复核')).toBeTruthy();
    await open();
    expect(box()?.textContent).toContain('重新打开模拟面试');
    await click(button('开办理凭证'));
    expect(byText('[role=dialog] a', number).getAttribute('href')).toContain(ROW.id);
  });

  it('arranges one, and keeps what was typed when it is refused', async () => {
    let body: unknown;
    const { asked } = await page(
      new Answers().on(rehearsalRoutes.bookRehearsal, (call) => {
        if (body === undefined) {
          body = call.body;
          throw new Refusal({
            status: 422,
            code: 'rehearsal.past',
            detail: '约的时间已经过去。',
            fields: [{ path: 'at', code: 'rehearsal.past', message: '约的时间已经过去。' }],
          });
        }
        return ROW;
      }),
    );
    await click(byText('button', '约一次模拟面试'));
    await type('input[type=datetime-local]', '2026-11-20T10:00');
    await type('input[maxlength]', '练自我介绍');
    await click(button('约一次模拟面试'));
    expect(body).toEqual({ seekerId: '', at: '2026-11-20T10:00:00+08:00', wish: '练自我介绍' });
    expect(byText('.complaint', '约的时间已经过去。')).toBeTruthy();
    const before = asked.length;
    await click(button('约一次模拟面试'));
    expect(box()).toBeNull();
    expect(asked.length).toBe(before + 1);
  });

  it('is reached from the menu and from the list of today by whoever may work on it', () => {
    expect(navigation.map(({ to, verbs }) => [to, verbs])).toEqual([[id, ['placements.move']]]);
    expect(worklist['rehearsal.planned']?.name).toBe(routes[0]?.name);
  });
});
