import type { AgentEnd, AgentRelation, AgentScope, AgentStatus } from '@yizhan/domain';

/** Who acts for a person in the portal. */
export const agentWords = {
  agentRelation: {
    child: '子女',
    spouse: '配偶',
    parent: '父母',
    relative: '其他亲属',
    village: '村（社区）干部',
    volunteer: '志愿者',
    other: '其他人',
  } satisfies Record<AgentRelation, string>,
  agentScope: {
    ask: '报名、请驿站回电',
    wishes: '改求职意愿、隐藏岗位',
    answer: '回答问题、撤回报名',
  } satisfies Record<AgentScope, string>,
  agentStatus: { offered: '等对方确认', active: '正在代办', ended: '已结束' } satisfies Record<
    AgentStatus,
    string
  >,
  agentAction: {
    appoint: '请人代办',
    accept: '接受委托',
    decline: '不接受委托',
    end: '结束委托',
    lay_down: '放下委托',
    lapse: '到期结束',
    take_back: '撤回',
  },
  agentEnd: {
    not_needed: '不再需要',
    other_agent: '换人代办',
    not_reached: '联系不上代办人',
    wrong_phone: '手机号填错了',
    not_trusted: '不放心了',
    asked_at_counter: '本人到窗口要求结束',
    declined: '对方没有接受',
    laid_down: '代办人不再代办',
    lapsed: '到期了',
    merged: '档案合并，留一份',
    erased: '个人信息已删除',
  } satisfies Record<AgentEnd, string>,
} as const;
