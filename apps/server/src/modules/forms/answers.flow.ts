import { formAnswerFlow as flow } from '@yizhan/domain';
import { RecordChanged } from '../../app/errors.ts';
import { recordId, type Ref } from '../../app/ids.ts';
import type { TimelineInput } from '../../app/timeline.ts';
import { assertVisible } from '../../records/assignment/index.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { MOVES_ONLY } from '../../records/flow/types.ts';
import { getEmployerForUpdate } from '../employers/index.ts';
import { findSeekerForUpdate } from '../seekers/index.ts';
import { findFormAnswer, findFormAnswerForUpdate, type FormAnswerRecord } from './answers.repository.ts';
import { FormAnswerUnknown } from './forms.errors.ts';
import { ANSWER_VERBS, formAnswerPolicy } from './forms.policy.ts';

export const boundAnswerFlow = bindFlow({
  flow,
  table: 'form_answers',
  column: 'status',
  entity: 'form_answer',
  words: {
    statuses: {
      given: { 'zh-CN': '已填写', en: 'filled in' },
      struck: { 'zh-CN': '已作废', en: 'struck out' },
    },
    moves: {
      give: { 'zh-CN': '填写', en: 'fill it in' },
      strike: { 'zh-CN': '作废', en: 'strike it out' },
    },
  },
  idOf: recordId,
  regionOf: (row: FormAnswerRecord) => row.region_code,

  async lock(ctx, ref) {
    const found = await findFormAnswer(ctx.trx, ref);
    if (found === undefined) throw FormAnswerUnknown();
    const { prefecture } = ref;
    if (found.seeker_id !== null) await findSeekerForUpdate(ctx.trx, { prefecture, id: found.seeker_id });
    if (found.employer_id !== null) await getEmployerForUpdate(ctx, { prefecture, id: found.employer_id });
    const row = await findFormAnswerForUpdate(ctx.trx, ref);
    if (row === undefined) throw FormAnswerUnknown();
    if (row.seeker_id !== found.seeker_id) throw RecordChanged();
    return row;
  },
  async policy(ctx, row) {
    formAnswerPolicy.authorise(ctx.actor, ANSWER_VERBS[row.subject], row);
    if (row.seeker_id !== null)
      await assertVisible(ctx, 'seeker', { prefecture: row.prefecture, id: row.seeker_id });
  },

  effects: { strike: MOVES_ONLY },

  tell: (_ctx, row, { move, reason }) => [
    {
      ...aboutWhom(row),
      kind: `form.${move === 'give' ? 'given' : move === 'strike' ? 'struck' : 'taken_back'}`,
      siteId: row.site_id,
      note: reason,
      data: { code: row.code, answerId: recordId(row) },
    },
  ],
  audit: ({ move }) => (move === 'give' ? 'form.given' : 'form.answer_moved'),
});

function aboutWhom(row: FormAnswerRecord): Pick<TimelineInput, 'party' | 'ref'> {
  const { prefecture } = row;
  if (row.employer_id !== null) return { party: 'employer', ref: { prefecture, id: row.employer_id } };
  const ref: Ref = { prefecture, id: row.seeker_id ?? '' };
  return { party: 'seeker', ref };
}
