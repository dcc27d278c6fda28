import { json } from '../../app/db/database.ts';
import { holds, type Holding } from '../../records/personal-data/index.ts';
import { handOverFacts } from './rules.repository.ts';

/** Days for which examples of a comparison are of use to whoever asked for it. */
const EXAMPLE_DAYS = 30;

export const ruleHoldings: readonly Holding[] = [
  holds('seeker_facts', {
    of: 'seeker',
    by: 'seeker_id',
    columns: { value: { says: 'facts', blank: json(null) }, words: { says: 'facts', blank: '' } },
    codes: ['fact'],
    stamps: ['stated'],
    show: { part: 'facts', at: 'stated_at', text: ['words'] },
    merge: (ctx, keep, drop) => handOverFacts(ctx.trx, keep, drop),
    erase: 'delete',
  }),
  holds('rule_comparison_people', {
    of: 'seeker',
    by: 'seeker_id',
    columns: {},
    codes: ['before', 'after'],
    merge: 'delete',
    erase: 'delete',
    keep: { days: EXAMPLE_DAYS, since: 'kept_at' },
  }),
];
