import { readCsv } from './csv.ts';
import { UnreadableFile, type TableRow } from './table.ts';
import { readXlsx } from './xlsx.ts';

const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);

/** Records of a file by its content, not its name. @throws UnreadableFile */
export async function readRecords(content: Buffer): Promise<TableRow[]> {
  if (content.subarray(0, 4).equals(ZIP)) return readXlsx(content);
  if (content.subarray(0, 4).equals(OLE)) {
    throw new UnreadableFile('import.unreadable', {
      'zh-CN': '这是旧版 XLS 文件，或设了密码的文件。请用表格软件打开后另存为 XLSX（不设密码）再上传。',
      en: 'This is an old XLS file, or one with a password. Please open it in a spreadsheet program and save it as XLSX without a password.',
    });
  }
  if (/^\s*<(?:!doctype|html|\?xml|table)/i.test(content.subarray(0, 200).toString('latin1'))) {
    throw new UnreadableFile('import.unreadable', {
      'zh-CN': '这是网页文件，只是名字像表格。请用表格软件打开后另存为 XLSX 或 CSV 再上传。',
      en: 'This is a web page that is only named like a spreadsheet. Please open it in a spreadsheet program and save it as XLSX or CSV.',
    });
  }
  return readCsv(content);
}
