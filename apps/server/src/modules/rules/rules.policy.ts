import { NATION } from '@yizhan/domain';
import { definePolicy } from '../../records/policy.ts';

/** Rules of a division are made by the officers responsible for it, those of the country by whoever has the network. */
export const rulePolicy = definePolicy({
  noun: 'rule',
  verbs: ['rules.read', 'rules.manage'],
  places: (rule: { readonly region: string }) => [{ region: rule.region === NATION ? '' : rule.region }],
});
