/**
 * A text box whose value is bound must handle every letter. Element Plus and Vant reset `model-value` after each
 * `input` event, so a box of theirs that only listens to `change` loses every letter, and `change` never carries any.
 * It must also listen to `update:model-value` or `input`, or have `v-model`. A native box keeps its letters until
 * `change`; one without any listener is read-only.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const modelValueFollows = {
  meta: {
    type: 'problem',
    messages: {
      deaf: '<{{ tag }}> has a bound value but hears no letters: it cannot be typed into. Use v-model, or listen to {{ events }}.',
    },
    schema: [],
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    if (!services?.defineTemplateBodyVisitor) return {};
    return services.defineTemplateBodyVisitor({
      /** @param {import('vue-eslint-parser').AST.VElement} node */
      VElement(node) {
        const kind = kindOf(node);
        if (kind === null || isOnlyShown(node)) return;
        if (!argumentsOf(node, 'bind').some((name) => kind.props.includes(name))) return;
        if (argumentsOf(node, 'on').some((name) => kind.events.includes(name))) return;
        context.report({
          loc: node.startTag.loc,
          messageId: 'deaf',
          data: { tag: node.rawName, events: kind.events.at(0) },
        });
      },
    });
  },
};

const OF_A_KIT = {
  props: ['model-value', 'modelvalue'],
  events: ['update:model-value', 'update:modelvalue', 'input'],
};
const NATIVE = { props: ['value'], events: ['input', 'change'] };
/** Text boxes of the component libraries and our own, without hyphens. */
const BOXES = new Set([
  'elinput',
  'elautocomplete',
  'elinputnumber',
  'elinputtag',
  'elmention',
  'vanfield',
  'vansearch',
  'searchinput',
]);
/** Types of `<input>` into which users type. */
const TYPED = new Set(['text', 'search', 'tel', 'url', 'email', 'password', 'number']);

/** @param {import('vue-eslint-parser').AST.VElement} node */
function kindOf(node) {
  const tag = node.rawName.toLowerCase().replaceAll('-', '');
  if (BOXES.has(tag)) return OF_A_KIT;
  if (tag === 'textarea') return NATIVE;
  if (tag !== 'input') return null;
  return TYPED.has(plainAttributes(node).get('type') ?? 'text') ? NATIVE : null;
}

/** @param {import('vue-eslint-parser').AST.VElement} node */
function isOnlyShown(node) {
  const plain = plainAttributes(node);
  return ['hidden', 'readonly', 'disabled'].some((name) => plain.has(name));
}

/** @param {import('vue-eslint-parser').AST.VElement} node */
function plainAttributes(node) {
  return new Map(
    node.startTag.attributes.flatMap((one) =>
      one.directive ? [] : [/** @type {const} */ ([one.key.name, one.value?.value ?? ''])],
    ),
  );
}

/**
 * Arguments of directives with a name: `model-value` of `:model-value`.
 *
 * @param {import('vue-eslint-parser').AST.VElement} node
 * @param {string} directive
 */
function argumentsOf(node, directive) {
  return node.startTag.attributes.flatMap((one) => {
    if (!one.directive || one.key.name.name !== directive) return [];
    return one.key.argument?.type === 'VIdentifier' ? [one.key.argument.rawName.toLowerCase()] : [];
  });
}
