import { z } from 'zod';
import { vacancyRoutes as routes } from '@yizhan/contract';
import { decodeCursor, toPage } from '../../app/db/cursor.ts';
import type { Binder } from '../../app/http/bind.ts';
import { listUnmapped, mapTitle } from './titles.usecases.ts';

const OffsetCursor = z.tuple([z.int().min(0)]);

export function titleRoutes(bind: Binder): void {
  bind.route(routes.listUnmapped, async (ctx, { query }) => {
    const offset = decodeCursor(query.cursor, OffsetCursor)?.[0] ?? 0;
    const titles = await listUnmapped(ctx, { offset, limit: query.limit });
    const numbered = titles.map((title, index) => ({ title, next: offset + index + 1 }));
    return toPage(
      numbered,
      query.limit,
      (row) => [row.next],
      (row) => row.title,
    );
  });

  bind.route(routes.mapTitle, (ctx, { body }) => mapTitle(ctx, body));
}
