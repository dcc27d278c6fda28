import { RoundList } from '@yizhan/contract';
import { bindList } from '../../records/lists/bind-list.ts';
import { roundSource } from './list.repository.ts';
import { findRounds } from './rounds.repository.ts';
import { roundView } from './rounds.views.ts';

export const roundList = bindList(RoundList, {
  source: roundSource,
  async show(ctx, refs) {
    const rows = await findRounds(
      ctx.db,
      refs.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.id, roundView(ctx, row)]));
  },
});
