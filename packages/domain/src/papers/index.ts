export { TEMPLATE_FIELDS } from './template-fields.ts';
export {
  documentNumber,
  PAPER_DAYS,
  PAPER_KINDS,
  PAPER_STATUSES,
  paperFlow,
  type PaperKind,
  type PaperMove,
  type PaperStatus,
} from './kinds.ts';
