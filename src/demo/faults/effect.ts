/**
 * What each kind of fault makes of a request: which answer leaves, and how.
 */
import type { KeyObject } from 'node:crypto';
import { joseType } from '../credential-store/payload.js';
import { retryAfter } from '../credential-store/rate-limiter.js';
import { jsonResponse, textResponse, withHeaders } from '../exchange.js';
import type { DemoRequest, DemoResponse } from '../exchange.js';
import type { Delivery } from '../wire/delivery.js';
import type { FaultEffect, InsteadFault, SpoilingFault } from './fault.js';
import * as pages from './fault-pages.js';
import * as spoil from './spoil.js';

export interface FaultContext {
  readonly request: DemoRequest;
  /** Serves the request; called only by the kinds that spoil a real answer. */
  readonly serve: () => Promise<DemoResponse>;
  readonly now: () => Date;
  /** A public key whose private half nobody uses. */
  readonly strangerKey: () => KeyObject;
}

const gzipBombBytes = 64 * 1024 * 1024;
const hugeHeaderBytes = 256 * 1024;

export async function applyFault(fault: FaultEffect, context: FaultContext): Promise<Delivery> {
  return isInstead(fault) ? answerInstead(fault, context) : await answerSpoiled(fault, context);
}

const insteadKinds: Readonly<Record<InsteadFault['kind'], true>> = {
  status: true,
  '429': true,
  '503': true,
  'html-200': true,
  redirect: true,
  'router-404': true,
  'empty-200': true,
  echo: true,
  'echo-request': true,
  reset: true,
  'slow-headers': true,
  'huge-body': true,
  'gzip-bomb': true,
};

function isInstead(fault: FaultEffect): fault is InsteadFault {
  return Object.hasOwn(insteadKinds, fault.kind);
}

function answerInstead(fault: InsteadFault, { request, now }: FaultContext): Delivery {
  switch (fault.kind) {
    case 'status':
      return whole(pages.statusPage(fault));
    case '429':
    case '503':
      return whole(overloadPage(fault, now()));
    case 'html-200':
      return whole(pages.loginPage());
    case 'redirect':
      return whole(pages.redirectPage(fault.status ?? 302, fault.location));
    case 'router-404':
      return whole(pages.routerPage(request));
    case 'empty-200':
      return whole(pages.emptyPage());
    case 'echo':
      return whole(pages.echoPage(fault));
    case 'echo-request':
      return whole(pages.quotedRequestPage(request, fault.status ?? 400));
    case 'reset':
      return { how: 'reset' };
    case 'slow-headers':
      return { how: 'never' };
    case 'huge-body':
      return { how: 'endless', response: textResponse(200, fault.contentType ?? joseType, '') };
    case 'gzip-bomb':
      return whole(pages.gzipBomb(fault.bytes ?? gzipBombBytes));
  }
}

async function answerSpoiled(fault: SpoilingFault, context: FaultContext): Promise<Delivery> {
  const response = await context.serve();
  const { strangerKey } = context;
  switch (fault.kind) {
    case 'reset-after':
      return { how: 'reset' };
    case 'reset-mid-body':
      return { how: 'reset-mid-body', response };
    case 'truncated-jwe':
      return whole(spoil.truncateBody(response));
    case 'wrong-key-jwe':
      return whole(await spoil.sealForStranger(response, strangerKey()));
    case 'plaintext':
      return whole(spoil.openUp(response));
    case 'other-alg':
      return whole(await spoil.sealOtherwise(response, strangerKey(), fault.algorithm ?? 'RSA-OAEP'));
    case 'wrong-name':
      return whole(await spoil.renamed(response, fault.name ?? 'another-credential'));
    case 'garbage-json':
      return whole(await spoil.withPlainText(response, fault.text ?? '{"name": "cut off'));
    case 'slow-body':
      return { how: 'drip', response, intervalMs: fault.intervalMs ?? 100 };
    case 'delay':
      return { how: 'late', response, ms: fault.ms };
    case 'huge-headers':
      return whole(withHeaders(response, [['X-Huge', 'h'.repeat(fault.bytes ?? hugeHeaderBytes)]]));
    case 'wrong-content-length':
      return { how: 'wrong-length', response, difference: fault.difference ?? 16 };
    case 'proto':
      return whole(await spoil.withHostileNames(response, fault.headers));
  }
}

function whole(response: DemoResponse): Delivery {
  return { how: 'whole', response };
}

function overloadPage(fault: Extract<InsteadFault, { kind: '429' | '503' }>, now: Date): DemoResponse {
  const status = Number(fault.kind);
  const message = status === 429 ? 'Too many requests' : 'Service unavailable';
  return jsonResponse(
    status,
    { status, message },
    retryAfter(fault.retryAfter ?? 'none', fault.seconds ?? 1, now),
  );
}
