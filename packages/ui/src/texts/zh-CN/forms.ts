/** Forms: what those that ship with the program are called, and the states of versions and answers. */
export const forms = {
  formName: { employer_visit: '单位走访', follow_up_script: '回访问什么', own_words: '用自己的话说说' },
  formVersionStatus: {
    draft: '草稿',
    published: '使用中',
    replaced: '被新版替换',
    withdrawn: '已停用',
    discarded: '已丢弃',
  },
  formAnswerStatus: { given: '已填写', struck: '已作废' },
} as const;
