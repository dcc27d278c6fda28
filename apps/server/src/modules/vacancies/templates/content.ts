import type { Limitation } from '@yizhan/domain';
import { SERVICE_TEMPLATES } from './services.ts';
import { TRADE_TEMPLATES } from './trades.ts';

/** What most vacancies of an occupation say. Brackets 【】 mark what only the employer knows. */
export interface TemplateText {
  /** Occupation of the classification. */
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly skills: readonly string[];
  /** What the law or the work asks for; none where nothing is asked. */
  readonly certificates: readonly string[];
  readonly demands: readonly Limitation[];
  readonly payUnit: 'month' | 'day' | 'hour' | 'piece';
}

/**
 * The occupations that grass-roots stations are asked for most. Written so that the checks before publishing have
 * nothing against them: no sex, no age, no fee, and work, hours and pay named.
 */
export const TEMPLATE_TEXTS: readonly TemplateText[] = [...SERVICE_TEMPLATES, ...TRADE_TEMPLATES];
