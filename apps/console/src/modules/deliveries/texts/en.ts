import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'Stuck follow-on work',
  lead: 'After some steps the platform goes on with others by itself (when a vacancy is filled, whoever still waits is told). What failed again and again is listed here; nothing else is held up. Once the cause is gone, press “Do it again”.',
  empty: 'Nothing is stuck.',
  what: 'What happened',
  handler: 'What was to follow',
  when: 'When',
  why: 'Last error',
  attempts: 'tried {count} times, parked {when}',
  sendOn: 'Do it again',
  sent: 'Handed back to the platform, which usually takes seconds. If it comes back here, the cause is still there.',
  event: {
    seeker: {
      merged: 'Two records of a person became one',
      erased: 'A person was erased',
      phone_changed: 'The phone of a person changed',
    },
    employer: {
      changed: 'An employer’s record changed',
      blacklisted: 'An employer was put on the blacklist',
      struck_off: 'An employer is struck off or was refused',
      erased: 'The data of a private employer were erased',
    },
    vacancy: {
      published: 'A vacancy was published',
      filled: 'A vacancy was filled',
      closed: 'A vacancy left the channels',
    },
    placement: {
      vacancy_gone: 'The vacancy of a placement is gone',
      hired: 'Somebody was hired',
      stopped: 'A placement ended',
    },
    follow_up: { answered: 'A follow-up was answered', corrected: 'A follow-up was corrected' },
    booking: { freed: 'A place became free' },
    calendar: { changed: 'Holidays changed' },
    site: { closed: 'A station closed', hours_changed: 'Opening hours of a station changed' },
  },
};

export default texts;
