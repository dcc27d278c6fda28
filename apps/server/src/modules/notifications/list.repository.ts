import { MessageList } from '@yizhan/contract';
import { addDays, shanghaiInstant } from '@yizhan/domain';
import { placeScope } from '../../records/lists/scope.sql.ts';
import { listSource } from '../../records/lists/source.ts';

/** Messages about one's regions and sites; those about no place are the whole network's. */
export const messageSource = listSource(MessageList)({
  from: (db) => db.selectFrom('messages as m'),
  key: { prefecture: 'm.prefecture', id: 'm.id' },
  scope: placeScope({
    prefecture: 'm.prefecture',
    regions: ['m.region_code'],
    site: 'm.site_id',
    elsewhere: [{ table: 'messages', byRegion: true, bySite: true }],
    confidential: [{ noun: 'seeker', id: 'm.party_id' }],
  }),
  filters: {
    status: (statuses) => (eb) => eb('m.status', 'in', statuses),
    lane: (lane) => (eb) => eb('m.lane', '=', lane),
    template: (template) => (eb) => eb('m.template', '=', template),
    from: (day) => (eb) => eb('m.created_at', '>=', shanghaiInstant(day)),
    until: (day) => (eb) => eb('m.created_at', '<', shanghaiInstant(addDays(day, 1))),
  },
  sorts: {
    newest: { by: 'm.created_at', type: 'timestamptz' },
    oldest: { by: 'm.created_at', type: 'timestamptz' },
  },
});
