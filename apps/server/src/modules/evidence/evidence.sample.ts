import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { person } from '../../test-support/people.ts';
import { boundProofFlow } from './proofs.flow.ts';

export const samples = [
  defineSample({
    flow: boundProofFlow,
    async begin({ clerk }, { seekerId, words }) {
      const { claims } = await clerk.call(routes.evidence.addToSeeker, {
        params: { id: seekerId ?? (await person(clerk)).id },
        body: { claim: 'seeker_registered', kind: 'person_said', day: '2026-11-17', words },
      });
      return toRef(claims[0]?.given[0]?.id ?? '');
    },
    ofSeeker: true,
  }),
];
