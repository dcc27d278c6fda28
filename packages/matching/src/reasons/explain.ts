/** Reasons and exclusions in plain words. */
import type { Exclusion, Locale, Reason, ReasonParams } from '../types.ts';
import { FORMATS } from './formats.ts';
import { EXCLUSIONS_EN, REASONS_EN } from './texts-en.ts';
import { EXCLUSIONS_ZH, REASONS_ZH } from './texts-zh.ts';

function fill(template: string, params: ReasonParams, locale: Locale): string {
  return template.replace(/\{(\w+)\|(\w+)\}/g, (_, name: string, form: string) => {
    const value = params[name];
    const format = FORMATS[form];
    return value === undefined || format === undefined ? '' : format(value, locale);
  });
}

/** One reason as a sentence: '离家1.2公里', '做过6年保安'. */
export function explain(reason: Reason, locale: Locale): string {
  const texts = locale === 'en' ? REASONS_EN : REASONS_ZH;
  const template = texts[`${reason.side}.${reason.rule}.${reason.variant}`];
  // A reason kept from an older version may have no text any more; its rule is better than nothing.
  return template === undefined ? reason.rule : fill(template, reason.params, locale);
}

/** A broken rule as a sentence, and what would have to change. */
export function explainExclusion(exclusion: Exclusion, locale: Locale): { text: string; change: string } {
  const texts = locale === 'en' ? EXCLUSIONS_EN : EXCLUSIONS_ZH;
  const template = texts[`${exclusion.rule}.${exclusion.variant}`];
  if (template === undefined) return { text: exclusion.rule, change: '' };
  return {
    text: fill(template.text, exclusion.params, locale),
    change: fill(template.change, exclusion.params, locale),
  };
}
