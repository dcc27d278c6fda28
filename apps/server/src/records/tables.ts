import type { Table } from './module.ts';

/** Tables that belong to the floor instead of a module, by the folder below `src/` whose files alone write them. */
export const FLOOR_TABLES: Readonly<Record<string, readonly Table[]>> = {
  app: ['audit_entries', 'idempotency_keys', 'settings', 'timeline_entries'],
  'records/assignment': ['confidential_records', 'record_assignments'],
  'records/bookings': ['booking_claims'],
  'records/codes': ['code_scans', 'short_codes'],
  'records/countables': ['countables', 'countable_changes', 'countable_sums'],
  'records/deadlines': ['calendar_days', 'deadlines'],
  'records/events': ['event_deliveries', 'events'],
  'records/flow': ['record_actions'],
  'records/ledger': ['ledger_books', 'ledger_entries', 'ledger_lines'],
  'records/lists': ['list_exports'],
  'records/numbers': ['number_series'],
  'records/notifications': ['contact_refusals', 'inbox_items', 'message_templates', 'messages'],
  'records/reveal': ['reveals'],
};
