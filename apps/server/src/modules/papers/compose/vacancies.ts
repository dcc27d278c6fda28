import type { PublicVacancy } from '@yizhan/contract';
import { groupShortCode } from '@yizhan/domain';
import type { Block, Paper } from '@yizhan/print';
import { fill, type Locale } from '../../../app/errors.ts';
import { codeUrl } from '../../../records/codes/index.ts';
import { qrValue } from '../templates/fields.ts';
import type { TemplateValues } from '../templates/fill-template.ts';
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

/** The same in the named fields of a Word template. */
export function vacancyValues(vacancies: readonly Printed[], look: Look): TemplateValues {
  const { language, kind, publicUrl } = look;
  const texts = TEXTS[language];
  const site = vacancies.find((one) => one.site !== null)?.site ?? null;
  const list = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(texts.comma);
  return {
    标题: texts[kind],
    站点: site?.name ?? '',
    站点电话: site?.phoneLines.join(' ') ?? '',
    印制日期: dayText(look.printedOn, language),
    到期日: dayText(look.expiresOn, language),
    岗位: vacancies.map((one) => {
      const url = codeUrl(publicUrl, one.code);
      return {
        职位: one.title,
        工钱: one.payText,
        招几人: String(one.places),
        单位: one.employerName,
        地点: placeText(one.region, one.address),
        待遇: list([one.meals ? texts.meals : '', one.lodging ? texts.lodging : '']),
        要求: [...one.skills, ...one.certificates].join(texts.list),
        报名截止: dayText(one.ends, language),
        电话: one.site?.phoneLines.join(' ') ?? '',
        编号: groupShortCode(one.code),
        网址: url,
        二维码: qrValue(kind, url),
      };
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
