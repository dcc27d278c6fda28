import { useI18n } from 'vue-i18n';
import { findTemplate } from '@yizhan/domain';
import { messageLocale } from './message-locale.ts';
import { useFormats } from './formats.ts';

/** Names, shown as they are. */
const PLAIN = ['title', 'employerName', 'seekerName', 'siteName', 'place', 'name', 'evidence'] as const;
/** Codes with their own text, by the catalogue that holds it. */
const CODED = {
  mode: 'interviewMode',
  result: 'interviewResult',
  contractKind: 'contractKind',
  outcome: 'followUpOutcome',
  day: 'followUpDay',
  group: 'priorityGroup',
  purpose: 'consentPurpose',
  code: 'formName',
  proof: 'proof',
  messagePurpose: 'messagePurpose',
  relation: 'agentRelation',
} as const;

/** A reason is the code of a stop, of an unsent message or of an action of the platform, or a person's own words. */
const REASONS = ['stopReason', 'vacancyReason', 'messageReason', 'placementReason', 'agentEnd'] as const;

/**
 * The details of a step or timeline entry in words: whom and what it concerns, when, where, with which outcome, and the
 * objections that were overruled. Unknown values are omitted.
 */
export function useEntryDetails() {
  const i18n = useI18n();
  const { t } = i18n;
  const { instant, day } = useFormats();

  return (data: Readonly<Record<string, unknown>>): string[] => {
    const parts: string[] = [];
    const take = (value: unknown) => {
      if (typeof value === 'string' && value !== '' && !parts.includes(value)) parts.push(value);
    };
    for (const field of PLAIN) take(data[field]);
    if (typeof data['startsAt'] === 'string') parts.push(instant(data['startsAt']));
    if (typeof data['sendAt'] === 'string') parts.push(instant(data['sendAt']));
    if (typeof data['startDate'] === 'string') parts.push(day(data['startDate']));
    for (const [field, catalogue] of Object.entries(CODED)) {
      const value = data[field];
      if (typeof value !== 'string' && typeof value !== 'number') continue;
      const key = `${catalogue}.${value}`;
      if (i18n.te(key)) parts.push(t(key));
    }
    const template = data['template'];
    if (typeof template === 'string') take(findTemplate(template)?.about[messageLocale(i18n.locale.value)]);
    if (typeof data['approvedBy'] === 'string') take(t('shell.approvedBy', { name: data['approvedBy'] }));
    const { reason } = data;
    if (typeof reason === 'string') {
      const catalogue = REASONS.find((one) => i18n.te(`${one}.${reason}`));
      take(catalogue === undefined ? reason : t(`${catalogue}.${reason}`));
    }
    if (Array.isArray(data['doubts'])) for (const doubt of data['doubts']) take(doubt);
    return parts;
  };
}
