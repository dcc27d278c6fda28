/** Under which names the texts speak of a kind of record. */
const NAMES: Readonly<Record<string, string>> = { seeker_agent: 'agent', help_request: 'callBack' };

/** `form_version` as texts name it: `formVersion`. */
function textName(kind: string): string {
  return NAMES[kind] ?? kind.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

const states = (kind: string) => [`${textName(kind)}Status`, 'audit.state'];
const steps = (kind: string) => [
  `${textName(kind)}Action`,
  `${textName(kind)}Move`,
  `timeline.${textName(kind)}`,
  `timeline.${kind}`,
  'audit.step',
];

/** Catalogues that may have words for a value's code, by the summary's key; the first that has some counts. */
export const CATALOGUES: Readonly<Record<string, (kind: string) => readonly string[]>> = {
  from: states,
  to: states,
  status: states,
  action: steps,
  move: steps,
  takenBack: steps,
  check: () => ['wordedCheck'],
  effect: () => ['wordEffect'],
  fields: (kind) => [`${kind}Field`],
  kind: (kind) => [`${kind}Kind`, 'importKind', 'employerNote', 'seekerNote'],
  result: () => ['verification'],
  source: () => ['vacancySource'],
  channel: () => ['intakeChannel'],
  what: () => ['audit.number'],
  matrix: () => ['matrix'],
  group: () => ['priorityGroup'],
  purpose: () => ['revealPurpose', 'consentPurpose'],
  identity: () => ['identityProof'],
  reason: (kind) => (kind === 'seeker_agent' ? ['agentEnd'] : ['erasureReason']),
};
