import type { EventName } from '@yizhan/domain';

type Named<E extends string> = E extends `${infer Noun}.${infer Verb}` ? [Noun, Verb] : never;
/** A text for every event, by noun and verb. */
type EventTexts = {
  [N in Named<EventName>[0]]: { [V in Extract<Named<EventName>, [N, string]>[1]]: string };
};

const event: EventTexts = {
  seeker: { merged: '两份求职者档案合并', erased: '求职者注销档案', phone_changed: '求职者换了手机号' },
  employer: {
    changed: '单位信息变动',
    blacklisted: '单位列入黑名单',
    struck_off: '单位注销或核验不通过',
    erased: '抹去了单位的个人信息',
  },
  vacancy: { published: '岗位发布', filled: '岗位招满', closed: '岗位下架' },
  placement: { vacancy_gone: '报名的岗位没有了', hired: '入职', stopped: '推荐终止' },
  follow_up: { answered: '回访有了结果', corrected: '回访更正' },
  booking: { freed: '预约空出名额' },
  calendar: { changed: '放假安排变动' },
  site: { closed: '站点关闭', hours_changed: '站点开放时间变动' },
};

const texts = {
  title: '卡住的后续',
  lead: '有的事办完后，系统要接着办别的事（例如岗位招满后，告诉还在等的人）。试了多次都没办成的，列在这里；别的事不受影响。原因排除后，点“重新办理”。',
  empty: '没有卡住的事，一切正常。',
  what: '发生了什么',
  handler: '接着要办的',
  when: '发生时间',
  why: '最后一次的错误',
  attempts: '试了{count}次，{when}停下',
  sendOn: '重新办理',
  sent: '已交给系统重新办理，通常几秒内办完。再出现在这里，说明原因还在。',
  event,
};

export default texts;
