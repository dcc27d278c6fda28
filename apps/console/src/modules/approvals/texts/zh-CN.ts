const texts = {
  title: '待复核',
  none: '没有等您复核的事。',
  empty: '没有符合条件的。',
  erased: '内容已随档案删除',
  happens: '同意后会发生什么',
  approvers: '谁能复核',
  nobody: '现在没有别人能复核，请联系上级',
  answer: '为什么没同意',
  fetch: '下载文件',
  fetchUntil: '{when} 前可以下载',
  note: '说明（不同意时要写原因）',
  why: '不同意要写原因',
  move: { approve: '同意', decline: '不同意', withdraw: '撤回', expire: '过期' },
  moved: {
    approve: '已同意，这一步已经执行',
    decline: '已记下不同意，会告诉提交人',
    withdraw: '已撤回',
    expire: '已过期',
  },
};

export default texts;
