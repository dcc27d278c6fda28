import { defineError } from '../../app/errors.ts';

export const RoundUnknown = defineError('round.unknown', 404, {
  'zh-CN': '没有找到这次撮合，可能编号有误。请返回列表。',
  en: 'There is no such round; the number may be wrong. Please go back to the list.',
});
export const RoundRunning = defineError('round.running', 409, {
  'zh-CN': '这个市州正在撮合，算完会自动发布。要重新算，请先停下正在算的这次。',
  en: 'A round of this prefecture is under way and will publish itself. To begin anew, please stop it first.',
});
export const RoundNotRunning = defineError('round.not_running', 409, {
  'zh-CN': '这次撮合没有在算，不用停。',
  en: 'This round is not under way, so there is nothing to stop.',
});
export const RoundUnsolved = defineError('round.unsolved', 409, {
  'zh-CN': '这次撮合还没有算出结果，算完才有报告。',
  en: 'This round has no result yet; the report is there when it is solved.',
});
