/** The addresses in a service key: https only, without user and password. */
import { readString, type FieldName, type Fields } from './fields.js';

/** @returns undefined where the field is no such address. */
export function readUrl(fields: Fields, name: FieldName): URL | undefined {
  const written = readString(fields, name);
  return written === undefined ? undefined : parseUrl(written);
}

function parseUrl(written: string): URL | undefined {
  const text = written.replaceAll(/[\\\s"'`<>\u200B\uFEFF]+/g, '').replaceAll('&amp;', '&');
  if (text.length > 2000 || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  url.pathname = url.pathname.replace(/\/{1,20}$/, '');
  // What follows was pasted along; paths are put behind the address.
  url.search = '';
  url.hash = '';
  return url;
}

/** As the services write it: without a slash where there is no path. */
export function renderUrl(url: URL): string {
  return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href;
}

const TOKEN_PATH = '/oauth/token';

/**
 * Where an access token comes from, in the order to try (contract of Cloud Integration, section 2.B). With a
 * certificate: `certurl`; `tokenurl` if its host has the label `cert`; else `tokenurl` with that label.
 */
export function listTokenUrls(fields: Fields, identity: 'certificate' | 'client-secret'): readonly URL[] {
  const token = addTokenPath(readUrl(fields, 'tokenurl') ?? authenticationUrl(fields));
  if (identity === 'client-secret') return token === undefined ? [] : [token];
  const cert = addTokenPath(readUrl(fields, 'certurl'));
  const labelled = token === undefined ? undefined : addCertLabel(token);
  const urls = [cert, labelled].filter((url) => url !== undefined);
  return urls.filter((url, index) => urls.findIndex(({ href }) => href === url.href) === index);
}

/** Keys of the authorization service itself have no other address than `url`. */
function authenticationUrl(fields: Fields): URL | undefined {
  const url = readUrl(fields, 'url');
  return url?.hostname.includes('.authentication.') === true ? url : undefined;
}

function addTokenPath(url: URL | undefined): URL | undefined {
  if (url?.pathname !== '/') return url;
  const complete = new URL(url);
  complete.pathname = TOKEN_PATH;
  return complete;
}

function addCertLabel(url: URL): URL {
  if (url.hostname.split('.').includes('cert')) return url;
  const labelled = new URL(url);
  labelled.hostname = url.hostname.replace('.authentication.', '.authentication.cert.');
  return labelled;
}
