import { groupShortCode } from '@yizhan/domain';
import { codeUrl } from '../../../records/codes/index.ts';
import { qrValue } from '../templates/fields.ts';
import type { TemplateValues } from '../templates/fill-template.ts';
import type { OfficialPaper } from './official.ts';
import { dayText, officialTexts, SEX_TEXTS } from './texts.ts';

/** What stands in the named fields of a Word template. */
export function wordValues(paper: OfficialPaper, publicUrl: string): TemplateValues {
  const locale = paper.language;
  const { details } = paper;
  const { office } = details;
  const url = codeUrl(publicUrl, paper.code);
  const common = {
    文号: paper.number,
    编号: groupShortCode(paper.code),
    查验网址: url,
    二维码: qrValue(details.kind, url),
    开具单位: paper.office_name,
    开具日期: dayText(paper.issued_on, locale),
    有效期: paper.expires_on === null ? '' : dayText(paper.expires_on, locale),
    作废说明: paper.status === 'void' ? officialTexts(locale).isVoid : '',
    站点地址: office.address,
    站点电话: office.phones.join(' '),
    经办人: details.clerk,
  };
  if (details.kind === 'visit_record') {
    const { employer, industry, address, contact } = details;
    return { ...common, 用人单位: employer, 行业: industry, 地址: address, 联系人: contact };
  }
  if (details.kind === 'confirmation') {
    const 内容 = details.lines.map(([项目, 说明]) => ({ 项目, 说明 }));
    return { ...common, 姓名: details.person.name, 事项: details.title, 内容 };
  }
  const { person } = details;
  return {
    ...common,
    姓名: person.name,
    性别: SEX_TEXTS[locale][person.sex] ?? '',
    出生年份: person.birthYear === null ? '' : String(person.birthYear),
    用人单位: details.employer,
    岗位: details.title,
    工钱: details.pay,
    工作地点: details.place,
  };
}
