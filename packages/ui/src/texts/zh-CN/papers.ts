import type {
  CodeKind,
  CodeSource,
  CodeState,
  PaperKind,
  PaperMove,
  PaperStatus,
  TemplateKind,
} from '@yizhan/domain';

/** Codes on paper and screens. */
export const papers = {
  codeKind: { vacancy: '岗位', site: '站点', paper: '文书' } satisfies Record<CodeKind, string>,
  codeSource: {
    standing: '一直用的编号',
    paper: '文书',
    poster: '海报',
    sheet: '岗位单',
    board: '岗位屏',
    fair: '招聘会',
    livestream: '直播',
    message: '群消息',
  } satisfies Record<CodeSource, string>,
  codeState: { current: '有效', expired: '已过期', void: '已作废' } satisfies Record<CodeState, string>,
  paperKind: { referral_slip: '推荐信', visit_record: '走访记录', confirmation: '办理凭证' } satisfies Record<
    PaperKind,
    string
  >,
  templateKind: {
    referral_slip: '推荐信',
    visit_record: '走访记录',
    confirmation: '办理凭证',
    poster: '岗位海报',
    sheet: '岗位单',
    site_poster: '站点海报',
    own_copy: '个人信息副本',
    list: '打印的名单',
  } satisfies Record<TemplateKind, string>,
  paperStatus: { issued: '有效', void: '已作废' } satisfies Record<PaperStatus, string>,
  paperMove: { void: '作废' } satisfies Record<PaperMove, string>,
} as const;
