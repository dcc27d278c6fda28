import type { Locale } from '../app/errors.ts';

/** Language of a terminal by its environment: English where it says so, else Chinese. */
export function localeOfTerminal(environment: NodeJS.ProcessEnv): Locale {
  const said = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || '';
  return /^en/i.test(said) ? 'en' : 'zh-CN';
}
