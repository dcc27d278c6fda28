import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as domain from '@yizhan/domain';
import {
  APPROVAL_VIEWS,
  EDUCATIONS,
  IMPORT_KINDS,
  PAY_UNITS,
  PLACEMENT_ORIGINS,
  ROUND_FIGURES,
  ROUND_KINDS,
  ROUND_PASSES,
  ROUND_STAGES,
  ROUND_STATES,
  STANDINGS,
  routes,
  lists,
} from '@yizhan/contract';
import type { AnyList, RouteDefinition } from '@yizhan/contract';
import { listTexts as enLists } from './en/lists.ts';
import { en } from './en.ts';
import type { Catalogue } from './same-keys.ts';
import { zhCN } from './zh-CN.ts';
import { listTexts as zhLists } from './zh-CN/lists.ts';

const catalogues: Readonly<Record<string, Catalogue>> = { 'zh-CN': zhCN, en };

function leaves(catalogue: Catalogue, path = ''): [string, string][] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : leaves(value, `${path}${key}.`),
  );
}

function textAt(catalogue: Catalogue, path: string): string | undefined {
  let at: string | Catalogue | undefined = catalogue;
  for (const key of path.split('.')) at = typeof at === 'object' ? at[key] : undefined;
  return typeof at === 'string' ? at : undefined;
}

/** Every list of codes that a person may see, and the group of texts that names them. */
const ENUMERATIONS: Readonly<Record<string, readonly (string | number)[]>> = {
  wordedCheck: domain.WORDED_CHECKS,
  wordEffect: domain.WORD_EFFECTS,
  vacancyKind: domain.VACANCY_KINDS,
  vacancyKindHint: domain.VACANCY_KINDS,
  vacancyStatus: domain.VACANCY_STATUSES,
  vacancyStatusHint: domain.VACANCY_STATUSES,
  vacancyAction: domain.VACANCY_ACTIONS,
  vacancyDone: domain.VACANCY_ACTIONS,
  channel: domain.CHANNELS,
  placementStatus: domain.PLACEMENT_STATUSES,
  placementAction: domain.PLACEMENT_ACTIONS,
  placementOrigin: PLACEMENT_ORIGINS,
  stopReason: domain.STOP_REASONS,
  contractKind: domain.CONTRACT_KINDS,
  interviewMode: domain.INTERVIEW_MODES,
  interviewResult: domain.INTERVIEW_RESULTS,
  approvalView: APPROVAL_VIEWS,
  approvalStatus: domain.APPROVAL_STATUSES,
  callBackStatus: domain.CALL_BACK_STATUSES,
  bookingStatus: domain.BOOKING_STATUSES,
  bookingAction: domain.BOOKING_ACTIONS,
  bookingMisfit: domain.MISFITS,
  bookingCancelReason: domain.CANCEL_REASONS,
  resourceKind: domain.RESOURCE_KINDS,
  followUpDay: domain.FOLLOW_UP_DAYS,
  followUpOutcome: domain.FOLLOW_UP_OUTCOMES,
  followUpReach: domain.FOLLOW_UP_REACHES,
  followUpCall: domain.FOLLOW_UP_CALLS,
  feedbackKind: domain.FEEDBACK_KINDS,
  hideReason: domain.HIDE_REASONS,
  priorityGroup: domain.PRIORITY_GROUPS,
  agentRelation: domain.AGENT_RELATIONS,
  agentScope: domain.AGENT_SCOPES,
  agentStatus: domain.AGENT_STATUSES,
  agentEnd: domain.AGENT_ENDS,
  seekerStatus: domain.SEEKER_STATUSES,
  intakeChannel: domain.INTAKE_CHANNELS,
  handlingChannel: domain.HANDLING_CHANNELS,
  serviceStep: domain.SERVICE_STEPS,
  limitation: domain.LIMITATIONS,
  travelMode: domain.TRAVEL_MODES,
  dayPart: domain.DAY_PARTS,
  sex: domain.SEXES,
  revealPurpose: domain.REVEAL_PURPOSES,
  identityProof: domain.IDENTITY_PROOFS,
  erasureReason: domain.ERASURE_REASONS,
  codeKind: domain.CODE_KINDS,
  codeSource: domain.CODE_SOURCES,
  codeState: domain.CODE_STATES,
  paperKind: domain.PAPER_KINDS,
  templateKind: domain.TEMPLATE_KINDS,
  paperStatus: domain.PAPER_STATUSES,
  paperMove: domain.movesOf(domain.paperFlow),
  consentPurpose: domain.CONSENT_PURPOSES,
  consentHint: domain.CONSENT_PURPOSES,
  matrix: domain.MATRICES,
  setting: domain.SETTINGS,
  siteStatus: domain.SITE_STATUSES,
  facility: domain.FACILITIES,
  siteService: domain.SITE_SERVICES,
  employerKind: domain.EMPLOYER_KINDS,
  employerSize: domain.EMPLOYER_SIZES,
  verification: domain.VERIFICATIONS,
  filePurpose: domain.FILE_PURPOSE_CODES,
  role: domain.ROLES,
  confidentialPurpose: domain.CONFIDENTIAL_PURPOSES,
  assignableNoun: domain.ASSIGNABLE_NOUNS,
  employerRole: domain.EMPLOYER_ROLES,
  employerRoleHint: domain.EMPLOYER_ROLES,
  verb: domain.VERBS,
  partnerKind: domain.PARTNER_KINDS,
  partnerStatus: domain.PARTNER_STATUSES,
  keyState: domain.KEY_STATES,
  indicator: domain.INDICATOR_CODES,
  grade: domain.GRADES,
  claim: domain.CLAIM_KINDS,
  proof: domain.PROOF_KINDS,
  education: EDUCATIONS,
  payUnit: PAY_UNITS,
  openReason: [...domain.OPEN_REASONS, ...domain.CLOSED_REASONS],
  creditCodeError: domain.CREDIT_CODE_ERRORS,
  idNumberError: domain.CITIZEN_ID_ERRORS,
  phoneError: domain.PHONE_ERRORS,
  payRepair: domain.PAY_REPAIRS,
  contactKind: domain.CONTACT_KINDS,
  importKind: IMPORT_KINDS,
  importStatus: domain.IMPORT_STATUSES,
  roundState: ROUND_STATES,
  roundKind: ROUND_KINDS,
  roundPass: ROUND_PASSES,
  roundStage: ROUND_STAGES,
  roundFigure: ROUND_FIGURES,
  standing: STANDINGS,
  messageLane: domain.MESSAGE_LANES,
  messagePurpose: domain.MESSAGE_PURPOSES,
  messageStatus: domain.MESSAGE_STATUSES,
  messageStatusHint: domain.MESSAGE_STATUSES,
  messageReason: domain.MESSAGE_REASONS,
  messageLocale: domain.MESSAGE_LOCALES,
  templateChannel: domain.TEMPLATE_CHANNELS,
};

