import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { openFoundation } from '../platform.ts';

export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the database schema and reference data up to date')
    .action(async () => {
      const foundation = await openFoundation(readConfig(process.env), {
        print: (line) => console.log(line),
      });
      await foundation.stop();
      console.log('数据库已是最新 · The database is up to date');
    });
}
