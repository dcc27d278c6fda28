import { defineError } from '../../app/errors.ts';

export const SignInWrong = defineError('sign_in.wrong', 401, {
  'zh-CN': '账号或密码不对，请重新输入。连续输错5次会锁定15分钟。',
  en: 'Login or password is not right. After five wrong tries the account is locked for 15 minutes.',
});
export const SignInLocked = defineError('sign_in.locked', 429, {
  'zh-CN': '输错次数太多，账号已锁定。请{minutes}分钟后再试，或请管理员重置密码。',
  en: 'Too many wrong tries; the account is locked. Try again in {minutes} minutes, or ask the administrator to reset the password.',
});
export const CodeWrong = defineError(
  'sign_in.code_wrong',
  401,
  {
    'zh-CN': '验证码不对或已过期。请核对短信，或重新获取一个。',
    en: 'The code is wrong or has expired. Please check the message, or ask for a new one.',
  },
  'code',
);
export const CodeTooSoon = defineError('sign_in.code_too_soon', 429, {
  'zh-CN': '验证码刚发过，请{seconds}秒后再获取。',
  en: 'A code was sent just now. Please wait {seconds} seconds before asking again.',
});
export const CodesSpent = defineError('sign_in.codes_spent', 429, {
  'zh-CN': '今天发到这个手机号的验证码太多了，明天再试；着急的话，请到就近的驿站或打电话办理。',
  en: 'Too many codes were sent to this phone today. Please try again tomorrow; if it is urgent, ask at a station near you.',
});
export const SecondFactorWrong = defineError(
  'sign_in.second_factor_wrong',
  401,
  {
    'zh-CN': '动态验证码不对。请看手机上最新的6位数字，并确认手机时间准确。',
    en: 'The code is not right. Please take the newest six digits and check that the phone’s clock is right.',
  },
  'code',
);
export const SecondFactorOn = defineError('sign_in.second_factor_on', 409, {
  'zh-CN': '登录保护已经开着。要换一部手机，请先用密码关掉，再重新开启。',
  en: 'The second factor is on already. To change the phone, turn it off with your password first.',
});
export const LoginTaken = defineError(
  'staff.login_taken',
  409,
  { 'zh-CN': '这个账号已经有人用了，请换一个。', en: 'This login is in use; please choose another.' },
  'login',
);
export const GrantBeyondOwn = defineError(
  'staff.grant_beyond_own',
  403,
  {
    'zh-CN': '不能授予超出您自己范围的角色或地区。',
    en: 'You cannot grant a role or region beyond your own.',
  },
  'grants',
);
export const StaffUnknown = defineError('staff.unknown', 404, {
  'zh-CN': '没有这个工作人员账号，请返回列表刷新。',
  en: 'There is no such staff account; please refresh the list.',
});
export const IdNumberInvalid = defineError(
  'id_number.invalid',
  422,
  {
    'zh-CN': '身份证号不对：{why}。请对照证件重新输入。',
    en: 'This ID number is not right: {why}. Please compare it with the card.',
  },
  'idNumber',
);
export const PhoneInvalid = defineError(
  'phone.invalid',
  422,
  {
    'zh-CN': '电话号码不对。请填11位手机号，或带区号的座机号。',
    en: 'This is not a phone number. Please give 11 digits of a mobile, or a landline with its area code.',
  },
  'phone',
);
export const MobileNeeded = defineError(
  'phone.invalid',
  422,
  {
    'zh-CN': '收验证码要用手机号，请填11位手机号。',
    en: 'A code can only be sent to a mobile; please give its 11 digits.',
  },
  'phone',
);
export const SameAsUnknown = defineError(
  'staff.same_as_unknown',
  422,
  {
    'zh-CN': '没有这个登录名，或者就是这个账号自己，没有保存。请填写同一个人另一个账号的登录名。',
    en: 'There is no account with this login, or it is this very account; nothing was saved. Please enter the login of the other account of the same person.',
  },
  'sameAs',
);
export const OwnLink = defineError('staff.own_link', 403, {
  'zh-CN': '自己账号的手机号和“同一个人”要由别的管理员来改，没有保存：复核要靠它认出同一个人。',
  en: 'The phone of one’s own account, and which accounts are one’s own, are changed by another administrator; nothing was saved. Approvals recognise one person by them.',
});
