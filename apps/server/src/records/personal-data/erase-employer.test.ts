import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@yizhan/contract';
import { system } from '../../app/actor.ts';
import { runWrite } from '../../app/context.ts';
import { toRef } from '../../app/ids.ts';
import { citizenIdChecksum } from '../../test-support/citizen-id.ts';
import { createMainLine, type MainLine } from '../../test-support/main-line.ts';
import { person } from '../../test-support/people.ts';
import { employerInput, publishedVacancy } from '../../test-support/records.ts';
import { findAnywhere } from '../../test-support/search-database.ts';
import { erase } from './erase.ts';

const MARK = '雇主暗记';
const PHONE = '13917654321';
const ID_NUMBER = citizenIdChecksum('43030419751112345');

let line: MainLine;
beforeAll(async () => {
  line = await createMainLine();
});
afterAll(() => line.platform.stop());

describe('a private person who employed', () => {
  it('can be read nowhere once erased but in the histories of people who were sent there', async () => {
    const { platform, clerk, manager } = line;
    const employer = await manager.call(routes.employers.create, {
      body: employerInput({
        kind: 'person',
        name: `${MARK}东家`,
        idNumber: ID_NUMBER,
        creditCode: null,
        contactName: `${MARK}本人`,
        contactPhone: PHONE,
        address: `岳塘区${MARK}院子`,
        businessScope: `${MARK}家政`,
      }),
    });
    const params = { id: employer.id };
    await manager.call(routes.employers.verify, {
      params,
      body: { version: employer.version, result: 'verified', note: `${MARK}核实过` },
    });
    await manager.call(routes.employers.addNote, { params, body: { kind: 'visit', note: `${MARK}去过` } });
    await manager.call(routes.employers.reveal, {
      params,
      body: { what: 'phone', purpose: 'other', words: `${MARK}要打` },
    });
    await manager.call(routes.notifications.refuseForEmployer, {
      params,
      body: { purpose: 'notices', refused: true, note: `${MARK}不要` },
    });
    const vacancy = await publishedVacancy(
      manager,
      {
        title: `${MARK}家保姆`,
        occupationCode: '4-10-01-06',
        address: `岳塘区${MARK}院子`,
        description: `给${MARK}家做饭`,
        headcount: 1,
      },
      employer.id,
    );
    const seeker = await person(clerk);
    await clerk.call(routes.placements.refer, { body: { seekerId: seeker.id, vacancyId: vacancy.id } });
    await manager.call(routes.vacancies.act, {
      params: { id: vacancy.id },
      body: { version: vacancy.version, action: 'withdraw', reason: `${MARK}不招了` },
    });
    const texts = [MARK, PHONE, ID_NUMBER, '139****4321'];
    expect((await findAnywhere(platform.services, texts)).length).toBeGreaterThan(15);

    await runWrite(platform.services, { actor: system('test') }, (ctx) =>
      erase(ctx, 'employer', toRef(employer.id), '430304'),
    );
    // Whom somebody was sent to work for is part of that person's own history, and goes with it.
    const left = await findAnywhere(platform.services, texts);
    expect(new Set(left.map(({ table, column, text }) => `${table}.${column} ${text}`))).toEqual(
      new Set(
        ['inbox_items.data', 'messages.payload', 'placements.reasons', 'timeline_entries.data'].map(
          (column) => `public.${column} ${MARK}`,
        ),
      ),
    );
    const history = await clerk.call(routes.seekers.timeline, { params: { id: seeker.id } });
    expect(history.items.map(({ kind }) => kind)).toContain('placement.referred');
  });
});
