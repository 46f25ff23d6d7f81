/**
 * Faults that a test can inject into a running tenant. Each says which requests it meets (`match`, `after`,
 * `times`) and what then goes wrong, from a plain 503 to a connection that drips for ever.
 */
import type { Header, ListenerName } from '../exchange.js';
import type { RetryAfterForm } from '../switches.js';

export interface FaultMatch {
  readonly method?: string;
  /** End of the path, without a slash at the end: `/password`, `/token`. */
  readonly path?: string;
  /** Any part of the path, as it was sent: `DeployIntegrationDesigntimeArtifact`, `/Configurations`. */
  readonly pathPart?: string;
  /** The query parameter `name`. */
  readonly name?: string;
  /** The query parameter `page`; 0 also meets requests without one. */
  readonly page?: number;
  readonly namespace?: string;
  readonly listener?: ListenerName;
}

interface FaultScope {
  readonly match?: FaultMatch;
  /** How many requests it meets; 1 unless given, Infinity for all. */
  readonly times?: number;
  /** How many matching requests pass before the first is met. */
  readonly after?: number;
  /** Meets only this share of the matching requests, by a sequence that the seed fixes. */
  readonly chance?: { readonly share: number; readonly seed: number };
}

/** Answers that need no real one: the store is not asked, so a write has not happened. */
export type InsteadFault =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
      readonly contentType?: string;
      readonly reason?: string;
    }
  | {
      readonly kind: '429' | '503';
      readonly retryAfter?: RetryAfterForm;
      /** For `retryAfter`; 1 unless given. */
      readonly seconds?: number;
    }
  /** A login page with status 200, as a gateway without a session shows it. */
  | { readonly kind: 'html-200' }
  | {
      readonly kind: 'redirect';
      readonly location: string;
      readonly status?: 301 | 302 | 303 | 307 | 308;
    }
  /** The Cloud Foundry router when no application answers to the host. */
  | { readonly kind: 'router-404' }
  | { readonly kind: 'empty-200' }
  /** An error that quotes hostile text. `reason` puts it into the status line, so it must be one line. */
  | {
      readonly kind: 'echo';
      readonly text: string;
      readonly status?: number;
      readonly where?: 'json' | 'oauth' | 'text' | 'html' | 'header' | 'reason';
    }
  /** An error that quotes the request, its Authorization header and body included. */
  | { readonly kind: 'echo-request'; readonly status?: number }
  /** RST before any byte of an answer. */
  | { readonly kind: 'reset' }
  /** The request is read and never answered. */
  | { readonly kind: 'slow-headers' }
  /** A body without end, as fast as the client reads. */
  | { readonly kind: 'huge-body'; readonly contentType?: string }
  /** `Content-Encoding: gzip`, a few KB that unpack to `bytes` zeros; 64 MiB unless given. */
  | { readonly kind: 'gzip-bomb'; readonly bytes?: number };

/** Faults that spoil the real answer: the request has been served, a write has happened. */
export type SpoilingFault =
  /** RST instead of the answer. */
  | { readonly kind: 'reset-after' }
  /** Full Content-Length, half of the body, then RST. */
  | { readonly kind: 'reset-mid-body' }
  /** A good HTTP answer whose JWE lacks its last quarter. */
  | { readonly kind: 'truncated-jwe' }
  /** Sealed for a key that nobody has. */
  | { readonly kind: 'wrong-key-jwe' }
  /** JSON in clear although payload encryption is on. */
  | { readonly kind: 'plaintext' }
  | { readonly kind: 'other-alg'; readonly algorithm?: 'RSA-OAEP' | 'A128GCM' | 'dir' }
  /** A credential under another name, with another id and value. */
  | { readonly kind: 'wrong-name'; readonly name?: string }
  /** A good JWE whose plain text is not JSON; also the body where nothing is encrypted. */
  | { readonly kind: 'garbage-json'; readonly text?: string }
  /** The headers and then one byte per interval (100 ms), for ever. */
  | { readonly kind: 'slow-body'; readonly intervalMs?: number }
  /** The right answer, but late. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** One header of 256 KiB unless given. */
  | { readonly kind: 'huge-headers'; readonly bytes?: number }
  /** Content-Length differs from the body by so many bytes: +16 unless given; a larger one ends early. */
  | { readonly kind: 'wrong-content-length'; readonly difference?: number }
  /** Names and values that meddle with objects and logs, in headers and in the JSON. */
  | { readonly kind: 'proto'; readonly headers?: readonly Header[] };

export type FaultEffect = InsteadFault | SpoilingFault;

export type Fault = FaultScope & FaultEffect;
