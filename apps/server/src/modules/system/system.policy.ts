import { askedAtTheDoor, atPlace, definePolicy } from '../../records/policy.ts';

/** The audit trail of a place. */
export const auditPolicy = definePolicy({ noun: 'audit_entry', verbs: ['audit.read'], places: atPlace });

/** Files of lists, which hold what the list itself shows. */
export const listExportPolicy = askedAtTheDoor('list_export', ['lists.export']);
