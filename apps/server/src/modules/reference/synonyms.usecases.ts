import { pinyinKeys } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { insertAliases } from './occupations.repository.ts';

/**
 * Stores a title as another name of an occupation, for the whole network. Every process applies it after the commit.
 * The caller has checked the actor's right.
 */
export async function addSynonym(ctx: WriteContext, title: string, code: string): Promise<void> {
  await insertAliases(ctx.trx, [
    { alias: title, code, kind: 'bare', source: 'staff', initials: pinyinKeys(title).initials },
  ]);
  await ctx.changed('occupation', { prefecture: '', id: code });
}
