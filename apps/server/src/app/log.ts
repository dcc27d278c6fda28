import pino from 'pino';
import type { Config } from './config.ts';
import type { Log } from './services.ts';

/** Lines of JSON on standard error, apart from what is printed for the person at the terminal. Holds no personal data. */
export function openLog(level: Config['logLevel']): Log {
  return pino({ level }, pino.destination(2));
}
