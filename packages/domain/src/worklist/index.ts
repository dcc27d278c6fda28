/** What waits for staff, by the id of its worklist item, with how much: “{count}” stands for the number. */
export const WORKLIST_WORDS: Readonly<Record<string, Readonly<Record<'zh-CN' | 'en', string>>>> = {
  'call_back.waits': { 'zh-CN': '{count}个电话要回', en: 'calls to return: {count}' },
  'interview.booked': { 'zh-CN': '{count}场面试', en: 'interviews: {count}' },
  'booking.today': { 'zh-CN': '{count}个预约', en: 'bookings: {count}' },
  'booking.misfit': { 'zh-CN': '{count}个预约要改时间', en: 'bookings to move: {count}' },
  'application.new': { 'zh-CN': '{count}个新报名', en: 'new applications: {count}' },
  'follow_up.due': { 'zh-CN': '{count}个回访', en: 'follow-ups: {count}' },
  'vacancy.review': { 'zh-CN': '{count}个岗位要核对', en: 'vacancies to check: {count}' },
  'vacancy.unconfirmed': {
    'zh-CN': '{count}个岗位要打电话确认',
    en: 'vacancies to confirm by phone: {count}',
  },
  'approval.waits': { 'zh-CN': '{count}件待复核', en: 'steps to approve: {count}' },
  'title.unmapped': { 'zh-CN': '{count}个岗位名称没对应到职业', en: 'titles without an occupation: {count}' },
  'delivery.parked': { 'zh-CN': '{count}件卡住的后续', en: 'stuck follow-on work: {count}' },
};
