import type { Doer } from '@yizhan/contract';
import type { AnyContext } from './context.ts';
import type { Reader } from './db/database.ts';
import { recordId, toRef, type Ref } from './ids.ts';
import { serviceKey } from './services.ts';

/**
 * Names of agents and of whom they act for, by authority. Histories store only the authority, so that names taken out
 * there are out everywhere.
 */
export const AGENT_NAMES =
  serviceKey<(db: Reader, refs: readonly Ref[]) => Promise<Array<Ref & { name: string; person: string }>>>(
    'names of agents',
  );

/** Who did something, as a row of a history stores it. */
interface StoredDoer {
  readonly actor_kind: string;
  readonly actor_id: string | null;
  readonly actor_name: string;
}

/** How rows of a history name those who did something: agents with whom they acted for. One query for all of them. */
export async function doersOf(
  ctx: Pick<AnyContext, 'db' | 'services'>,
  rows: readonly StoredDoer[],
): Promise<(row: StoredDoer) => Doer> {
  const ids = rows.flatMap((row) =>
    row.actor_kind === 'agent' && row.actor_id !== null ? [row.actor_id] : [],
  );
  const found =
    ids.length === 0
      ? []
      : await ctx.services.use(AGENT_NAMES)(
          ctx.db,
          [...new Set(ids)].map((id) => toRef(id)),
        );
  const names = new Map(found.map((row) => [recordId(row), row]));
  return ({ actor_kind: kind, actor_id: id, actor_name: name }) => {
    const agent = kind === 'agent' && id !== null ? names.get(id) : undefined;
    return agent === undefined ? { kind, name } : { kind, name: agent.name, for: agent.person };
  };
}
