import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import { callProvider, jsonOf } from './calls.ts';
import type { ConfigOf } from './config.ts';
import {
  SendRefused,
  type MessageDriver,
  type OutgoingMessage,
  type Report,
  type Standing,
} from './driver.ts';

const SERVICE = 'sms';
const VERSION = '2021-01-11';
const JSON_TYPE = 'application/json; charset=utf-8';
const HOUR_MS = 3_600_000;
/** Error codes that do not change however often a message is tried. */
const FOR_GOOD = new Set([
  'InvalidParameterValue.IncorrectPhoneNumber',
  'InvalidParameterValue.TemplateParameterFormatError',
  'InvalidParameterValue.TemplateParameterLengthLimit',
  'InvalidParameterValue.ProhibitedUseUrlInTemplateParameter',
  'FailedOperation.PhoneNumberInBlacklist',
  'FailedOperation.ContainSensitiveWord',
  'FailedOperation.TemplateParamSetNotMatchApprovedTemplate',
]);

const Failure = z.object({ Code: z.string(), Message: z.string().default('') });
const SendReply = z.object({
  Response: z.object({
    Error: Failure.optional(),
    SendStatusSet: z
      .array(
        z.object({ Code: z.string(), Message: z.string().default(''), SerialNo: z.string().default('') }),
      )
      .default([]),
  }),
});
const PullReply = z.object({
  Response: z.object({
    Error: Failure.optional(),
    PullSmsSendStatusSet: z
      .array(
        z.object({
          SerialNo: z.string().default(''),
          SessionContext: z.string().default(''),
          ReportStatus: z.string(),
          Description: z.string().default(''),
        }),
      )
      .default([]),
  }),
});
const Reports = z.array(
  z.object({
    sid: z.string(),
    report_status: z.string(),
    errmsg: z.string().nullish(),
    description: z.string().nullish(),
  }),
);

/**
 * 腾讯云短信 (SendSms, signed with TC3-HMAC-SHA256). It does not recognise a message by our id, but returns it with the
 * message's outcome, so it is asked before anything is resent.
 */
export function tencentDriver(config: ConfigOf<'tencent'>): MessageDriver {
  const call = async (action: string, payload: unknown): Promise<unknown> => {
    const url = new URL(config.endpoint);
    const body = JSON.stringify(payload);
    const reply = await callProvider({
      url: `${url.origin}/`,
      method: 'POST',
      headers: {
        ...signTc3(config, { host: url.host, service: SERVICE, body }, new Date()),
        'x-tc-action': action,
        'x-tc-version': VERSION,
        'x-tc-region': config.region,
      },
      body,
      timeoutMs: config.timeoutMs,
    });
    return jsonOf(reply);
  };
  return {
    name: 'tencent',
    repeatable: false,
    async send(message) {
      if (message.providerCode === null) {
        throw new SendRefused(`${message.template} has no template number of Tencent`, 'template_unset');
      }
      const { Response: reply } = SendReply.parse(
        await call('SendSms', {
          PhoneNumberSet: [`+86${message.phone}`],
          SmsSdkAppId: config.sdkAppId,
          SignName: message.signature,
          TemplateId: message.providerCode,
          // Its texts count {1}, {2} …; ours come in the order in which the template names them.
          TemplateParamSet: Object.values(message.values),
          SessionContext: message.id,
        }),
      );
      const [status] = reply.SendStatusSet;
      if (status?.Code === 'Ok') return { providerRef: status.SerialNo };
      const failure = reply.Error ?? status ?? { Code: 'NoStatus', Message: 'The reply names no number' };
      const why = `${failure.Code}: ${failure.Message}`;
      throw FOR_GOOD.has(failure.Code) ? new SendRefused(why) : new Error(why);
    },
    ask: async (message) =>
      standingOf(
        message,
        await call('PullSmsSendStatusByPhoneNumber', {
          PhoneNumber: `+86${message.phone}`,
          SmsSdkAppId: config.sdkAppId,
          BeginTime: Math.floor((message.attemptedAt.getTime() - HOUR_MS) / 1000),
          Offset: 0,
          Limit: 100,
        }),
      ),
    reports: (body) =>
      Reports.parse(body).map((report) => ({
        providerRef: report.sid,
        ...(report.report_status === 'SUCCESS'
          ? { state: 'delivered' as const }
          : { state: 'undelivered' as const, why: report.errmsg ?? report.description ?? '' }),
      })) satisfies Report[],
    reportReply: { result: 0, errmsg: 'OK' },
  };
}

function standingOf(message: OutgoingMessage, body: unknown): Standing {
  const { Response: reply } = PullReply.parse(body);
  if (reply.Error !== undefined) throw new Error(`${reply.Error.Code}: ${reply.Error.Message}`);
  const found = reply.PullSmsSendStatusSet.find(
    ({ SessionContext, SerialNo }) =>
      SessionContext === message.id || (message.providerRef !== null && SerialNo === message.providerRef),
  );
  if (found === undefined) return { state: 'unlisted' };
  return found.ReportStatus === 'SUCCESS'
    ? { state: 'delivered' }
    : { state: 'undelivered', why: found.Description };
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/**
 * Signs a call with TC3-HMAC-SHA256: content type, host and the hash of the body, under a key derived for the day in
 * UTC and the service.
 */
export function signTc3(
  keys: { readonly secretId: string; readonly secretKey: string },
  call: { readonly host: string; readonly service: string; readonly body: string },
  at: Date,
): Record<string, string> {
  const signedHeaders = 'content-type;host';
  const canonical = [
    'POST',
    '/',
    '',
    `content-type:${JSON_TYPE}\nhost:${call.host}\n`,
    signedHeaders,
    sha256(call.body),
  ].join('\n');
  const day = at.toISOString().slice(0, 10);
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const scope = `${day}/${call.service}/tc3_request`;
  const derived = hmac(hmac(hmac(`TC3${keys.secretKey}`, day), call.service), 'tc3_request');
  const signature = hmac(
    derived,
    ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n'),
  ).toString('hex');
  return {
    'content-type': JSON_TYPE,
    host: call.host,
    'x-tc-timestamp': timestamp,
    authorization: `TC3-HMAC-SHA256 Credential=${keys.secretId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`,
  };
}