/**
 * Lists of the domain that hold no codes shown to people, or codes named by the domain or by the one page that shows
 * them.
 */
const NOT_SHOWN = new Set([
  'AFTER_WINDOW',
  'ASKED_FACTS',
  'AREA_LEVELS',
  'CERTAINTIES',
  'COMPARISONS',
  'COORDINATE_SYSTEMS',
  'COUNTABLE_KINDS',
  'EMPLOYER_STANDINGS',
  'FILE_KINDS',
  'FILE_OWNERS',
  'FILE_REFUSALS',
  'FILE_STATUSES',
  'FOLLOW_UP_STATUSES',
  'KNOWN_DEFAULT_POINTS',
  'PICTURE_KINDS',
  'PARAMETER_CODES',
  'PERSON_FACT_CODES',
  'POINT_PRECISIONS',
  'POINT_SOURCES',
  'REACH_MINUTES',
  'PROOF_STATUSES',
  'REVEAL_FIELDS',
  'RULE_CODES',
  'RULE_MOVES',
  'RULE_STATUSES',
  'RULE_TYPES',
  'SENT_KINDS',
  'TEMPLATE_CODES',
  'TERM_UNITS',
]);

describe.each(Object.entries(catalogues))('texts in %s', (_, catalogue) => {
  it.each(Object.entries(ENUMERATIONS))('name every %s', (group, codes) => {
    expect(codes.filter((code) => !textAt(catalogue, `${group}.${code}`))).toEqual([]);
  });

  it('name every audited action of the contract on the timeline', () => {
    const all: readonly RouteDefinition[] = Object.values(routes).flatMap((verbs) => Object.values(verbs));
    const actions = all.flatMap((route) => ('action' in route.audit ? [route.audit.action] : []));
    expect(actions.length).toBeGreaterThan(30);
    expect(actions.filter((action) => !textAt(catalogue, `timeline.${action}`))).toEqual([]);
  });

  it('are never empty and never shout', () => {
    const bad = leaves(catalogue).filter(([, text]) => text.trim() === '' || /[!！]|系统/.test(text));
    expect(bad).toEqual([]);
  });

  it('carry no character that vue-i18n reads as syntax, apart from {values}', () => {
    const bad = leaves(catalogue).filter(
      ([, text]) => /[@|]/.test(text) || /[{}]/.test(text.replace(/\{\w+\}/g, '')),
    );
    expect(bad).toEqual([]);
  });
});

