export { listCallBackRows } from './call-backs.repository.ts';
export { callBackView } from './call-backs.usecases.ts';
