import { z } from 'zod';
import { Day, Doer, Instant, RegionRef } from './common.ts';
import { defineRoute } from './define-route.ts';
import { GrantRegion } from './identity.ts';

/** What a bureau can set; each has a page of its own. */
export const SETTING_IDS = [
  'calendar',
  'parameters',
  'check_words',
  'message_templates',
  'message_rules',
  'message_provider',
  'retention',
  'paper_templates',
  'forms',
  'rules',
  'approval_rules',
  'access',
  'staff',
  'partners',
  'weights',
  'base_map',
  'boundaries',
] as const;
export type SettingId = (typeof SETTING_IDS)[number];

/** What a setting is set to now, where that comes from, and who changed it last. */
export const SettingRow = z
  .object({
    id: z.enum(SETTING_IDS),
    /** Values for the words in which the screens say the state. */
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    /** Nothing of the bureau's own: it stands as it ships. */
    shipped: z.boolean(),
    /** Document the newest of it rests on. */
    source: z.object({ name: z.string(), dated: Day.nullable() }).nullable(),
    /** Since when what counts now counts. */
    since: Day.nullable(),
    /** The last change that the caller may see on the audit trail. */
    last: z.object({ by: Doer, at: Instant, action: z.string() }).nullable(),
    /** Beginning of the names of its audit actions. */
    audit: z.string(),
  })
  .meta({ id: 'SettingRow' });
export type SettingRow = z.infer<typeof SettingRow>;

export const settingsOverviewRoutes = {
  list: defineRoute({
    id: 'settingsOverview.list',
    method: 'GET',
    path: '/settings',
    summary: 'Every setting within the caller’s rights: state, source, since when, who changed it last',
    access: { verb: 'audit.read' },
    query: z.object({ region: GrantRegion.optional() }),
    reply: z.object({ region: RegionRef.nullable(), items: z.array(SettingRow) }),
    audit: { none: 'read' },
    errors: ['region.unknown', 'access.region'],
  }),
} as const;
