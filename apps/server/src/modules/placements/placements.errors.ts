import { defineError } from '../../app/errors.ts';

export const PlacementUnknown = defineError('placement.unknown', 404, {
  'zh-CN': '没有找到这条推荐记录，可能编号有误。请返回列表重新选择。',
  en: 'There is no such placement; the number may be wrong. Please choose it from the list again.',
});
export const VacancyNotOpen = defineError('vacancy.closed', 409, {
  'zh-CN': '这个岗位已经不招人了，没有推荐。请换一个岗位，或请用人单位重新发布。',
  en: 'This vacancy is not open any more, so nobody was referred. Please choose another one, or let the employer publish it again.',
});
export const NoPlaces = defineError('placement.no_places', 409, {
  'zh-CN': '这个岗位已经招满，没有空缺了。请换一个岗位，或先请用人单位增加招聘人数。',
  en: 'No place of this vacancy is left. Please choose another one, or let the employer raise the number of people first.',
});
export const Excluded = defineError('placement.excluded', 422, {
  'zh-CN': '不能推荐：{reason}',
  en: 'A referral is not possible: {reason}',
});
export const StepIllegal = defineError('placement.step_illegal', 409, {
  'zh-CN': '现在是“{status}”，不能{action}。请刷新后按当前进展办理。',
  en: 'It stands at “{status}”; to {action} is not possible now. Please refresh and go on from there.',
});
export const ReasonUnfit = defineError(
  'placement.reason_unfit',
  422,
  {
    'zh-CN':
      '这个原因和现在的进展对不上：上岗之后只能选“上岗后离开了”或“记错了”，上岗之前不能选“上岗后离开了”。',
    en: 'This reason does not fit: after a hire only “left after the hire” or “recorded by mistake” can be chosen, and before it not “left after the hire”.',
  },
  'move.reason',
);
export const RoomTaken = defineError(
  'placement.room_taken',
  409,
  {
    'zh-CN': '{site}的面试室在{from}至{to}已有安排。请换个时间，或改到别的站点、电话面试。',
    en: 'The interview room of {site} is taken from {from} to {to}. Please choose another time or station, or interview by phone.',
  },
  'move.startsAt',
);
export const RoomNeeded = defineError(
  'placement.room_needed',
  422,
  {
    'zh-CN': '在站点面试，请选择是哪个站点的面试室。',
    en: 'For an interview at a station, please choose the station whose room is meant.',
  },
  'move.siteId',
);
export const InterviewHours = defineError(
  'placement.interview_hours',
  422,
  {
    'zh-CN': '面试只能约在{from}到{to}之间，没有约。请核对上午、下午，改好时间再约。',
    en: 'An interview can only be set between {from} and {to}; nothing was booked. Please check morning and afternoon, and choose another time.',
  },
  'move.startsAt',
);
export const DatePast = defineError(
  'placement.date_past',
  422,
  {
    'zh-CN': '这个日期太早：{earliest}之前不行。请改成之后的日期。',
    en: 'This date is too early: it cannot lie before {earliest}. Please choose a later one.',
  },
  'move.startDate',
);
export const DateFar = defineError(
  'placement.date_far',
  422,
  {
    'zh-CN': '这个日期太远：最晚到{latest}。请核对年份。',
    en: 'This date is too far away: {latest} is the latest. Please check the year.',
  },
  'move.startDate',
);
export const TooYoung = defineError(
  'placement.too_young',
  422,
  {
    'zh-CN': '到上岗那天还未满16周岁，不能上岗（劳动法第十五条）。',
    en: 'On that day the person is not yet 16 and may not start work (Labour Law, article 15).',
  },
  'move.startDate',
);
export const FollowUpUnknown = defineError('placement.follow_up_unknown', 404, {
  'zh-CN': '没有找到这条回访。请返回回访列表。',
  en: 'There is no such follow-up. Please go back to the list.',
});
export const FollowUpDone = defineError('placement.follow_up_done', 409, {
  'zh-CN': '这次回访已经有人记过，或因离岗不再需要，没有重复记录。',
  en: 'This follow-up was recorded already, or is not needed any more because the work ended. Nothing was recorded twice.',
});
export const FollowUpEarly = defineError('placement.follow_up_early', 409, {
  'zh-CN':
    '这次回访要到{due}前后才算数，现在先不记“还在岗”。想记下今天的联系，请在求职者档案里记一笔；如果人已离开，可以直接记“已离开”。',
  en: 'This follow-up counts from about {due}; “still there” cannot be recorded yet. To keep today’s contact, please add a note to the person’s record; if the person has left, that can be recorded at once.',
});
export const FollowUpWhyGiveUp = defineError(
  'placement.follow_up_why_give_up',
  422,
  {
    'zh-CN': '请写明为什么不再打，比如空号、本人说不用回访。只是这次没人接，就按“没打通”，到时候会再提醒您。',
    en: 'Please say why nobody is to ring again, such as a number out of use or somebody who wants no calls. If only this call was missed, press “not reached”: it will come up again.',
  },
  'note',
);
export const FollowUpReasonNeeded = defineError(
  'record.reason_needed',
  422,
  {
    'zh-CN': '请写明哪里记错了，同事以后会看到。',
    en: 'Please say what was recorded wrongly; your colleagues will see it.',
  },
  'reason',
);
export const CorrectionUnfit = defineError('placement.correction_unfit', 409, {
  'zh-CN': '只有“已稳定就业”和“上岗后离开了”可以更正为还在岗。别的原因停止的，请重新推荐。',
  en: 'Only “settled” and “left after the hire” can be corrected to being at work. After any other stop, please refer the person again.',
});
export const AnotherOpen = defineError('placement.another_open', 409, {
  'zh-CN': '这个人在这个岗位上已经有一条新的推荐在办，没有更正。请先处理那一条。',
  en: 'This person has a newer open placement with this vacancy, so nothing was corrected. Please deal with that one first.',
});
