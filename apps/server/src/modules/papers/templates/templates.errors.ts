import { defineError } from '../../../app/errors.ts';

export const TemplateUnknown = defineError('template.unknown', 404, {
  'zh-CN': '没有找到这个模板，可能已经换了新的。请刷新后重新选择。',
  en: 'There is no such template; there may be a newer one. Please reload and choose again.',
});
export const NoTemplate = defineError('paper.no_template', 409, {
  'zh-CN': '这份文书用的是自带格式，没有 Word 版。请打印 PDF；以后想用 Word，请局里在“文书模板”里启用一个。',
  en: 'This paper has the built-in form and no Word file. Please print the PDF; for Word files, the bureau puts a template to use first.',
});
export const NotWord = defineError('template.not_word', 422, {
  'zh-CN': '这不是 Word 文档（DOCX），没有保存。请在 Word 或 WPS 里“另存为”DOCX 再上传。',
  en: 'This is no Word document (DOCX); nothing was saved. Please save it as DOCX in your word processor and upload it again.',
});
export const TemplateTooBig = defineError('template.too_big', 422, {
  'zh-CN': '这个文件太大，或者解开以后太大，没有保存。模板最多2兆，图片请缩小。',
  en: 'This file is too big, or becomes so when it is unpacked; nothing was saved. A template may have 2 MB; please make its pictures smaller.',
});
export const TemplateMacro = defineError('template.macro', 422, {
  'zh-CN': '这个文件里有宏，不能用，没有保存。请另存为不带宏的 DOCX 再上传。',
  en: 'This file has macros and cannot be used; nothing was saved. Please save it as DOCX without macros.',
});
export const TemplateEmbedded = defineError('template.embedded', 422, {
  'zh-CN': '这个文件里嵌了别的文件或控件（{part}），不能用，没有保存。请删掉以后再上传。',
  en: 'Another file or a control is embedded in this one ({part}), so it cannot be used; nothing was saved. Please remove it and upload again.',
});
export const TemplateExternal = defineError('template.external', 422, {
  'zh-CN': '这个文件会到外面取内容（{target}），不能用，没有保存。请去掉链接，图片请直接放进文档。',
  en: 'This file fetches something from outside ({target}), so it cannot be used; nothing was saved. Please remove links and put pictures into the document itself.',
});
export const TemplateBroken = defineError('template.broken', 422, {
  'zh-CN': '模板里有写坏的字段，没有保存：{faults}。字段要像{example}这样写，一对大括号，中间不换行。',
  en: 'Some fields of the template are broken, so nothing was saved: {faults}. Fields are written like {example}, with one pair of braces and without a break.',
});
export const UnknownFields = defineError('template.unknown_fields', 422, {
  'zh-CN': '模板里有不认识的字段：{unknown}，没有保存。能用的字段有：{known}。',
  en: 'The template has fields that are not known: {unknown}; nothing was saved. Known fields are: {known}.',
});
export const TemplateLacks = defineError('template.lacks', 422, {
  'zh-CN': '模板里少了{missing}，没有这些，别人查不了真伪，没有保存。请加上再上传。',
  en: 'The template lacks {missing}, without which nobody could check that a paper is genuine; nothing was saved. Please add them.',
});
