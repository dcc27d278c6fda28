import { defineError } from '../../app/errors.ts';

export const StaffUnfit = defineError('assignment.staff_unfit', 422, {
  'zh-CN': '这位同事办不了这条记录：账号已停用，或者不负责这个地区。请换一位。',
  en: 'This colleague cannot work on the record: the account is closed, or their place is another one. Please choose somebody else.',
});
export const AssignedTwice = defineError('assignment.twice', 409, {
  'zh-CN': '{name}已经是经办人了，没有重复指派。',
  en: '{name} works on this record already, so nothing was changed.',
});
export const TooManyAssignees = defineError('assignment.too_many', 409, {
  'zh-CN': '一条记录最多{most}位经办人。请先移交或者去掉一位。',
  en: 'A record has at most {most} people working on it. Please hand it over, or take somebody off first.',
});
export const NotAssigned = defineError('assignment.none', 409, {
  'zh-CN': '这位同事现在不是经办人，可能刚被别人改过。请刷新后再看。',
  en: 'This colleague does not work on the record now; somebody may have changed it just now. Please reload.',
});
export const NotYours = defineError('assignment.not_yours', 403, {
  'zh-CN': '只有经办人自己和上级能移交、去掉。可以请{name}移交给您。',
  en: 'Only whoever works on the record, or an officer above, hands it over. {name} can hand it over to you.',
});
export const RecordConfidential = defineError('access.confidential', 403, {
  'zh-CN': '这条记录是保密的，只有经办人和上级能看。要办理的话，请找您的上级指派。',
  en: 'This record is confidential: only whoever is in charge and the officers above see it. To work on it, please ask your officer to assign it to you.',
});
export const NeedsSomebody = defineError('assignment.needs_somebody', 409, {
  'zh-CN': '保密的记录要有经办人。请先移交给别人，或者先取消保密。',
  en: 'A confidential record keeps somebody in charge. Please hand it over, or make it open to all first.',
});
export const ConfidentialAlready = defineError('assignment.confidential_already', 409, {
  'zh-CN': '这条记录已经是保密的，没有重复设置。',
  en: 'This record is confidential already, so nothing was changed.',
});
export const NotConfidential = defineError('assignment.not_confidential', 409, {
  'zh-CN': '这条记录现在不是保密的，可能刚被别人取消。请刷新后再看。',
  en: 'This record is not confidential now; somebody may have opened it just now. Please reload.',
});
