/** What the audit trail records, by the first part of the action's code. Kept equal to the contract by a test. */
export const AUDIT_ACTIONS = {
  session: ['opened', 'second_factor_passed'],
  staff: [
    'created',
    'updated',
    'password_changed',
    'password_reset',
    'second_factor_begun',
    'second_factor_on',
    'second_factor_off',
  ],
  seeker: [
    'registered',
    'updated',
    'noted',
    'number_shown',
    'group_added',
    'group_ended',
    'consent_recorded',
    'merged',
    'exported',
    'erased',
  ],
  employer: ['created', 'updated', 'saved_by_owner', 'verified', 'blacklisted', 'number_shown', 'noted'],
  vacancy: ['created', 'updated', 'moved', 'finding_decided', 'reclassified'],
  placement: ['applied', 'referred', 'moved', 'followed_up'],
  matching: ['pair_blocked', 'pair_unblocked', 'marked', 'mark_undone', 'proposal_answered'],
  quality: ['declared', 'activated', 'rejected', 'learning_switched', 'trained'],
  round: ['started', 'cancelled'],
  help: ['asked', 'closed', 'number_shown'],
  import: ['uploaded', 'started', 'cancelled', 'mapping_deleted'],
  occupation: ['title_mapped'],
  occupations: ['imported'],
  region_points: ['imported', 'dropped'],
  site: ['created', 'updated'],
  system: ['set_up'],
  message: ['resent'],
  contact: ['refusal_recorded'],
  message_template: ['saved'],
  message_settings: ['saved'],
  message_provider: ['saved', 'tested'],
} as const satisfies Record<string, readonly string[]>;

/** All codes, `seeker.number_shown` and the like, in the order above. */
export const AUDIT_ACTION_CODES: readonly string[] = Object.entries(AUDIT_ACTIONS).flatMap(([group, verbs]) =>
  verbs.map((verb) => `${group}.${verb}`),
);
