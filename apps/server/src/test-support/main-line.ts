import { routes, type CallInput, type Placement } from '@yizhan/contract';
import { MessagePayload } from '../records/notifications/index.ts';
import { person } from './people.ts';
import { createTestPlatform, type Caller, type TestPlatform } from './platform.ts';
import { publishedVacancy, siteInput, verifiedEmployer } from './records.ts';

const { refer, move } = routes.placements;
export type MoveStep = CallInput<typeof move>['body']['move'];

/** A hire on the Monday after the test platform's current day. */
export const HIRE = {
  action: 'hire',
  startDate: '2026-11-23',
  contractKind: 'labour_contract',
} as const satisfies MoveStep;

/** A platform with a site in 岳塘区 of 湘潭, its clerk, a manager of the prefecture and a verified employer. */
export interface MainLine {
  readonly platform: TestPlatform;
  readonly clerk: Caller;
  readonly manager: Caller;
  readonly employerId: string;
  readonly siteId: string;
  /** A published vacancy unlike any other, so that no check takes it for a duplicate. */
  vacancy(given?: Parameters<typeof publishedVacancy>[1]): ReturnType<typeof publishedVacancy>;
  /** A new person referred to a new vacancy. */
  referred(given?: Parameters<typeof publishedVacancy>[1]): Promise<Placement>;
  step(placement: { id: string; version: number }, step: MoveStep): Promise<Placement>;
  refusedStep(placement: { id: string; version: number }, step: MoveStep): ReturnType<Caller['refused']>;
}

export async function createMainLine(
  options: Parameters<typeof createTestPlatform>[0] = {},
): Promise<MainLine> {
  const platform = await createTestPlatform(options);
  const manager = await platform.staff('site_manager', { region: '4303' });
  const employerId = (await verifiedEmployer(manager)).id;
  const officer = await platform.staff('county_officer', { region: '430304' });
  const siteId = (await officer.call(routes.sites.create, { body: siteInput() })).id;
  const clerk = await platform.staff('site_staff', { siteId });
  let made = 0;
  const vacancy: MainLine['vacancy'] = (given = {}) => {
    made += 1;
    return publishedVacancy(
      manager,
      {
        title: `门岗保安${made}号岗`,
        occupationCode: '4-07-05-01',
        address: `岳塘区书院路街道湖湘路${made}号`,
        description: '',
        headcount: 5,
        ...given,
      },
      employerId,
    );
  };
  const stepInput = (placement: { id: string; version: number }, step: MoveStep) => ({
    params: { id: placement.id },
    body: { version: placement.version, move: step },
  });
  return {
    platform,
    clerk,
    manager,
    employerId,
    siteId,
    vacancy,
    async referred(given = {}) {
      const seeker = await person(clerk);
      const post = await vacancy(given);
      return clerk.call(refer, { body: { seekerId: seeker.id, vacancyId: post.id } });
    },
    step: (placement, step) => clerk.call(move, stepInput(placement, step)),
    refusedStep: (placement, step) => clerk.refused(move, stepInput(placement, step)),
  };
}

/** The texts of every message queued so far. */
export async function sentTexts(platform: TestPlatform): Promise<string[]> {
  const rows = await platform.services.db
    .selectFrom('messages')
    .select('payload')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.flatMap(({ payload }) =>
    payload === null ? [] : [MessagePayload.parse(platform.services.cipher.decryptJson(payload)).text],
  );
}
