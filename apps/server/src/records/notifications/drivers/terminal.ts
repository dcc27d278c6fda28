import type { MessageDriver } from './driver.ts';

/** Prints messages on the server's terminal: for a default install, where somebody must be able to sign in. */
export function terminalDriver(print: (line: string) => void): MessageDriver {
  return {
    name: 'terminal',
    repeatable: true,
    async send({ phone, signature, text }) {
      print(`[短信 SMS → ${phone}] 【${signature}】${text}`);
      return { providerRef: null };
    },
  };
}
