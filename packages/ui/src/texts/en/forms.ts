/** Forms: what those that ship with the program are called, and the states of versions and answers. */
export const forms = {
  formName: {
    employer_visit: 'Visit to an employer',
    follow_up_script: 'What to ask',
    own_words: 'In your own words',
  },
  formVersionStatus: {
    draft: 'draft',
    published: 'in use',
    replaced: 'replaced',
    withdrawn: 'withdrawn',
    discarded: 'discarded',
  },
  formAnswerStatus: { given: 'filled in', struck: 'struck out' },
} as const;
