import { defineModule } from '../../records/module.ts';
import { callBacksWaiting } from './call-backs.worklist.ts';
import { callBackList } from './call-backs.list.ts';
import { assignableCallBack } from './call-backs.assignable.ts';
import { callBackFlow } from './call-backs.flow.ts';
import { revealableCallBack } from './call-backs.reveal.ts';
import { listWithoutDeadline } from './deadlines.repository.ts';
import { callBackRoutes } from './call-backs.routes.ts';
import { callBackHoldings } from './call-backs.personal-data.ts';
import { callBackPolicy } from './call-backs.policy.ts';

export const callBacksModule = defineModule({
  name: 'call-backs',
  about: 'people and employers who asked a station to ring back',
  owns: ['help_requests'],
  contract: ['callBacks', 'ownEmployer'],
  policies: [callBackPolicy],
  routes: callBackRoutes,
  flows: [callBackFlow],
  deadlines: [
    { id: 'call_back.answer', verb: 'call_backs.handle', unstarted: listWithoutDeadline },
    { id: 'call_back.again', verb: 'call_backs.handle' },
  ],
  worklist: [callBacksWaiting],
  lists: [callBackList],
  personalData: callBackHoldings,
  reveals: [revealableCallBack],
  assignables: [assignableCallBack],
});
