import type { SettingId, SettingRow } from '@yizhan/contract';
import type { Verb } from '@yizhan/domain';
import type { AnyContext } from '../../app/context.ts';

/** What a setting is set to at a division ('' is the network). */
export interface SettingState {
  readonly values: SettingRow['values'];
  readonly shipped: boolean;
  readonly source?: SettingRow['source'];
  readonly since?: string | null;
}

/** Something that a bureau sets, as the overview of the settings shows it. */
export interface BoundSetting {
  readonly id: SettingId;
  /** Who sees it there: holders of the verb by which it is read. */
  readonly verb: Verb;
  /** Beginning of the names of the audit actions by which it changes, such as `parameter.`. */
  readonly audit: string;
  /** Reads what its own page reads, for a handful of numbers. */
  readonly state: (ctx: AnyContext, region: string) => Promise<SettingState>;
}
