-- Confirmations: an official paper that any noun issues to a person about what was arranged or done.

alter table papers drop constraint papers_kind_is_known;
alter table papers add constraint papers_kind_is_known
  check (kind in ('referral_slip', 'visit_record', 'confirmation'));
alter table paper_templates drop constraint paper_templates_kind_is_known;
alter table paper_templates add constraint paper_templates_kind_is_known
  check (kind in ('referral_slip', 'visit_record', 'confirmation', 'poster', 'sheet', 'site_poster', 'own_copy', 'list'));
