import type { Site } from '@yizhan/contract';
import type { Block, Paper, PaperCode } from '@yizhan/print';
import { fill, type Locale } from '../../app/errors.ts';
import { codeUrl } from '../../records/codes/index.ts';
import { hoursLines } from './hours-text.ts';

const zh = {
  hours: '开放时间',
  phone: '电话 {lines}',
  scan: '扫一扫，看附近的工作',
  foot: '{name}，找工作、招人都可以来，不收费',
};
const en: typeof zh = {
  hours: 'Opening hours',
  phone: 'Phone {lines}',
  scan: 'Scan for work nearby',
  foot: '{name}: for work and for people to employ, free of charge',
};
const TEXTS: Readonly<Record<Locale, typeof zh>> = { 'zh-CN': zh, en };

/** What a station says of itself on its wall. */
interface PosterWords {
  readonly name: string;
  readonly region: string;
  readonly address: string;
  readonly phones: string;
  readonly code: PaperCode;
  /** Days with equal hours in one line. */
  readonly hours: readonly string[];
}

export function posterWords(site: Site, publicUrl: string, locale: Locale): PosterWords {
  const texts = TEXTS[locale];
  return {
    name: site.name,
    region: site.region.fullName,
    address: site.address,
    phones: site.phoneLines.join(' '),
    code: {
      url:
        site.shortCode === null
          ? `${publicUrl}/sites/${site.id}`
          : codeUrl(publicUrl, site.shortCode.replaceAll('-', '')),
      shown: site.shortCode ?? '',
      hint: texts.scan,
    },
    hours: hoursLines(site.openingHours.weekly, locale),
  };
}

/** A poster for the wall: name, address, phone lines, hours, and a code that opens the site's page. */
export function sitePoster(
  site: Site,
  publicUrl: string,
  { language, size }: { readonly language: Locale; readonly size: Paper['size'] },
): Paper {
  const texts = TEXTS[language];
  const { name, region, address, phones, code, hours } = posterWords(site, publicUrl, language);
  const line = (text: string): Block => ({ kind: 'centred', text });
  return {
    locale: language,
    size,
    large: true,
    title: name,
    office: null,
    number: null,
    code: null,
    blocks: [
      line(region),
      ...(address === '' ? [] : [line(address)]),
      ...(phones === ''
        ? []
        : [{ kind: 'centred', text: fill(texts.phone, { lines: phones }), strong: true } as const]),
      { kind: 'code', code, millimetres: 78 },
      { kind: 'centred', text: texts.hours, strong: true },
      ...hours.map(line),
    ],
    foot: fill(texts.foot, { name }),
  };
}
