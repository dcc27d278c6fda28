import type { SameKeys } from '@yizhan/ui/texts/same-keys.ts';
import type zh from './zh-CN.ts';

const texts: SameKeys<typeof zh> = {
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
