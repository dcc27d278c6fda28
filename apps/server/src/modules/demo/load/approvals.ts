import { addDays, shanghaiDate } from '@yizhan/domain';
import type { WriteContext } from '../../../app/context.ts';
import { setRule } from '../../approvals/index.ts';
import { blacklistEmployer, getEmployer } from '../../employers/index.ts';
import { findStaffActor, findStaffByLogin } from '../../identity/index.ts';
import type { PlannedEmployer } from '../plan/planned.ts';

/** Nothing of this is an order of a real bureau. */
const SOURCE = '示例：市人社局内部控制办法（试行）';
/** Names of accounts of the demonstration. */
const ASKER = 'yuetang';
const PREFECTURE = 'xiangtan';
const LOOSENER = 'huaihua';

/** What waits for a second person: an employer to be put on the blacklist, and a rule to be loosened. */
export async function addApprovals(ctx: WriteContext, employers: readonly PlannedEmployer[]): Promise<void> {
  const [asker, prefecture, loosener] = [
    await as(ctx, ASKER),
    await as(ctx, PREFECTURE),
    await as(ctx, LOOSENER),
  ];
  const found = employers.find(({ kind, region }) => kind === 'organisation' && region.startsWith('430304'));
  if (asker === null || prefecture === null || loosener === null || found === undefined) return;
  const rule = { source: SOURCE, sourceDate: null };
  await setRule(prefecture, {
    ...rule,
    kind: 'employer.blacklist',
    region: '4303',
    isOn: true,
    threshold: null,
  });
  const ref = { prefecture: found.region.slice(0, 4), id: found.id };
  const { version } = await getEmployer(asker, ref);
  await blacklistEmployer(asker, ref, {
    version,
    listed: true,
    reason: '示例：三名求职者反映入职前收押金，已约谈两次未退',
    until: addDays(shanghaiDate(ctx.now), 365),
  });
  const exports = { ...rule, kind: 'list.export', region: '4312', isOn: true };
  await setRule(loosener, { ...exports, threshold: 500 });
  await setRule(loosener, { ...exports, threshold: 2_000 });
}

/** The write of a member of staff of the demonstration; null where there is no such account. */
async function as(ctx: WriteContext, login: string): Promise<WriteContext | null> {
  const account = await findStaffByLogin(ctx.trx, login);
  const staff = account === undefined ? null : await findStaffActor(ctx.trx, account.id);
  return staff === null ? null : { ...ctx, actor: staff.actor };
}
