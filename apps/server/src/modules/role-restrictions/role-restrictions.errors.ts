import { defineError } from '../../app/errors.ts';

export const VerbNotTaken = defineError(
  'restrictions.verb',
  422,
  {
    'zh-CN':
      '这个角色本来就没有这项权限，或者这项权限不能收紧（登录、查看工作人员和操作记录）。没有保存，请另选一项。',
    en: 'The role does not have this right, or it is one that cannot be taken away (signing in, seeing staff and the audit trail). Nothing was saved; please choose another.',
  },
  'verb',
);
export const RankTooHigh = defineError(
  'restrictions.rank',
  403,
  {
    'zh-CN':
      '这个角色的权限不归您收紧或恢复（级别比您高，或者收紧的就是您自己的），没有改动。请联系上级单位。',
    en: 'This is not yours to narrow or restore: the role is above yours, or the right was taken from you yourself. Nothing was changed; please ask the bureau above.',
  },
  'role',
);
export const AlreadyTaken = defineError(
  'restrictions.stands',
  409,
  {
    'zh-CN': '这里或上级已经收紧了这项权限，不用再设，没有保存。',
    en: 'This right is already taken away here or above; there is nothing to do, and nothing was saved.',
  },
  'verb',
);
export const AlreadyLifted = defineError('restrictions.lifted', 409, {
  'zh-CN': '这条限制已经取消，没有再改。请刷新后查看。',
  en: 'This restriction was lifted already; nothing was changed. Please reload.',
});
