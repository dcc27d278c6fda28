import { detectContacts } from './contacts.ts';

/** 18 characters that can be an ID number: a division, a day of birth, a serial and a check character. */
const CITIZEN_ID = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/;

/** Eleven digits of a mobile, after a name that may itself end in a word for a digit (张三). */
const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;

/** Whether somebody's phone or ID number stands in a text, however it is written. */
export function tellsNumber(text: string): boolean {
  const closed = text.normalize('NFKC').replace(/(?<=\d)[\s-]+(?=[\dXx])/g, '');
  return CITIZEN_ID.test(closed) || MOBILE.test(closed) || detectContacts(text).length > 0;
}
