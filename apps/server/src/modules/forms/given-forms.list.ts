import { EmployerFormList, SeekerFormList, type GivenFormRow } from '@yizhan/contract';
import { builtInForm } from '@yizhan/forms/built-in/index.ts';
import { exportCells, exportColumns } from '@yizhan/forms/cells.ts';
import { Answers, Wording } from '@yizhan/forms/definition.ts';
import type { AnyContext } from '../../app/context.ts';
import { recordId, siteRef } from '../../app/ids.ts';
import { bindList, shown } from '../../records/lists/bind-list.ts';
import type { FurtherColumns } from '../../records/lists/export.ts';
import {
  employerFormSource,
  findGivenForms,
  seekerFormSource,
  type GivenFormRecord,
} from './given-forms.repository.ts';
import { namesIn } from './references.ts';
import { currentVersion } from './versions.ts';

function rowView(row: GivenFormRecord): GivenFormRow {
  const title = Wording.safeParse(row.title).data ?? builtInForm(row.code)?.versions[row.number - 1]?.title;
  return {
    id: recordId(row),
    code: row.code,
    title: title ?? { 'zh-CN': row.code, en: row.code },
    number: row.number,
    about: {
      id: recordId(row.prefecture, row.employer_id ?? row.seeker_id ?? ''),
      name: row.employer_name ?? row.seeker_name ?? '',
    },
    site: siteRef(row),
    onDay: row.on_day,
    status: row.status,
    said: row.said,
    givenBy: row.given_by_name,
    givenAt: row.created_at.toISOString(),
  };
}

/** A column for each field of the one form that was asked for, as the version in use where the caller works asks it. */
async function fieldsOf(
  ctx: AnyContext,
  { code, region }: { readonly code?: string | undefined; readonly region?: string | undefined },
): Promise<FurtherColumns | null> {
  const home = ctx.actor.kind === 'staff' ? ctx.actor.grants[0]?.region : undefined;
  const prefecture = (region ?? home ?? '').slice(0, 4);
  if (code === undefined || prefecture.length < 4) return null;
  const { definition } = await currentVersion(ctx, code, prefecture);
  const columns = exportColumns(definition, ctx.locale);
  return {
    headings: columns.map(({ heading }) => heading),
    async cells(later, keys) {
      const found = new Map<string, readonly string[]>();
      for (const row of await findGivenForms(later.db, keys)) {
        const answers = Answers.parse(row.answers);
        const names = await namesIn(later, definition, answers);
        found.set(recordId(row), exportCells(columns, answers, later.locale, names));
      }
      return found;
    },
  };
}

const show = shown(findGivenForms, async (_ctx, rows) => Promise.resolve(rows.map(rowView)));
export const employerFormList = bindList(EmployerFormList, {
  source: employerFormSource,
  show,
  also: fieldsOf,
});
export const seekerFormList = bindList(SeekerFormList, { source: seekerFormSource, show, also: fieldsOf });
