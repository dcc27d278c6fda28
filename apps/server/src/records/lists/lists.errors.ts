import { defineError } from '../../app/errors.ts';

export const ListTooLong = defineError('list.too_many_rows', 422, {
  'zh-CN':
    '符合条件的超过 {most} 条，一次最多导出 {most} 条，没有导出。请加上条件（比如地区、站点、状态）缩小范围，分几次导出。',
  en: 'More than {most} rows match, and one file takes {most} at most; nothing was exported. Please narrow the list (region, station, status) and export it in parts.',
});
export const ExportsSpent = defineError('list.exports_spent', 429, {
  'zh-CN': '您今天已导出 {taken} 条，每人每天最多 {most} 条，这次没有导出。请缩小范围，或明天再导。',
  en: 'You have exported {taken} rows today; {most} a day are the most for one person, so nothing was exported. Please narrow the list or continue tomorrow.',
});
