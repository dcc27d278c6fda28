import { defineError } from '../../app/errors.ts';

export const PlaceFull = defineError(
  'booking.full',
  409,
  {
    'zh-CN': '“{what}”在{from}至{to}已经约满，没有预约。请换一个时间，或者排队等候空位。',
    en: '“{what}” is full from {from} to {to}; nothing was booked. Please choose another time, or wait for a place.',
  },
  'startsAt',
);
export const PersonBusy = defineError(
  'booking.person_busy',
  409,
  {
    'zh-CN':
      '本人在{from}至{to}已经有别的安排，一个人不能同时到两处，没有预约。请换一个时间，或先改掉原来的安排。',
    en: 'The person has something else from {from} to {to} and cannot be in two places; nothing was booked. Please choose another time, or move the other first.',
  },
  'startsAt',
);
export const AdviserBusy = defineError(
  'booking.adviser_busy',
  409,
  {
    'zh-CN': '这位工作人员在{from}至{to}已经有别的预约，没有预约。请换一个时间。',
    en: 'This member of staff has another booking from {from} to {to}; nothing was booked. Please choose another time.',
  },
  'startsAt',
);
