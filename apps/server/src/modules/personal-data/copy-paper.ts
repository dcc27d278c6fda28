import type { MyCopy } from '@yizhan/contract';
import type { Block, Paper } from '@yizhan/print';
import { fill, type Locale } from '../../app/errors.ts';
import { clockText, inARow, sharedWord } from '../../records/words.ts';
import type { TemplateValues } from '../papers/index.ts';

type Part = MyCopy['parts'][number]['part'];

const zh = {
  title: '个人信息副本',
  madeAt:
    '{when}整理。站点存着的关于您的信息都在这里；有不对的，可以请站点改，也可以要求删除（个人信息保护法第四十五条到第四十七条）。',
  who: '本人资料',
  consents: '同意过和撤回过的',
  given: '同意',
  withdrawn: '已撤回',
  applications: '报过和推荐过的岗位',
  history: '办过的事',
  what: '内容',
  when: '时间',
  foot: '{name} · {when} · 含完整号码，请收好',
  parts: {
    groups: '重点群体',
    facts: '回答过的问题',
    call_backs: '请驿站回电',
    bookings: '预约',
    agents: '请人代办',
    follow_ups: '上岗后的回访',
    marks: '置顶和不想看的岗位',
    blocks: '不再推荐的单位',
    refusals: '不想收的短信',
    messages: '发过的短信',
    looks: '谁看过完整号码',
    files: '证书证件',
    forms: '填过的表单',
    proofs: '登记、上岗等事的依据',
  } satisfies Record<Part, string>,
};
type CopyTexts = typeof zh;
const en: CopyTexts = {
  title: 'Copy of my personal data',
  madeAt:
    'Put together on {when}. This is all the station holds about you; you may ask it to correct or to erase what is wrong (Personal Information Protection Law, articles 45 to 47).',
  who: 'About me',
  consents: 'What was agreed to and withdrawn',
  given: 'agreed',
  withdrawn: 'withdrawn',
  applications: 'Applications and referrals',
  history: 'What was done',
  what: 'What',
  when: 'When',
  foot: '{name} · {when} · holds full numbers, please keep it safe',
  parts: {
    groups: 'Priority groups',
    facts: 'Questions answered',
    call_backs: 'Requests for a call-back',
    bookings: 'Bookings',
    agents: 'People asked to act for me',
    follow_ups: 'Follow-ups after a hire',
    marks: 'Vacancies pinned or put aside',
    blocks: 'Employers no longer suggested',
    refusals: 'Messages not wanted',
    messages: 'Messages sent',
    looks: 'Who looked at my full numbers',
    files: 'Certificates',
    forms: 'Forms that were filled in',
    proofs: 'Proofs of registration, referrals and hires',
  },
};
const TEXTS: Readonly<Record<Locale, CopyTexts>> = { 'zh-CN': zh, en };

/** Where the words of a part's codes stand among the texts that all screens share. */
const WORDS: Readonly<Record<Part, string | null>> = {
  groups: 'priorityGroup',
  facts: null,
  call_backs: 'callBackStatus',
  bookings: 'bookingStatus',
  agents: 'agentRelation',
  follow_ups: 'followUpOutcome',
  marks: 'feedbackKind',
  blocks: null,
  refusals: 'messagePurpose',
  messages: 'messagePurpose',
  looks: 'revealPurpose',
  files: 'filePurpose',
  forms: 'formName',
  proofs: 'proof',
};

interface CopySection {
  readonly title: string;
  readonly lines: ReadonlyArray<{ readonly text: string; readonly at: string }>;
}
/** A copy in words: who it is, and what is held, section by section. What is empty is left out. */
interface CopyInWords {
  readonly title: string;
  readonly lead: string;
  readonly who: ReadonlyArray<readonly [label: string, value: string]>;
  readonly sections: readonly CopySection[];
  readonly foot: string;
}

const joined = (...parts: ReadonlyArray<string | null>): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

