import { routes, type CallInput, type Evidence, type FileItem, type FormVersion } from '@yizhan/contract';
import { recordId, shortId } from '../../app/ids.ts';
import { begun, photo, sendFile } from '../files.ts';
import { person, selfRegistered } from '../people.ts';
import type { Caller } from '../platform.ts';
import { squareFile } from '../square-file.ts';
import { employerInput, partnerInput, publish, vacancyInput } from '../records.ts';
import { wordFile } from '../word-file.ts';
import { createWorld, type World } from '../tour/world.ts';

/** The part of a record that a route needs. */
interface Known {
  readonly id: string;
  readonly version: number;
}

/** Records of one site of 岳塘区 in 湘潭, of every kind that a route names in its path. */
export interface Homeland {
  readonly world: World;
  /** A caller with all rights of the prefecture's staff. */
  readonly officer: Caller;
  readonly county: string;
  readonly site: Known & { readonly name: string };
  readonly seeker: Known;
  readonly twin: Known;
  /** A person of the next county. */
  readonly neighbourId: string;
  readonly groupId: string;
  /** A certificate of the person, and an upload that the officer has begun. */
  readonly certificate: FileItem;
  readonly upload: FileItem;
  readonly employer: Known;
  /** A person invited to act for the employer. */
  readonly employerPersonId: string;
  /** Somebody whom the person asked at the counter to act for them. */
  readonly agent: Known;
  readonly vacancy: Known;
  readonly draft: Known;
  readonly findingId: string;
  readonly placement: Known;
  readonly actionId: string;
  readonly followUpId: string;
  readonly doneFollowUpId: string;
  readonly callBack: Known;
  /** A draft of a form of the county. */
  readonly formDraft: Known & { readonly definition: FormVersion['definition'] };
  /** What was filled in about the employer. */
  readonly formAnswer: Known;
  /** That the person registered. */
  readonly proof: Known;
  readonly feedbackId: string;
  readonly messageId: string;
  readonly importRun: Known;
  readonly importedId: string;
  readonly mappingId: string;
  readonly staff: Known & { readonly name: string };
  readonly partner: Known;
  readonly partnerKeyId: string;
  readonly roundId: string;
  readonly parameterWindow: Known;
  /** A file of boundaries of the county. */
  readonly boundariesId: string;
  /** A word of the county's checks of vacancies. */
  readonly checkWord: Known;
  /** What auditors of the county may not do. */
  readonly restriction: Known;
  /** A draft of the county, and a comparison of it. */
  readonly rule: Known;
  readonly ruleComparisonId: string;
  /** A view of the list of vacancies, shared with the county. */
  readonly view: Known;
  /** A blacklisting that waits for a second person. */
  readonly approval: Known;
  readonly paper: Known & { readonly batchId: string };
  /** A Word template of the county. */
  readonly templateId: string;
  /** Hours of an adviser of the site, and a booking of them for the person. */
  readonly resource: Known & { readonly name: string };
  readonly booking: Known;
  /** A code for a fair. */
  readonly code: string;
  readonly portal: Portal;
}

/** The records of one person and one employer on the portal, both of them, and another of each kind. */
interface Portal {
  readonly seeker: Caller;
  readonly otherSeeker: Caller;
  readonly feedbackId: string;
  readonly application: Known;
  readonly booking: Known;
  readonly employer: Caller;
  readonly otherEmployer: Caller;
  readonly vacancy: Known;
  /** A person whom the employer invited to act for it, signed in. */
  readonly invited: Caller;
  readonly invitation: Known;
  /** Somebody whom the person asked to act for them, signed in, and what they were asked. */
  readonly agent: Caller;
  readonly offer: Known;
  /** What the person asked of somebody else. */
  readonly otherOffer: Known;
}

