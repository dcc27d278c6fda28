export { Delivery, MessagePayload, type DeliveryOptions } from './delivery.ts';
export {
  MESSAGE_DRIVER,
  SendRefused,
  SendUnsure,
  type MessageDriver,
  type OutgoingMessage,
} from './drivers/driver.ts';
export { terminalDriver } from './drivers/terminal.ts';
export { queueMessage, type QueuedMessage } from './queue.ts';
