import type { CancelReason, Misfit } from '../../bookings/vocabulary.ts';
import { defineTemplate, type Variable } from '../template.ts';
import { personName } from './variables.ts';

type Both = Readonly<Record<'zh-CN' | 'en', string>>;

const what = {
  kind: 'title',
  about: { 'zh-CN': '约的是什么', en: 'What is booked' },
  sample: '职业指导（陈老师）',
} as const satisfies Variable;

const at = {
  kind: 'moment',
  about: { 'zh-CN': '预约的时间', en: 'When' },
  sample: '2026-11-25T02:00:00Z',
} as const satisfies Variable;

const place = {
  kind: 'place',
  about: { 'zh-CN': '地点，可能没有', en: 'Where, if it is known' },
  sample: '岳塘区就业驿站',
  mayLack: true,
} as const satisfies Variable;

const CANCELLED_FOR: Readonly<Record<CancelReason, Both>> = {
  person_asked: { 'zh-CN': '按您的要求', en: 'as you asked' },
  employer_asked: { 'zh-CN': '用人单位来不了', en: 'the employer cannot come' },
  staff_away: { 'zh-CN': '接待人员那天不在', en: 'the adviser is away' },
  place_closed: { 'zh-CN': '那天不开放', en: 'the place is closed then' },
  not_needed: { 'zh-CN': '不再需要', en: 'it is not needed any more' },
  recorded_by_mistake: { 'zh-CN': '之前记错了', en: 'it was recorded by mistake' },
};

const MISFIT_WORDS: Readonly<Record<Misfit, Both>> = {
  holiday: { 'zh-CN': '那天改为放假', en: 'that day has become a holiday' },
  hours: { 'zh-CN': '那个时间不开放了', en: 'the place is no longer open then' },
  out_of_use: { 'zh-CN': '那里停用了', en: 'the place is out of use' },
  two_at_once: { 'zh-CN': '同一时间还有另一个安排', en: 'there is something else at the same time' },
};

const concerned = { name: personName, what, at, place } as const;
const TO_PERSON = { to: 'seeker', purpose: 'progress', lane: 'personal' } as const;