export async function createHomeland(options: Parameters<typeof createWorld>[0] = {}): Promise<Homeland> {
  const world = await createWorld(options);
  const { platform, a: half } = world;
  const siteId = shortId(half.siteId);
  const officer = await platform.staff('administrator', { region: half.prefecture });
  const clerk = await platform.staff('site_staff', { siteId });
  const params = { id: recordId(half.seeker) };

  const twin = await person(clerk, {}, { regionCode: '430304004' });
  await officer.call(routes.seekers.addGroup, {
    params,
    body: { group: 'veteran', evidence: '退役证', validFrom: '2026-01-01' },
  });
  const { feedback } = await officer.call(routes.matching.giveFeedback, {
    body: { seekerId: params.id, vacancyId: recordId(half.vacancy), list: 'seeker', kind: 'pin' },
  });
  const hired = await officer.call(routes.placements.get, { params: { id: recordId(half.hired) } });
  const [done, waiting] = hired.followUps;
  await officer.call(routes.placements.followUp, {
    params: { id: done?.id ?? '' },
    body: { outcome: 'given_up', note: '空号' },
  });
  const people = await officer.call(routes.employerPeople.inviteByStaff, {
    params: { id: recordId(half.employer) },
    body: { name: '孙经理', phone: '13973200009', role: 'recruiter', note: '看过介绍信' },
  });
  const agents = await officer.call(routes.seekerAgents.appointAtCounter, {
    params,
    body: { ...askedToAct('13973200010'), paper: { number: '代办1号', on: '2026-11-01' } },
  });
  const draft = await officer.call(routes.vacancies.get, { params: { id: recordId(half.draft) } });
  const callBacks = await officer.call(routes.callBacks.list, { query: {} });
  const messages = await officer.call(routes.notifications.messages, { query: {} });
  const staff = await officer.call(routes.identity.listStaff, { query: { siteId } });
  const site = await officer.call(routes.sites.get, { params: { id: siteId } });
  await platform.services.db
    .insertInto('region_points')
    .values({ region_code: half.region, source: 'bureau', lng: 112.95, lat: 27.85, updated_at: world.now })
    .execute();
  const placement = await officer.call(routes.placements.get, { params: { id: recordId(half.placement) } });
  const seeker = await officer.call(routes.seekers.get, { params });
  const room = await officer.call(routes.bookings.createResource, {
    body: { kind: 'interview_room', name: '谈话室', siteId, capacity: 5, isOpenToPeople: true },
  });
  const certificates = { purpose: 'seeker_certificate', owner: seeker.id } as const;

  return {
    world,
    officer,
    county: half.region,
    site,
    seeker,
    twin,
    neighbourId: (await person(officer, {}, { regionCode: '430302001' })).id,
    groupId: one(seeker.memberships).id,
    certificate: await sendFile(officer, await photo(1), certificates),
    upload: await begun(officer, 100, certificates),
    employer: await officer.call(routes.employers.get, { params: { id: recordId(half.employer) } }),
    employerPersonId: one(people.items).id,
    agent: one(agents.items),
    vacancy: await officer.call(routes.vacancies.get, { params: { id: recordId(half.vacancy) } }),
    draft,
    findingId: one(draft.findings).id,
    placement,
    actionId: placement.undo?.actionId ?? '',
    followUpId: waiting?.id ?? '',
    doneFollowUpId: done?.id ?? '',
    callBack: one(callBacks.items),
    formDraft: knownDraft(
      await officer.call(routes.forms.start, {
        body: { title: { 'zh-CN': '看厂', en: 'Yard' }, subject: 'employer', regionCode: half.region },
      }),
    ),
    formAnswer: await officer.call(routes.forms.giveForEmployer, {
      params: { id: recordId(half.employer) },
      body: {
        code: 'employer_visit',
        versionId: null,
        number: 1,
        answers: { visited_on: world.today, way: 'phone', hiring: false },
      },
    }),
    proof: proofOf(
      await officer.call(routes.evidence.addToSeeker, {
        params: { id: recordId(half.seeker) },
        body: { claim: 'seeker_registered', kind: 'person_said', day: world.today, words: '当面登记' },
      }),
    ),
    feedbackId: feedback.id,
    messageId: one(messages.items).id,
    ...(await importsOf(await platform.staff('site_manager', { siteId }))),
    staff: one(staff.items),
    ...(await partnerOf(officer, half.region)),
    ...(await ruleOf(officer, half.region)),
    parameterWindow: await officer.call(routes.parameters.add, {
      body: {
        parameter: 'graduate.months',
        region: half.region,
        value: 36,
        from: '2026-01-01',
        to: null,
        source: '区人社局通知',
        sourceDate: null,
        clause: '',
        certainty: 'example',
        overrides: 'CN',
        after: 'unknown',
        gapSeen: false,
      },
    }),
    boundariesId: await boundariesOf(officer, half.region),
    checkWord: await officer.call(routes.checkWords.add, {
      body: {
        region: half.region,
        check: 'bureau_words',
        word: '五官端正',
        effect: 'find',
        reason: '不写长相',
        source: '',
        sourceDate: null,
      },
    }),
    restriction: await officer.call(routes.roleRestrictions.restrict, {
      body: {
        region: half.region,
        role: 'auditor',
        verb: 'lists.export',
        reason: '名单不出本区',
        source: '',
        sourceDate: null,
      },
    }),
    roundId: (await officer.call(routes.rounds.start, { body: { regionCode: half.prefecture } })).id,
    templateId: await templateOf(officer, half.region),
    approval: await approvalOf(world, officer),
    paper: await paperOf(officer, recordId(half.placement)),
    code: (
      await officer.call(routes.codes.make, {
        params: { kind: 'vacancy', id: recordId(half.vacancy) },
        body: { source: 'fair', expiresOn: null },
      })
    ).code,
    resource: room,
    booking: await officer.call(routes.bookings.book, {
      body: { ...MONDAY, resourceId: room.id, seekerId: seeker.id },
    }),
    view: await officer.call(routes.savedViews.save, {
      body: { list: 'vacancies', name: '待审核', query: {}, regionCode: half.region },
    }),
    portal: await portalOf(world, officer, room.id),
  };
}

