import { defineError } from '../../app/errors.ts';

export const FeedbackUnknown = defineError('list_feedback.unknown', 404, {
  'zh-CN': '没有找到这条置顶或隐藏的记录，可能已经取消。请刷新名单再看。',
  en: 'There is no such pin or hide; it may have been taken back. Please reload the list.',
});
export const ProposalGone = defineError('match_proposal.gone', 409, {
  'zh-CN': '情况已经变了，这个建议不再适用，资料没有改动。请刷新名单再看。',
  en: 'Things have changed and this proposal no longer applies; nothing was changed. Please reload the list.',
});
