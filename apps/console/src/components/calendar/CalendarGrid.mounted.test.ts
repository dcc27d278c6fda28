import { flushPromises } from '@vue/test-utils';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { mounted, press } from '../../test-support/mounted.ts';
import CalendarGrid from './CalendarGrid.vue';
import { overlap } from './layout.ts';
import type { CalendarColumn, CalendarEntry, CalendarTarget } from './layout.ts';

const OPEN = [
  { from: 9 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 17 * 60 },
];
const column = (id: string, title: string): CalendarColumn => ({
  id,
  title,
  note: '',
  today: id === 'a',
  open: OPEN,
  closed: '不开放',
});
const COLUMNS = [
  column('a', '面谈室一'),
  column('b', '面谈室二'),
  { ...column('c', '张老师'), open: [], closed: '元旦放假' },
];
const entry = (
  id: string,
  title: string,
  at: Pick<CalendarEntry, 'column' | 'from' | 'to'>,
): CalendarEntry => ({
  id,
  title,
  detail: '就业指导',
  state: '已约好',
  tone: 'busy',
  movable: true,
  ...at,
});
const LUO = entry('1', '罗小凤', { column: 'a', from: 9 * 60, to: 9 * 60 + 30 });
const LI = entry('2', '李强', { column: 'b', from: 9 * 60 + 30, to: 10 * 60 + 30 });
const DONE = { ...entry('3', '王芳', { column: 'a', from: 15 * 60, to: 15 * 60 + 30 }), movable: false };
const ENTRIES = [LUO, LI, DONE];

function clash(moved: CalendarEntry, target: CalendarTarget): string {
  const during = { from: target.from, to: target.from + moved.to - moved.from };
  const other = ENTRIES.find(
    (one) => one.column === target.column && one.id !== moved.id && overlap(one, during),
  );
  return other === undefined ? '' : `那时有${other.title}。`;
}
function calendar() {
  const wrapper = mounted(CalendarGrid, {
    props: {
      label: '12月1日',
      columns: COLUMNS,
      entries: ENTRIES,
      now: 10 * 60,
      clash,
      pickable: true,
      days: true,
    },
  });
  return { wrapper, moves: () => wrapper.emitted('move') ?? [], opened: () => wrapper.emitted('open') ?? [] };
}
const box = (id: string) => document.querySelector<HTMLElement>(`[data-entry="${id}"]`);
const said = () => document.querySelector('[aria-live]')?.textContent;
const ghost = () => document.querySelector('.ghost');
async function keys(...names: string[]) {
  for (const name of names) {
    press(name);
    await flushPromises();
  }
}

/** 180 px a column and 20 px a row, below a head of 40 px: happy-dom lays nothing out. */
function layOut() {
  const rect = (left: number, top: number, width: number, height: number) =>
    new DOMRect(left, top, width, height);
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    if (this.tagName === 'TBODY') return rect(0, 40, 600, 16 * 20);
    const at = COLUMNS.findIndex(({ id }) => id === this.dataset['column']);
    return at === -1 ? rect(0, 0, 0, 0) : rect(60 + at * 180, 0, 180, 40);
  });
}
async function pointer(
  type: string,
  target: EventTarget | null,
  x: number,
  y: number,
  more: PointerEventInit = {},
) {
  target?.dispatchEvent(
    new PointerEvent(type, { bubbles: true, button: 0, pointerId: 1, clientX: x, clientY: y, ...more }),
  );
  await flushPromises();
}

afterEach(() => void vi.restoreAllMocks());

