import type zh from './zh-CN.ts';

const texts: typeof zh = {
  title: 'Words of checks',
  lead: 'Adverts are checked by these words before they are published. What ships with the software stays; a bureau adds words, or has a phrase left alone. A check gives a reason; a person decides.',
  where: 'Which place',
  network: 'Whole network',
  checks: 'What is checked',
  finds: 'Finds, for example: {words}',
  nothing: 'The software has no words of its own here; the bureau adds them.',
  law: 'Rests on: {law}',
  noLaw: 'No law behind it; the bureau decides',
  own: 'Words of the bureau',
  severity: {
    block: 'Must be mended, or accepted by a person, before publishing',
    warn: 'Points it out to whoever reviews',
  },
  effectHint: {
    find: 'An advert with this word is pointed out, unless the sentence denies it',
    leave: 'Where an advert has this word, this check says nothing about it',
  },
  add: 'Add a word',
  addTo: 'Add a word: {check}',
  field: {
    check: 'Which check',
    effect: 'What for',
    word: 'Word',
    wordHint: '2 to 30 characters, as adverts write it',
    reason: 'Why',
    source: 'Document it rests on',
    sourceHint: 'Title and number; leave empty where there is none',
    sourceDate: 'Date of the document',
  },
  preview: {
    act: 'See first which adverts it would touch',
    find: 'Published adverts of {place} with this word: {seen}. Pointed out once it is saved: {changed}.',
    leave:
      'Published adverts of {place} with this word: {seen}. No longer pointed out once it is saved: {changed}.',
    more: 'More adverts have this word than are looked at here; it may be too common.',
    kept: 'Only a preview; nothing was changed. Adverts that are published already are checked anew when they are changed or reviewed again.',
    line: '{title} · {employer}: “{quote}”',
  },
  saved: 'Word added; checks use it from now on',
  word: '“{word}” · {check}',
  by: '{who}, {when}',
  source: 'Rests on: {source}',
  noSource: 'No document named',
  none: 'No words of the bureau yet.',
  more: 'Show more',
  end: {
    act: 'End',
    actThis: 'End “{word}”',
    title: 'End a word',
    lead: '“{word}” ({check}, {place}) is used no more. It stays on record.',
    reason: 'Why',
    done: 'Word ended',
  },
  ended: 'Ended by {who}, {when}: {reason}',
  audit: 'Audit trail',
};

export default texts;
