import { holds, type Holding } from '../../records/personal-data/index.ts';

const codes = [
  'prefecture',
  'code',
  'form_print',
  'subject',
  'about_noun',
  'region_code',
  'status',
  'client_id',
] as const;

/** What was filled in about people and employers. */
export const formHoldings: readonly Holding[] = [
  holds('form_answers', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { answers: 'facts', said: 'words' },
    codes,
    stamps: ['given'],
    records: true,
    show: { part: 'forms', at: 'created_at', kind: 'code', text: ['said'] },
    merge: 'repoint',
    erase: 'delete',
  }),
  holds('form_answers', {
    of: 'employer',
    by: 'employer_id',
    columns: { answers: 'facts', said: 'words' },
    codes,
    stamps: ['given'],
    records: true,
    erase: 'delete',
  }),
];
