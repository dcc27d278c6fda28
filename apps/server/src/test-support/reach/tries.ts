import { routes, type CallInput, type RouteDefinition } from '@yizhan/contract';
import { regionsFor, type AssignableNoun, type Grant, type Place, type Verb } from '@yizhan/domain';
import { recordId } from '../../app/ids.ts';
import { profileInput } from '../people.ts';
import { employerInput, partnerInput, siteInput, vacancyInput } from '../records.ts';
import { wordFile } from '../word-file.ts';
import type { Homeland } from './homeland.ts';

/** How a route that names records is tried from elsewhere. */
export interface Try {
  readonly route: RouteDefinition;
  /** Where the named records lie. */
  readonly place: (home: Homeland) => Place;
  /** The verb required for the record, where it differs from the route's. */
  readonly verb?: Verb;
  /** Replaces the place: which grants reach it. */
  readonly reached?: (grant: Grant, home: Homeland) => boolean;
  readonly input: (home: Homeland) => object;
  /** The caller's own record together with one of the site's: refused to everybody. */
  readonly never?: (home: Homeland) => object;
}

/** Work of the site's county. */
const atSite = (home: Homeland): Place => ({ region: '430304004', siteId: home.world.a.siteId });
/** Records that belong to the site alone. */
const ofSite = (home: Homeland): Place => ({ ...atSite(home), belongsToSite: true });

interface How<J> {
  readonly place?: Try['place'];
  readonly verb?: Verb;
  readonly reached?: NonNullable<Try['reached']>;
  readonly never?: (home: Homeland) => J;
}

export function tried<
  const R extends RouteDefinition,
  const I extends CallInput<R>,
  const J extends CallInput<R>,
>(
  route: R,
  input: (home: Homeland) => I,
  { place = atSite, ...how }: How<J> = {},
): Try & { readonly input: (home: Homeland) => I } {
  return { route, place, ...how, input };
}

const id = (record: { readonly id: string }) => ({ params: { id: record.id } });
const list = (...ids: string[]): string[] => ids;
const elsewhere = (home: Homeland): string => recordId(home.world.b.seeker);
const pair = (home: Homeland) => ({ seekerId: home.seeker.id, vacancyId: home.vacancy.id });
const TUESDAY = { startsAt: '2026-11-24T02:00:00Z', endsAt: '2026-11-24T02:30:00Z' };
const PERIOD = { from: '2026-11-01', to: '2026-11-18' };
const COUNTED = { params: { code: 'people_registered' } } as const;
const OWN_WORDS = { code: 'own_words', versionId: null, number: 1, answers: {} } as const;
const SAID = { kind: 'person_said', day: '2026-11-17', words: '当面说的' } as const;
const PHONE = { what: 'phone', purpose: 'call' } as const;
const inCounty = { place: (home: Homeland): Place => ({ region: home.county }) };

/** Records that can be assigned, and the rights needed to work on one. */
const ASSIGNABLES: ReadonlyArray<{
  readonly verb: Verb;
  readonly record: (home: Homeland) => { params: { noun: AssignableNoun; id: string } };
}> = [
  { verb: 'seekers.edit', record: (h) => ({ params: { noun: 'seeker', id: h.seeker.id } }) },
  { verb: 'call_backs.handle', record: (h) => ({ params: { noun: 'call_back', id: h.callBack.id } }) },
  { verb: 'vacancies.edit', record: (h) => ({ params: { noun: 'vacancy', id: h.vacancy.id } }) },
];

/** Rounds are readable above and below the division they were made for. */
const roundReached = (grant: Grant, home: Homeland): boolean =>
  regionsFor([grant], 'indicators.read').some(
    (region) => region.startsWith(home.world.a.prefecture) || home.world.a.prefecture.startsWith(region),
  );

