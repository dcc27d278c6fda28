import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { occupationLevelOf, occupationParentOf, parseClassificationRow, pinyinKeys } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import type { Locale } from '../../app/errors.ts';
import { insertAliases, listOccupations, saveOccupation } from './occupations.repository.ts';
import { ClassificationUnreadable } from './reference.errors.ts';

export interface ImportSummary {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: Array<{ row: number; field: string | null; reason: string }>;
}

const Rows = z.array(z.record(z.string(), z.string()));
const REASONS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  bad_code: {
    'zh-CN': '职业代码不对，应像 4-08-10-01',
    en: 'The code is wrong; it should look like 4-08-10-01',
  },
  no_name: { 'zh-CN': '没有职业名称', en: 'The occupation has no name' },
};
const SOURCE = 'classification';
const ALIASES_AT_ONCE = 500;

/** UTF-8 if the bytes are valid UTF-8, else GB18030, which spreadsheets on Chinese desktops write. */
export function decodeText(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('gb18030').decode(content);
  }
}

/**
 * Loads a full classification file (columns code, name and, where present, definition, tasks, work_types). Names of the
 * file override ours; trades (工种) become synonyms. The same file again changes nothing.
 *
 * @throws ClassificationUnreadable
 */
export async function importClassification(ctx: WriteContext, content: Buffer): Promise<ImportSummary> {
  const summary: ImportSummary = { rows: 0, created: 0, updated: 0, unchanged: 0, rejected: [] };
  const known = new Map((await listOccupations(ctx.trx)).map((row) => [row.code, row]));
  const synonyms: Array<{ alias: string; code: string }> = [];
  for (const [index, raw] of readRows(content).entries()) {
    summary.rows += 1;
    const result = parseClassificationRow(raw);
    if (!result.ok) {
      const field = result.reason === 'no_name' ? 'name' : 'code';
      const reason = REASONS[result.reason]?.[ctx.locale] ?? result.reason;
      summary.rejected.push({ row: index + 2, field, reason });
      continue;
    }
    const { code, name, definition, tasks, workTypes } = result.value;
    synonyms.push(...workTypes.filter((alias) => alias !== name).map((alias) => ({ alias, code })));
    const before = known.get(code);
    const text = {
      definition: definition === '' ? null : definition,
      tasks: tasks.length === 0 ? null : tasks.join('\n'),
    };
    if (before?.name === name && before.definition === text.definition && before.tasks === text.tasks) {
      summary.unchanged += 1;
      continue;
    }
    summary[before === undefined ? 'created' : 'updated'] += 1;
    const keys = pinyinKeys(name);
    const row = { name, ...text, pinyin: keys.full, initials: keys.initials, source: SOURCE };
    const level = occupationLevelOf(code) ?? 'leaf';
    await saveOccupation(ctx.trx, { code, level, parent_code: occupationParentOf(code) }, row);
  }
  for (let at = 0; at < synonyms.length; at += ALIASES_AT_ONCE) {
    const some = synonyms.slice(at, at + ALIASES_AT_ONCE).map(({ alias, code }) => ({
      alias,
      code,
      kind: 'synonym' as const,
      source: SOURCE,
      initials: pinyinKeys(alias).initials,
    }));
    await insertAliases(ctx.trx, some);
  }
  await ctx.changed('occupation', { prefecture: '', id: '' });
  await ctx.audit({
    action: 'occupations.imported',
    summary: {
      rows: summary.rows,
      created: summary.created,
      updated: summary.updated,
      rejected: summary.rejected.length,
    },
  });
  return summary;
}

function readRows(content: Buffer): Array<Record<string, string>> {
  try {
    const rows = Rows.parse(
      parse(decodeText(content), {
        columns: true,
        bom: true,
        skip_empty_lines: true,
        relax_column_count: true,
        trim: true,
      }),
    );
    const first = rows[0];
    if (first === undefined || !('code' in first) || !('name' in first)) throw ClassificationUnreadable();
    return rows;
  } catch {
    throw ClassificationUnreadable();
  }
}
