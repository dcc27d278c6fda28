import { flushPromises } from '@vue/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { routes as api, type Booking, type Placement, type Session } from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { useSession } from '../../app/session.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import MoveForm from './MoveForm.vue';
import texts from './texts/zh-CN.ts';

const id = (end: string) => `4303-3WvDzXJ8VhVPhZpbKjqfQ${end}`;
const SITE = { id: '3WvDzXJ8VhVPhZpbKjqfQe', name: '雨湖站' };
const CLERK: Session = {
  kind: 'staff',
  staffId: '3WvDzXJ8VhVPhZpbKjqfQe',
  login: 'wang',
  name: '王芳',
  grants: [],
  verbs: ['placements.move', 'bookings.read'],
  homeSite: SITE,
  homeRegion: null,
  secondFactor: 'off',
  mustChangePassword: false,
};
const PLACEMENT: Placement = {
  id: id('a'),
  status: 'accepted',
  origin: 'referral',
  seekerId: id('p'),
  seekerName: '罗小凤',
  phoneMask: null,
  vacancyId: id('v'),
  vacancyTitle: '电焊工',
  employerId: id('e'),
  employerName: '顺发',
  payText: '200元/天',
  site: null,
  interviewAt: null,
  startDate: null,
  stopReason: null,
  score: null,
  createdAt: '2026-11-20T02:00:00.000Z',
  updatedAt: '2026-11-20T02:00:00.000Z',
  version: 2,
  can: ['book_interview'],
  reasons: [],
  contractKind: null,
  interviews: [],
  followUps: [],
  steps: [],
  undo: null,
};
const ELSEWHERE: Booking = {
  id: id('b'),
  version: 1,
  status: 'booked',
  can: [],
  undo: null,
  resource: { id: id('r'), kind: 'adviser', name: '张老师' },
  site: SITE,
  startsAt: '2026-12-02T01:30:00.000Z',
  endsAt: '2026-12-02T02:00:00.000Z',
  seeker: { id: id('p'), name: '罗小凤' },
  title: '职业指导',
  note: '',
  subject: null,
  heldUntil: null,
  movedFrom: null,
  misfit: null,
  cancelReason: null,
  createdAt: '2026-11-20T02:00:00.000Z',
};

beforeAll(() => i18n.global.mergeLocaleMessage('zh-CN', { placements: texts }));
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-12-01T00:00:00.000Z') }));

async function form() {
  const asked: unknown[] = [];
  new Answers()
    .on(api.placements.get, () => PLACEMENT)
    .on(api.vacancies.get, () => {
      throw new Refusal({ status: 403, code: 'auth.out_of_region', detail: '不在您的地区。' });
    })
    .on(api.bookings.list, ({ query }) => {
      asked.push(Object.fromEntries(query));
      return { items: [ELSEWHERE], nextCursor: null, total: 1, atLeast: null };
    });
  mounted(MoveForm, { props: { action: 'book_interview', placement: PLACEMENT } });
  useSession().accept(CLERK);
  await flushPromises();
  return asked;
}
async function at(time: string) {
  const input = document.querySelector<HTMLInputElement>('input[type=time]');
  if (input === null) throw new Error('No time is asked.');
  input.value = time;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}
const mayGo = () => !byText('button', '约定').hasAttribute('disabled');
const complaint = () => document.querySelector('.complaint')?.textContent;

describe('an interview being arranged', () => {
  it('is not set into the night', async () => {
    await form();
    expect(mayGo()).toBe(true);
    await at('19:45');
    expect(complaint()).toBe('面试约在 08:00 到 20:00 之间');
    expect(mayGo()).toBe(false);
  });

  it('shows what else the person has that day, and says so when it is at the same time', async () => {
    const asked = await form();
    expect(asked).toEqual([
      { seekerId: PLACEMENT.seekerId, since: '2026-12-02', until: '2026-12-02', limit: '20' },
    ]);
    expect(byText('.around', '那天还有').textContent).toContain('09:30–10:00 职业指导 张老师');
    expect(complaint()).toBeUndefined();
    await at('09:15');
    expect(complaint()).toBe('这个时间罗小凤还有别的，请换个时间');
  });
});
