import { CallBackList } from '@yizhan/contract';
import { bindList, shown } from '../../records/lists/bind-list.ts';
import { callBackSource, findCallBackRows } from './call-backs.repository.ts';
import { callBackViews } from './call-backs.views.ts';

export const callBackList = bindList(CallBackList, {
  source: callBackSource,
  show: shown(findCallBackRows, callBackViews),
});
