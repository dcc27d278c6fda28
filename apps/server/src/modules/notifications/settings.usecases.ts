import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Message, MessageProvider, MessageProviderInput, MessageSettings } from '@yizhan/contract';
import { randomInt } from 'node:crypto';
import { normalisePhone } from '@yizhan/domain';
import type { AnyContext, WriteContext } from '../../app/context.ts';
import { writeSetting } from '../../app/settings.repository.ts';
import { API_PREFIX } from '@yizhan/contract';
import {
  applyReports,
  DriverConfig,
  MESSAGE_DRIVER,
  MESSAGE_SETTINGS,
  PROVIDER_SETTING,
  readDriverConfig,
  readMessageSettings,
  SECRET_FIELDS,
  tellPhone,
} from '../../records/notifications/index.ts';
import {
  MessageUnknown,
  PhoneNotMobile,
  ProviderFromEnvironment,
  ReportUnknown,
  ReportUnreadable,
  SecretMissing,
} from './notifications.errors.ts';
import { findMessageRow } from './notifications.repository.ts';
import { messageView } from './notifications.views.ts';

export async function showSettings(
  ctx: AnyContext,
): Promise<MessageSettings & { provider: MessageProvider }> {
  return { ...(await readMessageSettings(ctx.db)), provider: await providerView(ctx) };
}

export async function saveSettings(ctx: WriteContext, input: MessageSettings): Promise<MessageSettings> {
  await writeSetting(ctx.trx, MESSAGE_SETTINGS, input, ctx.now);
  await ctx.audit({ action: 'message_settings.saved', summary: { ...input } });
  return input;
}

/**
 * Changes how messages leave the house. Everything is stored sealed; an omitted secret stays as it is while the driver
 * stays the same.
 *
 * @throws ProviderFromEnvironment, SecretMissing
 */
export async function saveProvider(ctx: WriteContext, input: MessageProviderInput): Promise<MessageProvider> {
  if (ctx.services.config.messages !== null) throw ProviderFromEnvironment();
  const before = await currentConfig(ctx);
  const merged = withKeptSecrets(input, before?.driver === input.driver ? before : null);
  const parsed = DriverConfig.safeParse(merged);
  if (!parsed.success) throw SecretMissing();
  const sealed = ctx.services.cipher.encryptJson(parsed.data).toString('base64');
  await writeSetting(ctx.trx, PROVIDER_SETTING, { driver: parsed.data.driver, sealed }, ctx.now);
  await ctx.audit({ action: 'message_provider.saved', summary: { driver: parsed.data.driver } });
  return providerView(ctx);
}

/** Null also when the stored configuration can no longer be read: then it must be entered again. */
async function currentConfig(ctx: AnyContext): Promise<DriverConfig | null> {
  try {
    return (await readDriverConfig(partsOf(ctx))).config;
  } catch {
    return null;
  }
}

function partsOf(ctx: AnyContext) {
  return { db: ctx.db, cipher: ctx.services.cipher, config: ctx.services.config };
}

const Sign = z.looseObject({ secret: z.string().optional() }).nullish();

const isSet = (value: unknown): boolean =>
  typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value);

function withKeptSecrets(input: MessageProviderInput, before: DriverConfig | null): Record<string, unknown> {
  const kept: Record<string, unknown> = before === null ? {} : { ...before };
  const merged: Record<string, unknown> = { ...input };
  for (const field of SECRET_FIELDS[input.driver]) {
    if (merged[field] === undefined) merged[field] = kept[field];
  }
  const sign = Sign.parse(merged['sign']);
  if (sign !== null && sign !== undefined && sign.secret === undefined) {
    merged['sign'] = { ...sign, secret: Sign.parse(kept['sign'])?.secret };
  }
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}

/** What may be shown of the provider in use. */
async function providerView(ctx: AnyContext): Promise<MessageProvider> {
  const { config, from } = await readDriverConfig(partsOf(ctx)).catch(() => ({
    config: { driver: 'terminal' } as const,
    from: 'default' as const,
  }));
  const hidden = new Set<string>(SECRET_FIELDS[config.driver]);
  const entries = Object.entries(config).filter(([name]) => name !== 'driver');
  const shown = entries.filter(([name]) => !hidden.has(name));
  const sign = Sign.parse(Object.fromEntries(entries)['sign']);
  const { secret: _secret, ...signing } = sign ?? {};
  return {
    driver: config.driver,
    from,
    settings: {
      ...Object.fromEntries(shown),
      ...(config.driver === 'http' ? { sign: sign === null || sign === undefined ? null : signing } : {}),
    },
    secrets: entries.filter(([name, value]) => hidden.has(name) && isSet(value)).map(([name]) => name),
    reportPath: `${API_PREFIX}/public/message-reports/${reportToken(ctx, config.driver)}`,
  };
}

/** The secret part of the address for reports, one per provider; derived from the search key. */
function reportToken(ctx: AnyContext, driver: string): string {
  return ctx.services.cipher.hmac('report', driver).toString('base64url');
}

/**
 * Queues a test message to a mobile. It goes through the lane for codes, and the caller watches its state.
 *
 * @throws PhoneNotMobile
 */
export async function sendTest(ctx: WriteContext, phone: string): Promise<Message> {
  const result = normalisePhone(phone);
  if (!result.ok || result.phone.kind !== 'mobile') throw PhoneNotMobile();
  const code = String(randomInt(10_000)).padStart(4, '0');
  const id = await tellPhone(ctx, 'system.test', result.phone.number, { code });
  await ctx.audit({ action: 'message_provider.tested', summary: { code } });
  const row = await findMessageRow(ctx.trx, id);
  if (row === undefined) throw MessageUnknown();
  return messageView(ctx.actor, row);
}

/** Receives a provider's reports on messages. @throws ReportUnknown, ReportUnreadable */
export async function takeReport(
  ctx: WriteContext,
  token: string,
  body: unknown,
): Promise<Readonly<Record<string, string | number>>> {
  const driver = await ctx.services.use(MESSAGE_DRIVER)();
  const right = Buffer.from(reportToken(ctx, driver.name));
  const given = Buffer.from(token);
  if (given.length !== right.length || !timingSafeEqual(given, right)) throw ReportUnknown();
  if (driver.reports === undefined) throw ReportUnknown();
  let reports;
  try {
    reports = driver.reports(body);
  } catch {
    throw ReportUnreadable();
  }
  await applyReports(ctx.trx, driver.name, reports, ctx.now);
  return driver.reportReply ?? { ok: 'true' };
}
