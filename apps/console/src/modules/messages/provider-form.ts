import type { MessageProvider, MessageProviderInput } from '@yizhan/contract';

/** Values of the provider form; empty texts are fields not filled in. */
export interface ProviderValues {
  driver: MessageProvider['driver'];
  accessKeyId: string;
  accessKeySecret: string;
  secretId: string;
  secretKey: string;
  sdkAppId: string;
  region: string;
  url: string;
  method: 'GET' | 'POST' | 'PUT';
  contentType: 'application/json' | 'application/x-www-form-urlencoded';
  body: string;
  headers: string;
  knowsIds: boolean;
  successPath: string;
  successEquals: string;
  refPath: string;
  signHeader: string;
  signSecret: string;
  signOf: string;
}

const DEFAULT_BODY = '{"id":"{id}","phone":"{phone}","text":"{text}"}';

/** The form filled with the current provider; secrets are never included. */
export function valuesOf(provider: MessageProvider): ProviderValues {
  const { settings } = provider;
  const text = (name: string, otherwise = ''): string => {
    const value = settings[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const part = (name: string, field: string): string => {
    const value: unknown = Reflect.get(Object(settings[name]), field);
    return typeof value === 'string' ? value : '';
  };
  const method = text('method', 'POST');
  const contentType = text('contentType');
  return {
    driver: provider.driver,
    accessKeyId: text('accessKeyId'),
    accessKeySecret: '',
    secretId: text('secretId'),
    secretKey: '',
    sdkAppId: text('sdkAppId'),
    region: text('region', 'ap-guangzhou'),
    url: text('url'),
    method: method === 'GET' || method === 'PUT' ? method : 'POST',
    contentType: contentType === 'application/x-www-form-urlencoded' ? contentType : 'application/json',
    body: text('body', DEFAULT_BODY),
    headers: '',
    knowsIds: settings['knowsIds'] === true,
    successPath: part('success', 'path'),
    successEquals: part('success', 'equals'),
    refPath: text('refPath'),
    signHeader: part('sign', 'header'),
    signSecret: '',
    signOf: part('sign', 'of') || '{timestamp}.{body}',
  };
}

/** The input to save; an empty secret stays unchanged. */
export function inputOf(values: ProviderValues): MessageProviderInput {
  const secret = (value: string) => (value === '' ? undefined : value);
  switch (values.driver) {
    case 'terminal':
      return { driver: 'terminal' };
    case 'aliyun':
      return {
        driver: 'aliyun',
        accessKeyId: values.accessKeyId,
        accessKeySecret: secret(values.accessKeySecret),
        endpoint: 'https://dysmsapi.aliyuncs.com',
        timeoutMs: 10_000,
      };
    case 'tencent':
      return {
        driver: 'tencent',
        secretId: values.secretId,
        secretKey: secret(values.secretKey),
        sdkAppId: values.sdkAppId,
        region: values.region,
        endpoint: 'https://sms.tencentcloudapi.com',
        timeoutMs: 10_000,
      };
    case 'http':
      return {
        driver: 'http',
        url: values.url,
        method: values.method,
        contentType: values.contentType,
        body: values.body,
        headers: values.headers.trim() === '' ? undefined : headersOf(values.headers),
        sign:
          values.signHeader === ''
            ? null
            : {
                header: values.signHeader,
                secret: secret(values.signSecret),
                of: values.signOf,
                encoding: 'hex',
              },
        knowsIds: values.knowsIds,
        success:
          values.successPath === '' ? null : { path: values.successPath, equals: values.successEquals },
        refPath: values.refPath === '' ? null : values.refPath,
        timeoutMs: 10_000,
      };
  }
}

/** Headers one per line, `name: value`; a line without a colon is ignored. */
export function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split('\n').flatMap((line) => {
      const colon = line.indexOf(':');
      const name = line.slice(0, Math.max(colon, 0)).trim();
      return name === '' ? [] : [[name, line.slice(colon + 1).trim()] as const];
    }),
  );
}
