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
export const FormSentOtherwise = defineError('form.sent_otherwise', 409, {
  'zh-CN': '这份表已经用同一个编号交到别处了，这一份没有保存。填的内容都在这台设备上，请打开核对后重新交。',
  en: 'A form was handed in elsewhere under this very number, so this one was not kept. All that was filled in is on this device: please open it, check it and hand it in again.',
});
export const FormVersionUnknown = defineError('form.version_unknown', 404, {
  'zh-CN': '没有找到这一版表单。请返回列表重新选择。',
  en: 'There is no such version of a form. Please choose it from the list again.',
});
export const FormDraftExists = defineError('form.draft_exists', 409, {
  'zh-CN': '这张表单已经有一份草稿，没有另建。请接着改那一份。',
  en: 'This form has a draft already; no second one was made. Please go on with that one.',
});
export const FormShippedRegion = defineError(
  'form.shipped_region',
  422,
  {
    'zh-CN': '这张表单全市州通用，只能由市州改。请换成市州，或者另建一张自己的表单。',
    en: 'This form is the same in the whole prefecture, which alone can change it. Choose the prefecture, or make a form of your own.',
  },
  'regionCode',
);
export const FormPublishedStays = defineError('form.published_stays', 409, {
  'zh-CN': '发布过的版本不能再改，您的修改没有保存。请新建一版草稿，把修改放进去。',
  en: 'A published version is never changed; your change was not saved. Please begin a new draft for it.',
});
export const FormNotReady = defineError('form.not_ready', 422, {
  'zh-CN': '还有{count}处要改好才能发布。草稿都在，没有发布。',
  en: '{count} things must be mended before it can be published. The draft is kept; nothing was published.',
});
