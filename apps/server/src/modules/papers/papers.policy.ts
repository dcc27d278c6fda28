import { atPlace, definePolicy, placesOfLocated } from '../../records/policy.ts';

/** A paper belongs to the place and site of whom it is about. */
export const paperPolicy = definePolicy({
  noun: 'paper',
  verbs: ['papers.issue'],
  places: placesOfLocated,
});

/** A template belongs to the division whose offices use it. */
export const paperTemplatePolicy = definePolicy({
  noun: 'paper_template',
  verbs: ['papers.templates'],
  places: atPlace,
});
