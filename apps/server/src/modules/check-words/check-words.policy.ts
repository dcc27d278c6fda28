import { atPlace, definePolicy } from '../../records/policy.ts';

/** Words of a division are its officers'; whoever reviews vacancies there reads them. */
export const checkWordPolicy = definePolicy({
  noun: 'check_word',
  verbs: ['checks.manage'],
  places: atPlace,
});
