import type { PublicVacancy } from '@yizhan/contract';
import { groupShortCode } from '@yizhan/domain';
import type { Block, Paper } from '@yizhan/print';
import { fill, type Locale } from '../../../app/errors.ts';
import { codeUrl } from '../../../records/codes/index.ts';
import { placeText } from './place-text.ts';
import { dayText } from './texts.ts';

const zh = {
  poster: '家门口的好工作',
  sheet: '岗位单',
  places: '招{count}人',
  meals: '包吃',
  lodging: '包住',
  until: '{day}以前报名',
  phone: '电话 {lines}',
  comma: '，',
  list: '、',
  how: '扫二维码看详情、报名，或者拿着编号到驿站、打电话问。不收任何费用。',
  foot: '{site}{printed}印，{until}以后请看新的',
};
const en: typeof zh = {
  poster: 'Good work near home',
  sheet: 'Vacancies',
  places: '{count} wanted',
  meals: 'meals',
  lodging: 'lodging',
  until: 'apply by {day}',
  phone: 'phone {lines}',
  comma: ', ',
  list: ', ',
  how: 'Scan a code for details and to apply, or ask at the station or on the phone with the code. All of this is free.',
  foot: '{site}printed {printed}; after {until} please look at a newer one',
};
const TEXTS: Readonly<Record<Locale, typeof zh>> = { 'zh-CN': zh, en };

/** A vacancy as the public sees it, with the code that stands on this paper. */
type Printed = Omit<PublicVacancy, 'distance' | 'distanceEstimated'> & {
  readonly code: string;
  readonly ends: string;
};

interface Look {
  readonly kind: 'poster' | 'sheet';
  readonly size: Paper['size'];
  readonly large: boolean;
  readonly language: Locale;
  readonly publicUrl: string;
  readonly printedOn: string;
  readonly expiresOn: string;
}

/** A poster shows few things in large type; a sheet says more about each vacancy. */
export function composeVacancies(vacancies: readonly Printed[], look: Look): Paper {
  const locale = look.language;
  const texts = TEXTS[locale];
  const site = vacancies.find((one) => one.site !== null)?.site ?? null;
  return {
    locale,
    size: look.size,
    large: look.large,
    title: look.kind === 'poster' ? texts.poster : texts.sheet,
    office: site?.name ?? null,
    number: null,
    code: null,
    blocks: [...vacancies.map((one): Block => card(one, look)), { kind: 'note', text: texts.how }],
    foot: fill(texts.foot, {
      site: site === null ? '' : `${[site.name, ...site.phoneLines].join(' ')} · `,
      printed: dayText(look.printedOn, locale),
      until: dayText(look.expiresOn, locale),
    }),
  };
}

function card(one: Printed, { language, kind, publicUrl }: Look): Block {
  const texts = TEXTS[language];
  const list = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(texts.comma);
  const needs = [...one.skills, ...one.certificates];
  return {
    kind: 'card',
    title: one.title,
    strong: list([one.payText, fill(texts.places, { count: one.places })]),
    lines: [
      one.employerName,
      placeText(one.region, one.address),
      list([one.meals ? texts.meals : '', one.lodging ? texts.lodging : '']),
      kind === 'sheet' ? needs.join(texts.list) : '',
      list([
        one.site === null || one.site.phoneLines.length === 0
          ? ''
          : fill(texts.phone, { lines: one.site.phoneLines.join(' ') }),
        fill(texts.until, { day: dayText(one.ends, language) }),
      ]),
    ].filter((line) => line !== ''),
    code: { url: codeUrl(publicUrl, one.code), shown: groupShortCode(one.code), hint: '' },
  };
}
