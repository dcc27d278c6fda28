import { flushPromises } from '@vue/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { routes, type Employer, type FormAnswer, type FormToFill, type Session } from '@yizhan/contract';
import type { WaitingForm, WaitingPhoto } from '@yizhan/client/outbox/outbox.ts';
import type { FormDefinition } from '@yizhan/forms/definition.ts';
import { outboxDevice, useOutbox } from '../../app/outbox.ts';
import type { DeviceOutbox } from '../../app/outbox-store.ts';
import { useSession } from '../../app/session.ts';
import { Answers, byText, mounted, Refusal } from '../../test-support/mounted.ts';
import FillInPage from './FillInPage.vue';

const say = (text: string) => ({ 'zh-CN': text, en: text });
const definition: FormDefinition = {
  title: say('看厂'),
  fields: [{ kind: 'text', key: 'yard', label: say('厂区') }],
};
const ABOUT = '4303-3WvDzXJ8VhVPhZpbKjqfQe';
const employer: Employer = {
  id: ABOUT,
  kind: 'organisation',
  name: '湘潭某物业',
  creditCode: null,
  industry: '',
  size: 'unknown',
  region: { code: '430304', name: '岳塘区', fullName: '湘潭市岳塘区' },
  regionCode: '430304',
  address: '',
  lng: null,
  lat: null,
  contactName: '',
  businessScope: '',
  siteId: null,
  site: null,
  verification: 'verified',
  blacklisted: false,
  approval: null,
  openVacancies: 0,
  openHeadcount: 0,
  hires: 0,
  lastContactAt: null,
  createdAt: '2026-11-01T01:00:00Z',
  contactPhoneMask: null,
  idNumberMask: null,
  verifiedAt: null,
  verifiedUntil: null,
  verifiedBy: null,
  verificationNote: null,
  blacklistReason: null,
  blacklistUntil: null,
  version: 1,
  can: ['note'],
  undo: null,
};
const staffSession: Session = {
  kind: 'staff',
  staffId: '1',
  login: 'wang',
  name: '王芳',
  grants: [],
  verbs: ['employers.edit'],
  secondFactor: 'off',
  mustChangePassword: false,
  homeRegion: null,
  homeSite: null,
};

/** The browser's database, in memory. */
function device() {
  const forms = new Map<string, WaitingForm>();
  const photos = new Map<string, WaitingPhoto>();
  const done = async () => Promise.resolve();
  const opened: DeviceOutbox = {
    formsOf: async (owner) => Promise.resolve([...forms.values()].filter((one) => one.owner === owner)),
    putForm: async (form) => {
      forms.set(form.clientId, structuredClone(form));
      return done();
    },
    photo: async (id) => Promise.resolve(photos.get(id)),
    putPhoto: async (photo) => {
      photos.set(photo.id, photo);
      return done();
    },
    photoSent: async (form) => opened.putForm(form),
    remove: async ({ clientId }) => {
      forms.delete(clientId);
      return done();
    },
    photosOf: async () => Promise.resolve(photos.size),
    removePhoto: done,
    clear: async () => {
      forms.clear();
      return done();
    },
    clearBefore: done,
  };
  return { forms, opened };
}

const open = outboxDevice.open;
let kept: ReturnType<typeof device>;
let line: 'there' | 'gone' | 'withdrawn';
let received: unknown[];
beforeEach(() => {
  kept = device();
  // The test's browser has no locks.
  Object.defineProperty(navigator, 'locks', {
    configurable: true,
    value: { request: async (_name: string, _how: object, work: (lock: object) => unknown) => work({}) },
  });
  outboxDevice.open = async () => Promise.resolve(kept.opened);
  line = 'there';
  received = [];
});
afterEach(() => {
  outboxDevice.open = open;
  localStorage.clear();
});

async function opened() {
  new Answers()
    .on(routes.employers.get, () => employer)
    .on(routes.forms.current, (): FormToFill => ({
      code: 'yard_visit',
      subject: 'employer',
      versionId: null,
      number: 1,
      definition,
    }))
    .on(routes.forms.giveForEmployer, ({ body }) => {
      if (line === 'gone') throw new TypeError('no network');
      if (line === 'withdrawn')
        throw new Refusal({ status: 409, code: 'form.version_withdrawn', detail: '这一版停用了' });
      received.push(body);
      return GIVEN;
    });
  const page = mounted(FillInPage, { props: { kind: 'employer', id: ABOUT, code: 'yard_visit' } });
  useSession().accept(staffSession);
  await flushPromises();
  const input = page.find<HTMLInputElement>('input');
  await input.setValue('东区');
  return page;
}
const GIVEN: FormAnswer = {
  id: ABOUT,
  code: 'yard_visit',
  versionId: null,
  number: 1,
  definition,
  answers: { yard: '东区' },
  names: {},
  onDay: '2026-11-30',
  status: 'given',
  version: 1,
  givenBy: '小陈',
  givenAt: '2026-11-30T01:00:00Z',
  can: [],
  undo: null,
};
async function handIn() {
  document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
  await flushPromises();
}

/** One more try, after whatever was under way. */
async function sentAgain() {
  const outbox = useOutbox();
  await vi.waitFor(() => expect(outbox.sending).toBe(false));
  await outbox.flush();
}

describe('a form filled in without a network', () => {
  it('waits on the device and is handed in once the line is back, under one id', async () => {
    line = 'gone';
    await opened();
    await handIn();
    const outbox = useOutbox();
    expect(outbox.items).toMatchObject([
      {
        about: { kind: 'employer', id: ABOUT, name: employer.name },
        answers: { yard: '东区' },
        refusal: null,
      },
    ]);
    const [clientId] = kept.forms.keys();
    line = 'there';
    await sentAgain();
    expect(received).toMatchObject([{ answers: { yard: '东区' }, clientId }]);
    expect(outbox.items).toEqual([]);
    expect(kept.forms.size).toBe(0);
  });

  it('stays with everything in it when its version was withdrawn meanwhile', async () => {
    line = 'gone';
    await opened();
    await handIn();
    line = 'withdrawn';
    const outbox = useOutbox();
    await sentAgain();
    expect(outbox.refused).toMatchObject([
      { answers: { yard: '东区' }, refusal: { code: 'form.version_withdrawn', text: '这一版停用了' } },
    ]);
    // It is not sent again by itself.
    line = 'there';
    await sentAgain();
    expect(received).toEqual([]);
  });

  it('stays on the page where the device keeps nothing', async () => {
    line = 'gone';
    kept.opened.putForm = async () => Promise.reject(new Error('quota'));
    const page = await opened();
    await handIn();
    expect(page.text()).toContain('这台设备存不下了');
    expect(page.find<HTMLInputElement>('input').element.value).toBe('东区');
    expect(byText('button', '存下来')).toBeDefined();
  });
});
