import { MessageList } from '@yizhan/contract';
import { bindList } from '../../records/lists/bind-list.ts';
import { messageSource } from './list.repository.ts';
import { findMessageRows } from './notifications.repository.ts';
import { messageView } from './notifications.views.ts';

export const messageList = bindList(MessageList, {
  source: messageSource,
  async show(ctx, refs) {
    const rows = await findMessageRows(
      ctx.db,
      refs.map(({ id }) => id),
    );
    return new Map(rows.map((row) => [row.id, messageView(ctx.actor, row)]));
  },
});
