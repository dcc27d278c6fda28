import { KEY_DAYS, KEY_PER_MINUTE } from '@yizhan/domain';
import type { WriteContext } from '../../../app/context.ts';
import { fromShortId } from '../../../app/ids.ts';
import { addPartner, issueKey } from '../../partners/index.ts';

/**
 * A body that reads vacancies and figures. Its key exists, as on a real network, but nobody knows its text: a known one
 * would open every network that grew out of a demonstration.
 */
export async function addDemoPartner(ctx: WriteContext): Promise<void> {
  const { id } = await addPartner(ctx, {
    name: '湘潭高校就业服务平台（演示）',
    kind: 'university',
    region: '4303',
    contactName: '刘老师',
    contactPhone: '13900009900',
    note: '把已发布的岗位同步到校园就业网',
    perMinute: KEY_PER_MINUTE.usual,
    grants: [
      { verb: 'feed.read', region: '4303' },
      { verb: 'indicators.read', region: '4303' },
    ],
  });
  await issueKey(ctx, fromShortId(id), {
    label: '正式环境',
    days: KEY_DAYS.usual,
    replaces: null,
    overlapDays: 0,
  });
}
