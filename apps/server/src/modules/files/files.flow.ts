import { fileFlow as flow, type FileKind, type FileRefusal, type PicturePlace } from '@yizhan/domain';
import type { WriteContext } from '../../app/context.ts';
import { recordId } from '../../app/ids.ts';
import { stamped } from '../../app/stamps.ts';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { takes, type Effect } from '../../records/flow/types.ts';
import { authoriseFile } from './access.ts';
import { FileUnknown } from './files.errors.ts';
import { findFileForUpdate, type FileRow } from './files.repository.ts';
import { removeBytes } from './removals.ts';

type FileEffect = Effect<'files'>;

/** What a file turned out to be. */
export interface Kept {
  readonly kind: FileKind;
  readonly name: string;
  readonly size: number;
  /** `made`: a picture made anew, whose parts replace those that were sent. */
  readonly stored: FileRow['stored'];
  readonly digest: Buffer;
  readonly width: number | null;
  readonly height: number | null;
  readonly thumbnailSize: number | null;
  readonly place: PicturePlace | null;
  readonly takenAt: Date | null;
}

export const boundFileFlow = bindFlow({
  flow,
  table: 'files',
  column: 'status',
  takes: takes<{ readonly keep: Kept; readonly refuse: { readonly why: FileRefusal } }>(),
  entity: 'file',
  words: {
    statuses: {
      receiving: { 'zh-CN': '正在传', en: 'on its way' },
      checking: { 'zh-CN': '正在检查', en: 'being looked at' },
      kept: { 'zh-CN': '已保存', en: 'kept' },
      refused: { 'zh-CN': '没有收', en: 'refused' },
      removed: { 'zh-CN': '已删除', en: 'removed' },
    },
    moves: {
      begin: { 'zh-CN': '开始传', en: 'begin to send it' },
      check: { 'zh-CN': '检查', en: 'look at it' },
      keep: { 'zh-CN': '保存', en: 'keep it' },
      refuse: { 'zh-CN': '不收', en: 'refuse it' },
      stop: { 'zh-CN': '停止传', en: 'stop sending it' },
      remove: { 'zh-CN': '删除', en: 'remove it' },
    },
  },
  idOf: recordId,
  regionOf: (row: FileRow) => row.region_code,

  async lock(ctx, ref) {
    const row = await findFileForUpdate(ctx.trx, ref);
    if (row === undefined) throw FileUnknown();
    return row;
  },
  async policy(ctx, row, move) {
    await authoriseFile(ctx, row, move === 'remove' ? 'remove' : 'add');
  },

  effects: {
    check: (ctx): FileEffect => ({ columns: { checking_since: ctx.now } }),
    async keep(ctx, row, kept, { ref }): Promise<FileEffect> {
      // What was sent still holds everything that was hidden in it.
      if (kept.stored === 'made') await removeBytes(ctx, [ref], 'sent');
      return {
        columns: {
          kind: kept.kind,
          name: kept.name,
          size: kept.size,
          stored: kept.stored,
          content_digest: kept.digest,
          width: kept.width,
          height: kept.height,
          thumbnail_size: kept.thumbnailSize,
          lng: kept.place?.lng ?? null,
          lat: kept.place?.lat ?? null,
          taken_at: kept.takenAt,
          checking_since: null,
        },
        data: { purpose: row.purpose, kind: kept.kind, size: kept.size },
      };
    },
    async refuse(ctx, row, { why }, { ref }): Promise<FileEffect> {
      await removeBytes(ctx, [ref]);
      return { columns: { refused_for: why }, data: { purpose: row.purpose, why } };
    },
    async stop(ctx, row, _input, { ref }): Promise<FileEffect> {
      await removeBytes(ctx, [ref]);
      return { columns: gone(ctx), data: { purpose: row.purpose } };
    },
    remove: (ctx, row): FileEffect => ({ columns: gone(ctx), data: { purpose: row.purpose } }),
  },
  tell(_ctx, row, { move }) {
    if (row.owner_noun === 'site' || !['keep', 'remove', 'take_back'].includes(move)) return [];
    const ref = { prefecture: row.prefecture, id: row.owner_id };
    return [{ party: row.owner_noun, ref, kind: `file.${move}`, note: row.label }];
  },
  audit: ({ move }) => AUDIT[move] ?? null,
});

const AUDIT: Readonly<Record<string, string>> = {
  keep: 'file.kept',
  refuse: 'file.refused',
  stop: 'file.removed',
  remove: 'file.removed',
  take_back: 'file.taken_back',
};

function gone(ctx: WriteContext) {
  return { removed_at: ctx.now, ...stamped('removed', ctx.actor) };
}
