import { flushPromises } from '@vue/test-utils';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  routes as api,
  type Booking,
  type BookingCalendar,
  type BookingResource,
  type Session,
  type Site,
} from '@yizhan/contract';
import { i18n } from '../../app/i18n.ts';
import { useSession } from '../../app/session.ts';
import { Answers, byText, mounted, press, Refusal, type Asked } from '../../test-support/mounted.ts';
import BookingPanel from './BookingPanel.vue';
import BookingsPage from './BookingsPage.vue';
import ResourcesPage from './ResourcesPage.vue';
import siteTexts from '../sites/texts/zh-CN.ts';
import texts from './texts/zh-CN.ts';

const SITE = { id: '3WvDzXJ8VhVPhZpbKjqfQe', name: '雨湖站' };
const CLERK: Session = {
  kind: 'staff',
  staffId: '3WvDzXJ8VhVPhZpbKjqfQe',
  login: 'wang',
  name: '王芳',
  grants: [],
  verbs: ['bookings.read', 'bookings.edit', 'bookings.resources'],
  homeSite: SITE,
  homeRegion: null,
  secondFactor: 'off',
  mustChangePassword: false,
};
const DAY = '2026-12-01';
const id = (end: string) => `4303-3WvDzXJ8VhVPhZpbKjqfQ${end}`;
const ROOM: BookingResource = {
  id: id('a'),
  version: 1,
  kind: 'interview_room',
  name: '面谈室一',
  site: SITE,
  staff: null,
  capacity: 1,
  slotMinutes: 30,
  hours: null,
  isOpenToPeople: false,
  isInUse: true,
  note: '',
  mayEdit: true,
};
const ADVISER: BookingResource = {
  ...ROOM,
  id: id('b'),
  kind: 'adviser',
  name: '张老师',
  isOpenToPeople: true,
};
const LUO: Booking = {
  id: id('1'),
  version: 3,
  status: 'booked',
  can: ['attend', 'miss', 'move', 'cancel'],
  undo: null,
  resource: { id: ROOM.id, kind: ROOM.kind, name: ROOM.name },
  site: SITE,
  startsAt: `${DAY}T01:00:00.000Z`,
  endsAt: `${DAY}T01:30:00.000Z`,
  seeker: { id: id('p'), name: '罗小凤' },
  title: '面试',
  note: '',
  subject: { noun: 'placement', id: id('q') },
  heldUntil: null,
  movedFrom: null,
  misfit: null,
  cancelReason: null,
  createdAt: '2026-11-20T02:00:00.000Z',
};
const UNDO = { actionId: id('u'), move: 'move', until: '2999-01-01T00:00:00.000Z' };
const HOURS = [{ from: '09:00', to: '12:00' }];
const SLOTS = [
  { startsAt: `${DAY}T01:00:00.000Z`, endsAt: `${DAY}T01:30:00.000Z`, free: 0, waiting: 2 },
  { startsAt: `${DAY}T02:00:00.000Z`, endsAt: `${DAY}T02:30:00.000Z`, free: 1, waiting: 0 },
];

function calendar(
  bookings: Booking[],
  kind: BookingCalendar['days'][number]['kind'] = 'workday',
  day = DAY,
): BookingCalendar {
  return {
    days: [{ day, kind }],
    resources: [ROOM, ADVISER].map((resource) => ({
      resource,
      openings: [{ day, ranges: kind === 'holiday' ? [] : HOURS }],
    })),
    bookings,
  };
}