/** Messages about bookings. */
export const BOOKING_TEMPLATES = {
  'booking.booked': defineTemplate({
    ...TO_PERSON,
    about: { 'zh-CN': '约好了', en: 'Something was booked' },
    variables: concerned,
    texts: {
      sms: {
        'zh-CN': '{name}您好，已为您约好“{what}”：{at}[，地点：{place}]。不能来请提前取消，名额好留给别人。',
        en: '{name}, “{what}” is booked for you: {at}[, place: {place}]. If you cannot come, please call it off, so that somebody else can.',
      },
      inbox: {
        'zh-CN': '已约好“{what}”：{at}[，地点：{place}]',
        en: '“{what}” is booked: {at}[, place: {place}]',
      },
    },
  }),
  'booking.moved': defineTemplate({
    ...TO_PERSON,
    about: { 'zh-CN': '预约改了时间或地点', en: 'A booking was moved' },
    variables: concerned,
    texts: {
      sms: {
        'zh-CN': '{name}您好，您约的“{what}”改到{at}[，地点：{place}]。不方便请告诉我们。',
        en: '{name}, “{what}” was moved to {at}[, place: {place}]. Please tell us if it does not suit.',
      },
      inbox: {
        'zh-CN': '“{what}”改到{at}[，地点：{place}]',
        en: '“{what}” was moved to {at}[, place: {place}]',
      },
    },
  }),
  'booking.cancelled': defineTemplate({
    ...TO_PERSON,
    about: { 'zh-CN': '预约取消了', en: 'A booking was called off' },
    variables: {
      ...concerned,
      reason: {
        kind: 'choice',
        about: { 'zh-CN': '取消的原因', en: 'Why' },
        sample: 'staff_away',
        words: CANCELLED_FOR,
      },
    },
    texts: {
      sms: {
        'zh-CN': '{name}您好，您{at}的“{what}”取消了（{reason}）。需要的话，可以另约时间。',
        en: '{name}, “{what}” on {at} was called off ({reason}). You can book another time.',
      },
      inbox: {
        'zh-CN': '{at}的“{what}”取消了（{reason}）[，原地点：{place}]',
        en: '“{what}” on {at} was called off ({reason})[; it was at {place}]',
      },
    },
  }),
  'booking.offered': defineTemplate({
    ...TO_PERSON,
    about: { 'zh-CN': '排队等到了空位', en: 'A place is free for somebody who waited' },
    variables: {
      ...concerned,
      until: {
        kind: 'moment',
        about: { 'zh-CN': '保留到什么时候', en: 'Until when it is kept' },
        sample: '2026-11-24T10:00:00Z',
      },
    },
    texts: {
      sms: {
        'zh-CN': '{name}您好，您排队的“{what}”（{at}）有空位了，为您保留到{until}，请登录或打电话确认。',
        en: '{name}, a place is free for “{what}” ({at}). It is kept for you until {until}; please sign in or ring to take it.',
      },
      inbox: {
        'zh-CN': '“{what}”（{at}[，{place}]）有空位了，为您保留到{until}，请确认',
        en: 'A place is free for “{what}” ({at}[, {place}]), kept for you until {until}; please take it',
      },
    },
  }),
  'booking.misfit': defineTemplate({
    ...TO_PERSON,
    about: {
      'zh-CN': '放假调休或开放时间变了，约的时间不行了',
      en: 'A change of holidays or hours made a booked time impossible',
    },
    variables: {
      ...concerned,
      why: {
        kind: 'choice',
        about: { 'zh-CN': '为什么', en: 'Why' },
        sample: 'holiday',
        words: MISFIT_WORDS,
      },
    },
    texts: {
      sms: {
        'zh-CN': '{name}您好，您{at}的“{what}”要改时间：{why}。请先不要来，我们会联系您另约。',
        en: '{name}, “{what}” on {at} has to be moved: {why}. Please do not come then; we will contact you.',
      },
      inbox: {
        'zh-CN': '{at}的“{what}”[（{place}）]要改时间：{why}，我们会联系您',
        en: '“{what}” on {at}[ ({place})] has to be moved: {why}. We will contact you',
      },
    },
  }),
  'booking.fits': defineTemplate({
    ...TO_PERSON,
    about: {
      'zh-CN': '之前说要改时间，现在又可以照原时间来',
      en: 'A booked time that was said to be impossible holds after all',
    },
    variables: concerned,
    texts: {
      sms: {
        'zh-CN': '{name}您好，您约的“{what}”照原来的时间进行：{at}[，地点：{place}]。',
        en: '{name}, “{what}” takes place as booked after all: {at}[, place: {place}].',
      },
      inbox: {
        'zh-CN': '“{what}”照原来的时间进行：{at}[，地点：{place}]',
        en: '“{what}” takes place as booked after all: {at}[, place: {place}]',
      },
    },
  }),
  'staff.booking': defineTemplate({
    to: 'staff',
    purpose: 'notices',
    lane: 'personal',
    about: { 'zh-CN': '预约有了变动', en: 'Something happened to a booking' },
    variables: {
      name: {
        kind: 'name',
        about: { 'zh-CN': '姓名，中间隐去，可能没有', en: 'The name, masked, where there is one' },
        sample: '王*英',
        mayLack: true,
      },
      what,
      at,
      how: {
        kind: 'choice',
        about: { 'zh-CN': '什么变动', en: 'What happened' },
        sample: 'booked',
        words: {
          booked: { 'zh-CN': '新预约', en: 'booked' },
          moved: { 'zh-CN': '改到', en: 'moved to' },
          cancelled: { 'zh-CN': '取消了', en: 'called off' },
          misfit: { 'zh-CN': '那天不开放了，要改时间', en: 'to be moved, it is closed then' },
          fits: { 'zh-CN': '照原时间进行', en: 'takes place as booked' },
        },
      },
    },
    texts: {
      inbox: {
        'zh-CN': '“{what}”[（{name}）]{how}：{at}',
        en: '“{what}”[ ({name})] {how}: {at}',
      },
    },
  }),
} as const;
