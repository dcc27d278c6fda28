import type { z } from 'zod';
import type { Verb } from '@yizhan/domain';

/**
 * A route is data. From one definition come the server's validation and handler types, the OpenAPI document,
 * the typed client, and the inventory tests (401, role matrix, audit).
 */
export interface RouteDefinition {
  /** `module.verb`, unique; also the OpenAPI operationId. */
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below `/api/v1`, with `:name` parameters. */
  readonly path: string;
  readonly summary: string;
  /**
   * A permission verb, or the reason why anybody may call it. A resource that exists once for the whole network (`of`)
   * needs the verb for the whole network; the use case decides about all others.
   */
  readonly access: { readonly verb: Verb; readonly of?: 'network' } | { readonly public: string };
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The reply's schema; the server parses each reply by it, so an undeclared field never leaves. */
  readonly reply: z.ZodType | { readonly stream: string };
  /** The audit action a write records, or why it needs none. Reads that need an audit row are POSTs. */
  readonly audit: { readonly action: string } | { readonly none: string };
  /**
   * The answer to a second request with the same Idempotency-Key: by default the first reply, kept sealed for a day.
   * Where the reply contains a number or a secret it is `refused`, and nothing of the reply is kept.
   */
  readonly replay?: 'refused';
  /** Stable codes of the errors this route can return, beyond the common ones. */
  readonly errors?: readonly string[];
  /** The body is one uploaded file (multipart, field `file`) instead of JSON. */
  readonly upload?: boolean;
  /** The body is bytes (`application/octet-stream`), at most one part of a file, instead of JSON. */
  readonly bytes?: true;
  /**
   * `own`: the handler opens short transactions of its own, because it writes to a disk or another service between
   * them. The request must then be safe to repeat by itself: no Idempotency-Key is taken.
   */
  readonly transactions?: 'own';
  /** Requests per minute from one address, where the common limit is too generous. */
  readonly limitPerMinute?: number;
}

export function defineRoute<const R extends RouteDefinition>(route: R): R {
  return route;
}

type SchemaOf<R, K extends string> = R extends Record<K, infer S> ? (S extends z.ZodType ? S : never) : never;
type OutputOr<S, D> = [S] extends [never] ? D : S extends z.ZodType ? z.output<S> : D;
type InputOr<S, D> = [S] extends [never] ? D : S extends z.ZodType ? z.input<S> : D;

/** What a handler receives: parsed parameters, query and body. */
export interface HandlerInput<R extends RouteDefinition> {
  readonly params: OutputOr<SchemaOf<R, 'params'>, Record<string, never>>;
  readonly query: OutputOr<SchemaOf<R, 'query'>, Record<string, never>>;
  readonly body: OutputOr<SchemaOf<R, 'body'>, undefined>;
}

/** What a caller sends. */
export type CallInput<R extends RouteDefinition> = ([SchemaOf<R, 'params'>] extends [never]
  ? object
  : { params: InputOr<SchemaOf<R, 'params'>, never> }) &
  ([SchemaOf<R, 'query'>] extends [never] ? object : { query?: InputOr<SchemaOf<R, 'query'>, never> }) &
  ([SchemaOf<R, 'body'>] extends [never]
    ? R extends { readonly upload: true }
      ? { file: Blob; fileName: string }
      : R extends { readonly bytes: true }
        ? { bytes: Blob | Uint8Array<ArrayBuffer> }
        : object
    : { body: InputOr<SchemaOf<R, 'body'>, never> });

/** What a handler returns (before parsing) and a caller gets (after). */
export type HandlerReply<R extends RouteDefinition> = InputOr<SchemaOf<R, 'reply'>, unknown>;
export type Reply<R extends RouteDefinition> = OutputOr<SchemaOf<R, 'reply'>, Response>;
