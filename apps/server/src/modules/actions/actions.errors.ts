import { defineError } from '../../app/errors.ts';

export const DeliveryUnknown = defineError('delivery.unknown', 404, {
  'zh-CN': '这一条已经不在待处理里了，可能别人刚刚点过“重新办理”。请刷新列表。',
  en: 'This one does not wait any more; somebody may just have sent it on. Please refresh the list.',
});
