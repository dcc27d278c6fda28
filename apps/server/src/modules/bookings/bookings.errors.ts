import { defineError } from '../../app/errors.ts';

export const BookingUnknown = defineError('booking.unknown', 404, {
  'zh-CN': '没有找到这条预约。请返回日历或列表重新选择。',
  en: 'There is no such booking. Please choose it from the calendar or the list again.',
});
export const ResourceUnknown = defineError('booking.resource_unknown', 404, {
  'zh-CN': '没有找到要预约的面试室或顾问时间，可能已经停用。请重新选择。',
  en: 'What you want to book was not found; it may be out of use. Please choose again.',
});
export const EndBeforeBeginning = defineError(
  'booking.end_before_beginning',
  422,
  {
    'zh-CN': '结束时间要晚于开始时间，没有预约。请改结束时间。',
    en: 'The end must come after the beginning; nothing was booked. Please change the end.',
  },
  'endsAt',
);
export const OverMidnight = defineError(
  'booking.over_midnight',
  422,
  {
    'zh-CN': '一次预约要在同一天里开始和结束，没有预约。请改结束时间，或分成两次。',
    en: 'A booking begins and ends on one day; nothing was booked. Please change the end, or make two bookings.',
  },
  'endsAt',
);
export const BookingPast = defineError(
  'booking.past',
  422,
  {
    'zh-CN': '这个时间已经过去，没有预约。请选择现在以后的时间。',
    en: 'That time has passed; nothing was booked. Please choose a later one.',
  },
  'startsAt',
);
export const BookingFar = defineError(
  'booking.far',
  422,
  {
    'zh-CN': '只能预约一年以内的时间，没有预约。请核对年份。',
    en: 'Bookings are possible for a year ahead; nothing was booked. Please check the year.',
  },
  'startsAt',
);
export const OutsideHours = defineError(
  'booking.outside_hours',
  422,
  {
    'zh-CN': '“{what}”{day}的开放时间是{hours}，没有预约。请选开放时间以内的时间。',
    en: '“{what}” is open on {day}: {hours}. Nothing was booked; please choose a time within these hours.',
  },
  'startsAt',
);
export const ClosedThatDay = defineError(
  'booking.outside_hours',
  422,
  {
    'zh-CN': '“{what}”{day}不开放（{why}），没有预约。请换一天。',
    en: '“{what}” is closed on {day} ({why}); nothing was booked. Please choose another day.',
  },
  'startsAt',
);
export const OutOfUse = defineError('booking.out_of_use', 409, {
  'zh-CN': '“{what}”已经停用，没有预约。请另选一处。',
  en: '“{what}” is out of use; nothing was booked. Please choose another.',
});
export const OthersWait = defineError('booking.others_wait', 409, {
  'zh-CN': '这个时间前面还有人排队，空出来的名额先给他们，没有预约。可以一起排队，或换一个时间。',
  en: 'Others wait for this time, and a place goes to them first; nothing was booked. You can wait too, or choose another time.',
});
export const NotFull = defineError('booking.not_full', 409, {
  'zh-CN': '这个时间还有名额，不用排队。请直接预约。',
  en: 'There is a place at this time; no need to wait. Please book it.',
});
export const WaitsAlready = defineError('booking.waits_already', 409, {
  'zh-CN': '这个时间已经在排队了，没有重复登记。有空位会马上通知。',
  en: 'The person waits for this time already; nothing was added. They will be told as soon as a place is free.',
});
export const WhoWaits = defineError(
  'booking.who_waits',
  422,
  {
    'zh-CN': '排队要写明是谁。请先选择求职者。',
    en: 'Somebody has to be named who waits. Please choose the person first.',
  },
  'seekerId',
);
export const LeaseOver = defineError('booking.lease_over', 409, {
  'zh-CN': '名额保留到{until}，已经过时，可能给了下一位。请重新预约，或再次排队。',
  en: 'The place was kept until {until} and may have gone to somebody else. Please book anew, or wait again.',
});
export const NotOver = defineError('booking.not_over', 409, {
  'zh-CN': '名额的保留时间还没到，没有变动。',
  en: 'The lease of this place is not over; nothing was changed.',
});
export const TooEarly = defineError('booking.too_early', 409, {
  'zh-CN': '还没到预约的时间（{at}），不能记到没到场。不来了请用“取消”。',
  en: 'The booking is only for {at}; whether somebody came cannot be noted yet. If nobody will come, please call it off.',
});
export const WithInterview = defineError('booking.with_interview', 409, {
  'zh-CN': '这是面试的预约，结果和取消请在面试所在的推荐记录里办，预约会跟着改。',
  en: 'This booking belongs to an interview: please record results and changes at its placement, and the booking will follow.',
});
export const BookedEnough = defineError('booking.enough', 409, {
  'zh-CN': '您已有{count}个还没到的预约，先不能再约。请先办完或取消一个，也可以请驿站帮忙约。',
  en: 'You have {count} bookings to come and cannot add another. Please keep or call off one first, or ask a station to book for you.',
});
export const NameTaken = defineError(
  'booking.name_taken',
  409,
  {
    'zh-CN': '这个站点已有同名的，没有保存。请换一个名称。',
    en: 'The station has one of this name already; nothing was saved. Please choose another name.',
  },
  'name',
);
export const SeatsTaken = defineError(
  'booking.seats_taken',
  409,
  {
    'zh-CN': '以后的预约里有用到第{seat}个名额的，容量不能减到{capacity}，没有保存。请先改掉那些预约。',
    en: 'Bookings to come use seat {seat}, so the capacity cannot become {capacity}; nothing was saved. Please move them first.',
  },
  'capacity',
);
export const AdviserNeeded = defineError(
  'booking.adviser_needed',
  422,
  {
    'zh-CN': '顾问时间要写明是哪位工作人员，而且一次只接待一个人；面试室等不用写。请改好再保存。',
    en: 'Adviser’s hours need one member of staff and take one person at a time; rooms need none. Please correct it and save again.',
  },
  'staffId',
);
export const AdviserUnknown = defineError(
  'booking.adviser_unknown',
  422,
  {
    'zh-CN': '没有找到这位工作人员，或账号已停用，没有保存。请重新选择。',
    en: 'This member of staff was not found, or their account is closed; nothing was saved. Please choose again.',
  },
  'staffId',
);
