import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { openLog } from '../app/log.ts';
import type { Services } from '../app/services.ts';
import { readSetting } from '../app/settings.repository.ts';
import { Bureau, DEMO_DIRECTORY, DemoState, SETUP_CODE } from '../modules/system/index.ts';
import { startPlatform } from '../platform.ts';

/** Milliseconds after which a stop that hangs is forced. */
const STOP_LIMIT_MS = 20_000;

export function startCommand(): Command {
  return new Command('start').description('Start the platform').action(async () => {
    const config = readConfig(process.env);
    const starting = startPlatform(config, {
      print: (line) => console.log(line),
      log: openLog(config.logLevel),
    });
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      console.log('正在停止 · Stopping');
      setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
      // A stop in the middle of the start waits for it, so that the database is not left running.
      starting
        .then((platform) => platform.stop())
        .then(
          () => process.exit(0),
          (error: unknown) => {
            console.error(error);
            process.exit(1);
          },
        );
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    const platform = await starting;
    printAddresses(platform.port);
    await printWhoCanSignIn(platform.foundation.services);
    if (platform.demo !== null) {
      void platform.demo.finished.then((whole) => {
        console.log(
          whole
            ? '演示数据已就绪 · The demonstration network is ready'
            : '演示数据没有装完，下次启动会继续 · The demonstration network is not complete; the next start goes on',
        );
      });
    }
  });
}

/** Demonstration accounts, or how the first administrator is made. */
async function printWhoCanSignIn(services: Services): Promise<void> {
  const { accounts, phones } = services.use(DEMO_DIRECTORY);
  if (accounts.length > 0) {
    console.log(`演示账号 · Demonstration accounts (密码 password: ${accounts[0]?.password ?? ''})`);
    for (const { login, place } of accounts) console.log(`  ${login.padEnd(10)} ${place}`);
    console.log('演示手机号（验证码显示在页面上）· Phones for the portal, the code is shown on the page');
    for (const { phone, as, who } of phones)
      console.log(`  ${phone} ${as === 'seeker' ? '求职' : '招人'} ${who}`);
    console.log('');
  } else if ((await readSetting(services.db, 'demo', DemoState)) !== null) {
    console.log(
      '注意：这个数据库里是演示数据，演示账号的密码是公开的，不要用来办正事 · Note: this database holds the demonstration network, whose passwords are public; do not use it for real work\n',
    );
  } else if ((await readSetting(services.db, 'bureau', Bureau)) === null) {
    console.log(
      `第一次使用，请在工作台填写设置码 · First run: enter this set-up code in the console\n\n  ${services.use(SETUP_CODE)}\n`,
    );
  }
}

function printAddresses(port: number): void {
  const base = `http://localhost:${port}`;
  console.log(`
驿站 Yizhan
  找工作 · Portal    ${base}/
  工作台 · Console   ${base}/console/
  大屏幕 · Screens   ${base}/screens/
  接口 · API         ${base}/api/v1/openapi.json
  停止 · Stop        Ctrl-C
`);
}