/** Every route for staff that names a record in its path or body; reads first, and endings of a record last. */
export const TRIES: readonly Try[] = [
  tried(routes.seekers.get, (h) => id(h.seeker)),
  tried(routes.seekers.timeline, (h) => ({ ...id(h.seeker), query: {} })),
  tried(routes.seekers.duplicates, (h) => id(h.seeker)),
  tried(routes.seekers.mergePreview, (h) => ({ params: { id: h.seeker.id, dropId: h.twin.id } }), {
    never: (h) => ({ params: { id: h.neighbourId, dropId: h.twin.id } }),
  }),
  tried(routes.seekerAgents.ofSeeker, (h) => id(h.seeker)),
  tried(routes.employers.get, (h) => id(h.employer)),
  tried(routes.employers.timeline, (h) => ({ ...id(h.employer), query: {} })),
  tried(routes.employerPeople.ofEmployer, (h) => id(h.employer)),
  tried(routes.forms.ofEmployer, (h) => ({ ...id(h.employer), query: {} })),
  tried(routes.forms.printAnswer, (h) => ({ ...id(h.formAnswer), query: { language: 'zh-CN' } }), {
    verb: 'employers.read',
  }),
  tried(routes.forms.ofSeeker, (h) => ({ ...id(h.seeker), query: {} })),
  tried(routes.vacancies.get, (h) => id(h.vacancy)),
  tried(routes.vacancies.timeline, (h) => ({ ...id(h.vacancy), query: {} })),
  tried(routes.codes.ofRecord, (h) => ({ params: { kind: 'vacancy', id: h.vacancy.id } })),
  tried(routes.codes.make, (h) => ({
    params: { kind: 'vacancy', id: h.vacancy.id },
    body: { source: 'fair', expiresOn: null },
  })),
  tried(
    routes.papers.uploadTemplate,
    (h) => ({
      params: { kind: 'visit_record', region: h.county },
      file: new Blob([new Uint8Array(wordFile(['{文号} {编号} {查验网址}']))]),
      fileName: '走访记录.docx',
    }),
    inCounty,
  ),
  tried(routes.papers.templateExample, (h) => ({ params: { id: h.templateId } }), inCounty),
  tried(routes.papers.activateTemplate, (h) => ({ params: { id: h.templateId }, body: {} }), inCounty),
  tried(routes.papers.sitePoster, (h) => ({ ...id(h.site), query: {} })),
  tried(routes.papers.word, (h) => ({ params: { id: h.paper.batchId }, query: {} })),
  tried(routes.papers.retireTemplate, (h) => ({ params: { id: h.templateId }, body: {} }), inCounty),
  tried(routes.papers.print, (h) => ({ params: { id: h.paper.batchId }, query: {} })),
  tried(routes.papers.issueSlips, (h) => ({ body: { placementIds: list(h.placement.id) } })),
  tried(routes.papers.issueVisit, (h) => ({ body: { employerId: h.employer.id } })),
  tried(routes.papers.vacancies, (h) => ({
    body: { kind: 'sheet', vacancyIds: list(h.vacancy.id), expiresOn: '2027-11-18' },
  })),
  tried(routes.papers.move, (h) => ({
    ...id(h.paper),
    body: { version: h.paper.version, move: 'void', reason: '写错了' },
  })),
  tried(routes.codes.checkInCode, (h) => id(h.site)),
  tried(routes.codes.void, (h) => ({ params: { code: h.code }, body: {} })),
  tried(routes.imports.get, (h) => id(h.importRun), { place: ofSite }),
  tried(routes.imports.history, (h) => ({ ...id(h.importRun), query: {} }), { place: ofSite }),
  tried(routes.sites.history, (h) => ({ ...id(h.site), query: {} }), { place: ofSite }),
  tried(routes.imports.rejections, (h) => ({ ...id(h.importRun), query: {} }), { place: ofSite }),
  tried(routes.savedViews.get, (h) => id(h.view), { ...inCounty, verb: 'vacancies.read' }),
  tried(routes.matching.forSeeker, (h) => ({ ...id(h.seeker), query: {} })),
  tried(routes.matching.forVacancy, (h) => ({ ...id(h.vacancy), query: {} })),
  tried(routes.matching.pair, (h) => ({ params: { seekerId: h.seeker.id, vacancyId: h.vacancy.id } }), {
    never: (h) => ({ params: { seekerId: elsewhere(h), vacancyId: h.draft.id } }),
  }),
  tried(
    routes.matching.comparePair,
    (h) => ({ params: { seekerId: h.seeker.id, vacancyId: h.vacancy.id } }),
    { never: (h) => ({ params: { seekerId: elsewhere(h), vacancyId: h.draft.id } }) },
  ),
  tried(routes.matching.openings, (h) => id(h.seeker)),
  tried(routes.files.get, (h) => id(h.certificate), { verb: 'seekers.read' }),
  tried(routes.placements.get, (h) => id(h.placement)),
  tried(routes.notifications.message, (h) => ({ params: { id: h.messageId } })),
  tried(routes.notifications.ofSeeker, (h) => id(h.seeker)),
  tried(routes.notifications.ofEmployer, (h) => id(h.employer)),
  tried(routes.rounds.get, (h) => ({ params: { id: h.roundId } }), { reached: roundReached }),
  tried(routes.rounds.report, (h) => ({ params: { id: h.roundId } }), { reached: roundReached }),
  tried(routes.rounds.exportCsv, (h) => ({ params: { id: h.roundId } }), { reached: roundReached }),
  tried(routes.indicators.series, (h) => ({ ...COUNTED, query: { ...PERIOD, region: h.county } }), inCounty),
  tried(
    routes.indicators.breakdown,
    (h) => ({ ...COUNTED, query: { ...PERIOD, region: h.county } }),
    inCounty,
  ),
  tried(routes.indicators.records, (h) => ({ ...COUNTED, query: { ...PERIOD, region: h.county } }), inCounty),
  tried(
    routes.indicators.exportCsv,
    (h) => ({ ...COUNTED, query: { ...PERIOD, region: h.county } }),
    inCounty,
  ),

  tried(routes.partners.get, (h) => id(h.partner), inCounty),
  tried(routes.vacancies.check, (h) => ({ body: vacancyInput(h.employer.id) })),
  tried(routes.vacancies.create, (h) => ({ body: vacancyInput(h.employer.id) })),
  tried(routes.vacancies.actBulk, (h) => ({ body: { ids: Array.of(h.vacancy.id), action: 'confirm' } })),
  tried(routes.matching.giveFeedback, (h) => ({ body: { ...pair(h), list: 'seeker', kind: 'pin' } }), {
    never: (h) => ({ body: { seekerId: elsewhere(h), vacancyId: h.draft.id, list: 'seeker', kind: 'pin' } }),
  }),
  tried(routes.matching.block, (h) => ({ body: { ...pair(h), reason: '路上太远' } }), {
    never: (h) => ({ body: { seekerId: elsewhere(h), vacancyId: h.draft.id, reason: '路上太远' } }),
  }),
  tried(routes.matching.unblock, (h) => ({ body: { seekerId: h.seeker.id, employerId: h.employer.id } })),
  tried(routes.placements.refer, (h) => ({ body: pair(h) }), {
    never: (h) => ({ body: { seekerId: elsewhere(h), vacancyId: h.draft.id } }),
  }),
  tried(routes.placements.referBulk, (h) => ({ body: { pairs: Array.of(pair(h)) } }), {
    never: (h) => ({ body: { pairs: Array.of({ seekerId: elsewhere(h), vacancyId: h.draft.id }) } }),
  }),
  tried(routes.actions.takeBackBulk, (h) => ({ body: { ids: Array.of(h.actionId) } }), {
    verb: 'placements.move',
  }),

  tried(
    routes.files.begin,
    (h) => ({ body: { purpose: 'seeker_certificate', owner: h.seeker.id, name: '证.jpg', size: 10 } }),
    { verb: 'seekers.edit' },
  ),
  // An upload is its sender's alone, whoever else may change the record.
  tried(routes.files.finish, (h) => id(h.upload), { reached: () => false }),
  tried(routes.files.put, (h) => ({ ...id(h.upload), query: { offset: 0 }, bytes: new Uint8Array(100) }), {
    reached: () => false,
  }),
  tried(
    routes.files.copy,
    (h) => ({ ...id(h.certificate), body: { purpose: 'seeker_certificate', owner: h.seeker.id } }),
    { verb: 'seekers.edit' },
  ),
  tried(
    routes.files.change,
    (h) => ({ ...id(h.certificate), body: { version: h.certificate.version, label: '电工证' } }),
    { verb: 'seekers.edit' },
  ),
  tried(routes.files.remove, (h) => id(h.certificate), { verb: 'seekers.edit' }),
  tried(routes.files.restore, (h) => id(h.certificate), { verb: 'seekers.edit' }),
  tried(routes.seekers.addNote, (h) => ({ ...id(h.seeker), body: { kind: 'remark', note: '来过' } })),
  tried(routes.seekers.addGroup, (h) => ({
    ...id(h.seeker),
    body: { group: 'disabled', evidence: '残疾证', validFrom: '2026-01-01' },
  })),
  tried(routes.seekers.setConsent, (h) => ({ ...id(h.seeker), body: { purpose: 'sms', given: false } })),
  tried(routes.seekers.reveal, (h) => ({ ...id(h.seeker), body: PHONE })),
  tried(routes.personalData.handOverCopy, (h) => ({ ...id(h.seeker), body: { identity: 'id_card' } })),
  tried(routes.personalData.handOverPaper, (h) => ({ ...id(h.seeker), body: { identity: 'id_card' } })),
  tried(routes.personalData.previewErasure, (h) => id(h.seeker)),
  tried(routes.seekers.endGroup, (h) => ({
    params: { id: h.seeker.id, groupId: h.groupId },
    body: { on: '2026-11-18', reason: '登记错了' },
  })),
  tried(routes.seekers.update, (h) => {
    return {
      ...id(h.seeker),
      body: {
        name: '王秀英',
        sex: 'female',
        birthDate: '1980-05-06',
        version: h.seeker.version,
        siteId: null,
        status: 'active',
        serviceStep: 'serve',
        profile: profileInput(),
      },
    };
  }),
  tried(routes.seekerAgents.appointAtCounter, (h) => ({
    ...id(h.seeker),
    body: {
      name: '周小敏',
      phone: '13973200013',
      relation: 'village',
      scopes: Array.of('ask' as const),
      until: '2027-01-31',
      paper: { number: '代办2号', on: '2026-11-01' },
    },
  })),
  tried(routes.seekerAgents.endByStaff, (h) => ({
    params: { id: h.seeker.id, agentId: h.agent.id },
    body: { version: h.agent.version, reason: 'not_needed' },
  })),
  tried(routes.employers.addNote, (h) => ({ ...id(h.employer), body: { kind: 'call', note: '打过电话' } })),
  tried(routes.employers.reveal, (h) => ({ ...id(h.employer), body: PHONE })),
  tried(routes.employers.update, (h) => ({
    ...id(h.employer),
    body: { ...employerInput({ name: '改过的名字' }), version: h.employer.version },
  })),
  tried(routes.employerPeople.inviteByStaff, (h) => ({
    ...id(h.employer),
    body: { name: '李经理', phone: '13973200008', role: 'recruiter', note: '看过介绍信' },
  })),
  tried(routes.employerPeople.removeByStaff, (h) => ({
    params: { id: h.employer.id, personId: h.employerPersonId },
    body: { note: '已经离职' },
  })),
  tried(routes.vacancies.decideFinding, (h) => ({
    params: { id: h.draft.id, findingId: h.findingId },
    body: { accept: true, reason: '看过了' },
  })),
  tried(routes.vacancies.update, (h) => {
    const { employerId: _employer, ...fields } = vacancyInput('');
    return { ...id(h.draft), body: { ...fields, version: h.draft.version } };
  }),
  tried(routes.vacancies.act, (h) => ({
    ...id(h.vacancy),
    body: { version: h.vacancy.version, action: 'confirm' },
  })),
  tried(routes.notifications.refuseForSeeker, (h) => ({
    ...id(h.seeker),
    body: { purpose: 'offers', refused: true },
  })),
  tried(routes.notifications.refuseForEmployer, (h) => ({
    ...id(h.employer),
    body: { purpose: 'offers', refused: true },
  })),
  ...ASSIGNABLES.flatMap(({ verb, record }) => [
    tried(routes.assignments.ofRecord, record, { verb }),
    tried(routes.assignments.colleagues, record, { verb }),
    tried(routes.assignments.assign, (h) => ({ ...record(h), body: { staffId: h.staff.id } }), { verb }),
    tried(
      routes.assignments.handOver,
      (h) => ({ ...record(h), body: { from: h.staff.id, to: h.staff.id } }),
      { verb },
    ),
    // What is public cannot be kept confidential.
    ...(verb === 'vacancies.edit'
      ? []
      : [
          tried(routes.assignments.keepConfidential, (h) => ({ ...record(h), body: { purpose: 'wages' } }), {
            verb,
          }),
          tried(routes.assignments.makeOpen, (h) => ({ ...record(h), body: {} }), { verb }),
        ]),
    tried(routes.assignments.release, (h) => ({ ...record(h), body: { staffId: h.staff.id } }), { verb }),
  ]),
  tried(routes.partners.reveal, (h) => ({ ...id(h.partner), body: PHONE }), inCounty),
  tried(
    routes.partners.change,
    (h) => ({
      ...id(h.partner),
      body: { ...partnerInput({ region: h.county }), version: h.partner.version },
    }),
    inCounty,
  ),
  tried(
    routes.partners.issueKey,
    (h) => ({ ...id(h.partner), body: { label: '新的', replaces: h.partnerKeyId } }),
    inCounty,
  ),
  tried(
    routes.partners.revokeKey,
    (h) => ({ params: { id: h.partner.id, keyId: h.partnerKeyId } }),
    inCounty,
  ),
  tried(
    routes.partners.move,
    (h) => ({
      ...id(h.partner),
      body: { version: h.partner.version, move: 'pause', reason: '接口调试' },
    }),
    inCounty,
  ),
  tried(routes.notifications.resend, (h) => ({ params: { id: h.messageId } })),
  tried(routes.matching.answerProposal, (h) => ({
    ...id(h.seeker),
    body: { proposal: 'way:35', accept: true },
  })),
  tried(routes.matching.undoFeedback, (h) => ({ params: { id: h.feedbackId } })),
  tried(
    routes.sites.update,
    (h) => ({
      ...id(h.site),
      body: { ...siteInput({ name: h.site.name }), version: h.site.version },
    }),
    { place: ofSite },
  ),
  tried(routes.placements.followUp, (h) => ({
    params: { id: h.followUpId },
    body: { outcome: 'still_there' },
  })),
  tried(routes.placements.correctFollowUp, (h) => ({
    params: { id: h.doneFollowUpId },
    body: { reason: '按错了' },
  })),
  tried(routes.evidence.ofPlacement, (h) => id(h.placement)),
  tried(routes.evidence.ofSeeker, (h) => id(h.seeker)),
  tried(routes.evidence.addToPlacement, (h) => ({
    ...id(h.placement),
    body: { ...SAID, claim: 'seeker_referred' },
  })),
  tried(routes.evidence.addToSeeker, (h) => ({
    ...id(h.seeker),
    body: { ...SAID, claim: 'seeker_registered' },
  })),
  tried(routes.evidence.move, (h) => ({
    ...id(h.proof),
    body: { version: h.proof.version, move: 'strike', reason: '写错了' },
  })),
  tried(routes.forms.giveForEmployer, (h) => ({ ...id(h.employer), body: OWN_WORDS })),
  tried(routes.forms.giveForSeeker, (h) => ({ ...id(h.seeker), body: OWN_WORDS })),
  tried(routes.forms.giveForFollowUp, (h) => ({ params: { id: h.followUpId }, body: OWN_WORDS })),
  tried(routes.forms.preview, (h) => id(h.formDraft), inCounty),
  tried(
    routes.forms.save,
    (h) => ({
      ...id(h.formDraft),
      body: { version: h.formDraft.version, definition: h.formDraft.definition },
    }),
    inCounty,
  ),
  tried(
    routes.forms.moveVersion,
    (h) => ({ ...id(h.formDraft), body: { version: h.formDraft.version, move: 'discard' } }),
    inCounty,
  ),
  tried(
    routes.forms.moveAnswer,
    (h) => ({
      ...id(h.formAnswer),
      body: { version: h.formAnswer.version, move: 'strike', reason: '记错了' },
    }),
    { verb: 'employers.edit' },
  ),
  tried(routes.bookings.get, (h) => id(h.booking)),
  tried(routes.bookings.history, (h) => id(h.booking)),
  tried(routes.bookings.calendar, (h) => ({ query: { siteId: h.site.id, from: '2026-11-23' } })),
  tried(routes.bookings.resources, (h) => ({ query: { siteId: h.site.id } })),
  tried(routes.bookings.free, (h) => ({ ...id(h.resource), query: { from: '2026-11-23' } })),
  tried(
    routes.bookings.createResource,
    (h) => ({ body: { kind: 'interview_room', name: '新面试室', siteId: h.site.id } }),
    { place: ofSite },
  ),
  tried(
    routes.bookings.changeResource,
    (h) => ({
      ...id(h.resource),
      body: { version: h.resource.version, name: h.resource.name, capacity: 5, isInUse: true },
    }),
    { place: ofSite },
  ),
  tried(routes.bookings.book, (h) => ({
    body: { ...TUESDAY, resourceId: h.resource.id, seekerId: h.seeker.id },
  })),
  tried(routes.bookings.reschedule, (h) => ({
    ...id(h.booking),
    body: { version: h.booking.version, ...TUESDAY },
  })),
  tried(routes.bookings.move, (h) => ({
    ...id(h.booking),
    body: { version: h.booking.version, move: 'cancel', reason: 'person_asked' },
  })),
  tried(routes.callBacks.reveal, (h) => ({ ...id(h.callBack), body: PHONE })),
  tried(routes.callBacks.move, (h) => ({
    ...id(h.callBack),
    body: { version: h.callBack.version, move: 'finish' },
  })),
  tried(routes.actions.takeBack, (h) => ({ params: { id: h.actionId } }), { verb: 'placements.move' }),
  tried(routes.placements.move, (h) => ({
    ...id(h.placement),
    body: { version: h.placement.version, move: { action: 'accept' } },
  })),
  tried(routes.identity.resetPassword, (h) => ({
    ...id(h.staff),
    body: { password: 'another long password' },
  })),
  tried(routes.identity.updateStaff, (h) => ({
    ...id(h.staff),
    body: {
      version: h.staff.version,
      name: h.staff.name,
      grants: Array.of({ role: 'site_staff' as const, region: h.county }),
      disabled: false,
    },
  })),
  tried(
    routes.imports.start,
    (h) => ({
      ...id(h.importRun),
      body: { version: h.importRun.version, mapping: {} },
    }),
    { place: ofSite },
  ),
  tried(routes.imports.rejectedFile, (h) => ({ ...id(h.importRun), body: { reason: '改好再传' } }), {
    place: ofSite,
  }),
  tried(routes.imports.cancel, (h) => ({ params: { id: h.importedId } }), { place: ofSite }),
  tried(routes.imports.deleteMapping, (h) => ({ params: { id: h.mappingId } }), inCounty),
  tried(
    routes.savedViews.update,
    (h) => ({ ...id(h.view), body: { name: '待审', query: {}, version: h.view.version } }),
    { reached: () => false },
  ),
  tried(routes.savedViews.remove, (h) => id(h.view), { reached: () => false }),
  tried(routes.rounds.cancel, (h) => ({ params: { id: h.roundId } }), {
    place: (h) => ({ region: h.world.a.prefecture }),
  }),
  tried(routes.maps.withdraw, (h) => ({ params: { id: h.boundariesId }, body: {} }), inCounty),
  tried(routes.regionPoints.drop, (h) => ({ params: { code: h.county } }), inCounty),
  tried(routes.rules.ofSeeker, (h) => ({ ...id(h.seeker), query: {} }), { verb: 'seekers.read' }),
  tried(routes.rules.stateFact, (h) => ({
    params: { id: h.seeker.id, fact: 'wants_work' },
    body: { value: true },
  })),
  tried(routes.rules.comparison, (h) => ({ params: { id: h.ruleComparisonId } }), inCounty),
  tried(routes.rules.stopComparison, (h) => ({ params: { id: h.ruleComparisonId } }), inCounty),
  tried(routes.rules.compare, (h) => ({ ...id(h.rule), body: { asOf: '2026-12-01' } }), inCounty),
  tried(
    routes.rules.change,
    (h) => ({
      ...id(h.rule),
      body: {
        content: {
          main: 'main',
          parts: [
            {
              name: 'main',
              title: { 'zh-CN': '退役军人', en: 'veteran' },
              node: { kind: 'fact', fact: 'veteran_card' },
            },
          ],
        },
        clause: '',
        certainty: 'example',
        version: h.rule.version,
      },
    }),
    inCounty,
  ),
  tried(
    routes.rules.move,
    (h) => ({ ...id(h.rule), body: { move: 'discard', from: null, reason: '', version: h.rule.version } }),
    inCounty,
  ),
  tried(routes.approvals.get, (h) => id(h.approval), { verb: 'employers.blacklist' }),
  tried(routes.approvals.file, (h) => ({ ...id(h.approval), body: {} }), { verb: 'employers.blacklist' }),
  tried(
    routes.approvals.move,
    (h) => ({
      ...id(h.approval),
      body: { version: h.approval.version, move: 'decline', reason: '证据不够' },
    }),
    { verb: 'employers.blacklist' },
  ),
  tried(
    routes.checkWords.end,
    (h) => ({ ...id(h.checkWord), body: { reason: '不用了', version: h.checkWord.version } }),
    inCounty,
  ),
  tried(
    routes.roleRestrictions.lift,
    (h) => ({ ...id(h.restriction), body: { reason: '可以导出了', version: h.restriction.version } }),
    inCounty,
  ),
  tried(
    routes.parameters.end,
    (h) => ({
      ...id(h.parameterWindow),
      body: { on: '2027-01-01', after: 'above', reason: '改按上级标准', version: h.parameterWindow.version },
    }),
    inCounty,
  ),
  tried(
    routes.parameters.withdraw,
    (h) => ({ ...id(h.parameterWindow), body: { reason: '录错了', version: h.parameterWindow.version } }),
    inCounty,
  ),
  tried(
    routes.seekers.merge,
    (h) => ({
      params: { id: h.seeker.id },
      body: {
        dropId: h.twin.id,
        version: h.seeker.version,
        dropVersion: h.twin.version,
        reason: '同一个人',
      },
    }),
    {
      never: (h) => ({
        params: { id: h.neighbourId },
        body: { dropId: h.twin.id, version: 1, dropVersion: h.twin.version, reason: '同一个人' },
      }),
    },
  ),
  tried(routes.personalData.erase, (h) => ({
    ...id(h.seeker),
    body: { version: h.seeker.version, name: '王秀英', identity: 'id_card', reason: 'asked' },
  })),
  tried(routes.employers.blacklist, (h) => ({
    ...id(h.employer),
    body: { version: h.employer.version, listed: true, reason: '收押金', until: '2027-11-18' },
  })),
  tried(routes.employers.verify, (h) => ({
    ...id(h.employer),
    body: { version: h.employer.version, result: 'rejected', note: '执照过期' },
  })),
];

