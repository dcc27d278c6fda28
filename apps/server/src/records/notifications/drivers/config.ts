import { z } from 'zod';

const Timeout = z.int().min(1000).max(30_000).default(10_000);
const Address = z.url({ protocol: /^https?$/ });

/** Prints messages on the terminal of the server. */
const Terminal = z.object({ driver: z.literal('terminal') });

/**
 * Any provider that takes one HTTP call per message. Placeholders such as `{phone}` are filled in, see operations.md.
 */
const Http = z.object({
  driver: z.literal('http'),
  url: z.string().min(1).max(2000),
  method: z.enum(['GET', 'POST', 'PUT']).default('POST'),
  headers: z.record(z.string(), z.string()).default({}),
  /** Ignored by GET. */
  body: z.string().max(10_000).default('{"id":"{id}","phone":"{phone}","text":"{text}"}'),
  contentType: z.enum(['application/json', 'application/x-www-form-urlencoded']).default('application/json'),
  /** A header with an HMAC-SHA256 of the filled text `of`. */
  sign: z
    .object({
      header: z.string().min(1).default('x-signature'),
      secret: z.string().min(1),
      of: z.string().min(1).default('{timestamp}.{body}'),
      encoding: z.enum(['hex', 'base64']).default('hex'),
    })
    .nullable()
    .default(null),
  /** The provider sends a message with one `{id}` once, however often it is called with it. */
  knowsIds: z.boolean().default(false),
  /** Path to the value that says the message was accepted; without it any 2xx does. */
  success: z
    .object({ path: z.string().min(1), equals: z.string() })
    .nullable()
    .default(null),
  /** Path to the provider's name for the message. */
  refPath: z.string().nullable().default(null),
  timeoutMs: Timeout,
});

/** 阿里云短信: the provider keeps the texts; ours refer to them by number (SMS_…). */
const Aliyun = z.object({
  driver: z.literal('aliyun'),
  accessKeyId: z.string().min(1),
  accessKeySecret: z.string().min(1),
  endpoint: Address.default('https://dysmsapi.aliyuncs.com'),
  timeoutMs: Timeout,
});

/** 腾讯云短信, the same. */
const Tencent = z.object({
  driver: z.literal('tencent'),
  secretId: z.string().min(1),
  secretKey: z.string().min(1),
  sdkAppId: z.string().min(1),
  region: z.string().min(1).default('ap-guangzhou'),
  endpoint: Address.default('https://sms.tencentcloudapi.com'),
  timeoutMs: Timeout,
});

/** How messages leave the house. */
export const DriverConfig = z.discriminatedUnion('driver', [Terminal, Http, Aliyun, Tencent]);
export type DriverConfig = z.output<typeof DriverConfig>;
export type DriverName = DriverConfig['driver'];
export type ConfigOf<N extends DriverName> = Extract<DriverConfig, { driver: N }>;

/** Fields that are never shown again once given, by driver. */
export const SECRET_FIELDS: Readonly<Record<DriverName, readonly string[]>> = {
  terminal: [],
  http: ['headers', 'sign'],
  aliyun: ['accessKeySecret'],
  tencent: ['secretKey'],
};
