import { defineError } from '../../app/errors.ts';

export const ProofUnknown = defineError('evidence.proof_unknown', 404, {
  'zh-CN': '没有找到这份依据。请刷新后再看。',
  en: 'This proof was not found. Please load the record again.',
});
export const ProofUnfit = defineError(
  'evidence.proof_unfit',
  422,
  {
    'zh-CN': '这种依据证明不了这件事，没有保存。请换一种依据。',
    en: 'This kind of proof says nothing of this; nothing was saved. Please choose another.',
  },
  'kind',
);
export const ProofNeedsFile = defineError(
  'evidence.needs_file',
  422,
  {
    'zh-CN': '这种依据要有照片或文件，还没有保存。请先拍照或传文件。',
    en: 'This kind of proof needs its photo or file; nothing was saved yet. Please take or send it first.',
  },
  'fileId',
);
export const ProofNeedsWords = defineError(
  'evidence.needs_words',
  422,
  {
    'zh-CN': '请写一句：谁说的、说了什么，或者在哪里查到的。还没有保存。',
    en: 'Please write who said what, or where it was looked up; nothing was saved yet.',
  },
  'words',
);
export const ProofDayAhead = defineError(
  'evidence.day_ahead',
  422,
  {
    'zh-CN': '依据的日期在今天之后，还没有保存。请改日期。',
    en: 'The day of the proof lies ahead; nothing was saved yet. Please correct it.',
  },
  'day',
);
export const NotClaimed = defineError(
  'evidence.not_claimed',
  409,
  {
    'zh-CN': '这条记录现在没有这件事（可能刚被更正），没有保存。请刷新后再看。',
    en: 'The record does not claim this at present (it may just have been corrected); nothing was saved. Please load it again.',
  },
  'claim',
);
