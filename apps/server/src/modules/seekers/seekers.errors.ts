import { defineError } from '../../app/errors.ts';

export const SeekerUnknown = defineError('seeker.unknown', 404, {
  'zh-CN': '没有找到这个人的档案，可能已合并或注销。请重新搜索。',
  en: 'There is no such record; it may have been merged or erased. Please search again.',
});
/** The problem's `link` opens the record if it lies within the caller's regions. */
export const SeekerExists = defineError('seeker.exists', 409, {
  'zh-CN': '这个{what}已有档案（{name}），一人一档，没有重复建立。请打开原档案继续办理。',
  en: 'A record with this {what} exists already ({name}). One person is one record, so no second one was made. Please open that record.',
});
export const SeekerExistsElsewhere = defineError('seeker.exists_elsewhere', 409, {
  'zh-CN': '这个身份证号或手机号在{place}已有档案。请联系当地站点转来，或请本人更正。',
  en: 'A record with this ID number or phone exists in {place}. Please ask the station there, or let the person correct it.',
});
export const RegisteredAlready = defineError('seeker.registered_already', 409, {
  'zh-CN': '您已经登记过了，可以直接查看和修改自己的资料。',
  en: 'You are registered already; you can look at your record and change it.',
});
export const NotRegistered = defineError('seeker.not_registered', 409, {
  'zh-CN': '还没有登记。登记只要一分钟：姓名、想找什么活、住在哪儿。',
  en: 'You are not registered yet. It takes a minute: your name, the work you want, where you live.',
});
export const TooYoung = defineError(
  'seeker.too_young',
  422,
  {
    'zh-CN': '未满16周岁不能求职登记（劳动法第十五条）。请核对出生日期。',
    en: 'People under 16 may not be registered for work (Labour Law, article 15). Please check the birth date.',
  },
  'birthDate',
);
export const OccupationUnknown = defineError(
  'occupation.unknown',
  422,
  {
    'zh-CN': '没有这个职业代码，请从列表中选择。',
    en: 'There is no such occupation code; please choose from the list.',
  },
  'profile.wanted',
);
export const GroupHeld = defineError(
  'seeker.group_held',
  409,
  {
    'zh-CN': '已经登记过这个重点群体，且仍在有效期内。需要更新时请先结束原来的。',
    en: 'This group is recorded already and still valid. To renew it, please end the old one first.',
  },
  'group',
);
export const RegionNeeded = defineError(
  'region.needed',
  422,
  {
    'zh-CN': '请选择住在哪里，我们按这里找附近的工作。',
    en: 'Please choose where you live, so that we can look for work nearby.',
  },
  'profile.regionCode',
);
export const MoveAcross = defineError(
  'seeker.move_across',
  422,
  {
    'zh-CN': '跨市州搬迁不能直接改居住地，请联系迁入地站点转档。',
    en: 'A record cannot move to another prefecture by changing the residence. Please ask the station there to take it over.',
  },
  'profile.regionCode',
);
export const MergeAcross = defineError('seeker.merge_across', 422, {
  'zh-CN': '两份档案不在同一市州，不能合并。',
  en: 'The two records lie in different prefectures and cannot be merged.',
});
export const MergeSame = defineError('seeker.merge_same', 422, {
  'zh-CN': '这是同一份档案，不用合并。',
  en: 'This is one and the same record; there is nothing to merge.',
});
export const MergedAway = defineError('seeker.merged', 409, {
  'zh-CN': '这份档案已经合并到另一份，请打开保留的档案。',
  en: 'This record was merged into another one; please open that one.',
});
export const OpenPlacements = defineError('seeker.open_placements', 409, {
  'zh-CN': '还有正在进行的求职。请先撤回投递，再注销资料。',
  en: 'Some applications are still open. Please take them back first, then erase your data.',
});
