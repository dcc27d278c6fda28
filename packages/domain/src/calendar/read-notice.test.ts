import { describe, expect, it } from 'vitest';
import { readNotice } from './read-notice.ts';
import { dayKind } from './workdays.ts';

const WHOLE = [
  '日期,安排,说明',
  '2028-01-01 放假 元旦',
  '# 调休',
  '2028-01-08 上班',
  '2028-05-01,holiday',
  '2028-10-01，放假',
  '2028-10-02 休',
  '2028-10-03 放假',
  '',
];
const faults = (lines: readonly string[]) => {
  const read = readNotice(lines.join('\n'));
  return read.ok ? null : read.faults;
};

describe('a holiday notice', () => {
  it('is read line by line, whatever stands between the columns', () => {
    const read = readNotice(WHOLE.join('\r\n'));
    expect(read).toEqual({
      ok: true,
      notice: {
        year: 2028,
        holidays: ['2028-01-01', '2028-05-01', '2028-10-01', '2028-10-02', '2028-10-03'],
        makeupWorkdays: ['2028-01-08'],
      },
    });
    const notices = read.ok ? [read.notice] : [];
    expect(['2028-01-08', '2028-10-02', '2028-10-09'].map((day) => dayKind(day, notices))).toEqual([
      'makeup_workday',
      'holiday',
      'workday',
    ]);
  });

  it.each([
    [['日期,安排'], { code: 'empty' }],
    [[...WHOLE, '2028-02-30 放假'], { code: 'line', line: 10 }],
    [[...WHOLE, '2028-12-30 调休'], { code: 'line', line: 10 }],
    [[...WHOLE, '见附件'], { code: 'line', line: 10 }],
    [[...WHOLE, '2029-01-01 放假'], { code: 'other_year', line: 10 }],
    [[...WHOLE, '2028-10-01 放假'], { code: 'twice', line: 10 }],
    [[...WHOLE, '2028-10-09 上班'], { code: 'not_weekend', line: 10 }],
    [WHOLE.filter((line) => !line.startsWith('2028-10-02')), { code: 'not_whole', day: '2028-10-02' }],
  ])('is refused with the place of what is wrong: %j', (lines, expected) => {
    expect(faults(lines)).toEqual([expected]);
  });

  it('says of all lines at once what is wrong with them', () => {
    expect(faults([...WHOLE, '2028-13-01 放假', '2028-05-01 放假', '2029-01-01 放假', '见附件'])).toEqual([
      { code: 'line', line: 10 },
      { code: 'twice', line: 11 },
      { code: 'other_year', line: 12 },
      { code: 'line', line: 13 },
    ]);
  });
});
