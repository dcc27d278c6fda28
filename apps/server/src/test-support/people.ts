import type { z } from 'zod';
import type { EmployerRole } from '@yizhan/domain';
import { routes, type SeekerProfile, type SeekerRegistration } from '@yizhan/contract';
import type { Caller, TestPlatform } from './platform.ts';

type ProfileGiven = Partial<z.input<typeof SeekerProfile>>;

/** Form input for a person in 岳塘区 of 湘潭 who looks for work as a guard, overridden by `given`. */
export function profileInput(given: ProfileGiven = {}): z.input<typeof SeekerProfile> {
  return {
    regionCode: '430304004',
    wanted: [{ title: '保安' }],
    payMin: 300_000,
    maxCommuteMinutes: 60,
    travelMode: 'e_bike',
    ...given,
  };
}

let numbered = 0;

/** Counter input for a new person; each call uses another phone number. */
export function seekerInput(
  given: Partial<z.input<typeof SeekerRegistration>> = {},
  profile: ProfileGiven = {},
): z.input<typeof SeekerRegistration> {
  numbered += 1;
  return {
    name: '王秀英',
    sex: 'female',
    birthDate: '1980-05-06',
    phone: `1387${String(3_000_000 + numbered)}`,
    consents: [{ purpose: 'job_service', given: true }],
    ...given,
    profile: profileInput(profile),
  };
}

/** Registers a person at the counter. */
export async function person(
  clerk: Caller,
  given: Partial<z.input<typeof SeekerRegistration>> = {},
  profile: ProfileGiven = {},
) {
  return clerk.call(routes.seekers.register, { body: seekerInput(given, profile) });
}

/** A person who registered alone on a phone, signed in. */
export async function selfRegistered(platform: TestPlatform, name = '李小梅', profile: ProfileGiven = {}) {
  numbered += 1;
  const own = await platform.account('seeker', `1397${String(3_000_000 + numbered)}`);
  const record = await own.call(routes.me.register, {
    body: {
      name,
      sex: 'female',
      birthDate: '1990-02-03',
      profile: profileInput(profile),
      consents: [
        { purpose: 'job_service', given: true },
        { purpose: 'share_with_employers', given: true },
      ],
    },
  });
  return { own, record };
}

/** A person of an employer, invited by its station and signed in. */
export async function employerPerson(
  platform: TestPlatform,
  staff: Caller,
  employerId: string,
  role: EmployerRole,
): Promise<Caller> {
  numbered += 1;
  const phone = `1357${String(3_000_000 + numbered)}`;
  const { inviteByStaff, invitations, answer } = routes.employerPeople;
  const body = { name: '刘经理', phone, role, note: '看过授权书' };
  await staff.call(inviteByStaff, { params: { id: employerId }, body });
  const caller = await platform.account('employer', phone);
  const [invitation] = (await caller.call(invitations, {})).items;
  await caller.call(answer, { params: { id: invitation?.id ?? '' }, body: { accept: true } });
  return caller;
}
