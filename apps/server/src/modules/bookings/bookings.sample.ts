import { routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { toRef, type Ref } from '../../app/ids.ts';
import { cause } from '../../records/flow/transition.ts';
import { defineSample, type Given } from '../../test-support/conformance/sample.ts';
import type { MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { boundBookingFlow } from './bookings.flow.ts';

const TIME = { startsAt: '2026-11-20T02:00:00Z', endsAt: '2026-11-20T02:30:00Z' };
let rooms = 0;

/** Each booking has a room of its own, so that none stands in another's way. */
async function room({ manager, siteId }: MainLine): Promise<string> {
  rooms += 1;
  const body = { kind: 'interview_room' as const, name: `面试室${rooms}`, siteId };
  return (await manager.call(routes.bookings.createResource, { body })).id;
}

async function begin(line: MainLine, given: Given, as: 'book' | 'hold' | 'wait', id?: string): Promise<Ref> {
  const seekerId = given.seekerId ?? (await person(line.clerk)).id;
  const resourceId = id ?? (await room(line));
  const body = { ...TIME, resourceId, seekerId, title: given.words, note: given.words, as };
  return toRef((await line.clerk.call(routes.bookings.book, { body })).id);
}

/** Waits for a room that somebody else has just given back. */
async function beginWaiting(line: MainLine, given: Given): Promise<Ref> {
  const id = await room(line);
  const first = await line.clerk.call(routes.bookings.book, { body: { ...TIME, resourceId: id } });
  const ref = await begin(line, given, 'wait', id);
  const body = { version: first.version, move: 'cancel' as const, reason: 'not_needed' };
  await line.clerk.call(routes.bookings.move, { params: { id: first.id }, body });
  return ref;
}

/** Held for a quarter of an hour, which then passes. */
async function beginLapsed(line: MainLine, given: Given): Promise<Ref> {
  const { services, now } = line.platform;
  const ref = await begin(line, given, 'hold');
  const later = { actor: system('test'), now: new Date(now.getTime() + 16 * 60_000) };
  await runWrite(services, later, (ctx) => cause(ctx, boundBookingFlow, ref, { move: 'lapse' }));
  return ref;
}

export const samples = [
  defineSample({
    flow: boundBookingFlow,
    begin: (line, given) => begin(line, given, 'book'),
    begins: {
      waiting: beginWaiting,
      held: (line, given) => begin(line, given, 'hold'),
      lapsed: beginLapsed,
    },
    ofSeeker: true,
    inputs: {
      move: () => ({ from: new Date('2026-11-20T03:00:00Z'), to: new Date('2026-11-20T03:30:00Z') }),
      cancel: () => undefined,
      offer: () => ({ until: new Date('2026-11-19T03:00:00Z') }),
      fall_out: () => ({ misfit: 'holiday' as const }),
    },
    bySystem: ['offer', 'lapse', 'fall_out', 'fit_again'],
    except: {
      'waiting.lapse': 'only once the time has begun, which its own test makes pass',
      'held.lapse': 'only once the lease is over, which its own test makes pass',
      'held.confirm': 'only within a quarter of an hour, and the suite lets more pass; its own test confirms',
    },
  }),
];
