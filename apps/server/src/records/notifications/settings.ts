import { z } from 'zod';
import { DEFAULT_MESSAGE_RULES, type MessageRules } from '@yizhan/domain';
import type { Reader } from '../../app/db/database.ts';
import { findSetting } from '../../app/settings.repository.ts';

/** The bureau's decisions about its messages, in the table of settings. */
export const MESSAGE_SETTINGS = 'messages';

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
export const MessageSettings = z.object({
  /** The sender: precedes every text message as 【…】. */
  signature: z.string(),
  quiet: z.object({ from: Clock, until: Clock }),
  perDay: z.number(),
});
export interface MessageSettings extends MessageRules {
  readonly signature: string;
}

export const DEFAULT_SIGNATURE = '就业驿站';
export const DEFAULT_MESSAGE_SETTINGS: MessageSettings = {
  signature: DEFAULT_SIGNATURE,
  ...DEFAULT_MESSAGE_RULES,
};

/** The current settings. A stored value of another version of the program counts as not set. */
export async function readMessageSettings(db: Reader): Promise<MessageSettings> {
  return messageSettingsOf(await findSetting(db, MESSAGE_SETTINGS));
}

export function messageSettingsOf(stored: unknown): MessageSettings {
  return MessageSettings.safeParse(stored).data ?? DEFAULT_MESSAGE_SETTINGS;
}
