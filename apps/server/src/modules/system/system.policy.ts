import { askedAtTheDoor, atPlace, definePolicy } from '../../records/policy.ts';

/** The audit trail of a place. */
export const auditPolicy = definePolicy({ noun: 'audit_entry', verbs: ['audit.read'], places: atPlace });

/** Exported files of lists, with the same content as the list. */
export const listExportPolicy = askedAtTheDoor('list_export', ['lists.export']);
