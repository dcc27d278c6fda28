import type { SameKeys } from '@yizhan/ui/texts/same-keys.ts';
import type zh from './zh-CN.ts';

const texts: SameKeys<typeof zh> = {
  title: 'Papers',
  search: 'Number, or the code on the paper',
  empty:
    'No papers were issued yet. Referral slips are issued from a placement, visit records from an employer.',
  all: 'All',
  print: 'Print',
  printLarge: 'Print in large type',
  erased: 'What stood on it was erased with the person',
  open: 'See {number}',
  void: 'Void',
  why: 'Why it is void, such as: the name is wrong',
  voided: '{number} is void, its number is not used again',
  until: 'valid until {day}',
  noEnd: 'valid without end',
  close: 'Close',
  issue: {
    slip: 'Issue a referral slip',
    slips: 'Issue referral slips for {count} people',
    visit: 'Print a visit record',
    leadSlip:
      'A slip has a number and a code by which the employer sees that it is genuine; it holds for 30 days.',
    leadVisit: 'A numbered form to be filled in during the visit.',
    language: 'Language',
    zh: 'Chinese',
    en: 'English',
    large: 'Large type',
    run: 'Issue',
    done: 'Issued {number}',
    doneMany: 'Issued {count}, {first} to {last}',
    unprintable: 'No font has these characters; they are printed as 〓: {signs}. Please add them by hand.',
    openPdf: 'Open the PDF to print',
    working: 'Issuing {count}, please wait',
  },
  vacancies: {
    title: 'Print posters and sheets',
    print: 'Print poster or sheet',
    lead: 'Each vacancy shows station, phone, QR and code. Whoever scans a paper that has run out is told so.',
    kind: 'What to print',
    poster: 'Poster (large type, to hang outside)',
    sheet: 'Sheet (more detail, for the counter)',
    size: 'Paper',
    until: 'Last day',
    run: 'Make the PDF',
    done: 'Made “{name}”',
    count: '{count} vacancies',
  },
  codes: {
    title: 'Codes',
    scans: 'opened on {count} phones',
    printed: 'made on {day}',
    until: 'until {day}',
    forEver: 'without end',
    qr: 'Scan to open, code {code}',
    make: 'Make another',
    makeHint:
      'One for the poster, one for the fair, one for the livestream: then you know where people come from.',
    source: 'Where it will stand',
    ends: 'Last day (may be left out)',
    made: 'Done: code {code}',
    void: 'Void',
    voidTitle: 'Void code {code}?',
    voidText:
      'Whoever scans it will read that it is void and can look at what is open now. This cannot be undone.',
    voided: 'The code is void',
    cancel: 'Not now',
    address: 'Address',
  },
};

export default texts;
