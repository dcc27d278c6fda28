import { defineError } from '../../app/errors.ts';

export const StepIllegal = defineError('record.step_illegal', 409, {
  'zh-CN': '现在是“{status}”，不能{action}。请刷新后按当前状态办理。',
  en: 'It is {status} now; to {action} is not possible. Please refresh and go on from there.',
});
export const ReasonNeeded = defineError(
  'record.reason_needed',
  422,
  {
    'zh-CN': '请写明原因，同事以后会看到。',
    en: 'Please say why; your colleagues will see it.',
  },
  'reason',
);
/** The same code as for a stale edit: both ask the user to look again. */
export const MovedMeanwhile = defineError('record.changed', 409, {
  'zh-CN':
    '{who}在{time}刚办了“{move}”，现在是“{status}”。您这一步没有办，也没有覆盖别人的内容。请看过最新情况再决定。',
  en: '{who} did “{move}” at {time}; it is “{status}” now. Your step was not taken and nothing was overwritten. Please look at the latest state and decide again.',
});
export const ActionUnknown = defineError('action.unknown', 404, {
  'zh-CN': '没有找到这一步，可能编号有误。请刷新页面。',
  en: 'There is no such step; the number may be wrong. Please refresh the page.',
});
export const ActionFinal = defineError('action.final', 409, {
  'zh-CN': '“{move}”这一步不能撤回。记错了的话，请办更正并写明原因。',
  en: '“{move}” cannot be taken back. If it was a mistake, please correct it and say why.',
});
export const ActionLate = defineError('action.late', 409, {
  'zh-CN': '“{move}”是{time}办的，超过{minutes}分钟不能再撤回。记错了的话，请办更正并写明原因。',
  en: '“{move}” was done at {time}; it can be taken back for {minutes} minutes only. If it was a mistake, please correct it and say why.',
});
export const ActionTakenBack = defineError('action.taken_back', 409, {
  'zh-CN': '“{move}”已经由{who}在{time}撤回，没有再撤一次。请刷新页面。',
  en: '“{move}” was taken back by {who} at {time}; nothing was done twice. Please refresh the page.',
});
export const ActionOvertaken = defineError('action.overtaken', 409, {
  'zh-CN':
    '“{move}”之后，{who}在{time}又改过，不能直接撤回，什么也没有变。请看过最新情况；确实记错了，请办更正。',
  en: 'After “{move}”, {who} changed the record at {time}, so it cannot be taken back; nothing was changed. Please look at the latest state; if it was a mistake, please correct it.',
});
export const ActionLeft = defineError('action.left_house', 409, {
  'zh-CN': '“{move}”的通知已经发出去了，不能撤回。请办更正，并告诉对方一声。',
  en: 'Word of “{move}” has gone out already, so it cannot be taken back. Please correct it, and let the people concerned know.',
});
