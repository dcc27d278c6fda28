import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { callProvider, jsonOf, type ProviderReply } from './calls.ts';
import type { ConfigOf } from './config.ts';
import {
  SendRefused,
  type MessageDriver,
  type OutgoingMessage,
  type Report,
  type Acceptance,
} from './driver.ts';

const OneReport = z.object({
  id: z.string().optional(),
  ref: z.string().optional(),
  status: z.enum(['delivered', 'undelivered']),
  why: z.string().default(''),
});
const Reports = z.union([z.array(OneReport), OneReport.transform((report) => [report])]);

/** Any provider that takes one HTTP call per message, as described by the settings. */
export function httpDriver(config: ConfigOf<'http'>): MessageDriver {
  return {
    name: 'http',
    repeatable: config.knowsIds,
    async send(message) {
      const call = buildCall(config, message, new Date());
      return readReply(config, await callProvider({ ...call, timeoutMs: config.timeoutMs }));
    },
    reports: (body) =>
      Reports.parse(body).map(({ id, ref, status, why }) => ({
        ...(id === undefined ? {} : { id }),
        ...(ref === undefined ? {} : { providerRef: ref }),
        ...(status === 'delivered' ? { state: status } : { state: status, why }),
      })) satisfies Report[],
    reportReply: { ok: 'true' },
  };
}

type Places = Readonly<Record<string, string>>;

/** Fills `{placeholders}`, escaped for their context; other words in braces stay, as JSON has many. */
function fillPlaces(text: string, places: Places, escape: (value: string) => string): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(places, name) ? escape(places[name] ?? '') : whole,
  );
}

const asIs = (value: string): string => value;
const inJson = (value: string): string => JSON.stringify(value).slice(1, -1);
/** A header is one line of Latin letters. */
const inHeader = (value: string): string => value.replace(/[^\x20-\x7e]/g, '');

/** The call for one message according to the settings, without its time-out. */
export function buildCall(config: ConfigOf<'http'>, message: OutgoingMessage, at: Date) {
  const places: Places = {
    ...message.values,
    id: message.id,
    phone: message.phone,
    text: message.text,
    signature: message.signature,
    template: message.template,
    template_code: message.providerCode ?? '',
    timestamp: String(Math.floor(at.getTime() / 1000)),
  };
  const isForm = config.contentType === 'application/x-www-form-urlencoded';
  const body =
    config.method === 'GET' ? null : fillPlaces(config.body, places, isForm ? encodeURIComponent : inJson);
  const headers: Record<string, string> = {
    ...(body === null ? {} : { 'content-type': config.contentType }),
    ...Object.fromEntries(
      Object.entries(config.headers).map(([name, value]) => [name, fillPlaces(value, places, inHeader)]),
    ),
  };
  if (config.sign !== null) {
    const { header, secret, of, encoding } = config.sign;
    const signed = fillPlaces(of, { ...places, body: body ?? '' }, asIs);
    headers[header] = createHmac('sha256', secret).update(signed).digest(encoding);
  }
  return { url: fillPlaces(config.url, places, encodeURIComponent), method: config.method, headers, body };
}

function readReply(config: ConfigOf<'http'>, reply: ProviderReply): Acceptance {
  // An error in the message itself is permanent; a wrong address or password is fixed in the settings.
  if (reply.status === 400 || reply.status === 422) {
    throw new SendRefused(`The provider answered ${reply.status}: ${reply.body.slice(0, 200)}`);
  }
  if (reply.status < 200 || reply.status > 299) {
    throw new Error(`The provider answered ${reply.status}: ${reply.body.slice(0, 200)}`);
  }
  if (config.success === null && config.refPath === null) return { providerRef: null };
  const body = jsonOf(reply);
  if (config.success !== null && textAt(body, config.success.path) !== config.success.equals) {
    throw new Error(`The provider did not take it: ${reply.body.slice(0, 200)}`);
  }
  return { providerRef: config.refPath === null ? null : textAt(body, config.refPath) };
}

/** The value at `a.b.0.c` as a text; null where there is none. */
function textAt(body: unknown, path: string): string | null {
  let at: unknown = body;
  for (const part of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return null;
    at = (at as Record<string, unknown>)[part];
  }
  return typeof at === 'string' || typeof at === 'number' || typeof at === 'boolean' ? String(at) : null;
}
