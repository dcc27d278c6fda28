import { KEY_PER_MINUTE, MOST_KEYS } from '@yizhan/domain';
import { defineError } from '../../app/errors.ts';

export const PartnerUnknown = defineError('partner.unknown', 404, {
  'zh-CN': '没有找到这个合作方，可能编号有误。请返回列表重新选择。',
  en: 'There is no such partner; the number may be wrong. Please choose it from the list again.',
});
export const GrantOutside = defineError(
  'partner.grant_outside',
  422,
  {
    'zh-CN': '有一项权限的地区不在合作地区之内，还没有保存。请改权限的地区，或者先扩大合作地区。',
    en: 'One of the rights is for a place outside the partner’s region, so nothing was saved. Change that place, or widen the region first.',
  },
  'grants',
);
export const GrantBeyondOwn = defineError(
  'partner.grant_beyond_own',
  403,
  {
    'zh-CN': '您自己在那个地区没有这项权限，不能给合作方。还没有保存，请联系上级部门。',
    en: 'You do not hold this right there yourself, so you cannot give it to a partner. Nothing was saved; please ask the office above.',
  },
  'grants',
);
export const PartnerEnded = defineError('partner.ended', 422, {
  'zh-CN': '与这个合作方的合作已经终止，不能再发密钥。要恢复合作，请先点“重新合作”。',
  en: 'The work with this partner has ended, so no key can be issued. To begin again, choose “Work together again” first.',
});
export const KeysFull = defineError('partner.keys_full', 422, {
  'zh-CN': `一个合作方最多同时有${String(MOST_KEYS)}个可用的密钥。请先作废不用的，再发新的。`,
  en: `A partner can have at most ${String(MOST_KEYS)} working keys at a time. Please revoke one that is not used, then issue the new one.`,
});
export const KeyUnknown = defineError('partner.key_unknown', 404, {
  'zh-CN': '这个合作方没有这个密钥，或者它已经不能用了。请刷新后再选。',
  en: 'This partner has no such key, or it no longer works. Please reload and choose again.',
});

export const KeyNeeded = defineError('partner.key_needed', 401, {
  'zh-CN': '这里只回答带密钥的请求。请在请求头里加上 Authorization: Bearer 和密钥。',
  en: 'Only a request with a key is answered here. Please send the header Authorization: Bearer with the key.',
});
export const KeyWrong = defineError('partner.key_wrong', 401, {
  'zh-CN': '密钥不对，请求没有执行。请核对是否完整复制，或者向发密钥的单位要一个新的。',
  en: 'This key is not right and nothing was done. Please check that it was copied whole, or ask the office that issued it for a new one.',
});
export const KeyExpired = defineError('partner.key_expired', 401, {
  'zh-CN': '密钥已于{day}到期，请求没有执行。请向发密钥的单位要一个新的。',
  en: 'This key expired on {day} and nothing was done. Please ask the office that issued it for a new one.',
});
export const KeyRevoked = defineError('partner.key_revoked', 401, {
  'zh-CN': '密钥已经作废，请求没有执行。请改用新的密钥，没有的话向发密钥的单位要。',
  en: 'This key was revoked and nothing was done. Please use the new one, or ask the office that issued it.',
});
export const PartnerPaused = defineError('partner.paused', 403, {
  'zh-CN': '合作暂停中，请求没有执行；密钥留着，恢复后可以继续用。原因请问发密钥的单位。',
  en: 'The work with you is paused and nothing was done; your key is kept and works again afterwards. Please ask the office that issued it why.',
});
export const PartnerOver = defineError('partner.over', 403, {
  'zh-CN': '合作已经终止，请求没有执行。有疑问请联系发密钥的单位。',
  en: 'The work with you has ended and nothing was done. Please contact the office that issued the key.',
});
export const KeyTooOften = defineError('partner.too_often', 429, {
  'zh-CN': `这个密钥一分钟内的请求超过了{limit}次，这一次没有执行。请过一分钟再试；确实不够，请发密钥的单位调高（最多${String(KEY_PER_MINUTE.most)}次）。`,
  en: `This key made more than {limit} requests within a minute, and this one was not done. Please try again in a minute; if that is too few, ask the office that issued it for more (at most ${String(KEY_PER_MINUTE.most)}).`,
});
export const KeyNotHere = defineError('partner.not_here', 403, {
  'zh-CN': '密钥不能用来登录或退出，请求没有执行。密钥只用于调用数据接口，不用登录。',
  en: 'A key cannot sign anybody in or out, and nothing was done. A key calls the API by itself, without signing in.',
});
