import { defineError } from '../../app/errors.ts';

export const EmployerUnknown = defineError('employer.unknown', 404, {
  'zh-CN': '没有找到这家单位的档案，可能编号有误。请返回列表重新选择。',
  en: 'There is no such employer; the number may be wrong. Please choose it from the list again.',
});
/** The problem's `link` opens the record if it lies within the caller's regions. */
export const EmployerExists = defineError(
  'employer.exists',
  409,
  {
    'zh-CN': '这个{what}已有单位档案（{name}，{place}），一家单位一份档案，没有重复建立。请打开原档案继续。',
    en: 'There is an employer record with this {what} already ({name}, {place}). One employer has one employer record, so no second one was made. Please open that one.',
  },
  'creditCode',
);
export const EmployerHeldElsewhere = defineError(
  'employer.exists',
  409,
  {
    'zh-CN':
      '这家单位在{place}已有档案，登记的联系电话不是您的手机号。请到当地站点核对，由工作人员改成您的号码后再来。',
    en: 'This employer has an employer record in {place} with another contact phone. Please let the station there put your number into it, then come back.',
  },
  'creditCode',
);
export const NotRegistered = defineError('employer.not_registered', 409, {
  'zh-CN': '还没有登记单位。请先填单位名称和所在地区，再发布岗位。',
  en: 'Your employer is not registered yet. Please give its name and region first, then post vacancies.',
});
export const EmployerBlacklisted = defineError('employer.blacklisted', 422, {
  'zh-CN': '这家单位在黑名单中，{until}前不能发布岗位。原因：{reason}。如有异议，请联系所在地人社部门。',
  en: 'This employer is blacklisted and cannot publish vacancies until {until}. Reason: {reason}. To object, please ask the local bureau.',
});
export const CreditCodeInvalid = defineError(
  'credit_code.invalid',
  422,
  {
    'zh-CN': '统一社会信用代码不对：{why}。请对照营业执照重新输入。',
    en: 'This unified social credit code is not right: {why}. Please compare it with the business licence.',
  },
  'creditCode',
);
export const IdNumberNeeded = defineError(
  'id_number.invalid',
  422,
  {
    'zh-CN': '个人雇主要填身份证号，用于实名核验。请对照证件填写18位号码。',
    en: 'A private employer needs an ID number. Please give the 18 characters from the card.',
  },
  'idNumber',
);
export const RegionTooWide = defineError(
  'region.too_wide',
  422,
  {
    'zh-CN': '地区至少要选到市，最好选到乡镇街道。',
    en: 'Please choose at least the city, better the town or street.',
  },
  'regionCode',
);
export const PrefectureFixed = defineError(
  'employer.other_prefecture',
  422,
  {
    'zh-CN': '单位档案建在{from}，不能改到别的市。单位迁走了，请由迁入地站点新建档案。',
    en: 'The record lies in {from} and cannot be moved to another city. If the employer moved, please let the station there open a new one.',
  },
  'regionCode',
);
export const BlacklistDatePast = defineError(
  'employer.blacklist_date_past',
  422,
  {
    'zh-CN': '黑名单的截止日期已经过去，请选今天或以后的日期。',
    en: 'The end date of the blacklisting has passed; please choose today or a later day.',
  },
  'until',
);
export const BlacklistReasonNeeded = defineError(
  'employer.reason_needed',
  422,
  {
    'zh-CN': '请写明原因，用人单位和同事都会看到。',
    en: 'Please say why; the employer and your colleagues will see it.',
  },
  'reason',
);
