export { TEMPLATE_FIELDS, TEMPLATE_KINDS, type TemplateField, type TemplateKind } from './template-fields.ts';
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
