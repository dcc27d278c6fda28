import { existsSync } from 'node:fs';
import { run } from './run.mjs';
import { step } from './say.mjs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const CHINESE_FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc';

/** Path of a Chromium on this machine; `YIZHAN_CHROMIUM` names another. */
export function findBrowser() {
  return [process.env.YIZHAN_CHROMIUM, ...PLACES].find((path) => path !== undefined && existsSync(path));
}

/**
 * Ensures that there is a browser, and on Debian and its derivatives a Chinese font, installing them where permitted.
 *
 * @returns {Promise<string | undefined>} why there is no browser, or undefined where there is one
 */
export async function ensureBrowser() {
  const apt = existsSync('/usr/bin/apt-get');
  if (findBrowser() && (!apt || existsSync(CHINESE_FONT))) return undefined;
  const mayInstall = apt && (await rootPrefix());
  if (mayInstall) {
    await step('Installing chromium and fonts-noto-cjk for the browser tests', async () => {
      await asRoot(mayInstall, ['apt-get', 'update', '-q']);
      const install = [
        'apt-get',
        'install',
        '-y',
        '-q',
        '--no-install-recommends',
        'chromium',
        'fonts-noto-cjk',
      ];
      const { code, output } = await asRoot(mayInstall, install);
      if (code !== 0) console.log(output.trim().split('\n').slice(-5).join('\n'));
    });
  }
  if (findBrowser()) return undefined;
  return mayInstall
    ? 'chromium could not be installed'
    : 'no Chromium on this machine; install chromium and fonts-noto-cjk, or set YIZHAN_CHROMIUM to its path';
}

/** How to become root without a prompt: no prefix, sudo, or not at all. */
async function rootPrefix() {
  if (process.getuid?.() === 0) return [];
  const { code } = await run('sudo', ['-n', 'true'], { quiet: true });
  return code === 0 ? ['sudo', '-n'] : undefined;
}

/**
 * @param {string[]} prefix
 * @param {string[]} command
 */
async function asRoot(prefix, command) {
  const [program = '', ...args] = [...prefix, 'env', 'DEBIAN_FRONTEND=noninteractive', ...command];
  return run(program, args, { quiet: true });
}
