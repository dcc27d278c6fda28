import type { Verb } from '@yizhan/domain';
import { may } from './actor.ts';
import type { AnyContext } from './context.ts';
import type { Reader } from './db/database.ts';
import { serviceKey } from './services.ts';

/** The division this platform serves: things of the network apply to all of it. */
export const NETWORK = serviceKey<(db: Reader) => Promise<string>>('network');

/** Whether the actor holds the verb for the whole network, which things shared by everybody require. */
export async function mayInNetwork(ctx: AnyContext, verb: Verb): Promise<boolean> {
  return may(ctx.actor, verb, { region: await ctx.services.use(NETWORK)(ctx.db) });
}
