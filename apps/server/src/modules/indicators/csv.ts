import { INDICATORS, maskName, type IndicatorCode } from '@yizhan/domain';
import type { Locale } from '../../app/errors.ts';
import type { ShownRow } from './indicators.usecases.ts';

/** Spreadsheet programs recognise Chinese text only with a byte-order mark. */
const BOM = '\uFEFF';

/** A cell; one that begins like a formula becomes text, since spreadsheet programs would run it. */
export function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value);
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const HEADS = {
  vacancy: {
    'zh-CN': ['编号', '首次发布日期', '岗位', '用人单位', '招聘人数', '站点'],
    en: ['Number', 'First published', 'Vacancy', 'Employer', 'Places', 'Site'],
  },
  person: {
    'zh-CN': ['编号', '日期', '姓名', '说明', '次数', '站点', '依据等级'],
    en: ['Number', 'Day', 'Name', 'Detail', 'Times', 'Site', 'Grade of evidence'],
  },
} as const;

/** Lines of a file of records; people only by the first character of their names. */
export async function* csvLines(
  code: IndicatorCode,
  locale: Locale,
  rows: AsyncIterable<ShownRow>,
): AsyncGenerator<string> {
  const { unit } = INDICATORS[code];
  yield `${BOM}${HEADS[unit][locale].map(cell).join(',')}\r\n`;
  for await (const row of rows) {
    const title = unit === 'person' ? maskName(row.title) : row.title;
    const cells = [row.id, row.day, title, row.detail, row.times, row.site];
    yield `${(unit === 'person' ? [...cells, row.grade] : cells).map(cell).join(',')}\r\n`;
  }
}
