import { defineError } from '../../app/errors.ts';

export const ApprovalUnknown = defineError('approval.unknown', 404, {
  'zh-CN': '没有找到这件待复核的事，可能编号有误。请回到“待复核”列表重新选择。',
  en: 'There is no such request. Please go back to the list and choose again.',
});
export const NobodyApproves = defineError('approval.nobody', 409, {
  'zh-CN':
    '“{what}”按规定要第二个人复核，可是这里除了您没有别人能复核，所以没有提交，也没有执行。请让管理员给一位同事（不是您的另一个账号）开通权限，或请上级来办。',
  en: '“{what}” takes a second person here, and nobody but you could approve it; nothing was asked for and nothing was done. Please have a colleague (not another account of yours) given the right, or ask whoever is above.',
});
export const AskedAlready = defineError('approval.asked_already', 409, {
  'zh-CN': '{who}已经为这件事提交过复核，最晚 {until} 前会有结果，所以没有再提交一次。',
  en: '{who} has asked for this already; it will be decided by {until}, so it was not asked for again.',
});
export const OwnRequest = defineError('approval.own', 403, {
  'zh-CN': '这是您自己提交的，要由另一个人复核。不办了的话可以撤回。',
  en: 'You asked for this yourself, so somebody else has to approve it. You can withdraw it.',
});
export const SamePerson = defineError('approval.same_person', 403, {
  'zh-CN':
    '您和提交人的账号登记为同一个人（手机号相同，或登记了同一人），不能自己复核自己。请由另一位同事复核。',
  en: 'Your account and the asker’s are registered as one person (the same phone, or declared so). Please have a colleague approve it.',
});
export const PasswordSet = defineError('approval.password_set', 403, {
  'zh-CN':
    '最近 {days} 天内，您和提交人之间有一方给另一方设过登录密码，所以不能互相复核。请由另一位同事复核。',
  en: 'Within the last {days} days one of you set the other’s password, so you cannot approve each other’s steps. Please have another colleague approve it.',
});
export const StandsBelow = defineError('approval.below', 403, {
  'zh-CN': '复核人的级别不能低于提交人。请由同级或上级复核。',
  en: 'Whoever approves must not stand below whoever asked. Please have a colleague of the same level or above approve it.',
});
export const AskerGone = defineError('approval.asker_gone', 409, {
  'zh-CN':
    '提交人{who}的账号已停用，或已没有这项权限，所以没有执行。请不同意这件事，再由有权限的人重新提交。',
  en: 'The account of {who}, who asked, was closed or has lost this right; nothing was done. Please decline it, and have somebody with the right ask again.',
});
export const NotPossible = defineError('approval.not_possible', 409, {
  'zh-CN': '提交以后情况变了，没有执行：{why} 请核对后不同意这件事，需要的话由提交人重新提交。',
  en: 'Things have changed since it was asked for, and nothing was done: {why} Please decline it; whoever asked may ask again.',
});
export const RecordErased = defineError('approval.record_erased', 409, {
  'zh-CN': '这件事所关系的记录已经注销，内容一并删除，没有执行。',
  en: 'The record this was about was erased, and what was asked for with it. Nothing was done.',
});
export const ApprovalPast = defineError('approval.past', 409, {
  'zh-CN': '复核期限（{until}）已过，没有执行。需要的话请提交人重新提交。',
  en: 'The time for approving this ended on {until}; nothing was done. Whoever asked may ask again.',
});
export const NoFile = defineError('approval.no_file', 409, {
  'zh-CN': '这里没有可以下载的文件：还没有通过复核，或已过下载期限。需要的话请重新导出。',
  en: 'There is no file to fetch: it was not approved, or its time is over. Please export the list again if you need it.',
});
export const FileGrown = defineError('approval.file_grown', 409, {
  'zh-CN':
    '通过复核的是 {approved} 条，现在符合条件的有 {rows} 条，多了不少，所以没有导出。请按现在的范围重新提交。',
  en: '{approved} rows were approved, and {rows} match by now, which is a good deal more; nothing was exported. Please ask again for what there is now.',
});
export const KindUnknown = defineError(
  'approval.kind_unknown',
  422,
  {
    'zh-CN': '没有这一种要复核的事，没有保存。请刷新页面后再选。',
    en: 'There is no such step; nothing was saved. Please reload the page and choose again.',
  },
  'kind',
);
export const NetworkOnly = defineError(
  'approval.network_only',
  422,
  {
    'zh-CN': '这件事关系全网，只能按全网设一条规则，没有保存。',
    en: 'This concerns the whole network, which has one rule for it; nothing was saved.',
  },
  'region',
);
export const RuleLaxer = defineError(
  'approval.rule_laxer',
  422,
  {
    'zh-CN': '上级规定超过 {most} 条就要复核，这里只能更严，不能更宽，没有保存。',
    en: 'By a rule above more than {most} rows take a second person. Here it can be stricter, not laxer; nothing was saved.',
  },
  'threshold',
);
export const ThresholdNeeded = defineError(
  'approval.threshold_needed',
  422,
  {
    'zh-CN': '请填写超过多少条要复核，没有保存。每次都要复核就填 0。',
    en: 'Please say above how many rows it takes a second person; nothing was saved. 0 stands for always.',
  },
  'threshold',
);
