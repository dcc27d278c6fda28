import { detectContacts, hideContacts } from '../text/contacts.ts';
import { cleanWhitespace, toHalfWidth } from '../text/normalise.ts';

/** An address with its scheme, or a name that ends like one; also in full-width characters or with 点 for the dot. */
const LINK =
  /(?:https?|ftp):\/\/\S+|www[.。点]\S+|(?<![\w@.-])[a-z0-9][a-z0-9-]{0,40}\s?[.。点]\s?(?:com|cn|net|org|top|xyz|cc|vip|shop|club|site|online|info|io|me|co|link|live|app|icu|work|fun|ltd|tk|ru)(?![a-z0-9])(?:[/:?#]\S*)?/gi;
/** A demand for payment: no place, name or title contains one. */
const PAYING =
  /(?:转账|转款|汇款|打款|付款|付至|付到|打到|收款码|扫码(?:支付|付|缴)|(?:先|需|须|请)[^，。；]{0,6}(?:交|缴|付|垫)|(?:押金|保证金|报名费|培训费|建档费|服装费|中介费|手续费|解冻金))/;

const HIDDEN = '***';

/**
 * Text typed by another person, made fit for a message of the bureau: one line, no contact details, no links, none of
 * the brackets that mark a sender, at most `longest` characters.
 */
export function wordsFromOthers(text: string, longest: number): string {
  const line = oneLine(text);
  const shown = hideContacts(line.replace(LINK, HIDDEN)).replaceAll('【', '(').replaceAll('】', ')');
  const signs = [...shown];
  return signs.length <= longest ? shown : `${signs.slice(0, longest - 1).join('')}…`;
}

/**
 * The same for a place to go to. A place with contact details, a link or a demand for money is dropped as a whole: half
 * of it would still mislead people.
 */
export function placeFromOthers(text: string, longest: number): string | null {
  const line = oneLine(text);
  const isSuspect =
    line === '' || line.search(LINK) >= 0 || detectContacts(line).length > 0 || PAYING.test(line);
  return isSuspect ? null : wordsFromOthers(line, longest);
}

function oneLine(text: string): string {
  return cleanWhitespace(toHalfWidth(text)).replace(/\s+/g, ' ');
}
