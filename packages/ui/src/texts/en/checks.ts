import type { SameKeys } from '../same-keys.ts';
import type { checks as zh } from '../zh-CN/checks.ts';

export const checks: SameKeys<typeof zh> = {
  openReason: {
    open: 'Open now',
    open_makeup_workday: 'Open: today is a make-up workday',
    open_holiday: 'Open although it is a holiday',
    open_exception: 'Open with special hours today',
    before_opening: 'Not open yet',
    break: 'Lunch break',
    after_closing: 'Closed for today',
    closed_weekday: 'Closed today',
    closed_holiday: 'Closed for the holiday',
    closed_exception: 'Closed today as an exception',
  },
  creditCodeError: {
    length: 'A credit code has 18 characters; please count them on the licence',
    alphabet: 'A credit code has no I, O, S, V or Z; perhaps it is 1, 0, 5 or 2',
    registrar: 'The first character is not right; please compare it with the licence',
    region: 'Characters 3 to 8 of a credit code are digits',
    checksum: 'One character was copied wrongly; please compare it with the licence',
  },
  idNumberError: {
    length: 'An ID number has 18 characters; please count them on the card',
    alphabet: 'An ID number has digits only; the last one may be X',
    region: 'The first six digits are no region; please look again',
    birth_date: 'The date of birth in this number is not right; please look again',
    sequence: 'One digit was copied wrongly; please look again',
    checksum: 'One digit was copied wrongly; please compare it with the card',
  },
  phoneError: {
    empty: 'Please enter a phone number',
    foreign: 'Only mainland numbers can be used here',
    length: 'Not the right length; a mobile number has 11 digits',
    prefix: 'No number begins like this; please look again',
    signs: 'A phone number has digits only',
  },
  payRepair: {
    zero_is_unstated: 'Zero was taken as not stated',
    ends_swapped: 'The two ends were exchanged',
    thousands_to_yuan: 'Thousands were turned into yuan',
    unit_from_text: 'The unit was taken from the text',
    unit_guessed: 'No unit given; estimated from the amount',
    unit_year: 'Taken as pay by the year',
    taken_from_title: 'Pay taken from the title',
    taken_from_description: 'Pay taken from the description',
    title_differs: 'The title states another pay',
    open_end_dropped: 'The upper end looked wrong and was dropped',
  },
  contactKind: { phone: 'phone', wechat: 'WeChat', qq: 'QQ', email: 'e-mail' },
};
