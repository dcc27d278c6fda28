import { findTemplate, type MessageLocale, type TemplateChannel } from '@yizhan/domain';
import type { Insertable, Selectable } from 'kysely';
import type { DB, Reader, Transaction } from '../../app/db/database.ts';

export type StoredTemplateRow = Selectable<DB['message_templates']>;

/** The bureau's version of some templates, or of all. */
export async function listStoredTemplates(
  db: Reader,
  codes?: readonly string[],
): Promise<StoredTemplateRow[]> {
  return db
    .selectFrom('message_templates')
    .selectAll()
    .$if(codes !== undefined, (query) => query.where('template', 'in', codes ?? []))
    .execute();
}

/** The provider's names of some texts, by template and language; texts without a name are omitted. */
export async function readProviderCodes(
  db: Reader,
  templates: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('message_templates')
    .select(['template', 'locale', 'provider_code'])
    .where('template', 'in', templates)
    .where('channel', '=', 'sms')
    .where('provider_code', 'is not', null)
    .execute();
  return new Map(
    rows.map(({ template, locale, provider_code }) => [`${template} ${locale}`, provider_code ?? '']),
  );
}

/** Saves a bureau's text; `version` is the one it is based on, 0 for the first. Returns false when it is stale. */
export async function saveStoredTemplate(
  trx: Transaction,
  row: Insertable<DB['message_templates']>,
  version: number,
): Promise<boolean> {
  const { template, channel, locale, ...kept } = row;
  if (version === 0) {
    const inserted = await trx
      .insertInto('message_templates')
      .values({ ...row, version: 1 })
      .onConflict((conflict) => conflict.columns(['template', 'channel', 'locale']).doNothing())
      .executeTakeFirst();
    return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
  }
  const updated = await trx
    .updateTable('message_templates')
    .set({ ...kept, version: version + 1 })
    .where('template', '=', template)
    .where('channel', '=', channel)
    .where('locale', '=', locale)
    .where('version', '=', version)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}

/** The current texts: the bureau's own, else the program's default. */
export class TemplateTexts {
  readonly #stored: ReadonlyMap<string, string>;

  constructor(stored: readonly StoredTemplateRow[]) {
    this.#stored = new Map(
      stored.flatMap(({ template, channel, locale, text }) =>
        text === null ? [] : [[`${template} ${channel} ${locale}`, text] as const],
      ),
    );
  }

  /** Null for a template or channel that this version of the program does not know. */
  text(code: string, channel: TemplateChannel, locale: MessageLocale): string | null {
    return (
      this.#stored.get(`${code} ${channel} ${locale}`) ?? findTemplate(code)?.texts[channel]?.[locale] ?? null
    );
  }
}

export async function readTemplateTexts(db: Reader, codes?: readonly string[]): Promise<TemplateTexts> {
  // An empty list means none, not all.
  return new TemplateTexts(codes?.length === 0 ? [] : await listStoredTemplates(db, codes));
}
