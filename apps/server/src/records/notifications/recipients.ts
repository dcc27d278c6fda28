import type { MessageLocale, MessagePurpose } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';
import type { Ref } from '../../app/ids.ts';
import { serviceKey } from '../../app/services.ts';

/** What a notification needs to know about a person or employer. */
export interface Recipient {
  readonly ref: Ref;
  /** Sealed; null where there is none. */
  readonly phone: Buffer | null;
  readonly locale: MessageLocale;
  /** Merged, erased or struck off: nothing more is sent. */
  readonly isClosed: boolean;
  /** Purposes for which consent to text messages was withdrawn. */
  readonly withoutConsent: ReadonlySet<MessagePurpose>;
  readonly region: string;
  readonly siteId: string | null;
}

/** Reads some recipients, in any order; missing ones are omitted. */
export type ReadRecipients = (ctx: Pick<AnyContext, 'db'>, refs: readonly Ref[]) => Promise<Recipient[]>;

/** Offered by the modules that own people and employers, because only they know their records. */
export const RECIPIENTS = {
  seeker: serviceKey<ReadRecipients>('recipients: seekers'),
  employer: serviceKey<ReadRecipients>('recipients: employers'),
} as const;
export type PartyKind = keyof typeof RECIPIENTS;
