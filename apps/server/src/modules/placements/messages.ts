import type { WriteContext } from '../../app/context.ts';
import { queueMessage, type QueuedMessage } from '../../records/notifications/index.ts';
import type { LockedSeeker } from './placements.repository.ts';

/** Sends a text message unless the person refused them or has no phone. Messages to people are in Chinese. */
export async function notifySeeker(
  ctx: WriteContext,
  seeker: LockedSeeker,
  message: Pick<QueuedMessage, 'template' | 'text' | 'lane' | 'purpose'>,
): Promise<void> {
  if (seeker.phone_cipher === null || seeker.sms_refused) return;
  await queueMessage(ctx, {
    ...message,
    text: `【就业驿站】${seeker.name}您好，${message.text}`,
    locale: 'zh-CN',
    phone: ctx.services.cipher.decrypt(seeker.phone_cipher),
    party: { kind: 'seeker', ref: { prefecture: seeker.prefecture, id: seeker.id } },
    place: { region: seeker.region_code, siteId: seeker.site_id },
  });
}
