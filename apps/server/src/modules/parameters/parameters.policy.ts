import { NATION } from '@yizhan/domain';
import { definePolicy } from '../../records/policy.ts';

/** Values of a division are set by the officers responsible for it, those of the country by whoever has the network. */
export const parameterPolicy = definePolicy({
  noun: 'parameter',
  verbs: ['parameters.read', 'parameters.manage'],
  places: (window: { readonly region: string }) => [
    { region: window.region === NATION ? '' : window.region },
  ],
});
