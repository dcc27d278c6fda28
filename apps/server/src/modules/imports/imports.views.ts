import { z } from 'zod';
import { ColumnMapping, ImportKind, type ImportField, type ImportRun } from '@yizhan/contract';
import { importFlow, movesFrom, type ImportMove } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Bilingual, Locale } from '../../app/errors.ts';
import { shortId } from '../../app/ids.ts';
import type { ImportRow, RejectionRow } from './imports.repository.ts';
import { findField, IMPORT_FIELDS, type FieldDefinition } from './mapping/fields.ts';

const Columns = z.array(z.object({ name: z.string(), samples: z.array(z.string()) }));

/** Moves that a person makes; the run makes the others. */
const OFFERED: Readonly<Partial<Record<ImportMove, 'start' | 'cancel'>>> = {
  queue: 'start',
  cancel: 'cancel',
};

/** Why a whole import ended early. */
const FAILURES: Readonly<Record<string, Bilingual>> = {
  starter_gone: {
    'zh-CN': '发起导入的账号已停用，导入停止。已导入的行都保留；请用有效账号重新上传，相同的行不会重复。',
    en: 'The account that started the import was closed, so it stopped. Rows taken in stay; please upload again with another account, nothing is doubled.',
  },
  file_gone: {
    'zh-CN': '文件已不在，导入停止。请重新上传。',
    en: 'The file is gone, so the import stopped. Please upload it again.',
  },
  person_erased: {
    'zh-CN': '文件里有人注销了资料，文件已删除。请去掉此人后重新上传。',
    en: 'Somebody in this file had their data erased, so it was deleted. Please take them out and upload it again.',
  },
  interrupted: {
    'zh-CN': '导入被中断。已导入的行都保留；请重新导入同一文件，相同的行不会重复。',
    en: 'The import was broken off. Rows taken in stay; please import the same file again, nothing is doubled.',
  },
  fault: {
    'zh-CN': '导入出错停止，已导入的行都保留。请重新上传再试；还不行就把文件和时间告诉管理员。',
    en: 'The import stopped on a fault; rows taken in stay. Please try again; if it fails again, tell the administrator the file and time.',
  },
};

export function importView(ctx: AnyContext, row: ImportRow): ImportRun {
  const status = row.status;
  return {
    id: shortId(row.id),
    kind: ImportKind.parse(row.kind),
    fileName: row.file_name,
    status,
    rows: row.rows,
    processed: row.processed,
    created: row.created,
    updated: row.updated,
    unchanged: row.unchanged,
    rejected: row.rejected,
    columns: Columns.parse(row.columns),
    mapping: ColumnMapping.parse(row.mapping),
    mappingName: row.mapping_name,
    regionCode: row.region_code,
    error: row.error === null ? null : (FAILURES[row.error]?.[ctx.locale] ?? row.error),
    createdBy: row.created_by_name,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    version: row.version,
    can: [
      ...movesFrom(importFlow, status).flatMap((move) => OFFERED[move] ?? []),
      ...(row.rejected > 0 ? (['download_rejected'] as const) : []),
    ],
  };
}

export function fieldViews(kind: ImportKind, locale: Locale): Array<z.output<typeof ImportField>> {
  const fields: readonly FieldDefinition[] = IMPORT_FIELDS[kind];
  return fields.map(({ field, label, hint, required }) => ({
    field,
    label: label[locale],
    hint: hint[locale],
    required: required === true,
  }));
}

export function fieldLabel(kind: ImportKind, field: string, locale: Locale): string {
  return findField(kind, field)?.label[locale] ?? field;
}

const Reason = z.object({ 'zh-CN': z.string(), en: z.string() });

export function rejectionView(row: RejectionRow, locale: Locale) {
  return { row: row.row, field: row.field, code: row.code, reason: Reason.parse(row.params)[locale] };
}