const MONDAY = { startsAt: '2026-11-23T02:00:00Z', endsAt: '2026-11-23T02:30:00Z' };

function proofOf({ claims }: Evidence): Known {
  const proof = claims[0]?.given[0];
  if (proof === undefined) throw new Error('no proof was added');
  return proof;
}

function knownDraft({ id, version, definition }: FormVersion) {
  return { id: id ?? '', version, definition };
}

/** A member of staff of the county asks to put an employer of it on the blacklist. */
async function approvalOf({ platform, a: { region } }: World, officer: Caller): Promise<Known> {
  const asker = await platform.staff('county_officer', { region });
  await asker.call(routes.approvals.setRule, {
    body: { kind: 'employer.blacklist', region, isOn: true, source: '区人社局通知' },
  });
  const { id, version } = await officer.call(routes.employers.create, {
    body: employerInput({ name: '湘潭待复核劳务有限公司', regionCode: region }),
  });
  const body = { version, listed: true, reason: '拖欠工资', until: '2027-11-18' };
  const { approval } = await asker.call(routes.employers.blacklist, { params: { id }, body });
  if (approval === null) throw new Error('nothing was asked for');
  return approval;
}

async function ruleOf(officer: Caller, region: string): Promise<Pick<Homeland, 'rule' | 'ruleComparisonId'>> {
  const rule = await officer.call(routes.rules.draft, { body: { code: 'group.veteran', region } });
  const { id } = await officer.call(routes.rules.compare, {
    params: { id: rule.id },
    body: { asOf: '2026-12-01' },
  });
  return { rule, ruleComparisonId: id };
}

function one<T>(items: readonly T[]): T {
  const [first] = items;
  if (first === undefined) throw new Error('expected a record');
  return first;
}

/** A partner that works for the county, with a key. */
async function partnerOf(officer: Caller, region: string) {
  const { id } = await officer.call(routes.partners.add, { body: partnerInput({ region }) });
  const { partner } = await officer.call(routes.partners.issueKey, {
    params: { id },
    body: { label: '正式环境' },
  });
  return { partner, partnerKeyId: one(partner.keys).id };
}

/** A square as the boundary of a county; where it really lies is not known by the world of the tour. */
async function boundariesOf(officer: Caller, region: string): Promise<string> {
  await officer.call(routes.maps.take, {
    query: { source: '测试', licence: '测试', system: 'WGS-84' },
    ...squareFile(region, 112.95, 27.87),
  });
  return one((await officer.call(routes.maps.loads)).items).id;
}