/** Routes that name something open to every holder of the verb. */
export const FOR_ALL: Readonly<Record<string, string>> = {
  'assignments.ofStaff': 'only what lies in the caller’s reach is shown of anybody’s records',
  'assignments.handOverAll': 'only what lies in the caller’s reach goes over',
  'papers.issueMatching': 'filters choose among what lies in the caller’s reach',
  'quality.version': 'the weights are one set for the whole network',
  'me.hide': 'a published vacancy, on the own list',
  'me.whyNot': 'a published vacancy, and the own record',
  'me.unblock': 'an employer, on the own list',
  'me.apply': 'a published vacancy',
  'myBookings.free': 'something that is open to people, and says nothing of anybody',
  'myBookings.book': 'something that is open to people',
  'forms.current': 'what a form asks says nothing of anybody',
  'forms.printBlank': 'what a form asks says nothing of anybody',
  'forms.versions': 'what forms ask says nothing of anybody',
  'forms.giveOwn': 'a version of a form, which says nothing of anybody',
};

/** How another user tries what belongs to one person or employer of the portal. */
export interface OwnTry {
  readonly route: RouteDefinition;
  readonly as: 'otherSeeker' | 'otherEmployer';
  readonly owner: 'seeker' | 'agent' | 'employer' | 'invited';
  readonly input: (home: Homeland) => object;
}

