/**
 * Requires a reason after two hyphens where a rule is turned off: `eslint-disable-next-line rule -- reason`.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const disableNeedsReason = {
  meta: { type: 'problem', messages: { reason: 'Say why after "--".' }, schema: [] },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          if (/^\s*eslint-disable(?!.*--\s*\S)/s.test(comment.value) && comment.loc) {
            context.report({ loc: comment.loc, messageId: 'reason' });
          }
        }
      },
    };
  },
};
