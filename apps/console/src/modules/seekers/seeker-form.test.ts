import { describe, expect, it } from 'vitest';
import { Seeker, SeekerRegistration, SeekerUpdate } from '@yizhan/contract';
import { emptySeekerForm, formOfSeeker, registrationOf, updateOf } from './seeker-form.ts';

const start = { siteId: null, regionCode: '430302' };
const seeker = Seeker.parse({
  id: '4303-3WvDzXJ8VhVPhZpbKjqfQe',
  name: '测试员',
  sex: 'female',
  age: 52,
  phoneMask: '138****0000',
  region: null,
  site: null,
  education: 'junior',
  wanted: ['保洁员'],
  groups: [],
  status: 'active',
  serviceStep: 'serve',
  openPlacements: 0,
  lastContactAt: null,
  createdAt: '2026-11-01T08:00:00Z',
  birthDate: '1974-03-05',
  idNumberMask: null,
  contactNote: '找村里的文书',
  source: 'assisted',
  profile: {
    regionCode: '430302',
    homeLng: 112.9,
    homeLat: 27.8,
    payMin: 320_050,
    maxCommuteMinutes: 20,
    wanted: [{ title: '打扫', code: '4-09-08-01' }],
    cannot: ['night_shift'],
  },
  wantedNames: { '4-09-08-01': '保洁员' },
  wantedRegionNames: {},
  memberships: [],
  consents: [],
  mergedInto: null,
  version: 3,
  can: ['edit'],
});

describe('the form of a person', () => {
  it('registers with what was given, pay in fen and nothing for empty fields', () => {
    const form = {
      ...emptySeekerForm(start),
      name: '测试员',
      phone: ' 13800000000 ',
      payMin: '3200.5',
      maxCommuteMinutes: '20',
      wanted: [{ title: '打扫', code: null, name: '' }],
      consents: ['job_service' as const],
    };
    const sent = SeekerRegistration.parse(registrationOf(form));
    expect(sent.phone).toBe('13800000000');
    expect(sent.idNumber).toBeNull();
    expect(sent.birthDate).toBeNull();
    expect(sent.profile).toMatchObject({ payMin: 320_050, maxCommuteMinutes: 20, regionCode: '430302' });
    expect(sent.consents).toEqual([{ purpose: 'job_service', given: true }]);
  });

  it('is refused by the contract without a contact or a wish, naming the fields', () => {
    const refused = SeekerRegistration.safeParse(
      registrationOf({ ...emptySeekerForm(start), name: '测试员' }),
    );
    const paths = refused.error?.issues.map((issue) => issue.path.join('.'));
    expect(paths).toContain('profile.wanted');
  });

  it('gives a record back as it was when nothing was changed, and sends no numbers', () => {
    const sent = SeekerUpdate.parse(updateOf(formOfSeeker(seeker), seeker.version));
    expect(sent.profile).toEqual(seeker.profile);
    expect(sent).toMatchObject({
      version: 3,
      status: 'active',
      serviceStep: 'serve',
      contactNote: '找村里的文书',
    });
    expect(sent).not.toHaveProperty('phone');
    expect(sent).not.toHaveProperty('idNumber');
  });

  it('sends a number only when a new one was typed', () => {
    const sent = updateOf({ ...formOfSeeker(seeker), phone: '13900000000' }, 3);
    expect(sent.phone).toBe('13900000000');
    expect(sent).not.toHaveProperty('idNumber');
  });
});
