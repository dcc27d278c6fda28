import {
  maskIdNumber,
  maskPhone,
  normalisePhone,
  parseCitizenId,
  type CitizenId,
  type CitizenIdError,
} from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Bilingual } from '../../app/errors.ts';
import { IdNumberInvalid, PhoneInvalid } from './identity.errors.ts';

/** A phone or ID number ready for storing: sealed, searchable by exact value, and masked for the screen. */
export interface SealedNumber {
  readonly cipher: Buffer;
  readonly hmac: Buffer;
  readonly mask: string;
}

/** @throws PhoneInvalid */
export function sealPhone(ctx: Pick<AnyContext, 'services'>, text: string): SealedNumber {
  const result = normalisePhone(text);
  if (!result.ok) throw PhoneInvalid();
  const { number } = result.phone;
  return {
    cipher: ctx.services.cipher.encrypt(number),
    hmac: ctx.services.cipher.hmac('phone', number),
    mask: maskPhone(number),
  };
}

const WHY: Readonly<Record<CitizenIdError, Bilingual>> = {
  length: { 'zh-CN': '应为18位（旧证15位）', en: 'it must have 18 characters (15 on old cards)' },
  alphabet: { 'zh-CN': '只能是数字，最后一位可以是X', en: 'only digits are allowed, and X at the end' },
  region: { 'zh-CN': '开头两位不是省份代码', en: 'its first two digits are no province' },
  birth_date: { 'zh-CN': '中间的出生日期不存在', en: 'the birth date in it does not exist' },
  sequence: { 'zh-CN': '顺序码不对', en: 'its serial number cannot be' },
  checksum: {
    'zh-CN': '最后一位校验码对不上，多半是输错了一位',
    en: 'the check digit does not fit; most likely one digit is wrong',
  },
};

/** @throws IdNumberInvalid saying which part is wrong */
export function sealIdNumber(
  ctx: Pick<AnyContext, 'services' | 'locale'>,
  text: string,
): SealedNumber & { id: CitizenId } {
  const result = parseCitizenId(text);
  if (!result.ok) {
    throw IdNumberInvalid({ why: WHY[result.error][ctx.locale] });
  }
  return {
    id: result.id,
    cipher: ctx.services.cipher.encrypt(result.id.number),
    hmac: ctx.services.cipher.hmac('id_number', result.id.number),
    mask: maskIdNumber(result.id.number),
  };
}