describe('the grid of a calendar', () => {
  it('is a table of half hours that names what is closed and where the present is', () => {
    calendar();
    expect([...document.querySelectorAll('thead th')].map((head) => head.textContent.trim())).toEqual([
      '面谈室一今天',
      '面谈室二',
      '张老师',
    ]);
    const rows = [...document.querySelectorAll('tbody th')].map((head) => head.textContent);
    expect([rows[0], rows[1], rows.at(-1)]).toEqual(['09:00', '09:30', '16:30']);
    const [first] = document.querySelectorAll('tbody tr');
    expect([...(first?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent.trim())).toEqual([
      expect.stringContaining('罗小凤'),
      '',
      '元旦放假',
    ]);
    // The name of the closed hours is seen once a stretch.
    expect(document.querySelectorAll('.why')).toHaveLength(3);
    expect(document.querySelectorAll('.now')).toHaveLength(1);
  });

  it('opens an entry, and offers a free place', () => {
    const { wrapper, opened } = calendar();
    box('1')?.click();
    expect(opened()).toEqual([['1']]);
    document.querySelectorAll('tbody tr')[1]?.querySelector<HTMLElement>('td')?.click();
    expect(wrapper.emitted('pick')).toEqual([[{ column: 'a', from: 570 }]]);
  });

  it('moves by keyboard, says where it would stand and what stands there, and drops only where it may', async () => {
    const { moves, opened } = calendar();
    box('1')?.focus();
    await keys('m');
    expect(said()).toContain('正在移动“罗小凤”，现在在面谈室一 09:00–09:30');
    await keys('ArrowRight');
    expect(said()).toBe('罗小凤：面谈室二 09:00–09:30，可以放');
    await keys('ArrowDown');
    expect(said()).toBe('罗小凤：面谈室二 09:30–10:00，放不了。那时有李强。');
    expect(ghost()?.classList.contains('bad')).toBe(true);
    expect(ghost()?.textContent).toContain('✕');
    await keys('Enter');
    expect(moves()).toEqual([]);
    await keys('ArrowDown', 'ArrowDown', 'Enter');
    expect(moves()).toEqual([['1', { column: 'b', from: 630 }]]);
    expect(ghost()).toBeNull();
    expect(opened()).toEqual([]);
  });

  it('stays within the hours and columns shown', async () => {
    const { moves } = calendar();
    box('1')?.focus();
    await keys('M', 'ArrowLeft', 'ArrowUp');
    expect(said()).toContain('正在移动');
    await keys('Enter');
    expect(moves()).toEqual([]);
    expect(said()).toBe('“罗小凤”没有移动，还在原来的时间');
  });

  it('gives up with Escape, and when the focus goes elsewhere', async () => {
    const { moves } = calendar();
    vi.useFakeTimers();
    box('1')?.focus();
    await keys('m', 'ArrowRight', 'Escape');
    expect([ghost(), said(), moves()]).toEqual([null, '“罗小凤”没有移动，还在原来的时间', []]);
    await keys('m', 'ArrowRight');
    box('2')?.focus();
    await vi.runAllTimersAsync();
    expect([ghost(), moves()]).toEqual([null, []]);
  });

  it('does not move what may not be moved, and says so', async () => {
    calendar();
    box('3')?.focus();
    await keys('m');
    expect(said()).toBe('“王芳”现在不能移动');
    expect(ghost()).toBeNull();
  });

  it('keeps the focus on what was moved by keys, wherever it comes to stand', async () => {
    const { wrapper, moves } = calendar();
    box('1')?.focus();
    await keys('m', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(moves()).toHaveLength(1);
    const [, target] = moves()[0] as [string, CalendarTarget];
    const there = { ...LUO, from: target.from, to: target.from + 30 };
    await wrapper.setProps({ entries: [there, LI, DONE] });
    await flushPromises();
    expect(document.activeElement).toBe(box('1'));
  });

  it('is dragged with a mouse, onto the steps', async () => {
    layOut();
    const { moves, opened } = calendar();
    // Taken 10 px below its top: the entry keeps its place under the pointer.
    await pointer('pointerdown', box('1'), 100, 50);
    await pointer('pointermove', window, 300, 50 + 86);
    expect(ghost()?.textContent).toContain('11:00 罗小凤');
    await pointer('pointerup', window, 300, 50 + 86);
    expect(moves()).toEqual([['1', { column: 'b', from: 660 }]]);
    // The click that ends a drag opens nothing.
    box('1')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    expect(opened()).toEqual([]);
    // The next press is one of its own, also where nothing can be dragged.
    await pointer('pointerdown', box('3'), 100, 300);
    box('3')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    expect(opened()).toEqual([['3']]);
  });

  it('goes back from a place that is taken, and says what stands there', async () => {
    layOut();
    const { moves } = calendar();
    await pointer('pointerdown', box('1'), 100, 50);
    await pointer('pointermove', window, 300, 70);
    expect(said()).toContain('放不了。那时有李强。');
    await pointer('pointerup', window, 300, 70);
    expect(moves()).toEqual([]);
    expect(said()).toBe('“罗小凤”没有移动，还在原来的时间。那时有李强。');
  });

  it('lets Escape end a drag, and a short press open the entry', async () => {
    layOut();
    const { moves, opened } = calendar();
    await pointer('pointerdown', box('1'), 100, 50);
    await pointer('pointermove', window, 300, 140);
    await keys('Escape');
    await pointer('pointerup', window, 300, 140);
    expect([ghost(), moves()]).toEqual([null, []]);
    await pointer('pointerdown', box('1'), 100, 50);
    await pointer('pointerup', window, 101, 51);
    box('1')?.dispatchEvent(new MouseEvent('click', { bubbles: true, detail: 1 }));
    expect(opened()).toEqual([['1']]);
  });

  it('is dragged by a finger that rests first; one that moves at once scrolls', async () => {
    layOut();
    vi.useFakeTimers();
    const { moves } = calendar();
    const touch = { pointerType: 'touch' };
    await pointer('pointerdown', box('1'), 100, 50, touch);
    await pointer('pointermove', window, 100, 90, touch);
    await vi.advanceTimersByTimeAsync(1000);
    expect(ghost()).toBeNull();
    await pointer('pointerup', window, 100, 90, touch);
    await pointer('pointerdown', box('1'), 100, 50, touch);
    await vi.advanceTimersByTimeAsync(1000);
    const scroll = new Event('touchmove', { cancelable: true });
    window.dispatchEvent(scroll);
    expect(scroll.defaultPrevented).toBe(true);
    await pointer('pointermove', window, 300, 136, touch);
    await pointer('pointerup', window, 300, 136, touch);
    expect(moves()).toEqual([['1', { column: 'b', from: 660 }]]);
  });
});
