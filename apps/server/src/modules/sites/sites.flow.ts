import { siteFlow as flow } from '@yizhan/domain';
import { bindFlow } from '../../records/flow/bind-flow.ts';
import { lockedRow } from '../../records/flow/locks.ts';
import { MOVES_ONLY, type Effect } from '../../records/flow/types.ts';
import { SiteUnknown } from './sites.errors.ts';
import { settingsOf, sitePolicy } from './sites.policy.ts';

const lock = lockedRow('sites', { unknown: SiteUnknown, shared: true });

/** The life of a site, from the plan to the closing. Sites belong to no prefecture's tables; see `sharedRef`. */
export const siteFlow = bindFlow({
  flow,
  table: 'sites',
  shared: true,
  words: {
    statuses: {
      planned: { 'zh-CN': '规划中', en: 'planned' },
      under_construction: { 'zh-CN': '建设中', en: 'under construction' },
      acceptance: { 'zh-CN': '验收中', en: 'under acceptance' },
      trial: { 'zh-CN': '试运行', en: 'on trial' },
      open: { 'zh-CN': '正常开放', en: 'open' },
      suspended: { 'zh-CN': '暂停服务', en: 'suspended' },
      closed: { 'zh-CN': '已关闭', en: 'closed' },
    },
    moves: {
      open: { 'zh-CN': '新建站点', en: 'add the station' },
      replan: { 'zh-CN': '改回规划', en: 'plan it again' },
      build: { 'zh-CN': '开工建设', en: 'begin to build it' },
      inspect: { 'zh-CN': '转入验收', en: 'send it to acceptance' },
      start_trial: { 'zh-CN': '开始试运行', en: 'start its trial' },
      start: { 'zh-CN': '正常开放', en: 'open it' },
      suspend: { 'zh-CN': '暂停服务', en: 'suspend it' },
      close: { 'zh-CN': '关闭站点', en: 'close it' },
    },
  },

  lock,
  policy: (ctx, row) => sitePolicy.authorise(ctx.actor, 'sites.edit', settingsOf(row.id, row.region_code)),

  effects: {
    replan: MOVES_ONLY,
    build: MOVES_ONLY,
    inspect: MOVES_ONLY,
    start_trial: MOVES_ONLY,
    start: MOVES_ONLY,
    suspend: MOVES_ONLY,
    close: (): Effect<'sites'> => ({ events: [{ name: 'site.closed', payload: {} }] }),
  },
  afterwards: (ctx, row) => ctx.changed('site', { prefecture: row.region_code.slice(0, 4), id: row.id }),
  audit({ move }) {
    if (move === 'open') return 'site.created';
    return move === 'take_back' ? 'site.taken_back' : 'site.moved';
  },
});
