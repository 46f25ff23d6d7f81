/**
 * What reached the tenant, for tests to assert on: above all, what was not sent. Holds no secret: Authorization is
 * cut to its scheme, bodies are left out, and of a token request only harmless form fields are kept.
 */
import type { DemoRequest, ListenerName } from './exchange.js';

export interface RecordedRequest {
  readonly listener: ListenerName;
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case; `authorization` holds the scheme only. */
  readonly headers: Readonly<Record<string, string>>;
  /** Of a token request: all field names, and the values of those that are no credentials. */
  readonly form?: Readonly<Record<string, string>>;
  /** Subject of the leaf that the client presented. */
  readonly clientCertificate: string | undefined;
  /** The client that Cloud Integration, or its token server, recognised. */
  readonly client: string | undefined;
  /** On the real clock. */
  readonly receivedAt: Date;
  /** Requests that were being served when this one came, itself included. */
  readonly inFlight: number;
  /** 0 as long as nothing was answered, and for good when a fault cut the connection before. */
  readonly status: number;
  /** The kind of the fault that met the request. */
  readonly fault: string | undefined;
}

export interface RecordedConnection {
  readonly listener: ListenerName;
  /** Why the client certificate was refused, if it was. Connections that failed before are not recorded. */
  readonly refusal: string | undefined;
  readonly clientCertificate: string | undefined;
}

/** The part of a record that becomes known later. */
export interface OpenRecord {
  meetFault(kind: string): void;
  answer(status: number, client?: string): void;
  close(): void;
}

type Writable<T> = { -readonly [Field in keyof T]: T[Field] };

export class Recorder {
  readonly requests: RecordedRequest[] = [];
  readonly connections: RecordedConnection[] = [];
  #inFlight = 0;

  open(request: DemoRequest): OpenRecord {
    this.#inFlight += 1;
    const record: Writable<RecordedRequest> = {
      listener: request.listener,
      method: request.method,
      path: request.path,
      query: Object.fromEntries(request.query),
      headers: withoutCredentials(request.headers),
      ...formOf(request),
      clientCertificate: request.certificate?.subject,
      client: undefined,
      receivedAt: new Date(),
      inFlight: this.#inFlight,
      status: 0,
      fault: undefined,
    };
    this.requests.push(record);
    return {
      meetFault: (kind) => {
        record.fault = kind;
      },
      answer: (status, client) => {
        record.status = status;
        record.client = client;
      },
      close: () => {
        this.#inFlight -= 1;
      },
    };
  }
}

function withoutCredentials(headers: DemoRequest['headers']): DemoRequest['headers'] {
  const { authorization, ...others } = headers;
  return authorization === undefined ? others : { ...others, authorization: schemeOf(authorization) };
}

function schemeOf(authorization: string): string {
  return authorization.split(' ', 1)[0] ?? '';
}

const harmlessFields: readonly string[] = ['grant_type', 'credstore_namespace', 'client_assertion_type'];

function formOf({ headers, body }: DemoRequest): Pick<RecordedRequest, 'form'> {
  if (headers['content-type']?.startsWith('application/x-www-form-urlencoded') !== true) return {};
  const fields = [...new URLSearchParams(body.toString('utf8'))];
  return {
    form: Object.fromEntries(
      fields.map(([name, value]) => [name, harmlessFields.includes(name) ? value : '…']),
    ),
  };
}