const site = (weekly: Site['openingHours']['weekly']): Site => ({
  ...SITE,
  matrix: 'employment_station',
  setting: 'community',
  regionCode: '430302',
  mainSiteId: null,
  operator: '',
  guidanceBody: '',
  supervisingBody: '',
  address: '建设路1号',
  lng: null,
  lat: null,
  phoneLines: [],
  openingHours: { weekly, holidays: 'closed', makeupWorkdays: 'open', exceptions: [] },
  services: [],
  facilities: [],
  staffCount: null,
  areaSquareMetres: null,
  introduction: '',
  status: 'open',
  openedOn: null,
  region: { code: '430302', name: '雨湖区', fullName: '湖南省湘潭市雨湖区' },
  mainSite: null,
  openState: { open: true, until: null, nextOpen: null, reason: 'open' },
  distance: null,
  mapPoint: null,
  openVacancies: 0,
  shortCode: null,
  version: 1,
  can: [],
  undo: null,
});

let narrow = false;
beforeAll(() => {
  i18n.global.mergeLocaleMessage('zh-CN', { bookings: texts, sites: siteTexts });
});
beforeEach(() => {
  narrow = false;
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${DAY}T00:00:00.000Z`) });
  vi.stubGlobal('matchMedia', () => Object.assign(new EventTarget(), { matches: narrow }));
});

/** The page with a clerk signed in, over bookings that the answers may change. */
async function shown(answers: Answers, bookings: Booking[] = [LUO]) {
  const state = { calendar: calendar(bookings) };
  const asked: Asked[] = [];
  answers.on(api.bookings.calendar, (call) => {
    asked.push(call);
    return state.calendar;
  });
  answers.on(api.bookings.free, () => ({ slots: SLOTS }));
  mounted(BookingsPage);
  useSession().accept(CLERK);
  await flushPromises();
  return { state, asked };
}
async function click(element: HTMLElement | null) {
  element?.click();
  await flushPromises();
}
const entry = () => document.querySelector<HTMLElement>(`[data-entry="${LUO.id}"]`);
async function keys(...names: string[]) {
  for (const name of names) {
    press(name);
    await flushPromises();
  }
}
const button = (text: string) => byText('[role=dialog] button', text);
async function type(selector: string, text: string) {
  const input = document.querySelector<HTMLInputElement>(`[role=dialog] ${selector}`);
  if (input === null) throw new Error(`There is no ${selector}.`);
  input.value = text;
  input.dispatchEvent(new Event('input'));
  await flushPromises();
}

describe('the calendar of bookings', () => {
  it('shows the rooms and advisers of the station one works at', async () => {
    const { asked } = await shown(new Answers());
    expect(Object.fromEntries(asked.at(-1)?.query ?? [])).toEqual({ siteId: SITE.id, from: DAY, days: '1' });
    expect([...document.querySelectorAll('thead th .title')].map((head) => head.textContent)).toEqual([
      '面谈室一',
      '张老师',
    ]);
    expect(entry()?.textContent).toContain('09:00–09:30');
    expect(entry()?.textContent).toContain('罗小凤');
  });

  it('moves a booking by keyboard, says who is told, and offers to take it back', async () => {
    const bodies: Asked[] = [];
    const answers = new Answers().on(api.bookings.reschedule, (call) => {
      bodies.push(call);
      return {
        ...LUO,
        version: 4,
        startsAt: `${DAY}T02:00:00.000Z`,
        endsAt: `${DAY}T02:30:00.000Z`,
        undo: UNDO,
      };
    });
    await shown(answers);
    entry()?.focus();
    await keys('m', 'ArrowDown', 'ArrowDown', 'Enter');
    expect(bodies.map(({ params, body }) => [params['id'], body])).toEqual([
      [
        LUO.id,
        {
          version: 3,
          resourceId: ROOM.id,
          startsAt: `${DAY}T02:00:00.000Z`,
          endsAt: `${DAY}T02:30:00.000Z`,
        },
      ],
    ]);
    const message = byText('.el-message', '改到了').textContent;
    expect(message).toContain('罗小凤、用人单位');
    expect(message).toContain('撤回');
  });

  it('tells a clash before anything is sent', async () => {
    const li = {
      ...LUO,
      id: id('2'),
      seeker: { id: id('r'), name: '李强' },
      startsAt: `${DAY}T01:30:00.000Z`,
      endsAt: `${DAY}T02:00:00.000Z`,
    };
    await shown(new Answers(), [LUO, li]);
    entry()?.focus();
    await keys('m', 'ArrowDown');
    expect(byText('[aria-live]', '放不了').textContent).toContain('那时有：李强。');
    await keys('Enter');
    expect(document.querySelector('.ghost')).not.toBeNull();
  });

  it('says what the server knows better, and shows how it is now', async () => {
    const { state, asked } = await shown(
      new Answers().on(api.bookings.reschedule, () => {
        state.calendar = calendar([{ ...LUO, version: 9 }]);
        throw new Refusal({ status: 409, code: 'booking.person_busy', detail: '罗小凤那时在另一个站点。' });
      }),
    );
    const before = asked.length;
    entry()?.focus();
    await keys('m', 'ArrowDown', 'Enter');
    expect(byText('[role=alert]', '罗小凤那时在另一个站点。')).toBeTruthy();
    expect(asked.length).toBe(before + 1);
  });

  it('names a holiday', async () => {
    const { state } = await shown(new Answers());
    state.calendar = calendar([], 'holiday', '2026-12-02');
    await click(byText('button', '›'));
    expect([...document.querySelectorAll('.why')].map((one) => one.textContent)).toEqual([
      '法定节假日，不开放',
      '法定节假日，不开放',
    ]);
    expect(byText('h2', '法定节假日')).toBeTruthy();
  });

  it('is a list on a phone, with a dialog to move by', async () => {
    narrow = true;
    const bodies: unknown[] = [];
    await shown(
      new Answers().on(api.bookings.reschedule, ({ body }) => {
        bodies.push(body);
        return { ...LUO, version: 4 };
      }),
    );
    expect(document.querySelector('table')).toBeNull();
    await click(byText('li button', '改时间'));
    expect(byText('[role=dialog] p', '会告诉罗小凤、用人单位。')).toBeTruthy();
    await click(byText('[role=dialog] label', '10:00–10:30').querySelector('input'));
    await click(button('改时间'));
    expect(bodies).toEqual([
      {
        version: 3,
        resourceId: ROOM.id,
        startsAt: `${DAY}T02:00:00.000Z`,
        endsAt: `${DAY}T02:30:00.000Z`,
        note: '',
      },
    ]);
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });
});

describe('a new booking', () => {
  const HELD: Booking = {
    ...LUO,
    id: id('h'),
    version: 1,
    status: 'held',
    title: '',
    heldUntil: `${DAY}T00:15:00.000Z`,
    can: ['confirm', 'cancel'],
  };
  async function opened(answers: Answers) {
    await shown(answers);
    await click(byText('button', '新预约'));
  }
  async function choose(room: string) {
    await click(document.querySelector('[role=dialog] .el-select__wrapper'));
    await click(byText('.el-select-dropdown__item', `${room} ·`));
  }

  it('keeps the time while the dialog is open, and books what was kept', async () => {
    const sent: unknown[] = [];
    await opened(
      new Answers()
        .on(api.bookings.book, ({ body }) => {
          sent.push(body);
          return HELD;
        })
        .on(api.bookings.move, ({ params, body }): Booking => {
          sent.push([params['id'], body]);
          return { ...HELD, status: 'booked', undo: UNDO };
        }),
    );
    await type('input[maxlength="60"]', '签合同');
    await choose('面谈室一');
    await click(byText('[role=dialog] label', '10:00–10:30').querySelector('input'));
    expect(byText('[role=dialog] [role=status]', '先给您留着').textContent).toContain('08:15');
    await click(byText('[role=dialog] footer button', '约好'));
    expect(sent).toEqual([
      {
        resourceId: ROOM.id,
        startsAt: SLOTS[1]?.startsAt,
        endsAt: SLOTS[1]?.endsAt,
        seekerId: null,
        title: '签合同',
        note: '',
        as: 'hold',
      },
      [HELD.id, { version: 1, move: 'confirm' }],
    ]);
    expect(document.querySelector('[role=dialog]')).toBeNull();
  });

  it('lets go of the time when the dialog is closed', async () => {
    const sent: unknown[] = [];
    await opened(
      new Answers()
        .on(api.bookings.book, () => HELD)
        .on(api.bookings.move, ({ body }): Booking => {
          sent.push(body);
          return { ...HELD, status: 'cancelled' };
        }),
    );
    await choose('面谈室一');
    await click(byText('[role=dialog] label', '10:00–10:30').querySelector('input'));
    await keys('Escape');
    await click(byText('.el-message-box button', '离开'));
    expect(sent).toEqual([{ version: 1, move: 'cancel', reason: 'not_needed' }]);
  });

  it('waits for a full time, for somebody', async () => {
    await opened(new Answers());
    await choose('面谈室一');
    await click(byText('[role=dialog] label', '2 个在等').querySelector('input'));
    expect(byText('[role=dialog] [role=status]', '排上队')).toBeTruthy();
    await click(byText('[role=dialog] footer button', '排队等这个时间'));
    expect(byText('.complaint', '选一个人')).toBeTruthy();
  });
});

describe('the panel of a booking', () => {
  it('calls off only with a reason, and says who hears of it', async () => {
    const bodies: unknown[] = [];
    let now: Booking = LUO;
    new Answers()
      .on(api.bookings.get, () => now)
      .on(api.bookings.history, () => ({ items: [], nextCursor: null, total: 0 }))
      .on(api.bookings.move, ({ body }) => {
        bodies.push(body);
        now = { ...LUO, version: 4, status: 'cancelled', can: [], cancelReason: 'employer_asked' };
        return now;
      });
    mounted(BookingPanel, { props: { id: LUO.id } });
    await flushPromises();
    await click(byText('.moves button', '取消预约'));
    expect(byText('.ask p', '会告诉罗小凤、用人单位。')).toBeTruthy();
    expect(byText('.ask button', '取消预约').hasAttribute('disabled')).toBe(true);
    await click(document.querySelectorAll<HTMLElement>('.ask input[type=radio]')[1] ?? null);
    await click(byText('.ask button', '取消预约'));
    expect(bodies).toEqual([{ version: 3, move: 'cancel', reason: 'employer_asked', note: '' }]);
    expect(document.querySelector('.ask')).toBeNull();
  });
});

describe('the page of what can be booked', () => {
  it('shows hours and changes them', async () => {
    const bodies: unknown[] = [];
    const WEEK = { 1: HOURS, 2: HOURS, 3: HOURS, 4: HOURS, 5: HOURS, 6: [], 7: [] };
    new Answers()
      .on(api.sites.get, () => site(WEEK))
      .on(api.bookings.resources, () => ({ items: [ROOM] }))
      .on(api.bookings.changeResource, ({ body }) => {
        bodies.push(body);
        return { resource: { ...ROOM, version: 2 }, misfits: 2 };
      });
    mounted(ResourcesPage);
    useSession().accept(CLERK);
    await flushPromises();
    expect([...document.querySelectorAll('li dt')].map((one) => one.textContent)).toEqual([
      '周一–周五',
      '周六–周日',
      siteTexts.panel.holidays,
    ]);
    await click(document.querySelector('li button'));
    await click(byText('[role=dialog] label', '单独定').querySelector('input'));
    await click(byText('[role=dialog] footer button', '存'));
    expect(bodies).toEqual([
      expect.objectContaining({
        version: 1,
        name: '面谈室一',
        hours: expect.objectContaining({ weekly: WEEK }),
      }),
    ]);
    expect(byText('.el-message', '有 2 条预约放不下了')).toBeTruthy();
  });
});
