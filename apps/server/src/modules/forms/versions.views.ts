import type { FormVersion } from '@yizhan/contract';
import { formVersionFlow, movesFrom } from '@yizhan/domain';
import type { BuiltInForm } from '@yizhan/forms/built-in/index.ts';
import { FormDefinition } from '@yizhan/forms/definition.ts';
import type { AnyContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import { REGIONS } from '../reference/index.ts';
import { formVersionPolicy } from './forms.policy.ts';
import type { FormVersionRecord } from './versions.repository.ts';

export async function versionViews(
  ctx: AnyContext,
  rows: readonly FormVersionRecord[],
): Promise<FormVersion[]> {
  const may = (row: FormVersionRecord) =>
    formVersionPolicy.may(ctx.actor, 'forms.edit', { region: row.region_code });
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: may(row) })),
  );
  return rows.map((row) => ({
    id: recordId(row),
    code: row.code,
    subject: row.subject,
    number: row.number,
    region: ctx.services.use(REGIONS).ref(row.region_code),
    status: row.status,
    definition: FormDefinition.parse(row.definition),
    reason: row.reason,
    publishedBy: row.published_by_name,
    publishedAt: row.published_at?.toISOString() ?? null,
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
    can: may(row) ? offered(row) : [],
    undo: undos.get(recordId(row)) ?? null,
  }));
}

/** Replacing follows from publishing the next version; nobody does it by hand. */
function offered({ status }: FormVersionRecord): FormVersion['can'] {
  const moves = movesFrom(formVersionFlow, status).filter((move) => move !== 'replace');
  return status === 'draft' ? ['save', ...moves] : moves;
}

/** The versions that ship with the program, the newest first. */
export function shippedViews(form: BuiltInForm, ownInUse: boolean): FormVersion[] {
  const last = form.versions.length;
  return form.versions
    .map((definition, index): FormVersion => {
      const number = index + 1;
      return {
        id: null,
        code: form.code,
        subject: form.subject,
        number,
        region: null,
        status: number === last && !ownInUse ? 'published' : 'replaced',
        definition,
        reason: null,
        publishedBy: null,
        publishedAt: null,
        updatedAt: null,
        version: 1,
        can: [],
        undo: null,
      };
    })
    .reverse();
}
