export { Delivery } from './delivery.ts';
export { DriverConfig, SECRET_FIELDS } from './drivers/config.ts';
export {
  MESSAGE_DRIVER,
  SendRefused,
  SendUnsure,
  type MessageDriver,
  type OutgoingMessage,
} from './drivers/driver.ts';
export {
  chooseDriver,
  makeDriver,
  openDrivers,
  parseDriverConfig,
  PROVIDER_SETTING,
  readDriverConfig,
  type DriverChoice,
} from './drivers/open.ts';
export { addressEarlier } from './earlier.ts';
export {
  dropOldInboxItems,
  listInboxItems,
  markInboxRead,
  type InboxOwner,
  type InboxRow,
} from './inbox.repository.ts';
export { cancelMessagesOf, messagesLeft, redirectWaitingMessages, refuseWaitingMessages } from './leaving.ts';
export { applyReports, countCodes, countStuck, dropPayloads, requeueMessage } from './messages.repository.ts';
export { MessagePayload } from './payload.ts';
export { RECIPIENTS, type PartyKind, type Recipient } from './recipients.ts';
export { endRefusal, insertRefusal, listRefusalRows } from './refusals.repository.ts';
export { askForReports } from './reports.ts';
export { MESSAGE_SETTINGS, messageSettingsOf, readMessageSettings } from './settings.ts';
export { tell } from './tell.ts';
export { tellPhone } from './tell-phone.ts';
export { NEAREST_STAFF, tellStaff, type StaffPlace } from './tell-staff.ts';
export {
  listStoredTemplates,
  readTemplateTexts,
  saveStoredTemplate,
  TemplateTexts,
  type StoredTemplateRow,
} from './templates.repository.ts';
