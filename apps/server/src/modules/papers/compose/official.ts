import { groupShortCode } from '@yizhan/domain';
import type { Block, Paper } from '@yizhan/print';
import { fill, type Locale } from '../../../app/errors.ts';
import { codeUrl } from '../../../records/codes/index.ts';
import type { PaperDetails } from '../details.ts';
import type { ConfirmationDetails, SlipDetails, VisitDetails } from '../details.ts';
import type { PaperRecord } from '../papers.repository.ts';
import { dayText, officialTexts, SEX_TEXTS, type OfficialTexts } from './texts.ts';

/** An official paper, as it was when it was issued. */
export interface OfficialPaper extends Pick<
  PaperRecord,
  'number' | 'code' | 'office_name' | 'language' | 'issued_on' | 'expires_on' | 'status'
> {
  readonly details: PaperDetails;
}

/** Puts an official paper into words of its language. */
export function composeOfficial(
  paper: OfficialPaper,
  { publicUrl, large }: { publicUrl: string; large: boolean },
): Paper {
  const locale = paper.language;
  const texts = officialTexts(locale);
  const { details } = paper;
  const shown = groupShortCode(paper.code);
  const voided: Block[] = paper.status === 'void' ? [{ kind: 'heading', text: texts.isVoid }] : [];
  return {
    locale,
    size: 'A4',
    large,
    title: texts.titles[details.kind],
    office: paper.office_name,
    number: paper.number,
    code: { url: codeUrl(publicUrl, paper.code), shown, hint: texts.check },
    blocks: [...voided, ...blocksOf(details, paper, texts, locale)],
    foot: `${paper.number} · ${shown}`,
  };
}

function blocksOf(
  details: PaperDetails,
  paper: OfficialPaper,
  texts: OfficialTexts,
  locale: Locale,
): Block[] {
  switch (details.kind) {
    case 'referral_slip':
      return slip(details, paper, texts, locale);
    case 'visit_record':
      return visit(details, paper, texts, locale);
    case 'confirmation':
      return confirmation(details, paper, texts, locale);
  }
}

function confirmation(
  { person, title, lines, office }: ConfirmationDetails,
  paper: OfficialPaper,
  texts: OfficialTexts,
  locale: Locale,
): Block[] {
  const contact = [office.name, office.address, office.phones.join(texts.listComma)];
  return [
    { kind: 'text', text: fill(texts.confirms, { name: person.name, title }) },
    {
      kind: 'fields',
      rows: [...lines, [texts.fields.contact, contact.filter(Boolean).join(texts.comma)]],
    },
    { kind: 'issued', office: paper.office_name, day: dayText(paper.issued_on, locale) },
  ];
}

function slip(details: SlipDetails, paper: OfficialPaper, texts: OfficialTexts, locale: Locale): Block[] {
  const { person, office } = details;
  const about = [
    person.sex === '' ? '' : (SEX_TEXTS[locale][person.sex] ?? ''),
    person.birthYear === null ? '' : fill(texts.born, { year: person.birthYear }),
  ].filter((part) => part !== '');
  const who =
    about.length === 0 ? person.name : fill(texts.who, { name: person.name, about: about.join(texts.comma) });
  return [
    { kind: 'text', text: `${details.employer}${texts.colon}` },
    { kind: 'text', indent: true, text: fill(texts.introduce, { who, title: details.title }) },
    {
      kind: 'fields',
      rows: [
        [texts.fields.title, details.title],
        [texts.fields.pay, details.pay],
        [texts.fields.place, details.place],
        [
          texts.fields.contact,
          [office.name, office.address, office.phones.join(texts.listComma)]
            .filter(Boolean)
            .join(texts.comma),
        ],
        ...(paper.expires_on === null
          ? []
          : ([[texts.fields.until, dayText(paper.expires_on, locale)]] as const)),
      ],
    },
    { kind: 'issued', office: paper.office_name, day: dayText(paper.issued_on, locale) },
    { kind: 'heading', text: texts.receipt },
    {
      kind: 'fields',
      rows: [
        [texts.fields.result, texts.resultChoices],
        [texts.fields.startsOn, ''],
        [texts.fields.why, ''],
      ],
    },
    { kind: 'signatures', labels: [texts.sign.employer, texts.sign.day] },
    { kind: 'note', text: fill(texts.slipNote, { clerk: details.clerk }) },
  ];
}

function visit(details: VisitDetails, paper: OfficialPaper, texts: OfficialTexts, locale: Locale): Block[] {
  return [
    {
      kind: 'fields',
      rows: [
        [texts.fields.employer, details.employer],
        [texts.fields.industry, details.industry],
        [texts.fields.address, details.address],
        [texts.fields.contactPerson, details.contact],
        [texts.fields.visitedOn, ''],
        [texts.fields.visitors, details.clerk],
        [texts.fields.staffCount, ''],
        [texts.fields.wanted, ''],
      ],
    },
    { kind: 'lines', label: texts.lines.needs, count: 3 },
    { kind: 'lines', label: texts.lines.problems, count: 3 },
    { kind: 'lines', label: texts.lines.done, count: 3 },
    { kind: 'signatures', labels: [texts.sign.visitor, texts.sign.visited] },
    { kind: 'issued', office: paper.office_name, day: dayText(paper.issued_on, locale) },
  ];
}
