alter table paper_templates drop constraint paper_templates_kind_is_known;
alter table paper_templates add constraint paper_templates_kind_is_known check
  (kind in ('referral_slip', 'visit_record', 'poster', 'sheet', 'site_poster', 'own_copy', 'list'));

alter table list_exports drop constraint list_exports_format_is_known;
alter table list_exports add constraint list_exports_format_is_known check (format in ('csv', 'xlsx', 'pdf', 'docx'));
