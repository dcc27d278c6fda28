export { listCallBackRows } from './call-backs.repository.ts';
export { callBackViews } from './call-backs.views.ts';
