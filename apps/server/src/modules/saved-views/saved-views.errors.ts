import { defineError } from '../../app/errors.ts';

export const ViewUnknown = defineError('view.unknown', 404, {
  'zh-CN': '没有这个查法：可能已被删掉，或不再共享给您。请在“存好的查法”里另选一个，或自己设好条件再存一份。',
  en: 'There is no such view: it was deleted, or is no longer shared with you. Please choose another one, or set the filters and save your own.',
});
export const ViewListUnknown = defineError('view.list_unknown', 422, {
  'zh-CN': '没有这份名单，或您看不到它，没有保存。请回到名单页面再存。',
  en: 'There is no such list, or you cannot read it; nothing was saved. Please save the view from the list itself.',
});
export const ViewNameTaken = defineError(
  'view.name_taken',
  409,
  {
    'zh-CN': '您已有一个叫“{name}”的查法，没有保存。请换个名字，或先删掉原来的。',
    en: 'You have a view called “{name}” already; nothing was saved. Please choose another name or delete the old one first.',
  },
  'name',
);
export const ViewShareBeyond = defineError('view.share_beyond', 403, {
  'zh-CN': '只能共享给您负责的地区或站点，没有保存。请选自己的地区或站点，或只存给自己用。',
  en: 'A view can be shared with your own divisions and stations only; nothing was saved. Please choose one of them, or keep the view to yourself.',
});
export const TooManyViews = defineError('view.too_many', 422, {
  'zh-CN': '这份名单您已存了 {most} 个查法，没有再存。请先删掉用不着的。',
  en: 'You have {most} views of this list already; nothing was saved. Please delete some first.',
});
