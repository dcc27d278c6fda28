import type {
  CitizenIdError,
  ContactKind,
  CreditCodeError,
  OpenReason,
  PayRepair,
  PhoneError,
} from '@yizhan/domain';

/** Results of checks of numbers, pay and opening times, worded so that a person knows what to do. */
export const checks = {
  openReason: {
    open: '正在开放',
    open_makeup_workday: '今天调休上班，照常开放',
    open_holiday: '今天放假，站点照常开放',
    open_exception: '今天按临时时间开放',
    before_opening: '还没到开门时间',
    break: '午间休息',
    after_closing: '今天已经下班',
    closed_weekday: '今天不开放',
    closed_holiday: '节假日休息',
    closed_exception: '今天临时不开放',
  } satisfies Record<OpenReason, string>,
  creditCodeError: {
    length: '信用代码应该是18位，请对照营业执照数一数',
    alphabet: '信用代码里没有字母 I、O、S、V、Z，请看看是不是数字 1、0、5、2',
    registrar: '信用代码第一位不对，请对照营业执照再看一遍',
    region: '信用代码第3到8位应该都是数字',
    checksum: '信用代码有一位抄错了，请对照营业执照再看一遍',
  } satisfies Record<CreditCodeError, string>,
  idNumberError: {
    length: '身份证号应该是18位，请对照证件数一数',
    alphabet: '身份证号只有数字，最后一位可以是 X',
    region: '身份证号前6位的地区不对，请再看一眼',
    birth_date: '身份证号里的出生日期不对，请再看一眼',
    sequence: '身份证号有一位抄错了，请再看一眼',
    checksum: '身份证号有一位抄错了，请对照证件再看一遍',
  } satisfies Record<CitizenIdError, string>,
  phoneError: {
    empty: '请填电话号码',
    foreign: '这里只能填国内号码',
    length: '号码位数不对，手机号是11位',
    prefix: '没有这样开头的号码，请再看一眼',
    signs: '号码里只能有数字',
  } satisfies Record<PhoneError, string>,
  payRepair: {
    zero_is_unstated: '0 当作没有写',
    ends_swapped: '高低两头换过来了',
    thousands_to_yuan: '按千元折成了元',
    unit_from_text: '按文字里的单位算',
    unit_guessed: '没写单位，按数目大小估的',
    unit_year: '按年薪算',
    taken_from_title: '工钱取自标题',
    taken_from_description: '工钱取自描述',
    title_differs: '标题里的工钱和这里不一样',
    open_end_dropped: '最高数目不像真的，去掉了',
  } satisfies Record<PayRepair, string>,
  contactKind: {
    phone: '电话',
    wechat: '微信号',
    qq: 'QQ号',
    email: '邮箱',
  } satisfies Record<ContactKind, string>,
} as const;
