import type { FormAnswer } from '@yizhan/contract';
import { formAnswerFlow, movesFrom } from '@yizhan/domain';
import { Answers } from '@yizhan/forms/definition.ts';
import type { AnyContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { undosOf } from '../../records/flow/undo-view.ts';
import type { FormAnswerRecord } from './answers.repository.ts';
import { ANSWER_VERBS, formAnswerPolicy } from './forms.policy.ts';
import { namesIn } from './references.ts';
import { namedVersion } from './versions.ts';

export async function answerViews(ctx: AnyContext, rows: readonly FormAnswerRecord[]): Promise<FormAnswer[]> {
  const may = (row: FormAnswerRecord) => formAnswerPolicy.may(ctx.actor, ANSWER_VERBS[row.subject], row);
  const undos = await undosOf(
    ctx,
    rows.map((row) => ({ ref: row, version: row.version, may: may(row) })),
  );
  const views: FormAnswer[] = [];
  for (const row of rows) {
    const { code, number } = row;
    const versionId = row.form_version_id === null ? null : recordId(row.prefecture, row.form_version_id);
    const { definition } = await namedVersion(ctx, { code, number, versionId }, row.prefecture);
    const answers = Answers.parse(row.answers);
    views.push({
      id: recordId(row),
      code,
      versionId,
      number,
      definition,
      answers,
      names: await namesIn(ctx, definition, answers),
      onDay: row.on_day,
      status: row.status,
      version: row.version,
      givenBy: row.given_by_name,
      givenAt: row.created_at.toISOString(),
      can: may(row) ? movesFrom(formAnswerFlow, row.status) : [],
      undo: undos.get(recordId(row)) ?? null,
    });
  }
  return views;
}
