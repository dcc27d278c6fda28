import { flushPromises } from '@vue/test-utils';
import { describe, expect, it, vi } from 'vitest';
import { h } from 'vue';
import { useRoute } from 'vue-router';
import {
  CallBackList,
  EmployerList,
  savedViewRoutes,
  type CallBack,
  type EmployerRow,
  type SavedView,
  type Session,
} from '@yizhan/contract';
import { useSession } from '../../app/session.ts';
import { Answers, byText, mounted, press, Refusal, type Asked } from '../../test-support/mounted.ts';
import ListPage from './ListPage.vue';

const OFFICER: Session = {
  kind: 'staff',
  staffId: '3WvDzXJ8VhVPhZpbKjqfQe',
  login: 'chen',
  name: '陈敏',
  grants: [],
  verbs: ['employers.read', 'lists.export'],
  homeSite: null,
  homeRegion: { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' },
  secondFactor: 'off',
  mustChangePassword: false,
};
const ROW: EmployerRow = {
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  kind: 'organisation',
  name: '安居物业',
  creditCode: null,
  industry: '物业管理',
  region: { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' },
  verification: 'verified',
  blacklisted: false,
  openVacancies: 2,
  openHeadcount: 5,
  hires: 1,
  lastContactAt: null,
  createdAt: '2026-11-18T02:00:00.000Z',
};
const CALL: CallBack = {
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  status: 'open',
  version: 1,
  can: ['finish', 'miss'],
  undo: null,
  name: '龙阿婆',
  phoneMask: '139****0001',
  note: '想找活',
  vacancy: null,
  site: null,
  seekerId: null,
  createdAt: '2026-11-18T02:00:00.000Z',
  tries: 0,
  lastTriedAt: null,
  due: null,
  handledBy: null,
  result: null,
};
const VIEW: SavedView = {
  id: '3WvDzXJ8VhVPhZpbKjqfQf',
  list: 'employers',
  name: '没核实的',
  query: { verification: 'unverified' },
  columns: ['name', 'hires'],
  owner: { name: '王芳', isSelf: false, gone: true },
  region: { code: '430304', name: '岳塘区', fullName: '湖南省湘潭市岳塘区' },
  site: null,
  leftOut: [{ part: 'filter', name: 'region', reason: 'out_of_reach' }],
  version: 1,
  can: [],
};

const cells = {
  name: (row: EmployerRow) => row.name,
  industry: (row: EmployerRow) => row.industry,
  hires: (row: EmployerRow) => String(row.hires),
  created: () => '刚才',
};

/** The list of employers with an officer signed in, and what it asked the server for. */
async function page(
  answers: Answers,
  pages: ReadonlyArray<Partial<{ nextCursor: string; atLeast: number }>> = [],
) {
  const asked: Asked[] = [];
  answers.on(EmployerList.route, (call) => {
    const given = pages[asked.length] ?? {};
    asked.push(call);
    return {
      items: [ROW],
      nextCursor: null,
      total: given.atLeast === undefined ? 1 : null,
      atLeast: null,
      ...given,
    };
  });
  let address: ReturnType<typeof useRoute> | undefined;
  mounted(ListPage, {
    props: { name: 'employers', title: '用人单位', cells, rowName: (row: EmployerRow) => row.name },
    slots: {
      actions: () => h({ setup: () => void (address = useRoute()), render: () => null }),
    },
  });
  useSession().accept(OFFICER);
  await flushPromises();
  return { asked, address: () => address?.query ?? {} };
}
const last = (asked: readonly Asked[]) => Object.fromEntries(asked.at(-1)?.query ?? []);
const heads = () => [...document.querySelectorAll('th')].map((head) => head.textContent.trim());
async function click(element: HTMLElement) {
  element.click();
  await flushPromises();
}
/** Unfolds one of the tools. */
async function unfold(name: string) {
  const tool = byText('summary', name).closest('details');
  if (tool === null) throw new Error(`${name} does not unfold.`);
  tool.open = true;
  tool.dispatchEvent(new Event('toggle'));
  await flushPromises();
}
async function type(placeholder: string, text: string) {
  const input = document.querySelector<HTMLInputElement>(`input[placeholder^="${placeholder}"]`);
  if (input === null) throw new Error(`There is no field “${placeholder}”.`);
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}

describe('a list', () => {
  it('shows the usual columns of its definition, and how many rows there are', async () => {
    const { asked } = await page(new Answers());
    expect(heads()).toEqual(['名称', '核实', '行业', '地区', '在招', '招到的人', '最近联系']);
    expect(document.querySelector('tbody tr')?.textContent).toContain('安居物业');
    expect(last(asked)).toEqual({ limit: '30' });
    expect(document.body.textContent).toContain('共 1 条');
  });

  it('says where counting stopped', async () => {
    await page(new Answers(), [{ atLeast: 10_000 }]);
    expect(document.querySelector('.total')?.textContent).toContain('以上');
  });

  it('is sorted by heads, both ways, and says so', async () => {
    const { asked, address } = await page(new Answers());
    await unfold('显示哪几列');
    await click(byText('.pop label', '建档').querySelector('input') ?? document.body);
    expect(document.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe('descending');
    await click(byText('th button', '建档'));
    expect(last(asked)).toEqual({ limit: '30', sort: 'oldest' });
    expect(address()).toEqual({ sort: 'oldest' });
    expect(document.querySelector('th[aria-sort]')?.getAttribute('aria-sort')).toBe('ascending');
  });

  it('walks pages by cursor, back too', async () => {
    const { asked } = await page(new Answers(), [{ nextCursor: 'two' }]);
    await click(byText('button', '下一页'));
    expect(last(asked)).toEqual({ limit: '30', cursor: 'two' });
    await click(byText('button', '上一页'));
    expect(last(asked)).toEqual({ limit: '30' });
  });

  it('prints all rows in words', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const { asked } = await page(new Answers(), [{}, { nextCursor: 'two' }]);
    await click(byText('button', '打印'));
    expect(print).toHaveBeenCalledOnce();
    expect(last(asked)).toEqual({ limit: '100', cursor: 'two' });
    expect(document.querySelectorAll('.yz-paper tbody tr')).toHaveLength(2);
    expect(document.querySelector('.yz-paper')?.textContent).toContain('陈敏打印于');
  });
});

describe('a list whose rows are worked off in place', () => {
  /** The list with a button below each row, and what was pressed. */
  async function worked() {
    const pressed: string[] = [];
    const asked: Asked[] = [];
    new Answers().on(CallBackList.route, (call) => {
      asked.push(call);
      return { items: [CALL, { ...CALL, id: OTHER }], nextCursor: null, total: 2, atLeast: null };
    });
    mounted(ListPage, {
      props: {
        name: 'call-backs',
        title: '叫驿站帮我',
        cells: { name: (row: CallBack) => row.name, result: (row: CallBack) => row.result ?? '' },
        rowName: (row: CallBack) => row.name,
      },
      slots: {
        below: ({ row, replace }: { row: CallBack; replace: (row: CallBack) => void }) => [
          h('button', { 'data-act': '', onClick: () => pressed.push(`first ${row.id}`) }, '帮上了'),
          h('button', { 'data-act': '', onClick: () => replace({ ...row, name: '改过的名字' }) }, '没打通'),
        ],
      },
    });
    useSession().accept(OFFICER);
    await flushPromises();
    return { pressed, asked };
  }
  const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr[tabindex]')];
  const OTHER = '4303-3WvDzXJ8VhVPhZpbKjqfQf';

  it('has digits for its buttons and arrows from row to row', async () => {
    const { pressed } = await worked();
    rows()[0]?.focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(rows()[1]);
    press('1');
    expect(pressed).toEqual([`first ${OTHER}`]);
    expect(press('9')).toBe(true);
  });

  it('shows the reply in place of the row, and leaves the others', async () => {
    await worked();
    rows()[1]?.focus();
    press('2');
    await flushPromises();
    expect(rows().map((row) => row.textContent.includes('改过的名字'))).toEqual([false, true]);
    expect(document.activeElement).toBe(rows()[1]);
  });

  it('offers those in one’s own charge where the list has them', async () => {
    const { asked } = await worked();
    byText('label', '我经办的').querySelector('input')?.dispatchEvent(new Event('change'));
    await flushPromises();
    expect(last(asked)).toMatchObject({ mine: 'true' });
    byText('label', '我经办的').querySelector('input')?.dispatchEvent(new Event('change'));
    await flushPromises();
    expect(last(asked)).not.toHaveProperty('mine');
  });
});

describe('saved views', () => {
  it('are opened with what holds, and say what was left out and whose they are', async () => {
    const answers = new Answers().on(savedViewRoutes.list, () => ({ items: [VIEW] }));
    const { asked, address } = await page(answers);
    await unfold('存好的查法');
    const button = byText('.apply', '没核实的');
    expect(button.textContent).toContain('王芳');
    expect(button.textContent).toContain('已离开');
    await click(button);
    expect(last(asked)).toEqual({ limit: '30', verification: 'unverified' });
    expect(address()).toEqual({ verification: 'unverified' });
    expect(heads()).toEqual(['名称', '招到的人']);
    expect(document.querySelector('.left-out')?.textContent).toContain('不在您负责的范围');
    expect(document.querySelector('.remove')).toBeNull();
  });

  it('are saved with filters, sort and columns, for oneself or for one’s region', async () => {
    let body: unknown;
    const answers = new Answers()
      .on(savedViewRoutes.list, () => ({ items: [] }))
      .on(savedViewRoutes.save, (call) => {
        body = call.body;
        return { ...VIEW, name: '旧的', leftOut: [] };
      });
    await page(answers);
    await unfold('显示哪几列');
    await click(byText('.pop label', '行业').querySelector('input') ?? document.body);
    await unfold('存好的查法');
    await type('起个名字', '旧的');
    await click(byText('.pop label', '岳塘区').querySelector('input') ?? document.body);
    document.querySelector('.pop form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
    expect(body).toEqual({
      list: 'employers',
      name: '旧的',
      query: {},
      columns: ['name', 'verification', 'region', 'vacancies', 'hires', 'contact'],
      siteId: null,
      regionCode: '430304',
    });
    expect(byText('.apply', '旧的')).toBeTruthy();
  });
});

describe('the export', () => {
  async function open(answers: Answers) {
    const found = await page(answers);
    await click(byText('button', '导出'));
    return found;
  }
  const submit = async () => {
    document.querySelector('[role=dialog] form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await flushPromises();
  };

  it('asks for a reason before anything leaves, and sends what the screen shows', async () => {
    let body: unknown;
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    vi.stubGlobal(
      'URL',
      Object.assign(URL, { createObjectURL: () => 'blob:1', revokeObjectURL: () => undefined }),
    );
    await open(
      new Answers().on(EmployerList.exportRoute, (call) => {
        body = call.body;
        return new Response('file');
      }),
    );
    await submit();
    expect(body).toBeUndefined();
    await type('比如', '给街道核对');
    await click(byText('[role=dialog] label', 'CSV').querySelector('input') ?? document.body);
    await click(byText('[role=dialog] label', '行业').querySelector('input') ?? document.body);
    await submit();
    expect(body).toEqual({
      format: 'csv',
      reason: '给街道核对',
      columns: ['name', 'verification', 'region', 'vacancies', 'hires', 'contact'],
      query: {},
    });
    expect(saved).toHaveBeenCalledOnce();
    expect(document.querySelector('[role=dialog]')).toBeNull();
    saved.mockRestore();
  });

  it('stays open with what was typed when the server refuses, and says what to do', async () => {
    await open(
      new Answers().on(EmployerList.exportRoute, () => {
        throw new Refusal({ status: 422, code: 'list.too_many_rows', detail: '请加上条件缩小范围。' });
      }),
    );
    await type('比如', '给街道核对');
    await submit();
    expect(document.querySelector('[role=dialog]')?.textContent).toContain('请加上条件缩小范围');
    expect(document.querySelector<HTMLInputElement>('input[placeholder^="比如"]')?.value).toBe('给街道核对');
  });

  it('is offered to whoever may export alone', async () => {
    await page(new Answers());
    useSession().accept({ ...OFFICER, verbs: ['employers.read'] });
    await flushPromises();
    expect([...document.querySelectorAll('button')].map((one) => one.textContent.trim())).not.toContain(
      '导出',
    );
  });
});
