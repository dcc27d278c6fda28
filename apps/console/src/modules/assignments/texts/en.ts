import type { SameKeys } from '@yizhan/ui';
import type zh from './zh-CN.ts';

const texts: SameKeys<typeof zh> = {
  title: 'In my hands',
  lead: 'Seekers, calls and vacancies that you are in charge of. Step down when one is done; hand over before you are away.',
  empty: 'You are in charge of nothing at the moment',
  emptyText:
    'Press “Assign, hand over” in the record of a seeker or a vacancy, or at a call, to take it yourself or give it to a colleague.',
  since: 'since {when}',
  open: 'Open',
  box: {
    label: 'In charge',
    nobody: 'Nobody is in charge yet',
    gone: 'left',
    self: 'me',
    change: 'Assign, hand over',
  },
  dialog: {
    title: 'Who is in charge',
    add: 'Put a colleague in charge',
    take: 'Take it myself',
    to: 'To whom',
    handOver: 'Hand over',
    release: 'Step down',
    from: 'Handed over from {name}',
    note: 'A note (they will read it)',
    go: { assign: 'Assign', hand_over: 'Hand over', release: 'Step down' },
    done: {
      assign: 'Assigned; they are told',
      hand_over: 'Handed over; they are told',
      release: 'No longer in charge',
    },
    nobodyElse: 'No other colleague can work on this record.',
    history: 'History',
    entry: {
      assigned: '{by} put {to} in charge',
      handed_over: '{from} handed over to {to} ({by})',
      released: '{from} no longer in charge ({by})',
    },
  },
  confidential: {
    title: 'Confidential',
    tag: 'Confidential · {purpose}',
    lead: 'Only those in charge and the officers above see a confidential record; other colleagues find it in no list, search or matching.',
    purpose: 'Why it is confidential',
    keep: 'Make it confidential',
    kept: 'It is confidential now',
    since:
      'Made confidential by {by}, {when} ({purpose}). Only those in charge and the officers above see it.',
    open: 'Open it to all again',
    opened: 'It is open to all again',
  },
  left: {
    title: 'Colleagues who left have records in their name',
    one: '{name}: {count}',
    go: 'Hand over',
    dialogTitle: 'Hand over what {name} had in hand',
    lead: '{count} records. Whoever gets them is told, and may pass them on.',
    none: 'Nothing in hand.',
    nobody: 'No colleague can work on all of these. Please open the records and hand them over one by one.',
    all: 'Hand all over',
    done: '{count} records handed over',
    refused: 'These were not handed over:',
  },
};
export default texts;
