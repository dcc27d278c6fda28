import { randomInt } from 'node:crypto';
import { Command, Option } from 'commander';
import { StaffCreate } from '@yizhan/contract';
import { STAFF_ROLES, type StaffRole } from '@yizhan/domain';
import { system } from '../app/actor.ts';
import { readConfig } from '../app/config.ts';
import { runWrite } from '../app/context.ts';
import { DomainError, type Locale } from '../app/errors.ts';
import { complaintOf } from '../app/http/messages.ts';
import { shortId } from '../app/ids.ts';
import { createStaff } from '../modules/identity/index.ts';
import { findSiteNamed } from '../modules/sites/index.ts';
import { openFoundation } from '../platform.ts';
import { localeOfTerminal } from './terminal.ts';

/** Without letters and digits that look alike, so that a first password can be read out. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const GROUPS = 4;
const GROUP = 4;

interface Options {
  readonly login: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly region?: string;
  readonly site?: string;
  readonly password?: string;
}

export function userCommand(): Command {
  const add = new Command('add')
    .description('Add a member of staff; without --password a first password is made and printed')
    .requiredOption('--login <login>', 'what the person signs in with')
    .requiredOption('--name <name>', 'name of the person')
    .addOption(
      new Option('--role <role>', 'what the person may do').choices(STAFF_ROLES).makeOptionMandatory(),
    )
    .option(
      '--region <code>',
      'division within which the role holds, such as 4303; all for the whole network',
    )
    .option('--site <name>', 'site for which the role holds, by its name')
    .option('--password <password>', 'first password; it must be changed at the first sign-in')
    .action(async (options: Options) => {
      process.exitCode = await addUser(options);
    });
  return new Command('user').description('Accounts of staff').addCommand(add);
}

const TEXTS = {
  place: {
    'zh-CN': '请用 --region 或 --site 说明负责的地区或站点（两者选一，全网写 --region all）。',
    en: 'Please say with --region or --site where the role holds (one of them; --region all for the whole network).',
  },
  site: { 'zh-CN': '没有叫“{name}”的站点。', en: 'There is no station named “{name}”.' },
  done: { 'zh-CN': '已添加账号 {login}', en: 'Added the account {login}' },
  password: {
    'zh-CN': '初始密码：{password}（首次登录必须修改，这里只显示一次）',
    en: 'First password: {password} (must be changed at the first sign-in; shown only here)',
  },
} as const satisfies Record<string, Record<Locale, string>>;

async function addUser(options: Options): Promise<number> {
  const locale = localeOfTerminal(process.env);
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  if ((options.region === undefined) === (options.site === undefined)) {
    say(TEXTS.place[locale]);
    return 1;
  }
  const password = options.password ?? firstPassword();
  const person = StaffCreate.omit({ grants: true }).safeParse({ ...options, password });
  if (!person.success) {
    for (const { path, text } of person.error.issues.map(complaintOf)) say(`${path}: ${text[locale]}`);
    return 1;
  }
  const foundation = await openFoundation(readConfig(process.env), { print: say });
  try {
    await runWrite(foundation.services, { actor: system('yizhan user add'), locale }, async (ctx) => {
      const site = options.site === undefined ? null : await findSiteNamed(ctx, options.site);
      if (site === undefined) {
        throw new Error(TEXTS.site[locale].replace('{name}', options.site ?? ''));
      }
      const region = options.region === 'all' ? '' : (options.region ?? '');
      const siteId = site === null ? null : shortId(site.id);
      await createStaff(ctx, { ...person.data, grants: [{ role: options.role, region, siteId }] });
    });
    console.log(TEXTS.done[locale].replace('{login}', options.login));
    if (options.password === undefined) {
      console.log(TEXTS.password[locale].replace('{password}', password));
    }
    return 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    say(error instanceof DomainError ? error.text[locale] : error.message);
    return 1;
  } finally {
    await foundation.stop();
  }
}

function firstPassword(): string {
  const group = (): string =>
    Array.from({ length: GROUP }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: GROUPS }, group).join('-');
}
