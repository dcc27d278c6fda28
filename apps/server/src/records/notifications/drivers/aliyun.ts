import { createHash, createHmac, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { shanghaiDate } from '@yizhan/domain';
import { callProvider, jsonOf } from './calls.ts';
import type { ConfigOf } from './config.ts';
import {
  SendRefused,
  type MessageDriver,
  type OutgoingMessage,
  type Report,
  type Standing,
} from './driver.ts';

const VERSION = '2017-05-25';
/** Error codes that do not change however often a message is tried. */
const FOR_GOOD = new Set([
  'isv.MOBILE_NUMBER_ILLEGAL',
  'isv.BLACK_KEY_CONTROL_LIMIT',
  'isv.TEMPLATE_MISSING_PARAMETERS',
  'isv.TEMPLATE_PARAMS_ILLEGAL',
  'isv.PARAM_LENGTH_LIMIT',
  'isv.PARAM_NOT_SUPPORT_URL',
  'isv.SMS_CONTENT_ILLEGAL',
]);

const SendReply = z.object({
  Code: z.string(),
  Message: z.string().default(''),
  BizId: z.string().optional(),
});
const Details = z.object({
  Code: z.string(),
  Message: z.string().default(''),
  SmsSendDetailDTOs: z
    .object({
      SmsSendDetailDTO: z.array(
        z.object({ OutId: z.string().optional(), SendStatus: z.number(), ErrCode: z.string().default('') }),
      ),
    })
    .optional(),
});
const Reports = z.array(
  z.object({
    out_id: z.string().nullish(),
    biz_id: z.string().nullish(),
    success: z.boolean(),
    err_code: z.string().nullish(),
    err_msg: z.string().nullish(),
  }),
);

/**
 * 阿里云短信 (SendSms, signed with ACS3-HMAC-SHA256). It does not recognise a message by our id, but lists accepted
 * messages by number and day with our id, so it is asked before anything is resent.
 */
export function aliyunDriver(config: ConfigOf<'aliyun'>): MessageDriver {
  const call = async (action: string, query: Readonly<Record<string, string>>): Promise<unknown> => {
    const url = new URL(config.endpoint);
    const signed = signAcs3(
      config,
      { host: url.host, action, version: VERSION, query },
      new Date(),
      randomUUID(),
    );
    const reply = await callProvider({
      url: `${url.origin}/?${signed.query}`,
      method: 'POST',
      headers: signed.headers,
      body: '',
      timeoutMs: config.timeoutMs,
    });
    return jsonOf(reply);
  };
  return {
    name: 'aliyun',
    repeatable: false,
    async send(message) {
      if (message.providerCode === null) {
        throw new SendRefused(`${message.template} has no SMS_… number of Aliyun`, 'template_unset');
      }
      const reply = SendReply.parse(
        await call('SendSms', {
          PhoneNumbers: message.phone,
          SignName: message.signature,
          TemplateCode: message.providerCode,
          TemplateParam: JSON.stringify(message.values),
          OutId: message.id,
        }),
      );
      if (reply.Code === 'OK') return { providerRef: reply.BizId ?? null };
      const why = `${reply.Code}: ${reply.Message}`;
      throw FOR_GOOD.has(reply.Code) ? new SendRefused(why) : new Error(why);
    },
    ask: async (message) => standingOf(message, await call('QuerySendDetails', queryFor(message))),
    reports: (body) =>
      Reports.parse(body).map((report) => ({
        ...(typeof report.out_id === 'string' && report.out_id !== '' ? { id: report.out_id } : {}),
        ...(typeof report.biz_id === 'string' ? { providerRef: report.biz_id } : {}),
        ...(report.success
          ? { state: 'delivered' as const }
          : { state: 'undelivered' as const, why: report.err_code ?? report.err_msg ?? '' }),
      })) satisfies Report[],
    reportReply: { code: 0, msg: 'OK' },
  };
}

/** Everything sent to the number on the day of the attempt; a number gets few messages per day. */
function queryFor(message: OutgoingMessage): Record<string, string> {
  return {
    PhoneNumber: message.phone,
    SendDate: shanghaiDate(message.attemptedAt).replaceAll('-', ''),
    PageSize: '50',
    CurrentPage: '1',
    ...(message.providerRef === null ? {} : { BizId: message.providerRef }),
  };
}

function standingOf(message: OutgoingMessage, body: unknown): Standing {
  const reply = Details.parse(body);
  if (reply.Code !== 'OK') throw new Error(`${reply.Code}: ${reply.Message}`);
  const found = reply.SmsSendDetailDTOs?.SmsSendDetailDTO.find(({ OutId }) => OutId === message.id);
  if (found === undefined) return { state: 'absent' };
  if (found.SendStatus === 3) return { state: 'delivered' };
  return found.SendStatus === 2 ? { state: 'undelivered', why: found.ErrCode } : { state: 'taken' };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** RFC 3986: also the characters that `encodeURIComponent` leaves unescaped. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Signs a call with ACS3-HMAC-SHA256: method, path, sorted query, sorted headers and the hash of the empty body, with
 * the secret itself.
 */
export function signAcs3(
  keys: { readonly accessKeyId: string; readonly accessKeySecret: string },
  call: {
    readonly host: string;
    readonly action: string;
    readonly version: string;
    readonly query: Readonly<Record<string, string>>;
  },
  at: Date,
  nonce: string,
): { query: string; headers: Record<string, string> } {
  const query = Object.entries(call.query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&');
  const headers: Record<string, string> = {
    host: call.host,
    'x-acs-action': call.action,
    'x-acs-content-sha256': sha256(''),
    'x-acs-date': `${at.toISOString().slice(0, 19)}Z`,
    'x-acs-signature-nonce': nonce,
    'x-acs-version': call.version,
  };
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${headers[name] ?? ''}\n`).join('');
  const canonical = ['POST', '/', query, lines, names.join(';'), sha256('')].join('\n');
  const signature = createHmac('sha256', keys.accessKeySecret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex');
  return {
    query,
    headers: {
      ...headers,
      authorization: `ACS3-HMAC-SHA256 Credential=${keys.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`,
    },
  };
}
