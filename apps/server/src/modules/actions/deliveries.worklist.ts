import { recordId } from '../../app/ids.ts';
import { countParked, listParked } from '../../records/events/events.repository.ts';
import { MOST_WAITING, upTo, type WorklistItem } from '../../records/worklist/index.ts';
import { mayHandleDeliveries } from './actions.policy.ts';

/** Deliveries that failed for good wait for the people who run the platform; they belong to no site. */
export const parkedWaiting: WorklistItem = {
  id: 'delivery.parked',
  verb: 'deliveries.manage',
  weight: 80,
  shown: 3,
  async count(ctx, { siteId }) {
    if (siteId !== undefined || !(await mayHandleDeliveries(ctx))) return upTo(0);
    return upTo(await countParked(ctx.db, MOST_WAITING + 1));
  },
  async entries(ctx, _scope, limit) {
    return (await listParked(ctx.db, limit)).map((row) => ({
      noun: 'delivery',
      id: `${recordId(row.prefecture, row.event_id)} ${row.handler}`,
      title: `${row.name} → ${row.handler}`,
      about: row.last_error ?? '',
      next: 'send_on',
      at: null,
      due: null,
      record: null,
    }));
  },
};
