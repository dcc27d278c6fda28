export {
  CODE_KINDS,
  CODE_SOURCES,
  CODE_STATES,
  codeState,
  composeShortCode,
  groupShortCode,
  readShortCode,
  type CodeKind,
  type CodeSource,
  type CodeState,
} from './short-code.ts';
