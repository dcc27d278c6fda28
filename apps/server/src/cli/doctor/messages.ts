import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomInt } from 'node:crypto';
import type pg from 'pg';
import { fillTemplate, normalisePhone, TEMPLATES } from '@yizhan/domain';
import type { Config } from '../../app/config.ts';
import { newId } from '../../app/ids.ts';
import { Cipher, parseKeys } from '../../app/security/cipher.ts';
import {
  chooseDriver,
  makeDriver,
  MESSAGE_SETTINGS,
  messageSettingsOf,
  PROVIDER_SETTING,
  type DriverChoice,
} from '../../records/notifications/index.ts';
import { readProviderCode, readSettingValue } from './doctor.repository.ts';
import { ok, reasonOf, trouble, type Check } from './report.ts';

/** The key of this installation; null before the first start has made one. */
export function cipherOf(config: Config): Cipher | null {
  const file = join(config.dataDir, 'keys');
  if (config.keys === null && !existsSync(file)) return null;
  return new Cipher(parseKeys(config.keys ?? readFileSync(file, 'utf8')));
}

async function choose(config: Config, client: pg.Client): Promise<DriverChoice> {
  const stored = await readSettingValue(client, PROVIDER_SETTING);
  const cipher = cipherOf(config);
  if (cipher === null) return { config: { driver: 'terminal' }, from: 'default', version: 'default' };
  return chooseDriver(config.messages, stored, cipher);
}

const FROM = {
  environment: { 'zh-CN': '由 YIZHAN_MESSAGES 指定', en: 'named by YIZHAN_MESSAGES' },
  settings: { 'zh-CN': '在工作台里设置', en: 'set in the console' },
  default: { 'zh-CN': '没有设置', en: 'nothing was set' },
} as const;

/** Which driver messages take. */
export async function checkDriver(config: Config, client: pg.Client): Promise<Check> {
  try {
    const { config: chosen, from } = await choose(config, client);
    if (chosen.driver !== 'terminal') {
      return ok(
        'provider',
        `短信走 ${chosen.driver}（${FROM[from]['zh-CN']}）`,
        `Messages take ${chosen.driver} (${FROM[from].en})`,
      );
    }
    if (config.demo !== 'off') {
      return ok(
        'provider',
        '演示：短信显示在服务器终端上',
        'Demonstration: messages are shown on the terminal',
      );
    }
    return trouble(
      'warn',
      'provider',
      {
        'zh-CN': `短信只显示在服务器终端上，不会发到手机（${FROM[from]['zh-CN']}）`,
        en: `Messages are only shown on the server’s terminal, no phone gets them (${FROM[from].en})`,
      },
      {
        'zh-CN': '在工作台“设置 → 短信设置”里填写短信服务商，或设置 YIZHAN_MESSAGES。',
        en: 'Set a provider in the console under Settings → Message settings, or with YIZHAN_MESSAGES.',
      },
    );
  } catch (error) {
    return trouble(
      'bad',
      'provider',
      {
        'zh-CN': `短信服务商的设置读不出来：${reasonOf(error)}`,
        en: `The settings of the message provider cannot be read: ${reasonOf(error)}`,
      },
      {
        'zh-CN': '短信都在等着，没有丢。请在工作台重新填写一次，或改正 YIZHAN_MESSAGES。',
        en: 'All messages wait, none is lost. Please give the settings again in the console, or correct YIZHAN_MESSAGES.',
      },
    );
  }
}

/** Sends one test message immediately, bypassing the queue, and returns the provider's answer. */
export async function sendTest(config: Config, client: pg.Client, phone: string): Promise<Check> {
  const result = normalisePhone(phone);
  if (!result.ok || result.phone.kind !== 'mobile') {
    return trouble(
      'bad',
      'test message',
      { 'zh-CN': '不是手机号，没有发送', en: 'This is no mobile; nothing was sent' },
      { 'zh-CN': '请填11位手机号。', en: 'Please give its 11 digits.' },
    );
  }
  try {
    const { config: chosen } = await choose(config, client);
    const code = String(randomInt(10_000)).padStart(4, '0');
    const { providerRef } = await makeDriver(chosen, (line) => console.log(line)).send({
      id: newId(),
      phone: result.phone.number,
      signature: messageSettingsOf(await readSettingValue(client, MESSAGE_SETTINGS)).signature,
      text: fillTemplate(TEMPLATES['system.test'].texts.sms['zh-CN'], { code }),
      template: 'system.test',
      providerCode: await readProviderCode(client, 'system.test', 'zh-CN'),
      values: { code },
      attemptedAt: new Date(),
      providerRef: null,
    });
    const ref = providerRef === null ? '' : ` (${providerRef})`;
    return ok(
      'test message',
      `${chosen.driver} 收下了测试短信，编号${code}${ref}，请看手机`,
      `${chosen.driver} took test message ${code}${ref}; please look at the phone`,
    );
  } catch (error) {
    return trouble(
      'bad',
      'test message',
      {
        'zh-CN': `测试短信没有发出：${reasonOf(error)}`,
        en: `The test message was not sent: ${reasonOf(error)}`,
      },
      {
        'zh-CN': '检查短信服务商的地址、密钥、余额和模板编号。',
        en: 'Check address, keys, balance and the numbers of the texts at the provider.',
      },
    );
  }
}
