import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { signAcs3 } from './aliyun.ts';
import { callProvider } from './calls.ts';
import { DriverConfig } from './config.ts';
import { SendRefused, SendUnsure, type MessageDriver, type OutgoingMessage } from './driver.ts';
import { makeDriver, parseDriverConfig } from './open.ts';
import { signTc3 } from './tencent.ts';

const MESSAGE: OutgoingMessage = {
  id: '0193d5f0-0000-7000-8000-000000000001',
  phone: '13800001111',
  signature: '就业驿站',
  text: '登录验证码：482913，10分钟内有效。',
  template: 'sign_in.code',
  providerCode: 'SMS_1001',
  values: { code: '482913', minutes: "10 (it's !*)" },
  attemptedAt: new Date('2026-11-18T02:00:00Z'),
  providerRef: null,
};

interface Seen {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

let server: Server | null = null;
afterEach(async () => {
  server?.closeAllConnections();
  await new Promise<void>((resolve) => (server === null ? resolve() : server.close(() => resolve())));
  server = null;
});

/** A provider on this machine; `answer` null keeps the call open for ever. */
async function provider(answer: (seen: Seen) => { status?: number; body: unknown } | null) {
  const seen: Seen[] = [];
  const opened = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const call: Seen = {
        method: request.method ?? '',
        url: new URL(request.url ?? '/', 'http://provider'),
        headers: request.headers,
        body: Buffer.concat(parts).toString('utf8'),
      };
      seen.push(call);
      const reply = answer(call);
      if (reply === null) return;
      response.statusCode = reply.status ?? 200;
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  server = opened;
  const port = await new Promise<number>((resolve) => {
    opened.listen(0, '127.0.0.1', () => {
      const address = opened.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return { seen, address: `http://127.0.0.1:${port}` };
}

function driver(config: unknown): MessageDriver {
  return makeDriver(DriverConfig.parse(config), () => undefined);
}

const failure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('signatures', () => {
  it('are those of the worked example in the documentation of Aliyun', () => {
    const { headers } = signAcs3(
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
      {
        host: 'ecs.cn-shanghai.aliyuncs.com',
        action: 'RunInstances',
        version: '2014-05-26',
        query: {
          ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
          RegionId: 'cn-shanghai',
        },
      },
      new Date('2023-10-26T10:22:32Z'),
      '3156853299f313e23d1673dc12e1703d',
    );
    expect(headers['authorization']).toContain(
      'Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
  });

  it('are those of the worked example in the documentation of Tencent', () => {
    const body = '{"Limit": 1, "Filters": [{"Values": ["\\u672a\\u547d\\u540d"], "Name": "instance-name"}]}';
    const headers = signTc3(
      { secretId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', secretKey: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
      { host: 'cvm.tencentcloudapi.com', service: 'cvm', body },
      new Date(1_551_113_065_000),
    );
    expect(headers['authorization']).toMatch(
      /^TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE\/2019-02-25\/cvm\/tc3_request, /,
    );
    expect(headers['authorization']).toContain(
      'Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
    );
  });
});

describe('Aliyun', () => {
  const KEYS = { accessKeyId: 'id-1', accessKeySecret: 'secret-1' };

  /** Signs the received request again, as the provider would. */
  function isSigned({ method, url, headers, body }: Seen): boolean {
    const names = /SignedHeaders=([^,]+)/.exec(String(headers['authorization']))?.[1] ?? '';
    const query = url.search.slice(1).split('&').sort().join('&');
    const lines = names
      .split(';')
      .map((name) => `${name}:${String(headers[name])}\n`)
      .join('');
    const canonical = [method, url.pathname, query, lines, names, sha256(body)].join('\n');
    const signature = createHmac('sha256', KEYS.accessKeySecret)
      .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
      .digest('hex');
    return (
      headers['authorization'] ===
        `ACS3-HMAC-SHA256 Credential=${KEYS.accessKeyId},SignedHeaders=${names},Signature=${signature}` &&
      headers['x-acs-content-sha256'] === sha256(body)
    );
  }

  function fake(answer: (seen: Seen) => unknown) {
    return provider((seen) => {
      if (!isSigned(seen)) return { status: 400, body: { Code: 'SignatureDoesNotMatch', Message: 'no' } };
      const body = answer(seen);
      return body === null ? null : { body };
    });
  }

  it('gets a signed call with number, signature, template and our id', async () => {
    const { seen, address } = await fake(() => ({ Code: 'OK', Message: 'OK', BizId: '900^0' }));
    const taken = await driver({ driver: 'aliyun', ...KEYS, endpoint: address }).send(MESSAGE);
    expect(taken).toEqual({ providerRef: '900^0' });
    expect(Object.fromEntries(seen[0]?.url.searchParams ?? [])).toEqual({
      PhoneNumbers: MESSAGE.phone,
      SignName: '就业驿站',
      TemplateCode: 'SMS_1001',
      TemplateParam: JSON.stringify(MESSAGE.values),
      OutId: MESSAGE.id,
    });
    expect(seen[0]?.headers).toMatchObject({ 'x-acs-action': 'SendSms', 'x-acs-version': '2017-05-25' });
  });

  it('says what it refuses for good and what may be tried again', async () => {
    const codes = ['isv.MOBILE_NUMBER_ILLEGAL', 'isv.BUSINESS_LIMIT_CONTROL'];
    const { address } = await fake(() => ({ Code: codes.shift(), Message: 'no' }));
    const aliyun = driver({ driver: 'aliyun', ...KEYS, endpoint: address });
    expect(await failure(aliyun.send(MESSAGE))).toBeInstanceOf(SendRefused);
    const again = await failure(aliyun.send(MESSAGE));
    expect(again).not.toBeInstanceOf(SendRefused);
    expect(again).not.toBeInstanceOf(SendUnsure);
    const wrongKey = driver({ driver: 'aliyun', ...KEYS, accessKeySecret: 'other', endpoint: address });
    expect(await failure(wrongKey.send(MESSAGE))).toMatchObject({ message: 'SignatureDoesNotMatch: no' });
  });

  it('is not called for a text it does not have', async () => {
    const { seen, address } = await fake(() => ({ Code: 'OK' }));
    const aliyun = driver({ driver: 'aliyun', ...KEYS, endpoint: address });
    const error = await failure(aliyun.send({ ...MESSAGE, providerCode: null }));
    expect(error).toMatchObject({ name: 'SendRefused', reason: 'template_unset' });
    expect(seen).toEqual([]);
  });

  it('is unsure after a time-out, and is then asked by number, day and our id', async () => {
    const list = (SendStatus: number) => ({
      Code: 'OK',
      SmsSendDetailDTOs: {
        SmsSendDetailDTO: [
          { OutId: 'another', SendStatus: 3 },
          { OutId: MESSAGE.id, SendStatus, ErrCode: 'USER_OFF' },
        ],
      },
    });
    const answers = [list(1), list(2), list(3), { Code: 'OK', SmsSendDetailDTOs: { SmsSendDetailDTO: [] } }];
    const { seen, address } = await fake(({ headers }) =>
      headers['x-acs-action'] === 'SendSms' ? null : answers.shift(),
    );
    const aliyun = driver({ driver: 'aliyun', ...KEYS, endpoint: address, timeoutMs: 1000 });
    expect(await failure(aliyun.send(MESSAGE))).toMatchObject({
      name: 'SendUnsure',
      message: 'No answer within 1 s',
    });
    expect(await aliyun.ask?.(MESSAGE)).toEqual({ state: 'taken' });
    expect(await aliyun.ask?.(MESSAGE)).toEqual({ state: 'undelivered', why: 'USER_OFF' });
    expect(await aliyun.ask?.(MESSAGE)).toEqual({ state: 'delivered' });
    expect(await aliyun.ask?.(MESSAGE)).toEqual({ state: 'absent' });
    const query = seen[1]?.url.searchParams;
    expect([query?.get('PhoneNumber'), query?.get('SendDate')]).toEqual([MESSAGE.phone, '20261118']);
  });

  it('reports by itself', () => {
    const reports = driver({ driver: 'aliyun', ...KEYS }).reports?.([
      { phone_number: '13800001111', success: true, biz_id: '900^0', out_id: 'x', err_code: 'DELIVERED' },
      { phone_number: '13800001112', success: false, biz_id: '901^0', out_id: '', err_code: 'USER_OFF' },
    ]);
    expect(reports).toEqual([
      { id: 'x', providerRef: '900^0', state: 'delivered' },
      { providerRef: '901^0', state: 'undelivered', why: 'USER_OFF' },
    ]);
  });
});

describe('Tencent', () => {
  const KEYS = { secretId: 'id-2', secretKey: 'secret-2', sdkAppId: '1400000001' };

  function isSigned({ headers, body }: Seen): boolean {
    const timestamp = String(headers['x-tc-timestamp']);
    const day = new Date(Number(timestamp) * 1000).toISOString().slice(0, 10);
    const canonical = [
      'POST',
      '/',
      '',
      `content-type:${String(headers['content-type'])}\nhost:${String(headers['host'])}\n`,
      'content-type;host',
      sha256(body),
    ].join('\n');
    const step = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();
    const key = step(step(step(`TC3${KEYS.secretKey}`, day), 'sms'), 'tc3_request');
    const scope = `${day}/sms/tc3_request`;
    const signature = step(key, ['TC3-HMAC-SHA256', timestamp, scope, sha256(canonical)].join('\n'));
    return (
      headers['authorization'] ===
      `TC3-HMAC-SHA256 Credential=${KEYS.secretId}/${scope}, SignedHeaders=content-type;host, Signature=${signature.toString('hex')}`
    );
  }

  function fake(answer: (seen: Seen) => unknown) {
    return provider((seen) => {
      const body = isSigned(seen)
        ? answer(seen)
        : { Error: { Code: 'AuthFailure.SignatureFailure', Message: 'no' } };
      return body === null ? null : { body: { Response: body } };
    });
  }

  it('gets a signed call with number, signature, template, values in order and our id', async () => {
    const { seen, address } = await fake(() => ({
      SendStatusSet: [{ Code: 'Ok', Message: 'send success', SerialNo: '5000:1' }],
    }));
    const tencent = driver({ driver: 'tencent', ...KEYS, endpoint: address });
    expect(await tencent.send({ ...MESSAGE, providerCode: '449739' })).toEqual({ providerRef: '5000:1' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      PhoneNumberSet: ['+8613800001111'],
      SmsSdkAppId: '1400000001',
      SignName: '就业驿站',
      TemplateId: '449739',
      TemplateParamSet: ['482913', "10 (it's !*)"],
      SessionContext: MESSAGE.id,
    });
    expect(seen[0]?.headers).toMatchObject({
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      'x-tc-region': 'ap-guangzhou',
    });
  });

  it('says what it refuses for good and what may be tried again', async () => {
    const answers = [
      { SendStatusSet: [{ Code: 'FailedOperation.PhoneNumberInBlacklist', Message: 'no' }] },
      { SendStatusSet: [{ Code: 'FailedOperation.InsufficientBalanceInSmsPackage', Message: 'no' }] },
      { Error: { Code: 'RequestLimitExceeded', Message: 'no' } },
    ];
    const { address } = await fake(() => answers.shift());
    const tencent = driver({ driver: 'tencent', ...KEYS, endpoint: address });
    expect(await failure(tencent.send(MESSAGE))).toBeInstanceOf(SendRefused);
    expect(await failure(tencent.send(MESSAGE))).not.toBeInstanceOf(SendRefused);
    expect(await failure(tencent.send(MESSAGE))).toMatchObject({ message: 'RequestLimitExceeded: no' });
    const wrongKey = driver({ driver: 'tencent', ...KEYS, secretKey: 'other', endpoint: address });
    expect(await failure(wrongKey.send(MESSAGE))).toMatchObject({
      message: 'AuthFailure.SignatureFailure: no',
    });
  });

  it('is asked by number and our id, and tells only of what it has reported', async () => {
    const reported = (ReportStatus: string) => ({
      PullSmsSendStatusSet: [
        { SessionContext: MESSAGE.id, SerialNo: '1', ReportStatus, Description: 'MK:0001' },
      ],
    });
    const answers = [reported('SUCCESS'), reported('FAIL'), { PullSmsSendStatusSet: [] }];
    const { address } = await fake(({ headers }) =>
      headers['x-tc-action'] === 'SendSms' ? null : answers.shift(),
    );
    const tencent = driver({ driver: 'tencent', ...KEYS, endpoint: address, timeoutMs: 1000 });
    expect(await failure(tencent.send(MESSAGE))).toBeInstanceOf(SendUnsure);
    expect(await tencent.ask?.(MESSAGE)).toEqual({ state: 'delivered' });
    expect(await tencent.ask?.(MESSAGE)).toEqual({ state: 'undelivered', why: 'MK:0001' });
    expect(await tencent.ask?.(MESSAGE)).toEqual({ state: 'unlisted' });
  });

  it('reports by itself', () => {
    const reports = driver({ driver: 'tencent', ...KEYS }).reports?.([
      { sid: '5000:1', mobile: '13800001111', report_status: 'SUCCESS', errmsg: 'DELIVRD' },
      { sid: '5000:2', mobile: '13800001112', report_status: 'FAIL', errmsg: 'MK:0001' },
    ]);
    expect(reports).toEqual([
      { providerRef: '5000:1', state: 'delivered' },
      { providerRef: '5000:2', state: 'undelivered', why: 'MK:0001' },
    ]);
  });
});

describe('a provider described in the settings', () => {
  const answer = { code: 0, data: { id: 77 } };

  it('gets what the settings say, escaped for where it stands, signed, with our id', async () => {
    const { seen, address } = await provider(() => ({ body: answer }));
    const http = driver({
      driver: 'http',
      url: `${address}/send/{id}`,
      headers: { authorization: 'Bearer abc', 'x-time': '{timestamp}', 'x-text': '{text}' },
      body: '{"to":"{phone}","sms":"【{signature}】{text}","vars":{"code":"{code}"},"other":{"{unknown}":1}}',
      sign: { secret: 'shared', of: '{timestamp}.{body}' },
      success: { path: 'code', equals: '0' },
      refPath: 'data.id',
    });
    expect(http.repeatable).toBe(false);
    expect(await http.send({ ...MESSAGE, text: '引号"与\n换行' })).toEqual({ providerRef: '77' });
    const call = seen[0];
    expect(call?.url.pathname).toBe(`/send/${MESSAGE.id}`);
    expect(JSON.parse(call?.body ?? '')).toEqual({
      to: '13800001111',
      sms: '【就业驿站】引号"与\n换行',
      vars: { code: '482913' },
      other: { '{unknown}': 1 },
    });
    const time = String(call?.headers['x-time']);
    expect(call?.headers['x-signature']).toBe(
      createHmac('sha256', 'shared')
        .update(`${time}.${call?.body ?? ''}`)
        .digest('hex'),
    );
    expect(call?.headers).toMatchObject({ authorization: 'Bearer abc', 'x-text': '"' });
  });

  it('may want a form or an address', async () => {
    const { seen, address } = await provider(() => ({ body: 'ok' }));
    await driver({
      driver: 'http',
      url: address,
      contentType: 'application/x-www-form-urlencoded',
      body: 'mobile={phone}&content={text}',
    }).send({ ...MESSAGE, text: 'a&b=c' });
    await driver({ driver: 'http', url: `${address}/?to={phone}&msg={text}`, method: 'GET' }).send(MESSAGE);
    expect(new URLSearchParams(seen[0]?.body)).toEqual(
      new URLSearchParams({ mobile: '13800001111', content: 'a&b=c' }),
    );
    expect(seen[1]).toMatchObject({ method: 'GET', body: '' });
    expect(seen[1]?.url.searchParams.get('msg')).toBe(MESSAGE.text);
  });

  it.each([
    [{ status: 400, body: 'bad number' }, 'SendRefused'],
    [{ status: 401, body: 'who are you' }, 'Error'],
    [{ status: 503, body: 'busy' }, 'Error'],
    [{ status: 504, body: 'gateway' }, 'SendUnsure'],
    [{ body: { code: 9, msg: 'no credit' } }, 'Error'],
    [{ body: '<html>' }, 'SendUnsure'],
  ])('that answers %o is a %s', async (reply, name) => {
    const { address } = await provider(() => reply);
    const http = driver({ driver: 'http', url: address, success: { path: 'code', equals: '0' } });
    expect(await failure(http.send(MESSAGE))).toMatchObject({ name });
  });

  it('that cannot be reached has not seen the message', async () => {
    const { address } = await provider(() => null);
    server?.close();
    server = null;
    const http = driver({ driver: 'http', url: address });
    const error = await failure(http.send(MESSAGE));
    expect(error).not.toBeInstanceOf(SendUnsure);
    expect(error).toMatchObject({ message: expect.stringContaining('ECONNREFUSED') });
  });

  it('that hangs up in the middle may have seen it', async () => {
    const { address } = await provider(() => null);
    server?.on('request', (request) => request.socket.destroy());
    expect(
      await failure(callProvider({ url: address, method: 'GET', headers: {}, body: null, timeoutMs: 5000 })),
    ).toBeInstanceOf(SendUnsure);
  });

  it('reports by itself', () => {
    const http = driver({ driver: 'http', url: 'http://x' });
    expect(http.reports?.({ id: 'a', status: 'delivered' })).toEqual([{ id: 'a', state: 'delivered' }]);
    expect(http.reports?.([{ ref: '77', status: 'undelivered', why: 'off' }])).toEqual([
      { providerRef: '77', state: 'undelivered', why: 'off' },
    ]);
    expect(() => http.reports?.({ status: 'lost' })).toThrow();
  });
});

describe('the variable YIZHAN_MESSAGES', () => {
  it('is refused with the field that is wrong', () => {
    expect(parseDriverConfig('{"driver":"terminal"}')).toEqual({ driver: 'terminal' });
    expect(() => parseDriverConfig('aliyun')).toThrow('must be JSON');
    expect(() => parseDriverConfig('{"driver":"aliyun","accessKeyId":"x"}')).toThrow('accessKeySecret');
    expect(() => parseDriverConfig('{"driver":"pigeon"}')).toThrow('driver');
  });
});
