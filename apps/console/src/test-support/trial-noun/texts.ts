/** Texts of the module, and the headings and words that a noun of the product has in `packages/ui`. */
const zhCN = {
  rehearsals: {
    title: '模拟面试',
    book: '约一次模拟面试',
    who: '谁来练',
    when: '什么时候',
    wish: '想练什么',
    booked: '约好了，已经通知本人',
    empty: '没有约好的模拟面试',
    note: '练得怎么样',
    why: '写明原因',
    confirm: '开办理凭证',
    fillIn: '填写记录',
    save: '保存',
    by: '{name}记的',
    move: { hold: '练过了', miss: '没来', cancel: '取消', reopen: '重新打开' },
    moved: { hold: '已记下', miss: '已记下，下一个工作日再约', cancel: '已取消', reopen: '已重新打开' },
  },
};
const en: typeof zhCN = {
  rehearsals: {
    title: 'Rehearsals',
    book: 'Arrange a rehearsal',
    who: 'Who',
    when: 'When',
    wish: 'What to practise',
    booked: 'Arranged; the person has been told',
    empty: 'No rehearsal is arranged',
    note: 'How it went',
    why: 'Say why',
    confirm: 'Issue a confirmation',
    fillIn: 'Fill in a form',
    save: 'Save',
    by: 'noted by {name}',
    move: { hold: 'Held', miss: 'Nobody came', cancel: 'Call off', reopen: 'Open again' },
    moved: {
      hold: 'Noted',
      miss: 'Noted; it comes again on the next workday',
      cancel: 'Called off',
      reopen: 'Open again',
    },
  },
};

export const texts = { 'zh-CN': zhCN, en };
