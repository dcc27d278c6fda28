import type { Problem } from '@yizhan/contract';
import type { z } from 'zod';
import { defineError, DomainError, type Bilingual, type Locale } from '../errors.ts';
import { complaintOf } from './messages.ts';

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export const InputInvalid = defineError('input.invalid', 400, {
  'zh-CN': '有几项填得不对，还没有保存。请按提示修改后再提交，已填的内容都还在。',
  en: 'Some fields are not right and nothing was saved yet. Please mend them and send again; what you typed is kept.',
});
export const BodyUnreadable = defineError('input.unreadable', 400, {
  'zh-CN': '提交的内容读不出来：要求是 UTF-8 编码的 JSON。没有保存任何内容。',
  en: 'The request could not be read: it must be JSON in UTF-8. Nothing was saved.',
});
export const BodyTooLarge = defineError('input.too_large', 413, {
  'zh-CN': '内容太大，没有保存。文件请控制在50 MB以内，文字请分几次提交。',
  en: 'This is too large and was not saved. Files may have up to 50 MB; please send long texts in parts.',
});
export const TypeUnsupported = defineError('input.type', 415, {
  'zh-CN': '不支持这种内容类型：请用 application/json 提交，上传文件用 multipart/form-data。',
  en: 'This content type is not supported: please send application/json, or multipart/form-data for files.',
});
export const RouteUnknown = defineError('route.unknown', 404, {
  'zh-CN': '没有这个接口地址。接口清单见 /api/v1/openapi.json。',
  en: 'There is no such address in the API. See /api/v1/openapi.json.',
});
export const TooManyRequests = defineError('rate.limited', 429, {
  'zh-CN': '操作太频繁，请过一分钟再试。已填的内容都还在。',
  en: 'Too many requests. Please try again in a minute; what you typed is kept.',
});
export const OriginForeign = defineError('origin.foreign', 403, {
  'zh-CN': '这个请求来自别的网站，已拒绝。请在本平台页面上操作。',
  en: 'This request came from another website and was refused. Please use the platform’s own pages.',
});
const Internal = defineError('server.fault', 500, {
  'zh-CN': '服务器出了问题，这一步没有完成，也没有改动数据。请稍后再试；如果还不行，把下面的编号告诉管理员。',
  en: 'Something went wrong on the server. This step was not done and no data was changed. Please try again later; if it stays, tell the administrator the number below.',
});
const Busy = defineError('server.busy', 503, {
  'zh-CN': '数据库暂时连不上，这一步没有完成。请过几秒再试。',
  en: 'The database cannot be reached at the moment; this step was not done. Please try again in a few seconds.',
});

const TITLES: Readonly<Record<number, Bilingual>> = {
  400: { 'zh-CN': '内容有误', en: 'Not right yet' },
  401: { 'zh-CN': '需要登录', en: 'Sign-in needed' },
  403: { 'zh-CN': '没有权限', en: 'Not allowed' },
  404: { 'zh-CN': '没有找到', en: 'Not found' },
  409: { 'zh-CN': '有冲突', en: 'Conflict' },
  413: { 'zh-CN': '内容太大', en: 'Too large' },
  416: { 'zh-CN': '没有这一段', en: 'No such range' },
  507: { 'zh-CN': '存储空间不足', en: 'Storage is full' },
  415: { 'zh-CN': '类型不对', en: 'Wrong type' },
  422: { 'zh-CN': '不能这样做', en: 'Cannot be done' },
  429: { 'zh-CN': '请稍候', en: 'Please wait' },
  500: { 'zh-CN': '服务器故障', en: 'Server fault' },
  503: { 'zh-CN': '暂时不可用', en: 'Not available now' },
};

export function localeOf(header: string | undefined): Locale {
  return header !== undefined && /^\s*en\b/i.test(header) ? 'en' : 'zh-CN';
}

/** The domain error behind a thrown value; unknown ones become a plain 500 without details. */
export function asDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof Error && 'statusCode' in error) {
    if (error.statusCode === 413) return BodyTooLarge();
    if (error.statusCode === 415) return TypeUnsupported();
    if (error.statusCode === 429) return TooManyRequests();
    if (error.statusCode === 400) return BodyUnreadable();
  }
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    // 57P0x: the server is stopping or starting; 08xxx: connection lost; ECONN…: unreachable.
    if (/^(57P0|08|ECONN)/.test(error.code)) return Busy();
    // 22021: text with a NUL byte or bytes that are not UTF-8.
    if (error.code === '22021' || error.code === '22P05') return BodyUnreadable();
  }
  return Internal();
}

export function invalidInput(issues: readonly z.core.$ZodIssue[], part: string): DomainError {
  return InputInvalid(
    {},
    {
      fields: issues.map((issue) => {
        const complaint = complaintOf(issue);
        return part === 'body'
          ? complaint
          : { ...complaint, path: complaint.path === '' ? part : complaint.path };
      }),
    },
  );
}

export function toProblem(error: DomainError, locale: Locale, requestId: string): Problem {
  const fields = error.options.fields?.map(({ path, code, text }) => ({ path, code, message: text[locale] }));
  return {
    type: `urn:yizhan:problem:${error.code}`,
    title: TITLES[error.status]?.[locale] ?? error.code,
    status: error.status,
    code: error.code,
    detail: error.text[locale],
    requestId,
    ...(fields === undefined ? {} : { fields }),
    ...(error.options.link === undefined ? {} : { link: error.options.link }),
  };
}