function copyInWords(copy: MyCopy, locale: Locale): CopyInWords {
  const texts = TEXTS[locale];
  const word = (path: string): string => sharedWord(path, locale) ?? '';
  const when = (instant: string | null): string => (instant === null ? '' : clockText(instant));
  const list = (parts: readonly string[]): string => inARow(parts, locale);
  const { record, phone, idNumber } = copy;
  const { profile } = record;
  const who = (
    [
      ['name', record.name],
      ['phone', phone ?? ''],
      ['idNumber', idNumber ?? ''],
      ['sex', word(`sex.${record.sex}`)],
      ['birthDate', record.birthDate ?? ''],
      ['region', record.region?.fullName ?? ''],
      ['homeAddress', profile.homeAddress],
      ['education', profile.education === null ? '' : word(`education.${profile.education}`)],
      ['major', profile.major],
      ['experience', list(profile.experience.map(({ title, employer }) => `${employer} ${title}`.trim()))],
      ['skills', list(profile.skills)],
      ['certificates', list(profile.certificates)],
      ['wanted', list(profile.wanted.map(({ title }) => title))],
      ['note', profile.note],
    ] as const
  )
    .filter(([, value]) => value !== '')
    .map(([field, value]) => [word(`seekerField.${field}`), value] as const);
  const sections = [
    {
      title: texts.consents,
      lines: record.consents.map(({ purpose, given, at }) => ({
        text: joined(word(`consentPurpose.${purpose}`), given ? texts.given : texts.withdrawn),
        at: when(at),
      })),
    },
    {
      title: texts.applications,
      lines: copy.applications.map(({ vacancyTitle, employerName, status, createdAt }) => ({
        text: joined(vacancyTitle, employerName, word(`placementStatus.${status}`)),
        at: when(createdAt),
      })),
    },
    ...copy.parts.map(({ part, rows }) => ({
      title: texts.parts[part],
      lines: rows.map(({ kind, text, at }) => ({
        text: joined(word(`${WORDS[part] ?? ''}.${kind ?? ''}`), text),
        at: when(at),
      })),
    })),
    {
      title: texts.history,
      lines: copy.history.map(({ kind, note, at }) => ({
        text: joined(word(`timeline.${kind}`), note),
        at: when(at),
      })),
    },
  ].filter(({ lines }) => lines.length > 0);
  return {
    title: texts.title,
    lead: fill(texts.madeAt, { when: when(copy.madeAt) }),
    who,
    sections,
    foot: fill(texts.foot, { name: record.name, when: when(copy.madeAt) }),
  };
}

/** A person's own copy on paper. */
export function copyPaper(copy: MyCopy, locale: Locale, large: boolean): Paper {
  const texts = TEXTS[locale];
  const { title, lead, who, sections, foot } = copyInWords(copy, locale);
  return {
    locale,
    size: 'A4',
    large,
    title,
    office: copy.record.site?.name ?? null,
    number: null,
    code: null,
    blocks: [
      { kind: 'note', text: lead },
      { kind: 'heading', text: texts.who },
      { kind: 'fields', rows: who },
      ...sections.flatMap((section): Block[] => [
        { kind: 'heading', text: section.title },
        {
          kind: 'table',
          head: [texts.what, texts.when],
          widths: [7, 3],
          rows: section.lines.map(({ text, at }) => [text, at]),
        },
      ]),
    ],
    foot,
  };
}

/** The same in the named fields of a Word template. */
export function copyValues(copy: MyCopy, locale: Locale): TemplateValues {
  const { lead, who, sections } = copyInWords(copy, locale);
  return {
    姓名: copy.record.name,
    站点: copy.record.site?.name ?? '',
    整理时间: clockText(copy.madeAt),
    说明: lead,
    资料: who.map(([label, value]) => ({ 项目: label, 内容: value })),
    部分: sections.map(({ title, lines }) => ({
      标题: title,
      条目: lines.map(({ text, at }) => ({ 内容: text, 时间: at })),
    })),
  };
}
