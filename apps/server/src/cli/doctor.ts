import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import type { Locale } from '../app/errors.ts';
import { checkDatabase } from './doctor/database.ts';
import { checkMachine } from './doctor/machine.ts';
import type { Check } from './doctor/report.ts';
import { localeOfTerminal } from './terminal.ts';

const MARKS = { ok: '✓', warn: '!', bad: '✗' } as const;

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Look for what is wrong with the installation and say how to mend it')
    .option('--json', 'print the findings as JSON')
    .option('--send-test <phone>', 'also send a test message to this mobile, at once')
    .action(async ({ json, sendTest }: { json?: true; sendTest?: string }) => {
      const locale = localeOfTerminal(process.env);
      const config = readConfig(process.env);
      const checks = [...(await checkMachine(config)), ...(await checkDatabase(config, sendTest ?? null))];
      if (json === true) console.log(JSON.stringify(checks.map((check) => inLocale(check, locale))));
      else print(checks, locale);
      process.exitCode = checks.some(({ state }) => state === 'bad') ? 1 : 0;
    });
}

function inLocale({ name, state, found, cure }: Check, locale: Locale) {
  return { name, state, found: found[locale], cure: cure?.[locale] ?? null };
}

function print(checks: readonly Check[], locale: Locale): void {
  for (const check of checks) {
    const { name, state, found, cure } = inLocale(check, locale);
    console.log(`${MARKS[state]} ${name.padEnd(12)} ${found}`);
    if (cure !== null) console.log(`  ${' '.repeat(12)} → ${cure}`);
  }
  const bad = checks.filter(({ state }) => state === 'bad').length;
  const verdict =
    bad === 0
      ? { 'zh-CN': '没有发现问题', en: 'Nothing is wrong' }
      : { 'zh-CN': `发现 ${bad} 个问题`, en: `${bad} problems were found` };
  console.log(`\n${verdict[locale]}`);
}
