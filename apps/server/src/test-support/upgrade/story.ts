import type { Earlier, EarlierCaller, EarlierPlatform, Names } from './earlier.ts';
import { deliver, imports, until, weights } from './story-of-the-office.ts';

/** Six weeks in 湘潭, entered into the earlier version through its own API, on top of its demonstration. */
export async function tell(platform: EarlierPlatform): Promise<Names> {
  const { routes } = await platform.module('../../../packages/contract/src/routes.ts');
  const { publishedVacancy, verifiedEmployer, employerInput, vacancyInput, siteInput } =
    await platform.module('test-support/records.ts');
  const { person, seekerInput } = await platform.module('test-support/people.ts');
  const names: Names = {};
  const till = (day: string, time = '02:00'): void => {
    platform.now = new Date(`${day}T${time}:00Z`);
  };
  const later = (): void => {
    platform.now = new Date(platform.now.getTime() + 60_000);
  };

  till('2026-10-08');
  const officer = await platform.staff('xiangtan');
  const admin = await platform.staff('admin');
  const county = await platform.staff('yuetang');
  names['site'] = (await county.call(routes.sites.create, { body: siteInput() })).id;
  const closing = await county.call(routes.sites.create, {
    body: siteInput({ name: '岳塘区下摄司就业驿站', address: '下摄司街道湖湘路9号' }),
  });
  await county.call(routes.sites.update, {
    params: { id: closing.id },
    body: {
      ...siteInput({ name: closing.name, address: closing.address }),
      status: 'closed',
      version: closing.version,
    },
  });
  names['closedSite'] = closing.id;
  await admin.call(routes.identity.createStaff, {
    body: {
      login: 'shuyuanlu',
      name: '周前台',
      password: 'first password 1',
      grants: [{ role: 'site_staff', region: '', siteId: names['site'] }],
    },
  });
  await (
    await platform.staff('shuyuanlu', 'first password 1')
  ).call(routes.identity.changePassword, { body: { current: 'first password 1', next: 'yizhan-demo' } });
  const clerk = await platform.staff('shuyuanlu');

  const employer = await verifiedEmployer(officer);
  names['employer'] = employer.id;
  let made = 0;
  const vacancy = async (given: object = {}, by: EarlierCaller = officer) => {
    made += 1;
    return publishedVacancy(
      by,
      {
        title: `门岗保安${made}号岗`,
        occupationCode: '4-07-05-01',
        address: `岳塘区书院路街道湖湘路${made}号`,
        description: '',
        headcount: 5,
        siteId: names['site'],
        ...given,
      },
      names['employer'],
    );
  };
  const seeker = (given: object = {}, profile: object = {}) =>
    person(clerk, { siteId: names['site'], ...given }, profile);
  const refer = async (who: Earlier, what: Earlier) => {
    later();
    return clerk.call(routes.placements.refer, { body: { seekerId: who.id, vacancyId: what.id, note: '' } });
  };
  const move = async (placement: Earlier, step: object): Promise<Earlier> => {
    later();
    return clerk.call(routes.placements.move, {
      params: { id: placement.id },
      body: { version: placement.version, move: step },
    });
  };
  const actOn = async (what: Earlier, action: string, reason = '') => {
    later();
    const { version } = await officer.call(routes.vacancies.get, { params: { id: what.id } });
    return officer.call(routes.vacancies.act, { params: { id: what.id }, body: { version, action, reason } });
  };

  // People: with and without consent, in groups, one with a note and a looked-up number.
  const open = await vacancy();
  names['vacancy'] = open.id;
  const woman = await seeker({
    name: '王秀英',
    consents: [
      { purpose: 'job_service', given: true },
      { purpose: 'sms', given: true },
    ],
  });
  names['seeker'] = woman.id;
  const grouped = await clerk.call(routes.seekers.addGroup, {
    params: { id: woman.id },
    body: { group: 'hard_to_employ', evidence: '社区证明', validFrom: '2026-10-01' },
  });
  await clerk.call(routes.seekers.addGroup, {
    params: { id: woman.id },
    body: { group: 'rural_migrant', evidence: '本人申报', validFrom: '2026-10-01' },
  });
  await clerk.call(routes.seekers.endGroup, {
    params: { id: woman.id, groupId: grouped.memberships[0].id },
    body: { on: '2026-10-08', reason: '已就业一次' },
  });
  await clerk.call(routes.seekers.addNote, {
    params: { id: woman.id },
    body: { kind: 'call', note: '希望离家近' },
  });
  await clerk.call(routes.seekers.reveal, {
    params: { id: woman.id },
    body: { what: 'phone', why: '通知面试' },
  });
  await clerk.call(routes.employers.reveal, {
    params: { id: names['employer'] },
    body: { what: 'phone', why: '核实岗位' },
  });
  await clerk.call(routes.employers.addNote, {
    params: { id: names['employer'] },
    body: { kind: 'visit', note: '看过门岗' },
  });

  // From referral to hire, with every step between and every way out.
  const hired = await move(await refer(woman, open), { action: 'accept' });
  names['hired'] = hired.id;
  const booked = await move(hired, {
    action: 'book_interview',
    startsAt: '2026-10-09T02:00:00Z',
    mode: 'at_site',
    siteId: names['site'],
  });
  const moved = await move(booked, {
    action: 'book_interview',
    startsAt: '2026-10-09T03:00:00Z',
    mode: 'at_site',
    siteId: names['site'],
  });
  const stopped = await refer(await seeker({ name: '李建国' }), open);
  await move(stopped, { action: 'stop', reason: 'seeker_declined_distance', note: '太远' });
  names['stopped'] = stopped.id;
  const mistaken = await refer(await seeker({ name: '张冬梅' }), open);
  const absent = await move(await refer(await seeker({ name: '陈小红' }), open), {
    action: 'book_interview',
    startsAt: '2026-10-09T06:00:00Z',
    mode: 'at_employer',
    place: '门岗',
  });
  till('2026-10-10');
  await move(absent, { action: 'record_interview', result: 'no_show' });
  const passed = await move(moved, { action: 'record_interview', result: 'passed', note: '可以' });
  const intended = await move(passed, { action: 'record_intention' });
  await move(intended, { action: 'hire', startDate: '2026-10-12', contractKind: 'labour_contract' });
  const wrong = await move(mistaken, {
    action: 'hire',
    startDate: '2026-10-12',
    contractKind: 'service_agreement',
  });
  await move(wrong, { action: 'stop', reason: 'recorded_by_mistake', note: '记错了人' });
  names['mistaken'] = wrong.id;
  const leaver = await move(await refer(await seeker({ name: '刘桂兰' }), open), {
    action: 'hire',
    startDate: '2026-10-12',
    contractKind: 'labour_contract',
  });
  names['left'] = leaver.id;

  // Vacancies in every state, by every hand.
  const [filled, withdrawn] = [await vacancy(), await vacancy()];
  await actOn(filled, 'confirm');
  await actOn(filled, 'fill');
  await actOn(withdrawn, 'withdraw', '单位不招了');
  await actOn(withdrawn, 'reopen');
  names['reopened'] = withdrawn.id;
  const back = await officer.call(routes.vacancies.create, {
    body: vacancyInput(names['employer'], { title: '夜班保安', description: '只要男性，负责夜间巡逻和值守' }),
  });
  await actOn(back, 'submit');
  await actOn(back, 'send_back', '不能限性别');
  names['sentBack'] = back.id;
  const full = await vacancy({ headcount: 1 });
  const waiting = await refer(await seeker({ name: '赵丽华' }), full);
  const first = await refer(await seeker({ name: '孙志刚' }), full);
  await move(first, { action: 'hire', startDate: '2026-10-12', contractKind: 'labour_contract' });
  const { closeWaiting } = await platform.module('modules/placements/placements.jobs.ts');
  await closeWaiting(platform.services);
  names['full'] = full.id;
  names['closedByFull'] = waiting.id;

  // Employers: refused, on the blacklist, and one that came off it.
  const refused = await officer.call(routes.employers.create, {
    body: employerInput({ name: '湘潭空壳商贸有限公司', contactPhone: '13873211299' }),
  });
  await officer.call(routes.employers.verify, {
    params: { id: refused.id },
    body: { version: refused.version, result: 'rejected', note: '查无此单位' },
  });
  names['refused'] = refused.id;
  const bad = await verifiedEmployer(officer, {
    name: '湘潭欠薪建筑劳务有限公司',
    contactPhone: '13873211298',
  });
  const badVacancy = await publishedVacancy(officer, { title: '钢筋工班组', occupationCode: null }, bad.id);
  names['badVacancy'] = badVacancy.id;
  const list = async (of: Earlier, listed: boolean) => {
    const { version } = await officer.call(routes.employers.get, { params: { id: of.id } });
    later();
    return officer.call(routes.employers.blacklist, {
      params: { id: of.id },
      body: {
        version,
        listed,
        reason: listed ? '拖欠工资' : '已付清',
        ...(listed ? { until: '2027-10-10' } : {}),
      },
    });
  };
  await list(bad, true);
  names['blacklisted'] = bad.id;
  const cleared = await verifiedEmployer(officer, {
    name: '湘潭还清食品有限公司',
    contactPhone: '13873211297',
  });
  await list(cleared, true);
  await list(cleared, false);
  names['cleared'] = cleared.id;

  // Two records of one person, each with something to keep.
  const twin = await seeker({ name: '周美玲', phone: '13873299001' });
  const kept = await seeker({ name: '周美玲', phone: '13873299002' });
  await refer(twin, open);
  await clerk.call(routes.seekers.addNote, {
    params: { id: twin.id },
    body: { kind: 'visit', note: '来过一次' },
  });
  const preview = await officer.call(routes.seekers.mergePreview, {
    params: { id: kept.id, dropId: twin.id },
  });
  const merged = await officer.call(routes.seekers.merge, {
    params: { id: kept.id },
    body: {
      dropId: twin.id,
      version: preview.keep.version,
      dropVersion: preview.drop.version,
      reason: '同一人两次登记',
    },
  });
  names['kept'] = merged.id;
  names['dropped'] = twin.id;

  // Marks, blocks and what they propose.
  const marked = await seeker({ name: '吴春燕' });
  for (const reason of ['pay_low', 'pay_low', 'tried']) {
    const { mark } = await clerk.call(routes.matching.mark, {
      body: { seekerId: marked.id, vacancyId: (await vacancy()).id, list: 'seeker', kind: 'hide', reason },
    });
    if (reason === 'tried') await clerk.call(routes.matching.unmark, { params: { id: mark.id } });
    later();
  }
  await clerk.call(routes.matching.mark, {
    body: { seekerId: marked.id, vacancyId: open.id, list: 'seeker', kind: 'pin', note: '离家近' },
  });
  const { proposals } = await clerk.call(routes.matching.forSeeker, { params: { id: marked.id } });
  await clerk.call(routes.matching.answerProposal, {
    params: { id: marked.id },
    body: { proposal: proposals[0].id, accept: true },
  });
  await clerk.call(routes.matching.block, {
    body: { seekerId: marked.id, vacancyId: names['badVacancy'], reason: '上次拖欠工资' },
  });

  // The portal: somebody who registers and applies alone, and an employer that answers.
  const own = await platform.phone('seeker', '13973299001');
  const { name: _name, phone: _phone, ...form } = seekerInput({ name: '何小梅' });
  const me = await own.call(routes.me.register, { body: { ...form, name: '何小梅' } });
  names['own'] = me.id;
  later();
  const applied = await own.call(routes.me.apply, { body: { vacancyId: open.id } });
  names['applied'] = applied.id;
  const factory = await platform.phone('employer', '19900000011');
  const posts = await factory.call(routes.ownEmployer.vacancies);
  const wanted = posts.items.find(({ status }: Earlier) => status === 'published');
  const answered = await own.call(routes.me.apply, { body: { vacancyId: wanted.id } });
  const { version } = await clerk.call(routes.placements.get, { params: { id: answered.id } });
  await factory.call(routes.ownEmployer.answer, {
    params: { id: answered.id },
    body: { version, answer: { action: 'accept' } },
  });
  names['answered'] = answered.id;

  // Call-backs: one rung back, one that nobody answered.
  for (const [phone, status] of [
    ['13773299001', 'done'],
    ['13773299002', 'unreachable'],
  ] as const) {
    await platform.nobody.call(routes.desk.askHelp, {
      body: { name: '求助人', phone, note: '想找门卫的活', siteId: names['site'], vacancyId: open.id },
    });
    const { items } = await clerk.call(routes.desk.listHelp);
    const asked = items.find(({ phoneMask }: Earlier) => phoneMask.endsWith(phone.slice(-4)));
    await clerk.call(routes.desk.revealHelp, { params: { id: asked.id } });
    await clerk.call(routes.desk.closeHelp, {
      params: { id: asked.id },
      body: { status, result: status === 'done' ? '已登记' : '' },
    });
    names[`help.${status}`] = asked.id;
    later();
  }

  await imports(platform, routes, officer, names);

  // Follow-ups a week and a month after the first day; of the demonstration's, those of three months that are due.
  till('2026-10-20');
  const followUps = async () => {
    const due: Earlier[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Earlier = await officer.call(routes.placements.followUps, {
        query: { limit: '200', ...(cursor === '' ? {} : { cursor }) },
      });
      due.push(...page.items);
      cursor = page.nextCursor;
    }
    return due;
  };
  const answer = (one: Earlier, outcome: string, note = '') =>
    officer.call(routes.placements.followUp, { params: { id: one.id }, body: { outcome, note } });
  const due = await followUps();
  for (const one of due) {
    if (one.doneAt !== null || one.dueOn > '2026-10-20') continue;
    if (one.placementId === names['hired'] && one.day === 7) await answer(one, 'still_there', '做得惯');
    if (one.placementId === names['left'] && one.day === 7) await answer(one, 'left', '回老家了');
    if (one.placementId !== names['hired'] && one.day === 90) await answer(one, 'still_there');
    if (one.placementId !== names['left'] && one.day === 30) await answer(one, 'unreachable');
    later();
  }

  // What a bureau set and loaded itself.
  till('2026-11-16');
  await platform.services.pool.query(
    `insert into calendar_days (day, kind, name, source) values ('2028-01-01', 'holiday', '元旦', '国办发明电〔2027〕示例')`,
  );
  await platform.services.pool.query(
    `insert into regions (code, name, full_name, level, parent_code, lng, lat, pinyin, initials, source)
     values ('430304901', '九华片区', '湖南省湘潭市岳塘区九华片区', 'town', '430304', 112.91, 27.92, 'jiuhuapianqu', 'jhpq', 'bureau')`,
  );
  const unmapped = await officer.call(routes.reference.listUnmapped);
  await officer.call(routes.reference.mapTitle, {
    body: { title: unmapped.items[0].title, code: '4-07-05-01' },
  });
  await admin.call(routes.quality.learning, { body: { on: false } });
  await weights(platform, routes, admin);

  // What ran out meanwhile, and the round of the night.
  const { expireVacancies } = await platform.module('modules/vacancies/vacancies.jobs.ts');
  await expireVacancies(platform.services);
  const round = await officer.call(routes.rounds.start, { body: { regionCode: '4303', perSeeker: 3 } });
  await until(async () => {
    const { state } = await officer.call(routes.rounds.get, { params: { id: round.id } });
    return state === 'published';
  });
  names['round'] = round.id;
  await deliver(platform, ['13973299001']);
  return names;
}
