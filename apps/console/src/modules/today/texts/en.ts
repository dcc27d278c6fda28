import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'Today',
  keys: 'Arrows walk, Enter opens, digits press the row’s buttons',
  allDone: 'Everything for today is done',
  allDoneText: 'New applications, calls for help and follow-ups will appear here.',
  elsewhere: 'Look at the other sites',
  notYours: 'Your account does no counter work; choose on the left what to look at.',
  all: 'See all {count}',
  callBack: {
    title: 'Asked to be rung back',
    empty: 'Nobody is waiting for a call',
    asked: 'asked {when}',
    about: 'About: {title}',
    known: 'See the record',
    register: 'Register this person',
    result: 'How it went (optional)',
    move: {
      finish: 'Helped',
      miss: 'No answer, ring again',
      give_up: 'Cannot be reached',
      reopen: 'A mistake, open again',
    },
    moved: {
      finish: 'Noted: helped',
      miss: 'Noted: no answer this time; it stays here',
      give_up: 'Noted: not reached, no more calls',
      reopen: 'Open again, waiting for a call',
    },
    reopenWhy: 'What was wrong',
    by: 'handled by {name}',
    show: { open: 'Waiting', done: 'Helped', unreachable: 'Not reached' },
    more: 'Show more',
  },
  followUps: { title: 'Follow-ups', overdue: '{count} overdue' },
  interviews: { title: 'Interviews today', at: '{time}' },
  applications: { title: 'New applications', lead: 'People applied by themselves; ask the employer.' },
  review: {
    title: 'Vacancies to check',
    look: 'Check',
    block: '{count} to mend first',
    warn: '{count} to look at',
  },
  confirm: {
    title: 'Vacancies to confirm by phone',
    last: 'last confirmed {when}',
    never: 'never confirmed',
    still: 'Still open',
    filled: 'Filled',
    gone: 'No longer wanted',
    goneWhy: 'Why not',
    saved: 'Noted',
  },
  unmapped: '{count} vacancy titles have no occupation yet',
  unmappedGo: 'Map them',
};

export default texts;
