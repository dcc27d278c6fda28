import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { startPlatform } from '../platform.ts';

/** Milliseconds after which a stop that hangs is forced. */
const STOP_LIMIT_MS = 20_000;

export function startCommand(): Command {
  return new Command('start').description('Start the platform').action(async () => {
    const config = readConfig(process.env);
    const platform = await startPlatform(config, { print: (line) => console.log(line) });
    let stopping = false;
    const stop = (): void => {
      if (stopping) return;
      stopping = true;
      console.log('正在停止 · Stopping');
      setTimeout(() => process.exit(1), STOP_LIMIT_MS).unref();
      platform.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    };
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    printAddresses(platform.port);
  });
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