it('every list of codes of the domain is named by a group of texts', () => {
  const named = Object.values(ENUMERATIONS).map((codes) => new Set<unknown>(codes));
  const forgotten = Object.entries(domain).filter(([name, value]) => {
    if (!/^[A-Z_]+$/.test(name) || !Array.isArray(value) || NOT_SHOWN.has(name)) return false;
    const codes: readonly unknown[] = value;
    if (!codes.every((code) => typeof code === 'string' || typeof code === 'number')) return false;
    return !named.some((group) => codes.every((code) => group.has(code)));
  });
  expect(forgotten.map(([name]) => name)).toEqual([]);
});

it('English and Chinese have the same keys and the same {values}', () => {
  const shape = (catalogue: Catalogue) =>
    leaves(catalogue).map(([key, text]) => [key, (text.match(/\{\w+\}/g) ?? []).sort()]);
  expect(shape(en)).toEqual(shape(zhCN));
});

it('English contains no Chinese but the name of the language', () => {
  const chinese = leaves(en).filter(([key, text]) => /\p{Script=Han}/u.test(text) && key !== 'language.zh');
  expect(chinese).toEqual([]);
});

describe('English says one word for one thing', () => {
  const APPS = join(import.meta.dirname, '../../../../apps');
  /** English texts of the three front ends, file by file, and those they share. */
  const files = [
    ...['console', 'portal', 'screens'].flatMap((app) => englishIn(join(APPS, app, 'src'), /(^|\/)en\.ts$/)),
    ...englishIn(import.meta.dirname, /^en(\/.*)?\.ts$/),
  ];

  function englishIn(folder: string, name: RegExp): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => name.test(path))
      .map((path) => join(folder, path));
  }
  const texts = files.flatMap((file) =>
    [
      ...readFileSync(file, 'utf8')
        .replace(/^import .*$/gm, '')
        .matchAll(/(['"`])((?:(?!\1)[^\n])*)\1/g),
    ].map(([, , text = '']) => text.replace(/\{\w+\}/g, '…')),
  );

  it.each([
    ['station, as the glossary’s site is called on screens', /\bsites?\b/i],
    ['status, which a record has', /^states?$/i],
  ])('%s', (_word, other) => {
    expect(files.length).toBeGreaterThan(25);
    expect(texts.length).toBeGreaterThan(2_000);
    expect(texts.filter((text) => other.test(text))).toEqual([]);
  });
});

it.each([
  ['zh-CN', zhCN, zhLists],
  ['en', en, enLists],
] as const)(
  'every column, control and choice of every list has a text: %s',
  (_locale, catalogue, listTexts) => {
    const missing = Object.values<AnyList>(lists).flatMap((list) => {
      const text = (path: string) => textAt(listTexts, `${list.name}.${path}`);
      const heads = list.columnNames.filter((name) => !text(`columns.${name}`));
      const labels = list.drawn.filter(({ column, filter }) => column === null && !text(`filters.${filter}`));
      const values = list.drawn.flatMap(({ filter, kind, words, values: choices }) =>
        typeof words === 'string' && kind === 'choice'
          ? choices
              .filter((choice) => !textAt(catalogue, `${words}.${choice}`))
              .map((choice) => `${filter} ${choice}`)
          : [],
      );
      return [...heads, ...labels.map(({ filter }) => filter), ...values].map(
        (what) => `${list.name}: ${what}`,
      );
    });
    expect(missing).toEqual([]);
  },
);
