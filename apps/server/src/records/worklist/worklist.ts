import type { Waiting, WorklistSection } from '@yizhan/contract';
import { clauseText, DEADLINE_RULES } from '@yizhan/domain';
import { may, scopeOf } from '../../app/actor.ts';
import type { AnyContext } from '../../app/context.ts';
import { COMPOSITION } from '../module.ts';
import type { WorklistItem, WorklistScope } from './types.ts';

const SHOWN = 8;
/** Kinds read at the same time: few, so that one person’s morning does not take all connections. */
const AT_ONCE = 3;

/** How many items of each kind wait for the caller, most urgent first; at one of their sites, or at all of them. */
export async function countWorklist(ctx: AnyContext, siteId: string | undefined): Promise<Waiting[]> {
  return each(ctx, siteId, async (item, scope) => ({ item: item.id, ...(await item.count(ctx, scope)) }));
}

/** The same with the first entries of each. */
export async function readWorklist(ctx: AnyContext, siteId: string | undefined): Promise<WorklistSection[]> {
  return each(ctx, siteId, async (item, scope) => {
    const counted = await item.count(ctx, scope);
    const entries = counted.total === 0 ? [] : await item.entries(ctx, scope, item.shown ?? SHOWN);
    const clause = item.rule === undefined ? null : clauseText(DEADLINE_RULES[item.rule].clause, ctx.locale);
    return { item: item.id, ...counted, clause, entries };
  });
}

/** Only kinds that the caller may work on, and of which something waits. */
async function each<T extends Waiting>(
  ctx: AnyContext,
  siteId: string | undefined,
  read: (item: WorklistItem, scope: WorklistScope) => Promise<T>,
): Promise<T[]> {
  const items = ctx.services
    .use(COMPOSITION)
    .modules.flatMap(({ worklist = [] }) => worklist)
    .filter(({ verb }) => may(ctx.actor, verb))
    .toSorted((a, b) => a.weight - b.weight);
  const found: T[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const group = items.slice(at, at + AT_ONCE);
    found.push(
      ...(await Promise.all(group.map((item) => read(item, { ...scopeOf(ctx.actor, item.verb), siteId })))),
    );
  }
  return found.filter(({ total }) => total > 0);
}
