import type { Template, TemplateValues } from '../template.ts';
import { AGENT_TEMPLATES } from './agents.ts';
import { BOOKING_TEMPLATES } from './bookings.ts';
import { EMPLOYER_TEMPLATES } from './employers.ts';
import { CANDIDATE_TEMPLATES, PLACEMENT_TEMPLATES } from './placements.ts';
import { SEEKER_TEMPLATES } from './seekers.ts';
import { SIGN_IN_TEMPLATES } from './sign-in.ts';
import { STAFF_TEMPLATES } from './staff.ts';
import { SYSTEM_TEMPLATES } from './system.ts';

export { CODE_MINUTES } from './sign-in.ts';

/** Every message the platform sends by itself, by its code. */
export const TEMPLATES = {
  ...SIGN_IN_TEMPLATES,
  ...SEEKER_TEMPLATES,
  ...PLACEMENT_TEMPLATES,
  ...CANDIDATE_TEMPLATES,
  ...EMPLOYER_TEMPLATES,
  ...AGENT_TEMPLATES,
  ...BOOKING_TEMPLATES,
  ...STAFF_TEMPLATES,
  ...SYSTEM_TEMPLATES,
} as const;

export type TemplateCode = keyof typeof TEMPLATES;
export const TEMPLATE_CODES = Object.keys(TEMPLATES) as readonly TemplateCode[];
export type ValuesOf<C extends TemplateCode> = TemplateValues<(typeof TEMPLATES)[C]>;
/** Codes of the templates for one kind of recipient. */
export type TemplateCodeFor<T extends Template['to']> = {
  [C in TemplateCode]: (typeof TEMPLATES)[C]['to'] extends T ? C : never;
}[TemplateCode];

/** The template with a stored code; undefined for a code of another version of the program. */
export function findTemplate(code: string): Template | undefined {
  return Object.hasOwn(TEMPLATES, code) ? TEMPLATES[code as TemplateCode] : undefined;
}
