import { defineError } from '../../app/errors.ts';

export const PaperUnknown = defineError('paper.unknown', 404, {
  'zh-CN': '没有找到这份文书，可能编号有误。请返回文书列表重新选择。',
  en: 'There is no such paper; the number may be wrong. Please choose it from the list again.',
});
export const PaperErased = defineError('paper.erased', 410, {
  'zh-CN': '这份文书上的人已经注销，内容按规定删掉了，不能再打印。编号和状态还在。',
  en: 'The person on this paper has been erased, and with them what stood on it; it cannot be printed again. Its number and state are kept.',
});
export const PlacementEnded = defineError('paper.placement_ended', 409, {
  'zh-CN': '有{count}个人的这次推荐已经停止，没有开推荐信。请去掉以后再开。',
  en: 'The placement of {count} of these people has ended, so no slip was issued. Please leave them out and issue again.',
});
export const NobodyLeft = defineError('paper.nobody_left', 409, {
  'zh-CN': '符合条件的人都不用开，或者不能开，没有开推荐信。请换个筛选条件再试。',
  en: 'Nobody that matches needs a slip or may get one, so none was issued. Please filter differently and try again.',
});
export const BrokenOff = defineError('paper.broken_off', 409, {
  'zh-CN': '中途停下了，一份推荐信都没有开，文号也没有用掉。需要时请重新开。',
  en: 'It was broken off, so no slip was issued and no number was used. Please issue them again when needed.',
});
export const OnePrefecture = defineError('paper.one_prefecture', 422, {
  'zh-CN': '这些人不在同一个市州，编号不能连在一起。请分市州来开。',
  en: 'These people are of several prefectures, whose numbers cannot follow each other. Please issue them by prefecture.',
});
export const NothingOpen = defineError(
  'paper.nothing_open',
  409,
  {
    'zh-CN': '选中的岗位都已经不招人了，没有打印。请选还在招的岗位。',
    en: 'None of these vacancies is open any more, so nothing was printed. Please choose open ones.',
  },
  'vacancyIds',
);
