/** Steps that can take a second person, by code: as inbox, settings and requests call them. */
export const APPROVAL_WORDS = {
  'employer.blacklist': {
    'zh-CN': '单位拉黑、移出黑名单',
    en: 'Blacklisting of an employer',
  },
  'occupation.synonym': {
    'zh-CN': '全网通用的职业别名',
    en: 'Name of an occupation for the whole network',
  },
  'list.export': { 'zh-CN': '导出名单', en: 'List as a file' },
  'approval.loosen': { 'zh-CN': '放宽复核规则', en: 'Loosening of a rule' },
} as const satisfies Readonly<Record<string, Readonly<Record<'zh-CN' | 'en', string>>>>;
