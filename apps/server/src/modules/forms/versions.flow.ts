import { formVersionFlow as flow } from '@yizhan/domain';
import { checkDefinition } from '@yizhan/forms/check-definition.ts';
import { FormDefinition } from '@yizhan/forms/definition.ts';
import { recordId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { cause } from '../../records/flow/transition.ts';
import { MOVES_ONLY, type Effect } from '../../records/flow/types.ts';
import { FormNotReady, FormVersionUnknown } from './forms.errors.ts';
import { formVersionPolicy } from './forms.policy.ts';
import {
  findFormVersionForUpdate,
  findPublishedForm,
  printOfForm,
  type FormVersionRecord,
} from './versions.repository.ts';

export const boundVersionFlow = bindFlow({
  flow,
  table: 'form_versions',
  column: 'status',
  entity: 'form_version',
  words: {
    statuses: {
      draft: { 'zh-CN': '草稿', en: 'a draft' },
      published: { 'zh-CN': '使用中', en: 'in use' },
      replaced: { 'zh-CN': '被新版替换', en: 'replaced' },
      withdrawn: { 'zh-CN': '已停用', en: 'withdrawn' },
      discarded: { 'zh-CN': '已丢弃', en: 'thrown away' },
    },
    moves: {
      start: { 'zh-CN': '新建草稿', en: 'begin a draft' },
      publish: { 'zh-CN': '发布', en: 'publish it' },
      replace: { 'zh-CN': '换成新版', en: 'replace it' },
      withdraw: { 'zh-CN': '停用', en: 'withdraw it' },
      discard: { 'zh-CN': '丢弃', en: 'throw it away' },
    },
  },
  idOf: recordId,
  regionOf: (row: FormVersionRecord) => row.region_code,

  async lock(ctx, ref) {
    const row = await findFormVersionForUpdate(ctx.trx, ref);
    if (row === undefined) throw FormVersionUnknown();
    return row;
  },
  policy: (ctx, row) => formVersionPolicy.authorise(ctx.actor, 'forms.edit', { region: row.region_code }),

  effects: {
    async publish(ctx, row, _input, { ref, reason }): Promise<Effect<'form_versions'>> {
      const problems = checkDefinition(FormDefinition.parse(row.definition), row.code);
      if (problems.length > 0) {
        throw FormNotReady(
          { count: problems.length },
          {
            fields: problems.map(({ field, code, words }) => ({
              path: field ?? '',
              code: `form.${code}`,
              text: words,
            })),
          },
        );
      }
      const before = await findPublishedForm(ctx.trx, row.prefecture, row.code);
      if (before !== undefined) await cause(ctx, boundVersionFlow, before, { move: 'replace' });
      return {
        columns: {
          print: await printOfForm(ctx.trx, ref),
          reason,
          published_at: ctx.now,
          ...stamped('published', ctx.actor),
        },
        data: { code: row.code, number: row.number },
      };
    },
    replace: MOVES_ONLY,
    withdraw: (_ctx, row) => ({ data: { code: row.code, number: row.number } }),
    discard: MOVES_ONLY,
  },

  audit({ move }) {
    if (move === 'start') return 'form.draft_started';
    return move === 'replace' ? null : 'form.version_moved';
  },
});
