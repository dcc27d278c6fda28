import { routes } from '@yizhan/contract';
import { toRef, type Ref } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import type { MainLine } from '../../test-support/main-line.ts';
import { employerInput } from '../../test-support/records.ts';
import { standingFlow, verificationFlow } from './employers.flow.ts';

let made = 0;

async function begin({ manager }: MainLine): Promise<Ref> {
  made += 1;
  const body = employerInput({ name: `湘潭${made}号物业服务有限公司` });
  return toRef((await manager.call(routes.employers.create, { body })).id);
}

export const samples = [
  defineSample({
    flow: verificationFlow,
    begin,
    inputs: { reject: () => undefined },
    bySystem: ['run_out', 'lapse'],
  }),
  defineSample({ flow: standingFlow, begin, inputs: { blacklist: () => ({ until: null }) } }),
];
