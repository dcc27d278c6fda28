import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A store that speaks S3, in memory. It checks every signature as the real ones do, and refuses what is not signed. */
export interface S3Server {
  /** What the setting needs. */
  readonly settings: {
    endpoint: string;
    bucket: string;
    region: string;
    accessKeyId: string;
    secretAccessKey: string;
  };
  readonly objects: Map<string, { readonly bytes: Buffer; readonly at: Date }>;
  /** Requests that it refused for their signature. */
  readonly refused: string[];
  /** What it answers to writes instead of taking them. */
  failing: { status: number; code: string } | null;
  stop(): Promise<void>;
}

const KEYS_OF_A_PAGE = 3;
const CREDENTIALS = { accessKeyId: 'AKYIZHAN', secretAccessKey: 'a-secret/with+signs' };

export async function startS3Server(): Promise<S3Server> {
  const objects: S3Server['objects'] = new Map();
  const refused: string[] = [];
  const state: { failing: S3Server['failing'] } = { failing: null };
  const server = createServer((request, response) => {
    void readAll(request).then((body) => {
      const fault = faultOf(request, body);
      if (fault !== null) {
        refused.push(fault);
        fail(response, 403, 'SignatureDoesNotMatch');
      } else if (state.failing !== null && request.method === 'PUT') {
        fail(response, state.failing.status, state.failing.code);
      } else {
        answer(request, response, body, objects);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    settings: {
      endpoint: `http://127.0.0.1:${String(port)}`,
      bucket: 'yizhan',
      region: 'cn-test',
      ...CREDENTIALS,
    },
    objects,
    refused,
    get failing() {
      return state.failing;
    },
    set failing(value) {
      state.failing = value;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const sha256 = (value: string | Buffer): string => createHash('sha256').update(value).digest('hex');
const hmac = (key: string | Buffer, value: string): Buffer =>
  createHmac('sha256', key).update(value).digest();

/** Why a request is not signed by whoever holds the secret, for this very body; null where it is. */
function faultOf(request: IncomingMessage, body: Buffer): string | null {
  const header = request.headers.authorization ?? '';
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      header,
    );
  if (found === null) return 'not signed';
  const [, key = '', day = '', region = '', names = '', signature = ''] = found;
  if (key !== CREDENTIALS.accessKeyId || region !== 'cn-test') return 'another key or region';
  const time = String(request.headers['x-amz-date'] ?? '');
  if (!time.startsWith(day)) return 'another day';
  const digest = String(request.headers['x-amz-content-sha256'] ?? '');
  if (digest !== sha256(body)) return 'another body';
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date']) {
    if (!names.split(';').includes(needed)) return `${needed} is not signed`;
  }
  const url = new URL(request.url ?? '/', 'http://store');
  const canonical = [
    request.method,
    url.pathname,
    [...url.searchParams]
      .map(([name, value]) => `${escaped(name)}=${escaped(value)}`)
      .sort()
      .join('&'),
    ...names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names,
    digest,
  ].join('\n');
  const scope = `${day}/${region}/s3/aws4_request`;
  const secret = hmac(
    hmac(hmac(hmac(`AWS4${CREDENTIALS.secretAccessKey}`, day), region), 's3'),
    'aws4_request',
  );
  const right = hmac(secret, ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n')).toString('hex');
  return right === signature ? null : 'another signature';
}

function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  objects: S3Server['objects'],
): void {
  const url = new URL(request.url ?? '/', 'http://store');
  const [, bucket = '', ...rest] = url.pathname.split('/');
  const key = decodeURIComponent(rest.join('/'));
  const found = objects.get(key);
  if (bucket !== 'yizhan') fail(response, 404, 'NoSuchBucket');
  else if (request.method === 'PUT') {
    objects.set(key, { bytes: body, at: new Date() });
    response.writeHead(200, { etag: `"${sha256(body).slice(0, 32)}"` }).end();
  } else if (request.method === 'DELETE') {
    objects.delete(key);
    response.writeHead(204).end();
  } else if (key === '') list(response, url.searchParams, objects);
  else if (found === undefined) fail(response, 404, 'NoSuchKey');
  else response.writeHead(200, { 'content-length': found.bytes.length }).end(found.bytes);
}

function list(response: ServerResponse, query: URLSearchParams, objects: S3Server['objects']): void {
  const after = query.get('continuation-token') ?? '';
  const keys = [...objects.keys()]
    .filter((key) => key.startsWith(query.get('prefix') ?? '') && key > after)
    .sort();
  const page = keys.slice(0, KEYS_OF_A_PAGE);
  const more = keys.length > page.length;
  const contents = page
    .map((key) => {
      const { bytes, at } = objects.get(key) ?? { bytes: Buffer.alloc(0), at: new Date(0) };
      return `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><Size>${String(bytes.length)}</Size></Contents>`;
    })
    .join('');
  const next = more ? `<NextContinuationToken>${page.at(-1) ?? ''}</NextContinuationToken>` : '';
  response
    .writeHead(200, { 'content-type': 'application/xml' })
    .end(
      `<?xml version="1.0"?><ListBucketResult><IsTruncated>${String(more)}</IsTruncated>${next}${contents}</ListBucketResult>`,
    );
}

function fail(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}
