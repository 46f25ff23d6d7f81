/** GitHub's own OpenAPI description, as a judge of requests and answers, and as the source of examples. */
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';

export type Product = 'api.github.com' | 'ghes-3.19';

interface Operation {
  readonly parameters?: readonly unknown[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: Content }>>;
}

type Paths = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

type Content = Readonly<
  Record<string, { readonly schema: object; readonly examples?: Readonly<Record<string, Example>> }>
>;

interface Example {
  readonly $ref?: string;
  readonly value?: unknown;
}

export class GitHubDescription {
  readonly #document: object;
  readonly #paths: Paths;
  readonly #validators = new Map<string, ValidateFunction>();
  readonly #ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });

  constructor(product: Product) {
    const file = `node_modules/@octokit/openapi/generated/${product}.json`;
    this.#document = JSON.parse(readFileSync(file, 'utf8')) as object;
    this.#paths = (this.#document as { paths: Paths }).paths;
  }

  /** The path template that a path fits, with its parameters, or undefined. */
  find(
    method: string,
    path: string,
  ): { template: string; values: Readonly<Record<string, string>> } | undefined {
    for (const template of Object.keys(this.#paths)) {
      if (this.#paths[template]?.[method.toLowerCase()] === undefined) continue;
      const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
      const match = new RegExp(`^${pattern}$`).exec(path);
      if (match) return { template, values: { ...match.groups } };
    }
    return undefined;
  }

  /** Faults of a request; properties that the description does not know are faults too. */
  judgeRequest(method: string, template: string, query: URLSearchParams, body: unknown): readonly string[] {
    const operation = this.#operation(method, template);
    const known = (operation.parameters ?? []).map(
      (one) => this.#resolve(one as object) as { name: string; in: string },
    );
    const unknownQuery = [...query.keys()].filter(
      (name) => !known.some((one) => one.in === 'query' && one.name === name),
    );
    const schema = operation.requestBody?.content['application/json']?.schema;
    if (schema === undefined)
      return [...unknownQuery, ...(body === undefined ? [] : ['a body that is not known'])];
    const properties = Object.keys((schema as { properties?: object }).properties ?? {});
    const unknownKeys = Object.keys(body as object).filter((key) => !properties.includes(key));
    return [...unknownQuery, ...unknownKeys, ...this.#judge(`${method} ${template} request`, schema, body)];
  }

  judgeAnswer(method: string, template: string, status: number, body: unknown): readonly string[] {
    const response = this.#operation(method, template).responses[String(status)];
    if (response === undefined) return [`status ${status} is not known`];
    const { content } = this.#resolve(response) as { content?: Content };
    const schema = content?.['application/json']?.schema;
    return schema === undefined ? [] : this.#judge(`${method} ${template} ${status}`, schema, body);
  }

  /** The first example of an answer. */
  example(method: string, template: string, status: number): Record<string, unknown> {
    const response = this.#resolve(this.#operation(method, template).responses[String(status)] ?? {});
    const [first] = Object.values(
      (response as { content?: Content }).content?.['application/json']?.examples ?? {},
    );
    const { value } = this.#resolve(first ?? {}) as Example;
    return structuredClone(Array.isArray(value) ? value[0] : value) as Record<string, unknown>;
  }

  #operation(method: string, template: string): Operation {
    const operation = this.#paths[template]?.[method.toLowerCase()];
    if (operation === undefined) throw new Error(`no operation ${method} ${template}`);
    return operation;
  }

  #judge(key: string, schema: object, value: unknown): readonly string[] {
    const validate = this.#validators.get(key) ?? this.#ajv.compile(this.#withComponents(schema));
    this.#validators.set(key, validate);
    validate(value);
    return (validate.errors ?? []).map((error) => `${key}: ${error.instancePath} ${error.message ?? ''}`);
  }

  /** Only those parts of the description that a schema needs, since all of it would take seconds to read. */
  #withComponents(schema: object): object {
    const parts: Record<string, object> = {};
    const visit = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('$ref' in node && typeof node.$ref === 'string' && !(node.$ref in parts)) {
        parts[node.$ref] = this.#resolve(node);
        visit(parts[node.$ref]);
      }
      Object.values(node).forEach(visit);
    };
    visit(schema);
    const schemas = Object.entries(parts).map(([ref, part]) => [ref.split('/').at(-1), part]);
    return { ...schema, components: { schemas: Object.fromEntries(schemas) as object } };
  }

  #resolve(node: object): object {
    if (!('$ref' in node) || typeof node.$ref !== 'string') return node;
    const names = node.$ref.slice(2).split('/');
    return names.reduce<object>(
      (at, name) =>
        (at as Readonly<Record<string, object>>)[name.replaceAll('~1', '/').replaceAll('~0', '~')] ?? {},
      this.#document,
    );
  }
}
