import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { boundAnswerFlow } from './answers.flow.ts';

export const samples = [
  defineSample({
    flow: boundAnswerFlow,
    async begin({ clerk, employerId }, { words }) {
      const { id } = await clerk.call(routes.forms.giveForEmployer, {
        params: { id: employerId },
        body: {
          code: 'employer_visit',
          versionId: null,
          number: 1,
          answers: { visited_on: '2026-11-17', way: 'on_site', met: words, hiring: false },
        },
      });
      return toRef(id);
    },
  }),
];
