/** Languages of texts that the server itself writes. */
export type Locale = 'zh-CN' | 'en';
export type Bilingual = Readonly<Record<Locale, string>>;

export interface FieldComplaint {
  readonly path: string;
  readonly code: string;
  readonly text: Bilingual;
}

interface DomainErrorOptions {
  readonly fields?: readonly FieldComplaint[];
  /** Where to find the answer: the existing record. */
  readonly link?: string;
  /** Commit the writes made before the error: a counted failed sign-in must outlast its refusal. */
  readonly keepWrites?: boolean;
}

/** An error that the caller can act on. Everything else is a bug and answers 500. */
export class DomainError extends Error {
  readonly code: string;
  readonly status: number;
  readonly text: Bilingual;
  readonly options: DomainErrorOptions;

  constructor(code: string, status: number, text: Bilingual, options: DomainErrorOptions = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.status = status;
    this.text = text;
    this.options = options;
  }
}

type Params = Readonly<Record<string, string | number>>;

/** Fills the `{name}` placeholders of a text. */
export function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
}

/**
 * A factory for one error of a module: stable code, HTTP status, and a message in both languages that says what
 * happened and what to do next. `field` names the input it concerns.
 */
export function defineError(code: string, status: number, text: Bilingual, field?: string) {
  return (params: Params = {}, options: DomainErrorOptions = {}): DomainError => {
    const filled: Bilingual = { 'zh-CN': fill(text['zh-CN'], params), en: fill(text.en, params) };
    const fields =
      options.fields ?? (field === undefined ? undefined : [{ path: field, code, text: filled }]);
    return new DomainError(code, status, filled, fields === undefined ? options : { ...options, fields });
  };
}

export const NotFound = defineError('record.unknown', 404, {
  'zh-CN': '没有找到这条记录，可能编号有误。请返回列表重新选择。',
  en: 'There is no such record; the number may be wrong. Please go back to the list and choose again.',
});
export const SignInNeeded = defineError('auth.required', 401, {
  'zh-CN': '请先登录。您填写的内容还在，登录后可以继续。',
  en: 'Please sign in first. What you typed is kept; you can go on after signing in.',
});
export const SecondFactorNeeded = defineError('auth.second_factor', 401, {
  'zh-CN': '还差一步：请输入动态验证码。',
  en: 'One step is left: please enter the code of your second factor.',
});
export const PasswordChangeNeeded = defineError('auth.password_change', 403, {
  'zh-CN': '这是初始密码，请先修改密码再继续。',
  en: 'This is a first password. Please change it before you go on.',
});
export const AccessDenied = defineError('access.denied', 403, {
  'zh-CN': '您的角色不能做这一步。需要的话，请找本单位管理员开通。',
  en: 'Your role does not allow this. If you need it, please ask your administrator.',
});
export const VerbTaken = defineError('access.taken', 403, {
  'zh-CN':
    '您的角色本来能做这一步，但本地收紧了这项权限，没有改动任何内容。原因写在“设置 · 谁能做什么”里，请问管理人员的同事。',
  en: 'Your role has this right, but it was taken away here; nothing was changed. The reason stands under “Settings · Who may what”: please ask a colleague who manages staff.',
});
export const EmployerRoleLacks = defineError('access.employer_role', 403, {
  'zh-CN': '您在单位里的角色不能做这一步。需要的话，请找单位负责人调整。',
  en: 'Your role within the employer does not allow this. If you need it, please ask its owner.',
});
export const AgentScopeLacks = defineError('access.agent_scope', 403, {
  'zh-CN': '这件事不在委托您代办的范围里，没有办。需要的话，请本人在“请人代办”里重新委托。',
  en: 'You were not asked to do this for the person, and nothing was done. If it is needed, please have them ask you again under “Somebody to act for me”.',
});
export const PersonOnly = defineError('access.person_only', 403, {
  'zh-CN': '这件事只能本人办，代办人不能办。请本人登录，或者陪本人到附近驿站办理。',
  en: 'Only the person can do this, not somebody acting for them. Please have them sign in, or come to a station together.',
});
export const AgentEnded = defineError('agent.ended', 403, {
  'zh-CN': '这份委托已经结束或到期，刚才这一步没有办。您现在回到自己的页面；还要代办的话，请本人重新委托。',
  en: 'You no longer act for this person: that has ended. Your last step was not taken, and you are back on your own pages. To go on, please have the person ask you again.',
});
export const OtherPerson = defineError('agent.other_person', 409, {
  'zh-CN':
    '您在另一个页面换了办理的人，刚才这一步没有办，免得办到别人名下。请刷新页面，看清楚替谁办，再办一次。',
  en: 'You changed on another page whom you act for. This step was not taken, so that it would not count for somebody else. Please reload, see for whom you act, and do it again.',
});
export const OutOfRegion = defineError('access.region', 403, {
  'zh-CN': '这条记录不在您负责的地区。请联系当地站点办理。',
  en: 'This record lies outside your region. Please contact the local station.',
});
export const RecordChanged = defineError('record.changed', 409, {
  'zh-CN': '这条记录刚被别人改过，您的修改没有保存，也没有覆盖别人的内容。请对照最新内容后再保存。',
  en: 'Somebody else has just changed this record. Your change was not saved and nothing was overwritten. Please compare with the latest version and save again.',
});
export const CursorInvalid = defineError('cursor.invalid', 400, {
  'zh-CN': '翻页标记无效，请从第一页重新打开列表。',
  en: 'The page marker is not valid. Please open the list from its first page.',
});
export const KeyReused = defineError('idempotency.reused', 422, {
  'zh-CN': '同一个请求编号被用于不同的内容，没有重复执行。请换一个请求编号。',
  en: 'This Idempotency-Key was used for another request before; nothing was done. Please use a new key.',
});
export const AnsweredAlready = defineError('idempotency.answered', 409, {
  'zh-CN': '这个请求已经办过，结果里有不能重复给出的内容，所以没有再给一次。需要的话，请重新点一次。',
  en: 'This request was done before. Its answer is not kept, because it is not to be given twice; please ask anew.',
});
