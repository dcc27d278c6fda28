const texts = {
  title: 'Approvals',
  none: 'Nothing waits for you.',
  empty: 'Nothing matches.',
  erased: 'Erased with the record',
  happens: 'What happens once it is approved',
  approvers: 'Who can approve',
  nobody: 'nobody else at present; please ask whoever is above',
  answer: 'Why it was declined',
  fetch: 'Download the file',
  fetchUntil: 'until {when}',
  note: 'A note; to decline, say why',
  why: 'To decline, say why',
  move: { approve: 'Approve', decline: 'Decline', withdraw: 'Withdraw', expire: 'Expire' },
  moved: {
    approve: 'Approved, and done',
    decline: 'Declined; whoever asked is told',
    withdraw: 'Withdrawn',
    expire: 'Expired',
  },
};

export default texts;