/** A file waiting to be started, and one already started, with its mapping saved. */
async function templateOf(officer: Caller, region: string): Promise<string> {
  const { id } = await officer.call(routes.papers.uploadTemplate, {
    params: { kind: 'referral_slip', region },
    file: new Blob([new Uint8Array(wordFile(['{文号} {编号} {查验网址}']))]),
    fileName: '推荐信.docx',
  });
  return id;
}

async function paperOf(officer: Caller, placementId: string): Promise<Homeland['paper']> {
  const { first } = await officer.call(routes.papers.issueSlips, { body: { placementIds: [placementId] } });
  const { items } = await officer.call(routes.papers.list, { query: { q: first } });
  return one(items);
}

async function importsOf(manager: Caller) {
  const upload = async (fileName: string) =>
    manager.call(routes.imports.upload, {
      params: { kind: 'vacancies' },
      file: new Blob([`岗位名称,单位名称,工作地点\n保安,${fileName}有限公司,岳塘区书院路街道1号\n`]),
      fileName,
    });
  const importRun = await upload('一.csv');
  const started = await upload('二.csv');
  await manager.call(routes.imports.start, {
    params: { id: started.id },
    body: { version: started.version, mapping: started.mapping, saveMappingAs: '驿站的表' },
  });
  const mappings = await manager.call(routes.imports.mappings, { params: { kind: 'vacancies' } });
  return { importRun, importedId: started.id, mappingId: one(mappings.items).id };
}

async function portalOf({ platform, a }: World, officer: Caller, resourceId: string): Promise<Portal> {
  const { own: seeker } = await selfRegistered(platform, '赵敏', { regionCode: '430304004' });
  const { own: otherSeeker } = await selfRegistered(platform, '钱丽', { regionCode: '430304004' });
  const employer = await employerOf(platform, '13973200001', '湘潭一号物业有限公司');
  const otherEmployer = await employerOf(platform, '13973200002', '湘潭二号物业有限公司');
  const { employerId: _none, ...fields } = vacancyInput('', { title: '园区保安' });
  const posted = await employer.call(routes.ownEmployer.postVacancy, { body: fields });
  const vacancy = await publish(officer, posted);
  await seeker.call(routes.me.apply, { body: { vacancyId: vacancy.id } });
  const { items } = await seeker.call(routes.me.applications, {});
  const { feedbackId } = await seeker.call(routes.me.hide, {
    params: { id: recordId(a.vacancy) },
    body: { reason: 'too_far' },
  });
  const { items: people } = await employer.call(routes.employerPeople.invite, {
    body: { name: '周同事', phone: '13973200003', role: 'recruiter' },
  });
  const [otherOffer, offer] = [
    await seeker.call(routes.seekerAgents.appoint, { body: askedToAct('13973200012') }),
    await seeker.call(routes.seekerAgents.appoint, { body: askedToAct('13973200011') }),
  ].map(({ items: agents }) => one(agents));
  return {
    agent: await platform.account('seeker', '13973200011'),
    offer: one(offer === undefined ? [] : [offer]),
    otherOffer: one(otherOffer === undefined ? [] : [otherOffer]),
    seeker,
    otherSeeker,
    invited: await platform.account('employer', '13973200003'),
    invitation: one(people.filter(({ state }) => state === 'invited')),
    feedbackId,
    application: one(items),
    booking: await seeker.call(routes.myBookings.book, { body: { ...MONDAY, resourceId } }),
    employer,
    otherEmployer,
    vacancy,
  };
}

function askedToAct(phone: string): CallInput<typeof routes.seekerAgents.appoint>['body'] {
  return { name: '赵小敏', phone, relation: 'child', scopes: ['ask'], until: '2027-01-31' };
}

async function employerOf(platform: World['platform'], phone: string, name: string): Promise<Caller> {
  const own = await platform.account('employer', phone);
  await own.call(routes.ownEmployer.save, { body: { ...employerInput({ name }), contactPhone: null } });
  return own;
}
