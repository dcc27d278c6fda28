import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { routes as api, type Partner } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import PartnerPanel from './PartnerPanel.vue';
import en from './texts/en.ts';
import zhCN from './texts/zh-CN.ts';

const KEY = `yzk_AbCdEfGh_${'A'.repeat(43)}`;
const CITY = { code: '4303', name: '湘潭市', fullName: '湖南省湘潭市' };
const PARTNER: Partner = {
  id: '3WvDzXJ8VhVPhZpbKjqfQe',
  name: '湘江人力资源有限公司',
  kind: 'agency',
  region: CITY,
  contactName: '陈主任',
  contactPhone: '138****1234',
  note: '',
  perMinute: 120,
  status: 'active',
  since: '2026-11-18T02:00:00.000Z',
  grants: [{ verb: 'feed.read', region: CITY }],
  keys: [],
  createdAt: '2026-11-18T02:00:00.000Z',
  createdBy: '王芳',
  version: 1,
  can: ['edit', 'issue_key', 'reveal', 'pause', 'end'],
  undo: null,
};
const HELD: Partner = {
  ...PARTNER,
  can: [...PARTNER.can, 'revoke_key'],
  keys: [
    {
      id: '3WvDzXJ8VhVPhZpbKjqfQf',
      label: '正式环境',
      prefix: 'AbCdEfGh',
      state: 'valid',
      createdAt: '2026-11-18T02:00:00.000Z',
      createdBy: '王芳',
      lastDay: '2027-11-18',
      lastUsedOn: null,
      revokedAt: null,
      revokedBy: null,
    },
  ],
};

beforeAll(() => {
  i18n.global.mergeLocaleMessage('zh-CN', { partners: zhCN });
  i18n.global.mergeLocaleMessage('en', { partners: en });
});

async function panel(answers: Answers, first = PARTNER) {
  const state = { partner: first };
  answers.on(api.partners.get, () => state.partner);
  mounted(PartnerPanel, { props: { id: first.id } });
  await flushPromises();
  return state;
}
async function click(element: HTMLElement) {
  element.click();
  await flushPromises();
}
async function type(text: string, selector: string) {
  const input = document.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (input === null) throw new Error(`There is no ${selector}.`);
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}
const shown = () => document.body.textContent;

describe('the panel of a partner', () => {
  it('shows a new key once, to be copied, and never again', async () => {
    const bodies: unknown[] = [];
    await panel(
      new Answers().on(api.partners.issueKey, ({ body }) => {
        bodies.push(body);
        return { key: KEY, partner: HELD };
      }),
    );
    expect(shown()).toContain('还没有密钥');
    await click(byText('section button', '发密钥'));
    await type('正式环境', '[role=dialog] form input[maxlength]');
    await click(byText('form button[type=submit]', '发密钥'));
    expect(bodies).toEqual([{ label: '正式环境', days: 365, replaces: null, overlapDays: 7 }]);
    expect(document.querySelector('[data-key]')?.textContent).toBe(KEY);
    expect(shown()).toContain('只显示这一次');
    const copied = vi.fn(async () => Promise.resolve());
    vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: copied } });
    await click(byText('button', '复制密钥'));
    expect(copied).toHaveBeenCalledWith(KEY);
    await click(byText('button', '已经交给对方'));
    expect(shown()).not.toContain(KEY);
    expect(shown()).toContain('yzk_AbCdEfGh_…');
  });

  it('names the key that a new one replaces, and how long both work', async () => {
    const bodies: unknown[] = [];
    await panel(
      new Answers().on(api.partners.issueKey, ({ body }) => {
        bodies.push(body);
        return { key: KEY, partner: HELD };
      }),
      HELD,
    );
    await click(byText('section button', '换新的'));
    await click(byText('form button[type=submit]', '换新的'));
    expect(bodies).toEqual([{ label: '正式环境', days: 365, replaces: HELD.keys[0]?.id, overlapDays: 7 }]);
    expect(shown()).toContain('“正式环境”的旧密钥还能用7天');
  });

  it('pauses with a reason only, and says who was quicker', async () => {
    const bodies: unknown[] = [];
    await panel(
      new Answers().on(api.partners.move, ({ body }) => {
        bodies.push(body);
        if (bodies.length === 1)
          throw new Refusal({ status: 409, code: 'record.changed', detail: '李强刚改过。' });
        const paused: Partner = { ...PARTNER, status: 'paused', version: 3, can: ['edit', 'resume', 'end'] };
        return paused;
      }),
    );
    await click(byText('.actions button', '暂停合作'));
    const send = byText('form button[type=submit]', '暂停合作');
    expect(send.hasAttribute('disabled')).toBe(true);
    await type('接口调试', '[role=dialog] form textarea');
    await click(send);
    expect(shown()).toContain('李强刚改过。');
    await click(send);
    expect(bodies).toEqual([
      { version: 1, move: 'pause', reason: '接口调试' },
      { version: 1, move: 'pause', reason: '接口调试' },
    ]);
    expect(shown()).toContain('暂停中');
  });

  it('offers nothing to whoever may only look', async () => {
    await panel(new Answers(), { ...HELD, can: [] });
    const buttons = [...document.querySelectorAll('section button')].map((one) => one.textContent.trim());
    expect(buttons.filter((text) => text !== '')).toEqual([]);
  });
});