function own<const R extends RouteDefinition, const I extends CallInput<R>>(
  owner: OwnTry['owner'],
  route: R,
  input: (home: Homeland) => I,
): OwnTry & { readonly input: (home: Homeland) => I } {
  const as = owner === 'seeker' || owner === 'agent' ? 'otherSeeker' : 'otherEmployer';
  return { as, owner, route, input };
}

export const OWN_TRIES: readonly OwnTry[] = [
  own('seeker', routes.me.unhide, ({ portal }) => ({ params: { id: portal.feedbackId } })),
  own('seeker', routes.me.withdraw, ({ portal }) => ({
    ...id(portal.application),
    body: { version: portal.application.version, reason: 'seeker_found_other' },
  })),
  own('seeker', routes.myBookings.move, ({ portal }) => ({
    ...id(portal.booking),
    body: { version: portal.booking.version, move: 'cancel' },
  })),
  own('seeker', routes.myBookings.reschedule, ({ portal }) => ({
    ...id(portal.booking),
    body: { version: portal.booking.version, ...TUESDAY },
  })),
  own('seeker', routes.seekerAgents.end, ({ portal }) => ({
    ...id(portal.otherOffer),
    body: { version: portal.otherOffer.version, reason: 'wrong_phone' },
  })),
  own('agent', routes.seekerAgents.answer, ({ portal }) => ({
    ...id(portal.offer),
    body: { version: portal.offer.version, accept: true, name: '赵敏' },
  })),
  own('agent', routes.seekerAgents.actFor, ({ portal }) => ({ body: { id: portal.offer.id } })),
  own('agent', routes.seekerAgents.layDown, ({ portal }) => ({
    ...id(portal.offer),
    body: { version: portal.offer.version + 1 },
  })),
  own('employer', routes.ownEmployer.vacancy, ({ portal }) => id(portal.vacancy)),
  own('employer', routes.ownEmployer.candidates, ({ portal }) => id(portal.vacancy)),
  own('employer', routes.ownEmployer.history, ({ portal }) => ({ ...id(portal.vacancy), query: {} })),
  own('employer', routes.ownEmployer.updateVacancy, ({ portal }) => {
    const { employerId: _employer, ...fields } = vacancyInput('');
    return { ...id(portal.vacancy), body: { ...fields, version: portal.vacancy.version } };
  }),
  own('employer', routes.ownEmployer.answer, ({ portal }) => ({
    ...id(portal.application),
    body: { version: portal.application.version, answer: { action: 'accept' } },
  })),
  own('employer', routes.ownEmployer.invite, ({ portal }) => ({ ...id(portal.vacancy), body: {} })),
  own('employer', routes.ownEmployer.act, ({ portal }) => ({
    ...id(portal.vacancy),
    body: { version: portal.vacancy.version, action: 'withdraw' },
  })),
  own('employer', routes.employerPeople.change, ({ portal }) => ({
    ...id(portal.invitation),
    body: { version: portal.invitation.version, name: '周同事', role: 'recruiter' },
  })),
  own('invited', routes.employerPeople.answer, ({ portal }) => ({
    ...id(portal.invitation),
    body: { accept: true },
  })),
  own('employer', routes.employerPeople.remove, ({ portal }) => id(portal.invitation)),
];
