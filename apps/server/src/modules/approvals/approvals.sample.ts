import { routes } from '@yizhan/contract';
import { toRef, type Ref } from '../../app/ids.ts';
import { defineSample } from '../../test-support/conformance/sample.ts';
import type { MainLine } from '../../test-support/main-line.ts';
import { employerInput } from '../../test-support/records.ts';
import { boundApprovalFlow } from './approvals.flow.ts';

let made = 0;

/** A blacklisting that an officer of 岳塘区 asks for, where a rule of the county says that it takes a second person. */
async function begin({ platform, manager }: MainLine): Promise<Ref> {
  made += 1;
  const asker = await platform.staff('county_officer', { region: '430304' });
  await asker.call(routes.approvals.setRule, {
    body: { kind: 'employer.blacklist', region: '430304', isOn: true, source: '区人社局通知' },
  });
  const employer = await manager.call(routes.employers.create, {
    body: employerInput({ name: `湘潭${made}号劳务有限公司` }),
  });
  const { approval } = await asker.call(routes.employers.blacklist, {
    params: { id: employer.id },
    body: { version: employer.version, listed: true, reason: '拖欠工资', until: '2027-11-18' },
  });
  return toRef(approval?.id ?? '');
}

export const samples = [defineSample({ flow: boundApprovalFlow, begin, bySystem: ['withdraw', 'expire'] })];
