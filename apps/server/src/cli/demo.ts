import { Command, Option } from 'commander';
import { readConfig } from '../app/config.ts';
import { openFoundation } from '../platform.ts';
import { startDemo } from '../modules/demo/index.ts';

/** Fills an empty database with the demonstration network and ends. */
export function demoCommand(): Command {
  return new Command('demo')
    .description('Load the demonstration network into an empty database')
    .addOption(new Option('--size <size>', 'how much of it').choices(['full', 'small']).default('full'))
    .action(async ({ size }: { size: 'full' | 'small' }) => {
      const config = { ...readConfig(process.env), demo: size };
      const foundation = await openFoundation(config, { print: (line) => console.error(line) });
      const cancel = new AbortController();
      process.once('SIGINT', () => cancel.abort());
      process.once('SIGTERM', () => cancel.abort());
      try {
        const demo = await startDemo(foundation.services, cancel.signal, (progress, step) =>
          console.error(`${String(Math.round(progress * 100)).padStart(3)}%  ${step}`),
        );
        if (demo === null) {
          console.error(
            '数据库里已经有数据，没有装入演示网络 · The database is not empty; nothing was loaded',
          );
          process.exitCode = 1;
          return;
        }
        await demo.finished;
        console.error(
          cancel.signal.aborted
            ? '已中断，下次会继续 · Interrupted; the next run goes on'
            : '演示网络已就绪 · The demonstration network is ready',
        );
      } finally {
        await foundation.stop();
      }
    });
}
