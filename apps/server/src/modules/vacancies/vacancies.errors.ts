import { defineError } from '../../app/errors.ts';

export const VacancyUnknown = defineError('vacancy.unknown', 404, {
  'zh-CN': '没有找到这个岗位，可能编号有误，或还没有发布。请返回列表重新选择。',
  en: 'There is no such vacancy; the number may be wrong, or it was never published. Please choose it from the list again.',
});
export const VacancyClosed = defineError('vacancy.closed', 409, {
  'zh-CN': '这个岗位已经{status}，不能修改。要继续招人，请先点“重新招人”。',
  en: 'This vacancy is {status} and cannot be changed. To go on hiring, please reopen it first.',
});
export const StepIllegal = defineError('vacancy.step_illegal', 409, {
  'zh-CN': '岗位现在是“{status}”，不能{action}。请刷新后按当前状态操作。',
  en: 'The vacancy is {status} now; to {action} is not possible. Please refresh and go on from there.',
});
export const ReasonNeeded = defineError(
  'vacancy.reason_needed',
  422,
  {
    'zh-CN': '请写明原因，用人单位和同事都会看到。',
    en: 'Please say why; the employer and your colleagues will see it.',
  },
  'reason',
);
export const FindingsOpen = defineError('vacancy.findings_open', 409, {
  'zh-CN': '还有{count}条必须处理的核对意见，不能发布：{first}请修改岗位，或由审核人员逐条写明理由后再发布。',
  en: '{count} findings must be dealt with before publishing: {first} Please mend the vacancy, or let a reviewer accept each with a reason.',
});
export const FindingUnknown = defineError('vacancy.finding_unknown', 404, {
  'zh-CN': '这条核对意见已经不在了，可能岗位刚修改过。请刷新。',
  en: 'This finding is gone; the vacancy may just have been changed. Please refresh.',
});
export const FindingFinal = defineError('vacancy.finding_final', 409, {
  'zh-CN': '这一条不能说明理由后放行，只能改好：{message}',
  en: 'This one cannot be accepted with a reason, only mended: {message}',
});
export const NoPlacesLeft = defineError(
  'vacancy.no_places',
  409,
  {
    'zh-CN': '已经招到{hired}人，没有空缺了。要继续招人，请先把招聘人数改到{hired}以上。',
    en: '{hired} people were hired and no place is left. To go on, please raise the number of people above {hired} first.',
  },
  'headcount',
);
export const HeadcountBelowHired = defineError(
  'vacancy.headcount_below_hired',
  422,
  {
    'zh-CN': '已经招到{hired}人，招聘人数不能比这个数少。',
    en: '{hired} people were hired already; the number of people cannot be below that.',
  },
  'headcount',
);
export const ExpiryPast = defineError(
  'vacancy.expiry_past',
  422,
  {
    'zh-CN': '招聘截止日期{day}已经过去。请先改成今天或以后的日期，或清空。',
    en: 'The last day {day} has passed. Please choose today or a later day, or clear it.',
  },
  'expiresOn',
);
export const OccupationUnknown = defineError(
  'occupation.unknown',
  422,
  {
    'zh-CN': '没有这个职业代码，请从列表中选择。',
    en: 'There is no such occupation code; please choose from the list.',
  },
  'occupationCode',
);
export const RegionTooWide = defineError(
  'region.too_wide',
  422,
  {
    'zh-CN': '工作地点至少要选到市，最好选到乡镇街道，求职者要据此判断远近。',
    en: 'Please choose at least the city of the place of work, better the town or street: people judge the distance by it.',
  },
  'regionCode',
);
