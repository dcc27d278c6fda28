import { SendUnsure } from './driver.ts';

/** A reply of a provider. */
export interface ProviderReply {
  readonly status: number;
  readonly body: string;
}

export interface ProviderCall {
  readonly url: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly timeoutMs: number;
}

/** Errors of a connection that was never made: the provider has not seen the message. */
const NOT_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);
const MOST_READ = 100_000;

/**
 * Makes one call within its time-out.
 *
 * @throws SendUnsure when the request may have been accepted but no answer came; Error when it was not made at all
 */
export async function callProvider(call: ProviderCall): Promise<ProviderReply> {
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers: call.headers,
      ...(call.body === null ? {} : { body: call.body }),
      redirect: 'manual',
      signal: AbortSignal.timeout(call.timeoutMs),
    });
    const body = (await response.text()).slice(0, MOST_READ);
    // A gateway that gave up on its upstream does not know either.
    if (response.status === 502 || response.status === 504) {
      throw new SendUnsure(`The gateway of the provider answered ${response.status}`);
    }
    return { status: response.status, body };
  } catch (error) {
    if (error instanceof SendUnsure) throw error;
    const code = codeOf(error);
    if (code !== null && NOT_CONNECTED.has(code)) {
      throw new Error(`The provider cannot be reached (${code})`, { cause: error });
    }
    const isLate = error instanceof DOMException && error.name === 'TimeoutError';
    throw new SendUnsure(
      isLate
        ? `No answer within ${call.timeoutMs / 1000} s`
        : `The connection broke off (${code ?? 'no code'})`,
    );
  }
}

function codeOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

/** The reply as JSON. @throws SendUnsure for other content: the provider took the request and says nothing about it */
export function jsonOf(reply: ProviderReply): unknown {
  try {
    return JSON.parse(reply.body);
  } catch {
    throw new SendUnsure(`The provider answered ${reply.status} with something that cannot be read`);
  }
}
