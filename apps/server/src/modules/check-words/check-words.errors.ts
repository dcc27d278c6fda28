import { defineError } from '../../app/errors.ts';

export const WordStands = defineError(
  'check_words.stands',
  409,
  {
    'zh-CN': '这个词在这里已经有了，没有再存。要换用法，请先停用原来的。',
    en: 'This word stands here already; nothing was saved. To use it otherwise, please end the one that stands.',
  },
  'word',
);
export const NothingToLeave = defineError(
  'check_words.nothing_to_leave',
  422,
  {
    'zh-CN': '“本地不让用的说法”里没有自带的词，不用放过；要停用自己加的词，请在下面点“停用”。没有保存。',
    en: 'This check has no words of its own, so there is nothing to leave alone; to stop a word of yours, end it in the list. Nothing was saved.',
  },
  'effect',
);
export const WordEnded = defineError('check_words.ended', 409, {
  'zh-CN': '这个词已经停用，没有再改。请刷新后查看。',
  en: 'This word was ended already; nothing was changed. Please reload.',
});
