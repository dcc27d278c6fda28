import { Linter } from 'eslint';
import * as vueParser from 'vue-eslint-parser';
import { describe, expect, it } from 'vitest';
import { modelValueFollows } from './model-value-follows.mjs';

function complaints(template: string): number {
  const config: Linter.Config = {
    files: ['**/*.vue'],
    languageOptions: { parser: vueParser },
    plugins: { ours: { rules: { follows: modelValueFollows } } },
    rules: { 'ours/follows': 'error' },
  };
  const found = new Linter().verify(`<template>${template}</template>`, config, 'Some.vue');
  expect(found.filter(({ fatal }) => fatal === true)).toEqual([]);
  return found.filter(({ ruleId }) => ruleId === 'ours/follows').length;
}

describe('a text box with a bound value', () => {
  it.each([
    `<el-input :model-value="filters.q" @change="set" @clear="clear" />`,
    `<ElInput :modelValue="filters.q" @change="set" />`,
    `<el-autocomplete :model-value="word" @select="set" />`,
    `<van-field :model-value="word" @blur="set" />`,
    `<search-input :model-value="word" :label="label" />`,
    `<div><template #filters><el-input :model-value="word" @keydown.enter="go" /></template></div>`,
    `<input :value="word" @keydown.enter="go" />`,
    `<textarea :value="word" />`,
  ])('may not be deaf to letters: %s', (template) => {
    expect(complaints(template)).toBe(1);
  });

  it.each([
    `<el-input v-model="word" @change="set" />`,
    `<el-input :model-value="word" @update:model-value="set" />`,
    `<el-input :modelValue="word" @update:modelValue="set" />`,
    `<el-input :model-value="word" @input="set" />`,
    `<el-input :model-value="word" readonly />`,
    `<input :value="word" @change="set" />`,
    `<input type="checkbox" :value="key" @click="toggle" />`,
    `<input type="text" :value="login" hidden />`,
    `<el-select :model-value="code" @change="set" />`,
  ])('passes when it hears them, or is no box to type into: %s', (template) => {
    expect(complaints(template)).toBe(0);
  });
});
