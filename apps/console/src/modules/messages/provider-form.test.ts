import { describe, expect, it } from 'vitest';
import { MessageProviderInput, type MessageProvider } from '@yizhan/contract';
import { headersOf, inputOf, valuesOf } from './provider-form.ts';

const kept = (driver: MessageProvider['driver'], settings: Record<string, unknown>): MessageProvider => ({
  driver,
  from: 'settings',
  settings,
  secrets: [],
  reportPath: '',
});

describe('the form of the provider', () => {
  it.each([
    kept('terminal', {}),
    kept('aliyun', { accessKeyId: 'id', endpoint: 'https://dysmsapi.aliyuncs.com' }),
    kept('tencent', { secretId: 'id', sdkAppId: '1400', region: 'ap-beijing' }),
    kept('http', {
      url: 'https://sms.example/{id}',
      method: 'PUT',
      contentType: 'application/x-www-form-urlencoded',
      body: 'to={phone}',
      sign: { header: 'x-sign', of: '{body}', encoding: 'hex' },
      knowsIds: true,
      success: { path: 'code', equals: '0' },
      refPath: 'data.id',
    }),
  ])('of $driver sends back what it was given, without secrets', (provider) => {
    const input = MessageProviderInput.parse(inputOf(valuesOf(provider)));
    expect(input).toMatchObject({ driver: provider.driver, ...provider.settings });
    expect(JSON.stringify(input)).not.toMatch(/secret"/i);
  });

  it('sends a secret that was typed', () => {
    const values = { ...valuesOf(kept('aliyun', { accessKeyId: 'id' })), accessKeySecret: 'new' };
    expect(inputOf(values)).toMatchObject({ accessKeySecret: 'new' });
  });

  it('reads headers line by line', () => {
    expect(headersOf('Authorization: Bearer a:b\n\nno header\n x-a :1')).toEqual({
      Authorization: 'Bearer a:b',
      'x-a': '1',
    });
  });
});
