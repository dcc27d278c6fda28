import { isDeepStrictEqual } from 'node:util';
import { shanghaiDate } from '@yizhan/domain';
import { DEFAULT_MESSAGE_SETTINGS, readMessageSettings } from '../../records/notifications/settings.ts';
import type { BoundSetting } from '../../records/settings/index.ts';
import { showSettings } from './settings.usecases.ts';
import { listTemplates } from './templates.usecases.ts';

export const notificationSettings: readonly BoundSetting[] = [
  {
    id: 'message_templates',
    verb: 'settings.manage',
    audit: 'message_template.',
    async state(ctx) {
      const own = (await listTemplates(ctx)).filter(({ text }) => text !== null);
      const [newest] = own.flatMap(({ at }) => at ?? []).toSorted((a, b) => b.localeCompare(a));
      return {
        values: { own: own.length },
        shipped: own.length === 0,
        since: newest === undefined ? null : shanghaiDate(new Date(newest)),
      };
    },
  },
  {
    id: 'message_rules',
    verb: 'settings.manage',
    audit: 'message_settings.',
    async state(ctx) {
      const settings = await readMessageSettings(ctx.db);
      const { signature, quiet, perDay } = settings;
      return {
        values: { signature, from: quiet.from, until: quiet.until, perDay },
        shipped: isDeepStrictEqual(settings, DEFAULT_MESSAGE_SETTINGS),
      };
    },
  },
  {
    id: 'message_provider',
    verb: 'settings.manage',
    audit: 'message_provider.',
    async state(ctx) {
      const { provider } = await showSettings(ctx);
      return {
        values: { driver: provider.driver, from: provider.from },
        shipped: provider.from === 'default',
      };
    },
  },
];
