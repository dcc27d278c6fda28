import { flushPromises } from '@vue/test-utils';
import { beforeAll, describe, expect, it } from 'vitest';
import { calendarRoutes, type CalendarYear, type NoticeCheck } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { Answers, byText, mounted, Refusal, type Asked } from '../../test-support/mounted.ts';
import CalendarPage from './CalendarPage.vue';
import texts from './texts/zh-CN.ts';

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { settings: texts }));

const year = (given: Partial<CalendarYear>): CalendarYear => ({
  year: 2026,
  origin: 'shipped',
  loaded: null,
  holidays: ['2026-10-01', '2026-10-02', '2026-10-03'],
  makeupWorkdays: ['2026-10-10'],
  waiting: 0,
  ...given,
});
const UNKNOWN = year({ year: 2028, origin: 'unknown', holidays: [], makeupWorkdays: [], waiting: 12 });
const LOADED = year({
  year: 2027,
  origin: 'loaded',
  holidays: ['2027-01-01'],
  makeupWorkdays: [],
  loaded: { source: '国办发明电〔2026〕示例', dated: '2026-11-04', by: '田管理', at: '2026-11-10T02:00:00Z' },
});
const NOTICE: NoticeCheck['notice'] = {
  year: 2028,
  origin: 'unknown',
  was: null,
  holidays: 1,
  makeupWorkdays: 1,
  changes: [
    { day: '2028-01-01', from: 'unknown', to: 'holiday' },
    { day: '2028-01-08', from: 'unknown', to: 'makeup_workday' },
  ],
  waiting: 12,
};

async function page(answers: Answers, years = [UNKNOWN, LOADED, year({})]) {
  answers.on(calendarRoutes.list, () => ({ years }));
  mounted(CalendarPage);
  await flushPromises();
}

async function choose(content: string) {
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  if (input === null) throw new Error('There is no field for a file.');
  Object.defineProperty(input, 'files', { value: [new File([content], '2028.txt')], configurable: true });
  input.dispatchEvent(new Event('change'));
  // The content of a file is read by the browser, outside the promises of the page.
  await expect.poll(() => document.querySelector('.file [role=status], .file [role=alert]')).not.toBeNull();
}

describe('the calendar', () => {
  it('says where each year is from, what waits for an unknown one, and shows the days of a chosen one', async () => {
    await page(new Answers());
    const rows = [...document.querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows[0]).toContain('还不知道');
    expect(rows[1]).toContain('国办发明电〔2026〕示例');
    expect(rows[1]).toContain('通知日期 2026-11-04');
    expect(rows[1]).toContain('田管理');
    expect(rows[2]).toContain('软件自带的放假表');
    expect(document.querySelector('.waits')?.textContent).toContain('有 12 个期限在等');
    expect(byText('section[role=status]', '2027年的日期').textContent).toContain('1月1日');
    document.querySelector<HTMLButtonElement>('[aria-label="看2026年的日期"]')?.click();
    await flushPromises();
    const days = byText('section[role=status]', '2026年的日期').textContent;
    expect(days).toContain('共3天');
    expect(days).toContain('10月10日');
  });

  it('checks a file first, and loads it with its source only once that is confirmed', async () => {
    const asked: Array<Asked['body']> = [];
    const answers = new Answers()
      .on(calendarRoutes.check, () => ({ rejected: [], notice: NOTICE }))
      .on(calendarRoutes.take, ({ body }) => {
        asked.push(body);
        return year({ year: 2028, origin: 'loaded' });
      });
    await page(answers);
    await choose('2028-01-01 放假\n2028-01-08 上班');
    const status = byText('.file [role=status]', '还没有改动');
    expect(status.textContent).toContain('会变的 2 天');
    expect(status.textContent).toContain('有 12 个在等的期限');
    expect(asked).toEqual([]);
    const source = status.querySelector<HTMLInputElement>('input[maxlength]');
    if (source === null) throw new Error('There is no field for the source.');
    source.value = '国办发明电〔2027〕示例';
    source.dispatchEvent(new Event('input'));
    status.querySelector('form')?.dispatchEvent(new Event('submit'));
    await flushPromises();
    expect(asked).toEqual([
      {
        text: '2028-01-01 放假\n2028-01-08 上班',
        source: '国办发明电〔2027〕示例',
        dated: null,
        was: null,
      },
    ]);
    expect(document.querySelector('.file [role=status]')).toBeNull();
  });

  it('names every line that is wrong, and offers nothing to confirm', async () => {
    const answers = new Answers().on(calendarRoutes.check, () => ({
      rejected: [
        { line: 3, reason: '第3行读不懂。' },
        { line: 5, reason: '第5行是另一年的日期。' },
      ],
      notice: null,
    }));
    await page(answers);
    await choose('x');
    const status = byText('.file [role=status]', '“2028.txt”有 2 处要改').textContent;
    expect(status).toContain('第3行读不懂');
    expect(status).toContain('第5行是另一年');
    expect(document.querySelector('.file form')).toBeNull();
  });

  it('asks for a new look where somebody loaded the year meanwhile', async () => {
    const answers = new Answers()
      .on(calendarRoutes.check, () => ({ rejected: [], notice: NOTICE }))
      .on(calendarRoutes.take, () => {
        throw new Refusal({ status: 409, code: 'calendar.changed', detail: '2028年的安排刚才有人导入过。' });
      });
    await page(answers);
    await choose('2028-01-01 放假');
    document.querySelector('.file form')?.dispatchEvent(new Event('submit'));
    await flushPromises();
    expect(document.body.textContent).toContain('刚才有人导入过');
    expect(document.querySelector('.file form')).toBeNull();
  });
});
