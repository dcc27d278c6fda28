import pino from 'pino';
import type { Config } from './config.ts';

export interface Log {
  debug(data: object, message: string): void;
  info(data: object, message: string): void;
  warn(data: object, message: string): void;
  error(data: object, message: string): void;
}

/** JSON lines on standard error, separate from the output for the person at the terminal. Contains no personal data. */
export function openLog(level: Config['logLevel']): Log {
  return pino({ level }, pino.destination(2));
}
