import { routes } from '@yizhan/contract';
import { toRef } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import { vacancyInput } from '../../test-support/records.ts';
import { vacancyFlow } from './vacancies.flow.ts';

let made = 0;

/** Somebody is hired at once, so that a place can be freed from every status. */
const HIRED = 'take_place';

export const samples = [
  defineSample({
    flow: vacancyFlow,
    async begin({ manager, employerId }) {
      made += 1;
      const body = vacancyInput(employerId, {
        title: `门岗保安${made}号岗`,
        address: `岳塘区书院路街道湘江路${made}号`,
        occupationCode: '4-07-05-01',
        description: '',
      });
      return toRef((await manager.call(routes.vacancies.create, { body })).id);
    },
    bySystem: ['expire', 'take_place', 'free_place'],
    ways: {
      draft: [HIRED],
      in_review: [HIRED, 'submit'],
      published: [HIRED, 'submit', 'publish'],
      filled: [HIRED, 'submit', 'publish', 'fill'],
      expired: [HIRED, 'submit', 'publish', 'expire'],
      withdrawn: [HIRED, 'withdraw'],
    },
  }),
];
