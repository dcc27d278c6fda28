import { defineError } from '../../app/errors.ts';

export const MessageUnknown = defineError('message.unknown', 404, {
  'zh-CN': '没有找到这条短信，可能已经清除，或不在您负责的地区。',
  en: 'There is no such message; it may be cleared already, or lie outside your region.',
});
export const MessageNotResendable = defineError('message.not_resendable', 409, {
  'zh-CN': '这条短信不能重发：{why}。没有发送任何内容。',
  en: 'This message cannot be sent again: {why}. Nothing was sent.',
});
export const MessageGone = defineError('message.gone', 409, {
  'zh-CN': '这条短信的内容已经按规定清除，不能重发。需要的话，请直接联系本人。',
  en: 'The text of this message was cleared as it must be, so it cannot be sent again. Please contact the person directly.',
});
export const PeriodLong = defineError('messages.period_long', 422, {
  'zh-CN': '时间太长，请选择一年以内的起止日期。',
  en: 'The period is too long; please choose days within one year.',
});
export const TemplateUnknown = defineError('message_template.unknown', 404, {
  'zh-CN': '没有这个短信模板，或它没有这种发送方式。请从列表中重新选择。',
  en: 'There is no such template, or it is not sent this way. Please choose again from the list.',
});
export const TemplateWrong = defineError('message_template.wrong', 422, {
  'zh-CN': '这段文字还不能用，没有保存：{why}',
  en: 'This text cannot be used yet and was not saved: {why}',
});
export const SecretMissing = defineError(
  'message_provider.secret_missing',
  422,
  {
    'zh-CN': '还没有填密钥，没有保存。换了服务商或第一次设置时，密钥要一起填。',
    en: 'The secret is missing, nothing was saved. It has to be given the first time and with another provider.',
  },
  'secret',
);
export const ProviderFromEnvironment = defineError('message_provider.from_environment', 409, {
  'zh-CN': '短信服务商由服务器的环境变量 YIZHAN_MESSAGES 指定，页面上改不了。请找运行服务器的人修改。',
  en: 'The provider is set by the variable YIZHAN_MESSAGES of the server and cannot be changed here. Please ask whoever runs the server.',
});
export const ReportUnknown = defineError('message_report.unknown', 404, {
  'zh-CN': '没有这个回执地址。请在设置里复制最新的地址。',
  en: 'There is no such address for reports. Please copy the newest one from the settings.',
});
export const ReportUnreadable = defineError('message_report.unreadable', 400, {
  'zh-CN': '读不懂这份回执，没有记录。请检查服务商的回执格式。',
  en: 'This report cannot be read and was not recorded. Please check the format of the provider.',
});
export const PhoneNotMobile = defineError(
  'phone.invalid',
  422,
  {
    'zh-CN': '短信只能发到手机，请填11位手机号。',
    en: 'A message can only be sent to a mobile; please give its 11 digits.',
  },
  'phone',
);
