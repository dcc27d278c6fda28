import type { Services } from '../../app/services.ts';
import { MESSAGE_DRIVER } from './drivers/driver.ts';
import { listUnreported, settleUnreported } from './messages.repository.ts';
import { MessagePayload } from './payload.ts';
import { readMessageSettings } from './settings.ts';

/** Questions per round; the rest follows in the next. */
const MOST_ASKED = 200;

/** Asks the provider about messages it accepted and never reported, one after the other. */
export async function askForReports(services: Services, signal: AbortSignal): Promise<number> {
  const driver = await services.use(MESSAGE_DRIVER)();
  if (driver.ask === undefined) return 0;
  const { signature } = await readMessageSettings(services.db);
  const rows = await listUnreported(services.db, driver.name, services.clock(), MOST_ASKED);
  let asked = 0;
  for (const row of rows) {
    if (signal.aborted) return asked;
    asked += 1;
    try {
      const standing = await driver.ask({
        id: row.id,
        ...MessagePayload.parse(services.cipher.decryptJson(row.payload)),
        signature,
        template: row.template,
        providerCode: null,
        attemptedAt: row.attempted_at ?? services.clock(),
        providerRef: row.provider_ref,
      });
      await settleUnreported(
        services.db,
        row.id,
        standing.state === 'delivered'
          ? { status: 'delivered' }
          : standing.state === 'undelivered'
            ? { status: 'undelivered', last_error: standing.why }
            : {},
      );
    } catch (error) {
      services.log.warn({ err: error, message: row.id }, 'The provider could not be asked about a message');
      await settleUnreported(services.db, row.id, {});
    }
  }
  return asked;
}
