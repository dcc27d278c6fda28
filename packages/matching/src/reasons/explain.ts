/** Reasons and exclusions in plain words. */
import type { Exclusion, Locale, Reason, ReasonParams } from '../types.ts';
import { FORMATS } from './formats.ts';
import { EXCLUSIONS_EN, EXCLUSIONS_EN_STAFF, REASONS_EN, REASONS_EN_STAFF } from './texts-en.ts';
import { EXCLUSIONS_ZH, EXCLUSIONS_ZH_STAFF, REASONS_ZH, REASONS_ZH_STAFF } from './texts-zh.ts';

/** Who reads the text: a job seeker is addressed directly, staff read about 'the seeker'. */
export type Audience = 'seeker' | 'staff';

interface Texts {
  reasons: Readonly<Record<string, string>>;
  exclusions: Readonly<Record<string, { text: string; change: string }>>;
}

/** All texts, by language and reader; the staff texts differ only where the others address the person. */
export const TEXTS: Readonly<Record<Locale, Readonly<Record<Audience, Texts>>>> = {
  'zh-CN': {
    seeker: { reasons: REASONS_ZH, exclusions: EXCLUSIONS_ZH },
    staff: {
      reasons: { ...REASONS_ZH, ...REASONS_ZH_STAFF },
      exclusions: { ...EXCLUSIONS_ZH, ...EXCLUSIONS_ZH_STAFF },
    },
  },
  en: {
    seeker: { reasons: REASONS_EN, exclusions: EXCLUSIONS_EN },
    staff: {
      reasons: { ...REASONS_EN, ...REASONS_EN_STAFF },
      exclusions: { ...EXCLUSIONS_EN, ...EXCLUSIONS_EN_STAFF },
    },
  },
};

/** Fills the parameters into a template: `{metres|distance}` in the form `distance` of `formats.ts`. */
export function fill(template: string, params: ReasonParams, locale: Locale): string {
  return template.replace(/\{(\w+)\|(\w+)\}/g, (_, name: string, form: string) => {
    const value = params[name];
    const format = FORMATS[form];
    return value === undefined || format === undefined ? '' : format(value, locale);
  });
}

/** One reason as a sentence: '离家1.2公里', '做过6年保安'. */
export function explain(reason: Reason, locale: Locale, audience: Audience = 'seeker'): string {
  const template = TEXTS[locale][audience].reasons[`${reason.side}.${reason.rule}.${reason.variant}`];
  // A reason stored by an older version may have no text any more; its rule name is better than nothing.
  return template === undefined ? reason.rule : fill(template, reason.params, locale);
}

/** A broken rule as a sentence, and what would have to change. */
export function explainExclusion(
  exclusion: Exclusion,
  locale: Locale,
  audience: Audience = 'seeker',
): { text: string; change: string } {
  const template = TEXTS[locale][audience].exclusions[`${exclusion.rule}.${exclusion.variant}`];
  if (template === undefined) return { text: exclusion.rule, change: '' };
  return {
    text: fill(template.text, exclusion.params, locale),
    change: fill(template.change, exclusion.params, locale),
  };
}
