/**
 * PURE. One answer of the list endpoint. Only the array `content` is confirmed; the rest is read as a page of
 * Spring Data where it is there, and a bare array is taken too.
 */
import { ActionError } from '../errors.js';

export interface NextPage {
  /** 0-based */
  readonly page: number;
  readonly size: number;
  /** `possible`: nothing says that there is more, but the page is full. */
  readonly certainty: 'certain' | 'possible';
  /** The service gave a total that is not reached yet. */
  readonly isCounted: boolean;
}

export interface ListPage {
  readonly names: readonly string[];
  /**
   * @param current 0-based number of this page.
   * @param received number of different names so far, this page included.
   */
  findNext(current: number, received: number): NextPage | undefined;
}

/** The cockpit shows 100 credentials at most, so that is taken for the page size where none is given. */
const USUAL_PAGE_SIZE = 100;

/** @throws ActionError PAYLOAD_UNREADABLE */
export function parsePage(payload: unknown, what: string): ListPage {
  const envelope = toEnvelope(payload);
  const items: unknown = envelope['content'];
  if (!Array.isArray(items)) throw notAList(what);
  const names = items.map((item) => readName(item, what));
  return { names, findNext: (current, received) => findNext(envelope, names.length, current, received) };
}

type Envelope = Readonly<Record<string, unknown>>;

function toEnvelope(payload: unknown): Envelope {
  if (Array.isArray(payload)) return { content: payload };
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}

function readName(item: unknown, what: string): string {
  const name = typeof item === 'string' ? item : toEnvelope(item)['name'];
  if (typeof name === 'string' && name !== '' && name.isWellFormed()) return name;
  throw notAList(what);
}

function findNext(
  envelope: Envelope,
  onPage: number,
  current: number,
  received: number,
): NextPage | undefined {
  const page = current + 1;
  const totalPages = readCount(envelope, 'totalPages');
  const totalElements = readCount(envelope, 'totalElements');
  const isCounted = totalElements !== undefined && totalElements > received;
  const size = [readCount(envelope, 'size'), onPage].find((count) => count !== undefined && count > 0);
  const isCertain =
    isCounted || envelope['last'] === false || (totalPages !== undefined && page < totalPages);
  if (isCertain) return { page, size: size ?? USUAL_PAGE_SIZE, certainty: 'certain', isCounted };
  const saysAll = envelope['last'] === true || totalPages !== undefined || totalElements !== undefined;
  if (saysAll || received === 0 || received % USUAL_PAGE_SIZE !== 0) return undefined;
  return { page, size: USUAL_PAGE_SIZE, certainty: 'possible', isCounted };
}

/** Numbers of the payload keep their digits, so they come as raw JSON. */
function readCount(envelope: Envelope, name: string): number | undefined {
  const value = envelope[name];
  if (value === undefined || value === null || typeof value === 'string') return undefined;
  const count = Number(JSON.stringify(value));
  return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}

function notAList(what: string): ActionError {
  return new ActionError('PAYLOAD_UNREADABLE', {
    happened: `The answer for ${what} was JSON, but no list of credentials.`,
    next: 'Write the names out instead of "*", and check that the field "url" of the service key is the one that SAP issued.',
  });
}
