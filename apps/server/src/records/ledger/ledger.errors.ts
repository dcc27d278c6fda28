import { defineError } from '../../app/errors.ts';

export const LedgerUnbalanced = defineError('ledger.unbalanced', 422, {
  'zh-CN': '这笔账两边不平，没有记。请核对金额。',
  en: 'The two sides of this entry do not come to nothing; it was not posted. Please check the amounts.',
});
export const LedgerKeyTaken = defineError('ledger.key_taken', 409, {
  'zh-CN': '这个编号已经记过另一笔账，没有再记。先前记的没有改动，请核对后换一个编号。',
  en: 'Another entry was posted under this key, so this one was not. The earlier one is unchanged; please check it and take another key.',
});
export const LedgerReversed = defineError('ledger.reversed', 409, {
  'zh-CN': '那笔账已经冲正过，没有再冲。请核对先前的冲正。',
  en: 'That entry was reversed already, so nothing was posted. Please look at the earlier reversal.',
});
export const LedgerUnknown = defineError('ledger.unknown', 404, {
  'zh-CN': '没有找到要冲正的那笔账，没有记。请核对编号。',
  en: 'The entry to be reversed was not found, so nothing was posted. Please check its key.',
});
