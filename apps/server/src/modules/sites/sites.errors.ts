import { defineError } from '../../app/errors.ts';

export const SiteUnknown = defineError('site.unknown', 404, {
  'zh-CN': '没有找到这个站点，可能已经撤并。请从站点列表重新选择。',
  en: 'There is no such station; it may have been merged. Please choose one from the list.',
});
export const SiteNameTaken = defineError(
  'site.name_taken',
  409,
  {
    'zh-CN': '已经有同名站点。请在名称里加上街道或场所，便于群众区分。',
    en: 'There is a station of this name already. Please add the street or place, so that people can tell them apart.',
  },
  'name',
);
export const SiteCannotBecome = defineError(
  'site.cannot_become',
  409,
  {
    'zh-CN':
      '站点现在是“{from}”，不能直接改为“{to}”。请按建设、验收、试运行、开放的顺序办理；确实停用的，先改为暂停服务或关闭。',
    en: 'The station is “{from}” and cannot become “{to}” at once. Please go step by step: building, acceptance, trial, open; one that is given up becomes suspended or closed.',
  },
  'status',
);
