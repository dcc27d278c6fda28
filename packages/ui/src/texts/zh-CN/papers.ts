import type { CodeKind, CodeSource, CodeState } from '@yizhan/domain';

/** Codes on paper and screens. */
export const papers = {
  codeKind: { vacancy: '岗位', site: '站点' } satisfies Record<CodeKind, string>,
  codeSource: {
    standing: '一直用的编号',
    poster: '海报',
    sheet: '岗位单',
    board: '岗位屏',
    fair: '招聘会',
    livestream: '直播',
    message: '群消息',
  } satisfies Record<CodeSource, string>,
  codeState: { current: '有效', expired: '已过期', void: '已作废' } satisfies Record<CodeState, string>,
} as const;
