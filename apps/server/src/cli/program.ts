import { Command } from 'commander';
import { VERSION } from '../app/version.ts';
import { calendarCommand } from './calendar.ts';
import { countablesCommand } from './countables.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { filesCommand } from './files.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { parseCommand } from './parse.ts';
import { boundariesCommand } from './boundaries.ts';
import { pointsCommand } from './points.ts';
import { roundCommand } from './round.ts';
import { startCommand } from './start.ts';
import { userCommand } from './user.ts';

/** The command line `yizhan`. Each command lives in its own file and adds itself here. */
export function buildProgram(): Command {
  const program = new Command('yizhan')
    .description('Yizhan (驿站): the software of a public employment service network')
    .version(VERSION)
    .showHelpAfterError();
  program.addCommand(startCommand());
  program.addCommand(migrateCommand());
  program.addCommand(demoCommand());
  program.addCommand(importCommand());
  program.addCommand(boundariesCommand());
  program.addCommand(pointsCommand());
  program.addCommand(calendarCommand());
  program.addCommand(roundCommand());
  program.addCommand(countablesCommand());
  program.addCommand(filesCommand());
  program.addCommand(userCommand());
  program.addCommand(doctorCommand());
  program.addCommand(parseCommand());
  return program;
}
