import { parseCreditCode, pointFault, type CreditCodeResult } from '@yizhan/domain';
import type { z } from 'zod';
import type { EmployerFields } from '@yizhan/contract';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { type Bilingual } from '../../app/errors.ts';
import { fromShortId } from '../../app/ids.ts';
import { toTsVector, pinyinKeys, SEARCH } from '../../app/search/index.ts';
import { sealIdNumber, sealPhone } from '../identity/index.ts';
import { REGIONS } from '../reference/index.ts';
import { findChosenSite } from '../sites/index.ts';
import { CreditCodeInvalid, RegionTooWide } from './employers.errors.ts';
import type { EmployerKey } from './employers.repository.ts';

export type EmployerFieldValues = z.output<typeof EmployerFields>;

/** Columns of a contact phone: sealed, searchable by exact value, masked; all null for none. @throws PhoneInvalid */
export function phoneColumns(ctx: Pick<AnyContext, 'services'>, text: string | null) {
  const sealed = text === null ? null : sealPhone(ctx, text);
  return {
    contact_phone_cipher: sealed?.cipher ?? null,
    contact_phone_hmac: sealed?.hmac ?? null,
    contact_phone_mask: sealed?.mask ?? null,
  };
}

/** Columns and key of a private person's ID number. @throws IdNumberInvalid */
export function idNumberColumns(
  ctx: Pick<AnyContext, 'services' | 'locale'>,
  text: string,
): { key: EmployerKey; columns: { id_number_cipher: Buffer; id_number_mask: string } } {
  const { cipher, hmac, mask } = sealIdNumber(ctx, text);
  return {
    key: { kind: 'id_number', value: hmac.toString('hex') },
    columns: { id_number_cipher: cipher, id_number_mask: mask },
  };
}

const CODE_WHY: Readonly<Record<Extract<CreditCodeResult, { ok: false }>['error'], Bilingual>> = {
  length: { 'zh-CN': '应为18位，现在不是18位', en: 'it must have 18 characters' },
  alphabet: {
    'zh-CN': '第{position}位不能用这个字符（代码里没有I、O、S、V、Z）',
    en: 'character {position} cannot stand there (the code knows no I, O, S, V, Z)',
  },
  registrar: { 'zh-CN': '第1位不是登记管理部门代码', en: 'its first character names no registrar' },
  region: { 'zh-CN': '第3到8位应为行政区划数字', en: 'characters 3 to 8 must be the digits of a division' },
  checksum: {
    'zh-CN': '最后一位校验码对不上，多半是输错了一位',
    en: 'its check character does not fit; most likely one character is wrong',
  },
};

/** The code as registered, null for none. @throws CreditCodeInvalid saying which part is wrong */
export function creditCode(ctx: Pick<AnyContext, 'locale'>, text: string | null): string | null {
  if (text === null || text.trim() === '') return null;
  const result = parseCreditCode(text);
  if (result.ok) return result.code;
  const hint =
    result.suggestion === undefined
      ? ''
      : ctx.locale === 'en'
        ? `; did you mean ${result.suggestion}?`
        : `，是不是${result.suggestion}？`;
  const why = CODE_WHY[result.error][ctx.locale].replace('{position}', String((result.position ?? 0) + 1));
  throw CreditCodeInvalid({ why: why + hint });
}

/**
 * Columns derived from the fields of the form. @throws RegionUnknown, RegionTooWide, SiteUnknown, OutOfRegion,
 * CreditCodeInvalid
 */
export async function employerColumns(
  ctx: WriteContext,
  fields: EmployerFieldValues,
  before: { readonly site_id: string | null } = { site_id: null },
) {
  const region = ctx.services.use(REGIONS).get(fields.regionCode);
  if (region.code.length < 4) throw RegionTooWide();
  const chosen = fields.siteId === null ? null : fromShortId(fields.siteId);
  const siteId =
    chosen === null || chosen === before.site_id
      ? chosen
      : (await findChosenSite(ctx, chosen, 'employers.edit')).id;
  const code = fields.kind === 'organisation' ? creditCode(ctx, fields.creditCode) : null;
  const hasPoint = fields.lng !== null && fields.lat !== null && pointFault(fields.lng, fields.lat) === null;
  const initials = pinyinKeys(fields.name).initials;
  return {
    kind: fields.kind,
    name: fields.name,
    name_initials: initials,
    credit_code: code,
    industry: fields.industry,
    size: fields.size,
    region_code: region.code,
    address: fields.address,
    lng: hasPoint ? fields.lng : null,
    lat: hasPoint ? fields.lat : null,
    site_id: siteId,
    contact_name: fields.contactName,
    business_scope: fields.businessScope,
    search: toTsVector(
      ctx.services.use(SEARCH).toSearchDocument({
        title: [fields.name],
        keywords: [fields.industry, code],
        names: [fields.address],
        text: [fields.businessScope],
        regions: [region.code],
        initials: [initials],
      }),
    ),
  };
}
