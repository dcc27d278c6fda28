/** Steps that can take a second person, by code: as inbox, settings and requests call them. */
export const APPROVAL_WORDS = {
  'employer.blacklist': {
    'zh-CN': '单位拉黑、移出黑名单',
    en: 'putting an employer on the blacklist, or taking it off',
  },
  'occupation.synonym': {
    'zh-CN': '全网通用的职业别名',
    en: 'another name of an occupation, for the whole network',
  },
  'list.export': { 'zh-CN': '导出名单', en: 'taking a list along as a file' },
  'approval.loosen': { 'zh-CN': '放宽复核规则', en: 'asking less often for a second person' },
} as const satisfies Readonly<Record<string, Readonly<Record<'zh-CN' | 'en', string>>>>;
