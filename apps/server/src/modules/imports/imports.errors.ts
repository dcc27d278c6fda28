import { defineError, DomainError } from '../../app/errors.ts';
import type { UnreadableFile } from './reading/table.ts';

export const ImportUnknown = defineError('import.unknown', 404, {
  'zh-CN': '没有找到这次导入，可能编号有误。请返回导入列表。',
  en: 'There is no such import; the number may be wrong. Please go back to the list of imports.',
});
export const FileNeeded = defineError(
  'import.unreadable',
  422,
  {
    'zh-CN': '没有收到文件。请选择一个 CSV 或 XLSX 文件。',
    en: 'No file was received. Please choose a CSV or XLSX file.',
  },
  'file',
);
/** An unreadable file as the reply to its upload. */
export function fileRefused(error: UnreadableFile): DomainError {
  return new DomainError(error.code, 422, error.why, {
    fields: [{ path: 'file', code: error.code, text: error.why }],
  });
}
export const FieldUnmapped = defineError(
  'import.field_unmapped',
  422,
  {
    'zh-CN': '还没有指定哪一列是{fields}。请在列对应里选好再开始，文件已保存，不用重新上传。',
    en: 'No column is chosen for: {fields}. Please choose one and start again; the file is kept.',
  },
  'mapping',
);
export const FieldUnknown = defineError(
  'import.field_unknown',
  422,
  {
    'zh-CN': '列对应里有不认识的字段或列：{names}。请重新选择。',
    en: 'The mapping names unknown fields or columns: {names}. Please choose again.',
  },
  'mapping',
);
export const FieldTwice = defineError(
  'import.field_twice',
  422,
  {
    'zh-CN': '“{field}”对应了两列，只能留一列：{columns}。',
    en: 'Two columns are mapped to “{field}”; only one can be: {columns}.',
  },
  'mapping',
);
export const MappingUnknown = defineError('import.mapping_unknown', 404, {
  'zh-CN': '没有这个保存的列对应，可能已被删除。请刷新。',
  en: 'There is no such saved mapping; it may have been deleted. Please refresh.',
});
