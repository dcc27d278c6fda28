import { routes } from '@yizhan/contract';
import { toRef, type Ref } from '../../app/ids.ts';
import { defineSample, type Given } from '../../test-support/conformance/sample.ts';
import { HIRE, type MainLine } from '../../test-support/main-line.ts';
import { person, selfRegistered } from '../../test-support/people.ts';
import { followUpFlow } from './follow-ups.flow.ts';
import { interviewFlow } from './interviews.flow.ts';
import { placementFlow } from './placements.flow.ts';

const { action: _hire, ...hire } = HIRE;
const BY_AN_ANSWER = 'comes with the answer of a follow-up, whose own sample makes it';

async function refer(line: MainLine, { seekerId, words }: Given) {
  const seeker = seekerId ?? (await person(line.clerk)).id;
  const { id } = await line.vacancy();
  return line.clerk.call(routes.placements.refer, {
    body: { seekerId: seeker, vacancyId: id, note: words },
  });
}

async function apply(line: MainLine): Promise<Ref> {
  const { own } = await selfRegistered(line.platform);
  const { id } = await line.vacancy();
  const { items } = await own
    .call(routes.me.apply, { body: { vacancyId: id } })
    .then(() => own.call(routes.me.applications, {}));
  return toRef(items[0]?.id ?? '');
}

export const samples = [
  defineSample({
    flow: placementFlow,
    begin: async (line, given) => toRef((await refer(line, given)).id),
    begins: { applied: apply },
    ofSeeker: true,
    ends: ['stop'],
    inputs: {
      book_interview: () => ({
        startsAt: '2026-11-20T02:00:00Z',
        minutes: 30,
        mode: 'phone' as const,
        siteId: null,
        place: '',
      }),
      record_interview: () => ({ result: 'passed' as const }),
      hire: () => hire,
      follow_up: () => ({ day: 7, outcome: 'still_there', followUpId: '' }),
    },
    reasons: { stop: (from) => (from === 'hired' ? 'left_after_hire' : 'seeker_found_other') },
    ways: { stopped: ['hire', 'stop'] },
    except: { 'hired.follow_up': BY_AN_ANSWER, 'settled.follow_up': BY_AN_ANSWER },
  }),
  defineSample({
    flow: followUpFlow,
    async begin(line, given) {
      const { followUps } = await line.step(await refer(line, given), HIRE);
      return toRef(followUps[0]?.id ?? '');
    },
    inputs: { answer: () => ({ outcome: 'left' as const }), give_up: () => ({ tried: true }) },
  }),
  defineSample({
    flow: interviewFlow,
    async begin(line, given) {
      const placement = await refer(line, given);
      await line.step(placement, {
        action: 'book_interview',
        startsAt: '2026-11-20T02:00:00Z',
        mode: 'phone',
      });
      const { id } = await line.platform.services.db
        .selectFrom('interviews')
        .select('id')
        .where('placement_id', '=', toRef(placement.id).id)
        .executeTakeFirstOrThrow();
      return { ...toRef(placement.id), id };
    },
    bySystem: ['pass', 'fail', 'miss', 'move', 'call_off'],
  }),
];
