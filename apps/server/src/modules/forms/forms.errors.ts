import { defineError } from '../../app/errors.ts';

export const FormUnknown = defineError('form.unknown', 404, {
  'zh-CN': '这张表单现在不能填：没有这张表单，或者已经停用。填过的内容还在，请联系维护表单的人。',
  en: 'This form cannot be filled in now: there is none, or it is out of use. What was filled in before is kept; please ask whoever looks after forms.',
});
export const FormOtherSubject = defineError('form.other_subject', 422, {
  'zh-CN': '这张表单不是用在这里的，没有保存。请换一张表单。',
  en: 'This form is not meant for this record; nothing was saved. Please choose another form.',
});
export const FormVersionWithdrawn = defineError('form.version_withdrawn', 409, {
  'zh-CN': '您填的时候，这一版表单停用了，所以没有交上去。填的内容都还在，请按新的表单核对后再交。',
  en: 'This version of the form was withdrawn while you filled it in, so it was not handed in. All you typed is kept: please check it against the new form and hand it in again.',
});
export const FormAnswersWrong = defineError('form.answers_wrong', 422, {
  'zh-CN': '有{count}处需要改一下，还没有保存。填的内容都还在。',
  en: '{count} answers need another look; nothing was saved yet. All you typed is kept.',
});
export const FormAnswerUnknown = defineError('form.answer_unknown', 404, {
  'zh-CN': '没有找到这份填写记录。请返回列表重新选择。',
  en: 'There is no such filled-in form. Please choose it from the list again.',
});
