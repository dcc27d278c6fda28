import type { Limitation } from '@yizhan/domain';
import { SERVICE_TEMPLATES } from './services.ts';
import { TRADE_TEMPLATES } from './trades.ts';

/** Common text for vacancies of an occupation. Brackets 【】 mark what only the employer knows. */
export interface TemplateText {
  /** Occupation of the classification. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly skills: readonly string[];
  /** Certificates that the law or the work requires; empty where none is. */
  readonly certificates: readonly string[];
  readonly demands: readonly Limitation[];
  readonly payUnit: 'month' | 'day' | 'hour' | 'piece';
}

/**
 * The occupations most in demand at grass-roots stations. Written so that the checks before publishing find nothing: no
 * sex, no age, no fee, and work, hours and pay stated.
 */
export const TEMPLATE_TEXTS: readonly TemplateText[] = [...SERVICE_TEMPLATES, ...TRADE_TEMPLATES];
