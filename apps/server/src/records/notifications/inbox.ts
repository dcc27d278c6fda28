import type { InsertObject } from 'kysely';
import type { TemplateCode } from '@yizhan/domain';
import type { CurrentAction } from '../../app/action.ts';
import type { WriteContext } from '../../app/context.ts';
import { json, type DB } from '../../app/db/database.ts';
import { newId, recordId, type Ref } from '../../app/ids.ts';
import { insertInboxItems } from './inbox.repository.ts';
import type { PartyKind } from './recipients.ts';

/** An entry for one inbox. */
export interface InboxEntry {
  readonly to:
    | { readonly kind: PartyKind; readonly ref: Ref }
    | {
        readonly kind: 'staff';
        readonly staffId: string;
        /** The verb needed to see it, checked again at every read. */
        readonly verb: string;
        readonly region: string | null;
        readonly siteId: string | null;
      };
  readonly template: TemplateCode;
  readonly values: Readonly<Record<string, string | number | null>>;
  /** The record it leads to, with its public id. */
  readonly about: { readonly noun: string; readonly id: string };
  /** The person it is about, where that is not the reader. */
  readonly seeker?: Ref;
  /** While unread, the next of the same group is counted onto this one. */
  readonly group: string;
  /** The move it is taken back with. */
  readonly action: CurrentAction | null;
}

type InboxInsert = InsertObject<DB, 'inbox_items'>;

/** Puts entries into inboxes, in the transaction of the event. Texts are generated when they are read. */
export async function putInInbox(ctx: WriteContext, entries: readonly InboxEntry[]): Promise<void> {
  const rows = new Map<string, InboxInsert>();
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const row = inboxRow(ctx, entry);
    const key = `${entry.to.kind === 'staff' ? entry.to.staffId : entry.to.ref.id} ${entry.group}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    rows.set(key, { ...row, times: counts.get(key) });
  }
  await insertInboxItems(ctx.trx, [...rows.values()]);
}

function inboxRow(
  ctx: WriteContext,
  { to, template, values, about, seeker, group, action }: InboxEntry,
): InboxInsert {
  const owner =
    to.kind === 'staff'
      ? {
          recipient_id: to.staffId,
          prefecture: null,
          verb: to.verb,
          region_code: to.region,
          site_id: to.siteId,
        }
      : {
          recipient_id: to.ref.id,
          prefecture: to.ref.prefecture,
          verb: null,
          region_code: null,
          site_id: null,
        };
  return {
    id: newId(),
    recipient_kind: to.kind,
    ...owner,
    template,
    data: json(values),
    about_noun: about.noun,
    about_id: about.id,
    seeker_prefecture: seeker?.prefecture ?? null,
    seeker_id: seeker?.id ?? null,
    group_key: group,
    times: 1,
    action_ids: action === null ? [] : [action.key.id],
    at: ctx.now,
  };
}

/** How a record is named in an inbox. */
export function aboutRef(noun: string, ref: Ref): { noun: string; id: string } {
  return { noun, id: recordId(ref) };
}
