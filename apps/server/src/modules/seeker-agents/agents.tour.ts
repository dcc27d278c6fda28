import { newId } from '../../app/ids.ts';
import { runEach, tourOf } from '../../test-support/tour/tour.ts';
import type { Half, World } from '../../test-support/tour/world.ts';
import * as agents from './agents.repository.ts';

const PHONE = Buffer.alloc(32, 11);

function asked(half: Half, world: World) {
  return {
    prefecture: half.prefecture,
    id: newId(),
    seeker_id: half.seeker.id,
    name: '李女儿',
    relation: 'child' as const,
    phone_hmac: PHONE,
    phone_cipher: PHONE,
    phone_mask: '138****1234',
    scopes: ['ask'],
    valid_until: world.today,
    status: 'offered' as const,
    given_at: world.now,
    given_via: 'portal' as const,
    given_by_kind: 'seeker' as const,
  };
}

export const tours = [
  tourOf(agents)({
    listAgents: (w) => w.each((half) => [half.seeker]),
    findAgent: (w) => w.each((half) => [{ ...half.seeker, id: newId() }]),
    findAgentForUpdate: (w) => w.each((half) => [{ ...half.seeker, id: newId() }]),
    insertAgent: (w) => w.each((half) => [asked(half, w)]),
    repointAgents: (w) => w.each((half) => [half.seeker, half.applicant]),
    listClients: runEach(async (trx, half, _other, w) => {
      await agents.insertAgent(trx, asked(half, w));
      await agents.listClients(trx, PHONE);
    }),
    listRefsOfPhones: () => [[[PHONE]]],
    listRefsOfSeekers: (w) => w.each((half) => [half.prefecture, [half.seeker.id]]),
    listLapsed: (w) => [[w.today, w.now, 5]],
    listEndedBefore: (w) => [[w.now]],
    blankAgents: (w) => w.each((half) => [[{ ...half.seeker, id: newId() }]]),
    deleteAgents: (w) => w.each((half) => [[{ ...half.seeker, id: newId() }]]),
    findLastAsked: (w) => w.each((half) => [half.seeker, PHONE]),
    listAgentNames: (w) => w.each((half) => [[{ ...half.seeker, id: newId() }]]),
  }),
];
