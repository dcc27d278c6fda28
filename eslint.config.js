import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import vue from 'eslint-plugin-vue';
import vueAccessibility from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { disableNeedsReason } from './scripts/lint/disable-needs-reason.mjs';
import { modelValueFollows } from './scripts/lint/model-value-follows.mjs';

const TESTS = [
  '**/*.test.ts',
  '**/*.tour.ts',
  '**/*.sample.ts',
  '**/*.spec.ts',
  'e2e/**',
  '**/test-support/**',
  'bench/**',
];

/** Components of the kits that render the control of the label around them. */
const CONTROLS = [
  'el-autocomplete',
  'el-date-picker',
  'el-input',
  'el-input-number',
  'el-select',
  'el-switch',
  'el-time-picker',
  'van-field',
  'van-stepper',
  'van-switch',
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/*.generated.*',
      '**/node_modules/**',
      '.data/**',
      'test-results/**',
      '**/.vite/**',
      'bench/comparison/**', // its own command checks it: npm run check:bench
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  vue.configs['flat/recommended'],
  vueAccessibility.configs['flat/recommended'],
  {
    plugins: {
      yizhan: {
        rules: { 'disable-needs-reason': disableNeedsReason, 'model-value-follows': modelValueFollows },
      },
    },
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.js', '.dependency-cruiser.cjs', 'apps/server/bin/*.mjs'] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'yizhan/disable-needs-reason': 'error',
      'yizhan/model-value-follows': 'error',
      eqeqeq: 'error',
      'no-console': 'off',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'separate-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],

      // Eased where the strict form costs words and finds no faults.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/restrict-plus-operands': ['error', { allowNumberAndString: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unsafe-enum-assignment': 'off', // there are no enums: they are no erasable syntax
      '@typescript-eslint/no-misused-spread': 'off', // by code point is how Chinese text wants to be split
      '@typescript-eslint/require-await': 'off', // handlers are async by their type, whether they wait or not
    },
  },
  {
    // Without types: they cost 0.8 s and 15 MB a component here, and vue-tsc checks components with their templates.
    files: ['**/*.vue'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { parser: tseslint.parser, projectService: false } },
  },
  {
    files: ['apps/{console,portal,screens}/**', 'packages/ui/**'],
    languageOptions: { globals: globals.browser },
    rules: {
      'vue/return-in-computed-property': 'off', // cannot see that a switch names all cases; vue-tsc can
      'vue/require-default-prop': 'off', // an optional prop is undefined by its type
      'vue/multi-word-component-names': 'off', // ours are imported by name, none is registered as an HTML tag
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      // A FormField labels the control in its slot, by the id it hands down.
      'vuejs-accessibility/form-control-has-label': ['error', { labelComponents: ['FormField'] }],
      'vuejs-accessibility/label-has-for': [
        'error',
        { required: { some: ['nesting', 'id'] }, controlComponents: CONTROLS },
      ],
      'vuejs-accessibility/no-autofocus': 'off', // a dialog must take the focus when it opens (WCAG 2.4.3)

      '@typescript-eslint/no-useless-default-assignment': 'off', // cannot see which props are optional

      // Components are untyped to the linter; vue-tsc checks these uses.
      'no-undef': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    // Columns are indexed by numbers that the engine itself gave out; `?? 0` at each would hide a wrong one.
    files: ['packages/matching/src/engine/**'],
    rules: { '@typescript-eslint/no-non-null-assertion': 'off' },
  },
  {
    files: ['apps/*/src/app/router.ts'],
    rules: { '@typescript-eslint/no-deprecated': 'off' }, // what is to replace scrollBehavior is experimental
  },
  {
    files: TESTS,
    rules: {
      'no-empty-pattern': 'off', // how Playwright's fixtures say that they need no other
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'MemberExpression[object.name=/^(it|test|describe|suite)$/][property.name=/^(only|todo)$/]',
          message: 'Commit whole test files.',
        },
        {
          selector:
            'CallExpression[callee.object.name=/^(it|test|describe|suite)$/][callee.property.name="skip"][arguments.0.type=/Literal$/]',
          message: 'Mend the test or delete it; skipIf(condition) is for what a machine lacks.',
        },
        {
          selector: 'CallExpression[callee.property.name="waitForTimeout"]',
          message: 'Wait for what the page shows, not for time to pass.',
        },
      ],
    },
  },
  {
    files: ['**/*.js', '**/*.mjs', '**/*.cjs'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: globals.node },
  },
  prettier,
);
