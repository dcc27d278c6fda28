import { z } from 'zod';
import { PARTNER_VERBS } from '@yizhan/domain';
import { Problem } from './common.ts';
import type { RouteDefinition } from './define-route.ts';
import { API_PREFIX, routes } from './routes.ts';

type JsonObject = Record<string, unknown>;

/** Every route as a flat list. */
export function allRoutes(): RouteDefinition[] {
  return Object.values(routes).flatMap((module) => Object.values(module) as RouteDefinition[]);
}

/** Routes that belong together, under one heading: those that one module of the server binds. */
export interface ApiSection {
  readonly name: string;
  readonly about: string;
  /** Ids of routes. */
  readonly routes: readonly string[];
}

/** The OpenAPI 3.1 document of the whole API, generated from the routes; each carries the tag of its section. */
export function buildOpenApi(version: string, sections: readonly ApiSection[]): JsonObject {
  const tagOf = new Map(sections.flatMap(({ name, routes: ids }) => ids.map((id) => [id, name] as const)));
  const schemas: JsonObject = {};
  const paths: Record<string, JsonObject> = {};
  for (const route of allRoutes()) {
    const path = `${API_PREFIX}${route.path.replace(/:(\w+)/g, '{$1}')}`;
    const item = (paths[path] ??= {});
    item[route.method.toLowerCase()] = operation(route, tagOf.get(route.id) ?? null, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Yizhan API',
      version,
      description:
        'One contract for console, portal, screens and partners. Errors are problem details (RFC 9457); lists are paged with cursors; writes take an Idempotency-Key; a record says in `can` what its viewer may do next.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    tags: sections
      .filter((section) => section.routes.length > 0)
      .map(({ name, about }) => ({ name, description: about })),
    paths,
    components: {
      schemas,
      securitySchemes: {
        console: { type: 'apiKey', in: 'cookie', name: 'yizhan_console' },
        portal: { type: 'apiKey', in: 'cookie', name: 'yizhan_portal' },
        partner: { type: 'http', scheme: 'bearer', description: 'The key of a partner' },
      },
    },
  };
}

/** Whether a partner may be given the route's verb. */
function isForPartners({ access }: RouteDefinition): boolean {
  return 'verb' in access && PARTNER_VERBS.some((verb) => verb === access.verb);
}

function operation(route: RouteDefinition, tag: string | null, schemas: JsonObject): JsonObject {
  const description = [
    'verb' in route.access ? `Permission: ${route.access.verb}.` : `Public: ${route.access.public}.`,
    'action' in route.audit ? `Audit: ${route.audit.action}.` : `No audit row: ${route.audit.none}.`,
    ...(route.errors === undefined ? [] : [`Errors: ${route.errors.join(', ')}.`]),
  ].join(' ');
  return {
    operationId: route.id,
    summary: route.summary,
    description,
    tags: tag === null ? [] : [tag],
    ...('verb' in route.access
      ? { security: [{ console: [] }, { portal: [] }, ...(isForPartners(route) ? [{ partner: [] }] : [])] }
      : {}),
    parameters: [
      ...parameters(route.params, 'path', schemas),
      ...parameters(route.query, 'query', schemas),
      ...idempotency(route),
    ],
    ...requestBody(route, schemas),
    responses: {
      200: success(route, schemas),
      default: {
        description: 'Problem details',
        content: { 'application/problem+json': { schema: schemaOf(Problem, 'output', schemas) } },
      },
    },
  };
}

function idempotency(route: RouteDefinition): JsonObject[] {
  if (route.method === 'GET' || route.transactions === 'own') return [];
  return [
    { name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', maxLength: 200 } },
  ];
}

function parameters(
  shape: z.ZodObject | undefined,
  place: 'path' | 'query',
  schemas: JsonObject,
): JsonObject[] {
  if (shape === undefined) return [];
  return Object.entries(shape.shape).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(field as z.ZodType, undefined).success,
    schema: schemaOf(field as z.ZodType, 'input', schemas),
  }));
}

function requestBody(route: RouteDefinition, schemas: JsonObject): JsonObject {
  if (route.upload === true) {
    const schema = {
      type: 'object',
      properties: { file: { type: 'string', format: 'binary' } },
      required: ['file'],
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema } } } };
  }
  if (route.bytes === true) {
    const schema = { type: 'string', format: 'binary' };
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } };
  }
  if (route.body === undefined) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(route.body, 'input', schemas) } },
    },
  };
}

function success(route: RouteDefinition, schemas: JsonObject): JsonObject {
  if ('stream' in route.reply)
    return { description: 'OK', content: { [route.reply.stream]: { schema: { type: 'string' } } } };
  return {
    description: 'OK',
    content: { 'application/json': { schema: schemaOf(route.reply, 'output', schemas) } },
  };
}

/** JSON Schema of a zod schema; named parts go to the components once for input and once for output. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: JsonObject): unknown {
  const suffix = io === 'input' ? 'Input' : '';
  const document = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    reused: 'inline',
    target: 'draft-2020-12',
  }) as JsonObject;
  const { $defs, ...rest } = Object.fromEntries(
    Object.entries(document).filter(([key]) => key !== '$schema'),
  );
  for (const [name, definition] of Object.entries(($defs ?? {}) as JsonObject)) {
    schemas[`${name}${suffix}`] = relocate(definition, suffix);
  }
  return relocate(rest, suffix);
}

function relocate(value: unknown, suffix: string): unknown {
  if (Array.isArray(value)) return value.map((part) => relocate(part, suffix));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [
      key,
      key === '$ref' && typeof part === 'string'
        ? `${part.replace('#/$defs/', '#/components/schemas/')}${suffix}`
        : relocate(part, suffix),
    ]),
  );
}
