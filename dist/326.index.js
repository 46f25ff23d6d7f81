export const id = 326;
export const ids = [326];
export const modules = {

/***/ 9326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runDeployStep: () => (/* binding */ runDeployStep)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/http/arrival.js
var arrival = __webpack_require__(3037);
;// CONCATENATED MODULE: ./lib/cloud-integration/model.js


;// CONCATENATED MODULE: ./lib/cloud-integration/odata.js
function renderLiteral(text) {
    const doubled = text.toWellFormed().replaceAll("'", "''");
    const encoded = encodeURIComponent(doubled).replaceAll(/[!'()*]/g, encodeCharacter);
    return `'${encoded}'`;
}
function encodeCharacter(character) {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
function renderEntityPath(set, key) {
    return `${set}(${typeof key === 'string' ? renderLiteral(key) : renderPairs(key, ',')})`;
}
function renderFunctionPath(name, parameters) {
    return `${name}?${renderPairs(parameters, '&')}`;
}
function renderPairs(pairs, separator) {
    return Object.entries(pairs)
        .map(([name, value]) => `${name}=${renderLiteral(value)}`)
        .join(separator);
}
function parseEntity(body) {
    const envelope = parseEnvelope(body);
    if (envelope === undefined)
        return undefined;
    const { list, fields } = envelope;
    if (list === undefined)
        return isFields(fields['results']) ? fields['results'] : fields;
    const only = list[0];
    return list.length === 1 && isFields(only) ? only : undefined;
}
function parsePage(body) {
    const envelope = parseEnvelope(body);
    if (envelope?.list?.every(isFields) !== true)
        return undefined;
    const next = readText(envelope.fields, '__next');
    return { entities: envelope.list.filter(isFields), next: next === '' ? undefined : next };
}
function parseEnvelope(body) {
    const document = parseJson(body);
    const data = isFields(document) ? document['d'] : undefined;
    const results = isFields(data) ? data['results'] : data;
    const list = Array.isArray(results) ? results : undefined;
    return isFields(data) || list !== undefined ? { fields: isFields(data) ? data : {}, list } : undefined;
}
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isFields(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function readText(fields, name) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (typeof value === 'number' && Number.isFinite(value))
        return String(value);
    return typeof value === 'string' ? value : undefined;
}
function readExpanded(fields, name) {
    const value = fields[name];
    const list = isFields(value) ? value['results'] : value;
    return Array.isArray(list) ? list.filter(isFields) : [];
}
function resolveNext(next, base) {
    if (!URL.canParse(next))
        return undefined;
    const url = new URL(next);
    const isPlain = url.username === '' && url.password === '';
    return isPlain && url.origin === base.origin && url.pathname.startsWith(base.pathname) ? url : undefined;
}
function parseDate(written) {
    const milliseconds = /^(?:\/Date\((-?\d{1,16})(?:[+-]\d{1,4})?\)\/|(-?\d{1,16}))$/.exec(written?.trim() ?? '');
    const date = new Date(Number(milliseconds?.[1] ?? milliseconds?.[2] ?? Number.NaN));
    return Number.isNaN(date.getTime()) ? undefined : date;
}
const MAX_ERROR_TEXT = 4096;
function readErrorText(body) {
    const text = body
        .toString('utf8', 0, 64 * 1024)
        .replace(/^\uFEFF/, '')
        .trim();
    const message = messageOfJson(text) ?? messageOfXml(text) ?? text;
    return message.slice(0, MAX_ERROR_TEXT).toLowerCase();
}
function messageOfJson(text) {
    const document = parseJson(text);
    if (typeof document === 'string')
        return document;
    if (!isFields(document))
        return undefined;
    const error = isFields(document['error']) ? document['error'] : document;
    const { message } = error;
    if (isFields(message))
        return readText(message, 'value') ?? readText(message, '#text') ?? '';
    return readText(error, 'message') ?? '';
}
const XML_NAMES = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
function messageOfXml(text) {
    if (!text.startsWith('<') || isHtml(text))
        return undefined;
    const inner = /<(?:\w+:)?message\b[^>]*>([^<]*)</.exec(text)?.[1];
    return inner?.replaceAll(/&(lt|gt|quot|apos|amp);/g, (_all, name) => XML_NAMES[name] ?? '');
}
function isHtml(text) {
    return /^\uFEFF?\s*(?:<!--[^>]*-->\s*)?<(?:!doctype\s+html|html|head|body)\b/i.test(text.slice(0, 2048));
}

// EXTERNAL MODULE: ./lib/artifact/artifact-type.js
var artifact_type = __webpack_require__(3347);
;// CONCATENATED MODULE: ./lib/cloud-integration/artifact-paths.js


function setOf(type) {
    return `${stemOf(type)}DesigntimeArtifacts`;
}
function renderArtifactPath(type, id) {
    return renderEntityPath(setOf(type), { Id: id, Version: 'active' });
}
function renderDeployPath(type, id) {
    return renderFunctionPath(deployFunction(type), { Id: id, Version: 'active' });
}
function deployFunction(type) {
    return `Deploy${stemOf(type)}DesigntimeArtifact`;
}
function renderSavePath(type, id, version) {
    return renderFunctionPath(`${stemOf(type)}DesigntimeArtifactSaveAsVersion`, {
        Id: id,
        SaveAsVersion: version,
    });
}
function describeArtifact(type, id) {
    return `the ${artifact_type/* ARTIFACT_TYPES */.r5[type].label} "${id}"`;
}
function stemOf(type) {
    return type === 'IntegrationFlow' ? 'Integration' : type;
}

// EXTERNAL MODULE: ./lib/http/client.js + 1 modules
var client = __webpack_require__(5759);
;// CONCATENATED MODULE: ./lib/cloud-integration/csrf.js
const NONE = {};
function withCsrf(options) {
    const { http, policy } = options;
    const known = new Map();
    const fetchNew = (request) => {
        const pending = fetchHeaders(options, request);
        known.set(request.url.host, pending);
        pending.catch(() => {
            if (known.get(request.url.host) === pending)
                known.delete(request.url.host);
        });
        return pending;
    };
    return async (request) => {
        if (request.method === 'GET')
            return http(request);
        const { host } = request.url;
        const used = known.get(host) ?? (policy === 'fetch-first' ? fetchNew(request) : undefined);
        const response = await http(addHeaders(request, (await used) ?? NONE));
        if (!asksForCsrfToken(response))
            return response;
        const newer = known.get(host);
        const renewed = newer === undefined || newer === used ? fetchNew(request) : newer;
        return http(addHeaders(request, await renewed));
    };
}
function asksForCsrfToken({ status, headers }) {
    return status === 403 && headers['x-csrf-token']?.trim().toLowerCase() === 'required';
}
async function fetchHeaders({ http, tokenUrl }, request) {
    const response = await http({
        method: 'GET',
        url: tokenUrl(request.url),
        headers: { accept: 'application/json', 'x-csrf-token': 'Fetch' },
        serverErrors: 'returned',
        mayPass: ({ status }) => status === 500,
        signal: request.signal,
    });
    const token = response.headers['x-csrf-token']?.trim() ?? '';
    if (!/^[\x21-\x7E]{1,4096}$/.test(token) || /^(?:required|fetch)$/i.test(token))
        return NONE;
    const cookie = renderCookies(response.setCookies ?? []);
    return { 'x-csrf-token': token, ...(cookie !== '' && { cookie }) };
}
function renderCookies(setCookies) {
    return setCookies
        .map((line) => /^[^;]{1,8192}/.exec(line)?.[0].trim() ?? '')
        .filter((pair) => /^[\w!#$%&'*+.^`|~-]+=[\x21-\x7E]*$/.test(pair))
        .join('; ');
}
function addHeaders(request, headers) {
    return { ...request, headers: { ...request.headers, ...headers } };
}

;// CONCATENATED MODULE: ./lib/cloud-integration/refusals.js

function isAbsence(status, text) {
    if (status < 400 || isHiddenRole(status, text))
        return false;
    return status === 404 || text.includes('requested entity could not be found');
}
function isHiddenRole(status, text) {
    return status === 404 && text.includes('could not find an entity set');
}
const DUPLICATE = {
    text: /already exist/,
    kind: 'create',
    code: 'ARTIFACT_IN_OTHER_PACKAGE',
    reason: 'the tenant holds this id already, in another package, as another type, or hidden by an access policy',
    next: 'Find the artifact with this id in Integration Suite; name its package in the input "artifacts", or choose another Bundle-SymbolicName.',
};
const KNOWN = [
    {
        text: /\bis (?:being )?locked\b|\blocked by\b/,
        code: 'ARTIFACT_LOCKED',
        reason: 'somebody has it open in the web editor, which locks it',
        next: 'Ask them to save and close it (the cockpit of Integration Suite lists the locks under Monitor), then run the job again; this action never removes a lock.',
    },
    {
        text: /configure[ -]?only/,
        code: 'PACKAGE_CONFIGURE_ONLY',
        reason: 'its package is configure-only: only parameters can be changed, and contents are not given',
        next: 'Copy the package in Integration Suite and name the copy in the input "artifacts" or "package".',
    },
    {
        text: /bundle[ _-]?symbolic[ _-]?name/,
        code: 'ARTIFACT_NAME_FROZEN',
        reason: 'the symbolic name of an artifact cannot be changed',
        next: 'Put the former Bundle-SymbolicName back into META-INF/MANIFEST.MF; for a new name, use a new artifact.',
    },
    DUPLICATE,
    {
        text: /cannot have a special character/,
        code: 'PACKAGE_REFUSED',
        reason: 'the id has a character that it does not allow',
        next: 'Choose a package id of letters and digits.',
    },
    {
        text: /inputstream cannot be null/,
        code: 'ARTIFACT_INVALID',
        reason: 'its content has a "parameters.prop" without "parameters.propdef"',
        next: 'Add src/main/resources/parameters.propdef, or remove parameters.prop.',
    },
    {
        text: /bundle is not of type/,
        code: 'ARTIFACT_INVALID',
        reason: 'its SAP-BundleType is that of another type of artifact',
        next: 'Correct SAP-BundleType in META-INF/MANIFEST.MF.',
    },
    {
        text: /\bdraft\b/,
        code: 'ARTIFACT_DRAFT',
        reason: 'the tenant holds a draft of it',
        next: 'Save it as a version in Integration Suite or cancel the draft there, then run the job again.',
    },
];
function refusal(operation, status, text, host) {
    if (status === 403 || isHiddenRole(status, text))
        return missingRole(operation, status, host);
    const known = findKnown(operation, status, text);
    if (known !== undefined)
        return refused(known.code, operation, known.reason, known.next);
    if (isAbsence(status, text) || isUnknownPackage(operation, status, text))
        return missing(operation, status);
    if (status === 501 && operation.kind !== 'read')
        return refused('ARTIFACT_REFUSED', operation, NOT_OFFERED.reason, NOT_OFFERED.next);
    return status >= 500 ? undefined : unknownRefusal(operation, status, host);
}
function findKnown({ kind }, status, text) {
    if (status === 404)
        return undefined;
    const known = KNOWN.find((row) => row.text.test(text) && (row.kind === undefined || row.kind === kind));
    return known ?? (status === 409 && kind === 'create' ? DUPLICATE : undefined);
}
function isUnknownPackage({ kind }, status, text) {
    return kind === 'create' && status === 400 && /\bpackage\b.*\bnot (?:be )?(?:found|exist)/s.test(text);
}
const NOT_OFFERED = {
    reason: 'it does not offer this for artifacts of this type (status 501)',
    next: 'Open an issue with this line.',
};
function refused(code, { what }, reason, next) {
    return new errors/* ActionError */.lZ(code, { happened: `The tenant refused to ${what}: ${reason}.`, next });
}
function missing(operation, status) {
    const { onMissing } = operation;
    if (onMissing !== undefined)
        return new errors/* ActionError */.lZ(onMissing.code, onMissing);
    return refused('ARTIFACT_NOT_FOUND', operation, `it is not there (status ${status})`, 'Check that nobody deletes it at the same time, and that no access policy hides it; then run the job again.');
}
function missingRole({ what, roles }, status, host) {
    const names = roles.map((role) => `"${role}"`).join(' and ');
    return new errors/* ActionError */.lZ('HTTP_FORBIDDEN', {
        happened: `${host} did not allow the service key to ${what} (status ${status}).`,
        next: `Add ${names} to the roles of the service instance (plan "api" of Process Integration Runtime); it may take an hour until they count.`,
    });
}
function unknownRefusal({ what, onRefused }, status, host) {
    return new errors/* ActionError */.lZ(onRefused?.code ?? 'HTTP_UNEXPECTED_STATUS', {
        happened: `${host} refused to ${what} (status ${status}).`,
        next: onRefused?.next ?? 'Try the same in Integration Suite, which says why; check names and ids.',
    });
}

;// CONCATENATED MODULE: ./lib/cloud-integration/transport.js






function createTransport(options) {
    const base = new URL(`${options.baseUrl.href.replace(/\/+$/, '')}/api/v1/`);
    const http = withCsrf({ http: options.http, policy: options.csrf, tokenUrl: () => base });
    const send = (request) => http({ ...request, signal: options.signal });
    return {
        base,
        read: (operation, url, accepts) => read(send, operation, url, accepts),
        write: (operation, call) => write(send, operation, call),
    };
}
const JSON_TYPE = 'application/json';
async function read(send, operation, url, [accept = JSON_TYPE, ...others] = []) {
    const response = await send({
        method: 'GET',
        url,
        headers: { accept },
        serverErrors: 'returned',
        mayPass: (answer) => answer.status === 500 && !isAbsence(500, readErrorText(answer.body)),
    });
    refuseHtml(response, operation, url);
    if (isSuccess(response))
        return response;
    if (response.status === 406 && others.length > 0)
        return read(send, operation, url, others);
    if (isAbsence(response.status, readErrorText(response.body)))
        return undefined;
    throw toError(response, operation, url);
}
async function write(send, operation, { method, url, body, repeat, isDone }) {
    const response = await send({
        method,
        url,
        headers: { accept: JSON_TYPE, ...(body !== undefined && { 'content-type': JSON_TYPE }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        repeat,
        serverErrors: 'returned',
    });
    refuseHtml(response, operation, url);
    if (isSuccess(response) || isDone?.(response.status, readErrorText(response.body)) === true)
        return response;
    throw toError(response, operation, url);
}
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
function toError(response, operation, { host }) {
    if (asksForCsrfToken(response))
        return csrfRefused(operation, host);
    const known = refusal(operation, response.status, readErrorText(response.body), host);
    if (known !== undefined)
        return known;
    const error = (0,client/* serverError */.ig)(response.status, host);
    return operation.kind === 'read' ? error : new arrival/* OutcomeUnknownError */.D(error);
}
function refuseHtml({ status, body }, { what }, { host }) {
    if (status === 403 || status >= 500 || !isHtml(body.toString('utf8', 0, 2048)))
        return;
    throw new errors/* ActionError */.lZ('ODATA_UNEXPECTED', {
        happened: `${host} answered with a web page (status ${status}) when asked to ${what}.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
}
function csrfRefused({ what }, host) {
    return new errors/* ActionError */.lZ('HTTP_FORBIDDEN', {
        happened: `${host} asked for a CSRF token to ${what}, and issued none that it takes (status 403).`,
        next: 'Run the job again; if it stays so, set the input "authentication" to the other way of signing in.',
    });
}
function unexpectedAnswer({ what }, host) {
    return new errors/* ActionError */.lZ('ODATA_UNEXPECTED', {
        happened: `${host} answered in a form that is not known when asked to ${what}.`,
        next: 'Run the job again; if it stays so, check that no proxy answers in place of the service, or open an issue with this line.',
    });
}

;// CONCATENATED MODULE: ./lib/cloud-integration/pages.js



const MAX_PAGES = 200;
async function readAllPages(transport, operation, first) {
    const entities = [];
    const seen = new Set();
    let url = first;
    while (!seen.has(url.href) && seen.size < MAX_PAGES) {
        seen.add(url.href);
        const response = await transport.read(operation, url);
        if (response === undefined) {
            if (url === first)
                return undefined;
            break;
        }
        if (response.status === 204)
            return entities;
        const page = parsePage(response.body.toString('utf8'));
        if (page === undefined)
            throw unexpectedAnswer(operation, url.host);
        entities.push(...page.entities);
        if (page.next === undefined)
            return entities;
        const next = resolveNext(page.next, transport.base);
        if (next === undefined)
            break;
        url = next;
    }
    throw incompleteList(operation, first.host);
}
async function readWholeList(transport, operation, url) {
    const entities = await readAllPages(transport, operation, url);
    if (entities === undefined)
        throw unexpectedAnswer(operation, url.host);
    return entities;
}
function incompleteList({ what }, host) {
    return new errors/* ActionError */.lZ('ODATA_UNEXPECTED', {
        happened: `${host} said that there is more when asked to ${what}, but gave no way to read it within its own API.`,
        next: 'Check that no proxy changes addresses in the answers of the service, or open an issue with this line.',
    });
}

;// CONCATENATED MODULE: ./lib/cloud-integration/artifacts.js







async function listArtifacts(transport, packageId, type) {
    const operation = reading(`list the artifacts of the package "${packageId}"`);
    const path = `${renderEntityPath('IntegrationPackages', packageId)}/${setOf(type)}`;
    const url = new URL(path, transport.base);
    const entities = await readAllPages(transport, operation, url);
    return entities?.map((fields) => {
        const artifact = parseArtifact({ PackageId: packageId, ...fields }, type);
        if (artifact === undefined)
            throw unexpectedAnswer(operation, url.host);
        return artifact;
    });
}
async function readArtifact(transport, type, id) {
    const operation = reading(`read ${describeArtifact(type, id)}`);
    const url = new URL(renderArtifactPath(type, id), transport.base);
    const response = await transport.read(operation, url);
    if (response === undefined)
        return undefined;
    const fields = parseEntity(response.body.toString('utf8'));
    const artifact = fields === undefined ? undefined : parseArtifact(fields, type);
    if (artifact?.id !== id)
        throw unexpectedAnswer(operation, url.host);
    return artifact;
}
async function downloadArtifact(transport, type, id) {
    const operation = reading(`download ${describeArtifact(type, id)}`);
    const url = new URL(`${renderArtifactPath(type, id)}/$value`, transport.base);
    const response = await transport.read(operation, url, ['*/*']);
    if (response === undefined)
        return undefined;
    if (!isZip(response.body))
        throw unexpectedAnswer(operation, url.host);
    return response.body;
}
async function createArtifact(transport, type, { id, name, packageId, content }) {
    const operation = {
        ...editing(`create ${describeArtifact(type, id)} in the package "${packageId}"`),
        kind: 'create',
        onMissing: {
            code: 'PACKAGE_NOT_FOUND',
            happened: `The tenant has no package "${packageId}" to create ${describeArtifact(type, id)} in.`,
            next: 'Correct the package id, or let the input "create-package" be true.',
        },
    };
    try {
        await transport.write(operation, {
            method: 'POST',
            url: new URL(setOf(type), transport.base),
            body: { Name: name, Id: id, PackageId: packageId, ArtifactContent: content.toString('base64') },
            repeat: 'unless-arrived',
        });
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || error.code !== 'ARTIFACT_IN_OTHER_PACKAGE')
            throw error;
        const found = await readArtifact(transport, type, id);
        throw found?.packageId === packageId ? new arrival/* OutcomeUnknownError */.D(error) : error;
    }
}
async function updateArtifact(transport, type, { id, name, content }) {
    await transport.write(editing(`update ${describeArtifact(type, id)}`), {
        method: 'PUT',
        url: new URL(renderArtifactPath(type, id), transport.base),
        body: { Name: name, ArtifactContent: content.toString('base64') },
        repeat: 'freely',
    });
}
async function deleteArtifact(transport, type, id) {
    await transport.write(editing(`delete ${describeArtifact(type, id)}`), {
        method: 'DELETE',
        url: new URL(renderArtifactPath(type, id), transport.base),
        repeat: 'freely',
        isDone: isAbsence,
    });
}
async function saveAsVersion(transport, type, id, version) {
    const operation = editing(`save ${describeArtifact(type, id)} as version ${version}`);
    await transport.write(operation, {
        method: 'POST',
        url: new URL(renderSavePath(type, id, version), transport.base),
        repeat: 'unless-arrived',
    });
}
function reading(what) {
    return { kind: 'read', what, roles: ['WorkspacePackagesRead'] };
}
function editing(what) {
    return {
        kind: 'write',
        what,
        roles: ['WorkspacePackagesEdit'],
        onRefused: {
            code: 'ARTIFACT_REFUSED',
            next: 'Upload the same artifact in Integration Suite, which says why; check META-INF/MANIFEST.MF (Bundle-Name, Bundle-Version) first.',
        },
    };
}
function parseArtifact(fields, type) {
    const id = readText(fields, 'Id');
    const packageId = readText(fields, 'PackageId');
    const version = readText(fields, 'Version');
    if (id === undefined || packageId === undefined || version === undefined)
        return undefined;
    return {
        id,
        type,
        name: readText(fields, 'Name') ?? id,
        packageId,
        version,
        isDraft: /^(?:active|draft)$/i.test(version),
        modifiedAt: parseDate(readText(fields, 'ModifiedAt')),
        modifiedBy: readText(fields, 'ModifiedBy'),
    };
}
function isZip(body) {
    return ['504b0304', '504b0506'].includes(body.toString('hex', 0, 4));
}

;// CONCATENATED MODULE: ./lib/cloud-integration/configurations.js





const TYPE = 'IntegrationFlow';
async function listConfigurations(transport, id) {
    const operation = {
        kind: 'read',
        what: `list the parameters of ${describeArtifact(TYPE, id)}`,
        roles: ['WorkspacePackagesRead'],
    };
    const url = new URL(`${renderArtifactPath(TYPE, id)}/Configurations`, transport.base);
    const entities = await readAllPages(transport, operation, url);
    if (entities === undefined)
        throw missing(operation, 404);
    return entities.map((fields) => {
        const configuration = parseConfiguration(fields);
        if (configuration === undefined)
            throw unexpectedAnswer(operation, url.host);
        return configuration;
    });
}
async function writeConfiguration(transport, id, { key, value, dataType }) {
    const flow = describeArtifact(TYPE, id);
    const operation = {
        kind: 'write',
        what: `set the parameter "${key}" of ${flow}`,
        roles: ['WorkspacePackagesConfigure'],
        onMissing: {
            code: 'PARAMETER_UNKNOWN',
            happened: `The tenant knows no parameter "${key}" of ${flow}.`,
            next: 'Correct the name in the file of the input "parameters", or externalise the parameter in the flow.',
        },
        onRefused: {
            code: 'ARTIFACT_REFUSED',
            next: 'Set the same value in Integration Suite, which says why; check that it fits the type of the parameter.',
        },
    };
    const path = `${renderArtifactPath(TYPE, id)}/$links/${renderEntityPath('Configurations', key)}`;
    await transport.write(operation, {
        method: 'PUT',
        url: new URL(path, transport.base),
        body: { ParameterValue: value, DataType: dataType },
        repeat: 'freely',
    });
}
function parseConfiguration(fields) {
    const key = readText(fields, 'ParameterKey');
    if (key === undefined)
        return undefined;
    return {
        key,
        value: readText(fields, 'ParameterValue') ?? '',
        dataType: readText(fields, 'DataType') ?? 'xsd:string',
    };
}

;// CONCATENATED MODULE: ./lib/cloud-integration/deployment.js




async function deployArtifact(transport, type, id) {
    const operation = {
        kind: 'write',
        what: `deploy ${describeArtifact(type, id)}`,
        roles: ['WorkspaceArtifactsDeploy'],
        onRefused: {
            code: 'ARTIFACT_REFUSED',
            next: 'Check that SAP-RuntimeProfile in META-INF/MANIFEST.MF fits the tenant ("iflmap" for the cloud), and deploy it in Integration Suite, which says why.',
        },
    };
    const url = new URL(renderDeployPath(type, id), transport.base);
    const response = await transport.write(operation, { method: 'POST', url, repeat: 'unless-arrived' });
    const answer = parseDeployAnswer(response.body.toString('utf8'), deployFunction(type));
    if (answer === 'unknown')
        throw new arrival/* OutcomeUnknownError */.D(unexpectedAnswer(operation, url.host));
    return answer.taskId;
}
function parseDeployAnswer(body, functionName) {
    const text = body
        .trim()
        .replace(/^(["'])(.*)\1$/s, '$2')
        .trim();
    if (text === '' || text.startsWith('<'))
        return { taskId: undefined };
    if (isTaskId(text))
        return { taskId: text };
    const document = parseJson(text);
    const data = isFields(document) ? document['d'] : undefined;
    if (typeof data === 'string')
        return isTaskId(data) ? { taskId: data } : 'unknown';
    if (!isFields(data))
        return 'unknown';
    const taskId = [functionName, 'TaskId'].map((name) => readText(data, name)).find((id) => id !== undefined);
    return taskId === undefined || isTaskId(taskId) ? { taskId } : 'unknown';
}
function isTaskId(text) {
    return /^[\w-]{8,100}$/.test(text);
}
async function readTask(transport, taskId) {
    const operation = {
        kind: 'read',
        what: 'read the status of a deployment',
        roles: ['WorkspaceArtifactsDeploy', 'MonitoringDataRead'],
    };
    const url = new URL(renderEntityPath('BuildAndDeployStatus', { TaskId: taskId }), transport.base);
    const response = await transport.read(operation, url);
    if (response === undefined || response.status === 204)
        return undefined;
    const fields = parseEntity(response.body.toString('utf8'));
    const status = fields === undefined ? undefined : readText(fields, 'Status');
    if (status === undefined)
        throw unexpectedAnswer(operation, url.host);
    return TASK_STATUSES.get(status.toUpperCase()) ?? 'deploying';
}
const TASK_STATUSES = new Map([
    ['DEPLOYING', 'deploying'],
    ['SUCCESS', 'success'],
    ['FAIL', 'failed'],
    ['FAILED', 'failed'],
    ['FAIL_ON_LICENSE_ERROR', 'license-failed'],
]);

;// CONCATENATED MODULE: ./lib/cloud-integration/packages.js
async function createPackage(transport, { id, name, shortText }) {
    const operation = {
        kind: 'write',
        what: `create the package "${id}"`,
        roles: ['WorkspacePackagesEdit'],
        onRefused: {
            code: 'PACKAGE_REFUSED',
            next: 'Choose a package id of letters and digits, or create the package in Integration Suite, which says what it wants.',
        },
    };
    await transport.write(operation, {
        method: 'POST',
        url: new URL('IntegrationPackages', transport.base),
        body: {
            Id: id,
            Name: name,
            ShortText: shortText === '' ? name : shortText,
            SupportedPlatform: 'SAP Cloud Integration',
            Version: '1.0.0',
        },
        repeat: 'freely',
        isDone: (status, text) => status === 409 || text.includes('package id already exist'),
    });
}

;// CONCATENATED MODULE: ./lib/cloud-integration/runtime.js



const SET = 'IntegrationRuntimeArtifacts';
async function listRuntimeArtifacts(transport) {
    const operation = monitoring('list what is deployed');
    const url = new URL(SET, transport.base);
    const entities = await readWholeList(transport, operation, url);
    const artifacts = entities.map((fields) => {
        const artifact = parseRuntimeArtifact(fields);
        if (artifact === undefined)
            throw unexpectedAnswer(operation, url.host);
        return artifact;
    });
    return new Map(artifacts.map((artifact) => [artifact.id, artifact]));
}
async function readRuntimeArtifact(transport, id) {
    const operation = monitoring(`read the runtime artifact "${id}"`);
    const url = new URL(renderEntityPath(SET, id), transport.base);
    const response = await transport.read(operation, url);
    if (response === undefined || response.status === 204)
        return undefined;
    const fields = parseEntity(response.body.toString('utf8'));
    const artifact = fields === undefined ? undefined : parseRuntimeArtifact(fields);
    if (artifact?.id !== id)
        throw unexpectedAnswer(operation, url.host);
    return artifact;
}
const ERROR_INFORMATION_TYPES = ['*/*', 'application/xml', 'application/json'];
async function readErrorInformation(transport, id) {
    const operation = monitoring(`read the error information of "${id}"`);
    const url = new URL(`${renderEntityPath(SET, id)}/ErrorInformation/$value`, transport.base);
    const response = await transport.read(operation, url, ERROR_INFORMATION_TYPES);
    const text = response?.body.toString('utf8').trim() ?? '';
    return text === '' ? undefined : text;
}
async function listServiceEndpoints(transport) {
    const operation = monitoring('list service endpoints');
    const url = new URL('ServiceEndpoints?$expand=EntryPoints', transport.base);
    const endpoints = await readWholeList(transport, operation, url);
    const byArtifact = Map.groupBy(endpoints, artifactOfEndpoint);
    return new Map([...byArtifact]
        .filter(([id]) => id !== '')
        .map(([id, ofOne]) => [id, [...new Set(ofOne.flatMap(listAddresses))]]));
}
function artifactOfEndpoint(fields) {
    const [artifact, address] = (readText(fields, 'Id') ?? '').split('$endpointAddress=', 2);
    return artifact !== undefined && artifact !== '' && address !== undefined
        ? artifact
        : (readText(fields, 'Name') ?? '');
}
function listAddresses(fields) {
    return readExpanded(fields, 'EntryPoints')
        .map((entry) => readText(entry, 'Url') ?? '')
        .filter((written) => URL.canParse(written))
        .map((written) => new URL(written))
        .filter(({ protocol, username, password }) => /^https?:$/.test(protocol) && username + password === '')
        .map(({ href }) => href);
}
function monitoring(what) {
    return { kind: 'read', what, roles: ['MonitoringDataRead'] };
}
function parseRuntimeArtifact(fields) {
    const id = readText(fields, 'Id');
    if (id === undefined)
        return undefined;
    return {
        id,
        version: readText(fields, 'Version') ?? '',
        status: STATUSES.get((readText(fields, 'Status') ?? '').toUpperCase()) ?? 'starting',
        deployedOn: parseDate(readText(fields, 'DeployedOn')),
        type: readText(fields, 'Type') ?? '',
    };
}
const STATUSES = new Map([
    ['STARTING', 'starting'],
    ['STARTED', 'started'],
    ['STOPPING', 'stopping'],
    ['STOPPED', 'stopped'],
    ['ERROR', 'error'],
]);

;// CONCATENATED MODULE: ./lib/cloud-integration/client.js






function createCloudIntegrationClient(options) {
    const transport = createTransport(options);
    return {
        createPackage: (newPackage) => createPackage(transport, newPackage),
        listArtifacts: (packageId, type) => listArtifacts(transport, packageId, type),
        readArtifact: (type, id) => readArtifact(transport, type, id),
        downloadArtifact: (type, id) => downloadArtifact(transport, type, id),
        createArtifact: (type, artifact) => createArtifact(transport, type, artifact),
        updateArtifact: (type, artifact) => updateArtifact(transport, type, artifact),
        deleteArtifact: (type, id) => deleteArtifact(transport, type, id),
        saveAsVersion: (type, id, version) => saveAsVersion(transport, type, id, version),
        listConfigurations: (id) => listConfigurations(transport, id),
        writeConfiguration: (id, configuration) => writeConfiguration(transport, id, configuration),
        deployArtifact: (type, id) => deployArtifact(transport, type, id),
        readTask: (taskId) => readTask(transport, taskId),
        listRuntimeArtifacts: () => listRuntimeArtifacts(transport),
        readRuntimeArtifact: (id) => readRuntimeArtifact(transport, id),
        readErrorInformation: (id) => readErrorInformation(transport, id),
        listServiceEndpoints: () => listServiceEndpoints(transport),
    };
}

// EXTERNAL MODULE: ./lib/artifact/text.js
var artifact_text = __webpack_require__(6455);
;// CONCATENATED MODULE: ./lib/artifact/endpoint.js

const SENDER = />\s*Sender\s*</;
function offersEndpoint({ type, archive }) {
    if (type !== 'IntegrationFlow')
        return false;
    return [...archive].some(([path, bytes]) => /\.iflw$/i.test(path) && SENDER.test((0,artifact_text/* decodeXml */.y6)(bytes) ?? ''));
}

;// CONCATENATED MODULE: ./lib/deploy/call-count.js


function countCalls(target) {
    const calls = { count: 0, hasWritten: false };
    const counted = (call) => {
        return (...parts) => {
            calls.count += 1;
            return call(...parts);
        };
    };
    const writing = (call) => {
        const counting = counted(call);
        return async (...parts) => {
            try {
                const result = await counting(...parts);
                calls.hasWritten = true;
                return result;
            }
            catch (error) {
                if (!(error instanceof errors/* ActionError */.lZ) || error instanceof arrival/* OutcomeUnknownError */.D)
                    calls.hasWritten = true;
                throw error;
            }
        };
    };
    return {
        calls,
        target: {
            createPackage: writing((one) => target.createPackage(one)),
            listArtifacts: counted((id, type) => target.listArtifacts(id, type)),
            readArtifact: counted((type, id) => target.readArtifact(type, id)),
            downloadArtifact: counted((type, id) => target.downloadArtifact(type, id)),
            createArtifact: writing((type, one) => target.createArtifact(type, one)),
            updateArtifact: writing((type, one) => target.updateArtifact(type, one)),
            deleteArtifact: writing((type, id) => target.deleteArtifact(type, id)),
            saveAsVersion: writing((type, id, version) => target.saveAsVersion(type, id, version)),
            listConfigurations: counted((id) => target.listConfigurations(id)),
            writeConfiguration: writing((id, one) => target.writeConfiguration(id, one)),
            deployArtifact: writing((type, id) => target.deployArtifact(type, id)),
            readTask: counted((id) => target.readTask(id)),
            listRuntimeArtifacts: counted(() => target.listRuntimeArtifacts()),
            readRuntimeArtifact: counted((id) => target.readRuntimeArtifact(id)),
            readErrorInformation: counted((id) => target.readErrorInformation(id)),
            listServiceEndpoints: counted(() => target.listServiceEndpoints()),
        },
    };
}

// EXTERNAL MODULE: ./lib/artifact/archive.js + 1 modules
var artifact_archive = __webpack_require__(8971);
// EXTERNAL MODULE: ./lib/artifact/properties.js + 6 modules
var artifact_properties = __webpack_require__(3048);
// EXTERNAL MODULE: ./lib/late-libraries.js + 1 modules
var late_libraries = __webpack_require__(7784);
;// CONCATENATED MODULE: ./lib/artifact/xml.js

const NO_ATTRIBUTES = new Map();
const CLOSE = { kind: 'close' };
function visitXml(text, visit) {
    try {
        parse(text, visit);
        return true;
    }
    catch {
        return false;
    }
}
function parse(text, visit) {
    const { SaxesParser } = (0,late_libraries/* loadSaxes */.zA)();
    const parser = new SaxesParser({ xmlns: false, position: false });
    let pending = '';
    const push = (event) => {
        if (pending !== '')
            visit({ kind: 'text', text: pending });
        pending = '';
        visit(event);
    };
    const collectText = (part) => {
        pending += part;
    };
    parser.on('error', stop);
    parser.on('doctype', stop);
    parser.on('text', collectText);
    parser.on('cdata', collectText);
    parser.on('opentag', ({ name, attributes }) => {
        const rows = Object.entries(attributes);
        push({ kind: 'open', name, attributes: rows.length === 0 ? NO_ATTRIBUTES : new Map(rows) });
    });
    parser.on('closetag', () => {
        push(CLOSE);
    });
    parser.on('processinginstruction', ({ target, body }) => {
        push({ kind: 'instruction', target, body });
    });
    parser.write(text).close();
}
function stop() {
    throw new Error('not read');
}

;// CONCATENATED MODULE: ./lib/artifact/xml-leaves.js

function readLeaves(text, rowName) {
    const rows = [];
    let row;
    let [depth, child, content] = [0, '', ''];
    const visit = (event) => {
        if (event.kind === 'open') {
            const name = localName(event.name);
            if (row !== undefined)
                depth += 1;
            else if (name === rowName)
                [row, depth] = [new Map(), 0];
            if (depth === 1)
                [child, content] = [name, ''];
        }
        else if (event.kind === 'text' && depth === 1) {
            content += event.text;
        }
        else if (event.kind === 'close' && row !== undefined) {
            if (depth === 1 && !row.has(child))
                row.set(child, content);
            if (depth > 0)
                depth -= 1;
            else {
                rows.push(row);
                row = undefined;
            }
        }
    };
    return visitXml(text, visit) ? rows : [];
}
function localName(name) {
    return name.slice(name.indexOf(':') + 1);
}

;// CONCATENATED MODULE: ./lib/artifact/parameters.js




const PARAMETERS_PATH = 'src/main/resources/parameters.prop';
const DEFINITIONS_PATH = 'src/main/resources/parameters.propdef';
function readParameters(archive) {
    const values = readValues(archive) ?? new Map();
    const definitions = readDefinitions(archive);
    const keys = new Set([...definitions.keys(), ...values.keys()]);
    return new Map([...keys].map((key) => {
        const definition = definitions.get(key);
        const isRequired = definition?.get('isRequired') === 'true';
        return [key, { key, value: values.get(key), type: definition?.get('type'), isRequired }];
    }));
}
function writeParameters(archive, values) {
    const former = readValues(archive) ?? new Map();
    const changed = [...values].filter(([key, value]) => former.get(key) !== value);
    if (changed.length === 0)
        return archive;
    const bytes = (0,artifact_properties/* renderProperties */.Wc)(new Map([...former, ...changed]));
    return (0,artifact_archive/* sortArchive */.vr)([...archive, [PARAMETERS_PATH, bytes]]);
}
function readValues(archive) {
    const bytes = archive.get(PARAMETERS_PATH);
    const properties = bytes === undefined ? undefined : (0,artifact_properties/* parseProperties */.$9)((0,artifact_properties/* decodeProperties */.mb)(bytes));
    return properties && new Map(properties.map(({ key, value }) => [key, value]));
}
function readDefinitions(archive) {
    const bytes = archive.get(DEFINITIONS_PATH);
    const text = bytes === undefined ? undefined : (0,artifact_text/* decodeXml */.y6)(bytes);
    if (text === undefined)
        return new Map();
    const rows = readLeaves(text, 'parameter');
    return new Map(rows.map((row) => [keyOf(row), row]));
}
function keyOf(row) {
    const key = row.get('key')?.trim() ?? '';
    return key === '' ? (row.get('name') ?? '') : key;
}

;// CONCATENATED MODULE: ./lib/deploy/parameter-plan.js


const PROFILE_KEY = 'SAP_ProfileId';
const SCHEDULE_TYPE = 'custom:schedule';
function planParameters(artifact, configurations, settings) {
    const listed = settings.parameters.get(artifact.id) ?? new Map();
    const declared = readParameters(artifact.archive);
    const theirs = new Map(configurations?.map((one) => [one.key, one]));
    const keys = new Set([...declared.keys(), ...listed.keys()]);
    const wanted = [...keys].flatMap((key) => {
        const own = declared.get(key);
        const kept = settings.unlistedParameters === 'keep' ? theirs.get(key)?.value : undefined;
        const value = listed.get(key)?.value ?? kept ?? own?.value;
        const dataType = theirs.get(key)?.dataType ?? own?.type ?? 'xsd:string';
        return value === undefined ? [] : [{ key, value, dataType }];
    });
    return { wanted, changes: configurations === undefined ? [] : findChanges(wanted, configurations) };
}
function findChanges(wanted, configurations) {
    const theirs = new Map(configurations.map(({ key, value }) => [key, value]));
    return wanted.filter(({ key, value }) => theirs.has(key) && theirs.get(key) !== value);
}
function checkParameters(artifact, configurations, { parameters }) {
    const declared = readParameters(artifact.archive);
    const known = new Map([
        ...[...declared].map(([key, { type }]) => [key, type]),
        ...(configurations ?? []).map(({ key, dataType }) => [key, dataType]),
        ...(artifact.type === 'IntegrationFlow' ? [[PROFILE_KEY, undefined]] : []),
    ]);
    return [...(parameters.get(artifact.id) ?? [])].flatMap(([key, { value, place }]) => {
        if (!known.has(key))
            return [unknownParameter(artifact, key, [...declared.keys()], place)];
        return known.get(key) === SCHEDULE_TYPE && !isSchedule(value) ? [noSchedule(artifact, key, place)] : [];
    });
}
function isSchedule(value) {
    return value.trim() === '' || /^\s*<row>/.test(value);
}
function unknownParameter({ id, type }, key, known, place) {
    const names = known.toSorted();
    const list = names.length === 0 ? 'It has none.' : `It has: ${names.slice(0, 20).join(', ')}.`;
    return new errors/* ActionError */.lZ('PARAMETER_UNKNOWN', {
        happened: `The artifact "${id}" has no parameter "${key}". ${list}`,
        next: type === 'IntegrationFlow'
            ? 'Correct the name in the parameter file, or externalise the parameter in the flow; nothing was written.'
            : 'Remove it from the parameter file, since only integration flows have parameters; nothing was written.',
        place,
    });
}
function noSchedule({ id }, key, place) {
    return new errors/* ActionError */.lZ('INPUT_INVALID', {
        happened: `The parameter "${key}" of "${id}" is a schedule, and its value has not the form that the tenant keeps schedules in.`,
        next: 'Set the schedule once in Integration Suite, read the value of the parameter there (it starts with <row>), and list that; nothing was written.',
        place,
    });
}

;// CONCATENATED MODULE: ./lib/deploy/deploy-faults.js


function describeFailedStart(artifact, reason) {
    return new errors/* ActionError */.lZ('DEPLOY_START_FAILED', {
        happened: `"${artifact.id}" was deployed, but did not start${quoteReasons(reason)}.`,
        next: 'Mend what the reason names (a credential, an address, a parameter that the tenant lacks), or look at the artifact under Monitor in Integration Suite.',
        place: findPlace(artifact, reason.files),
    });
}
function describeFailedBuild(artifact, kind, reason) {
    return new errors/* ActionError */.lZ('DEPLOY_BUILD_FAILED', {
        happened: kind === 'license'
            ? `"${artifact.id}" was not deployed: the license of the tenant does not cover this kind of content.`
            : `The tenant could not build "${artifact.id}"${quoteReasons(reason)}.`,
        next: kind === 'license'
            ? 'Check the edition of Integration Suite, or remove the adapter or step that needs another one.'
            : 'Mend what the reason names, or deploy the artifact once in Integration Suite, which shows the problem.',
        place: findPlace(artifact, reason.files),
    });
}
function describeTimeout(artifact, timedOut, { waitTimeoutMs }) {
    const seconds = waitTimeoutMs / 1000;
    const place = placeOf(artifact);
    if (timedOut.task === 'built' && timedOut.runtime === undefined)
        return new errors/* ActionError */.lZ('DEPLOY_NOT_IN_RUNTIME', {
            happened: `The tenant reported that "${artifact.id}" is deployed, but it did not appear in the runtime within ${seconds} seconds.`,
            next: `If the tenant has an Edge Integration Cell, set the parameter "${PROFILE_KEY}" of the artifact to "iflmap" (cloud) and run the job again; else look at Monitor in Integration Suite.`,
            place,
        });
    return new errors/* ActionError */.lZ('DEPLOY_TIMEOUT', {
        happened: `"${artifact.id}" had not started within ${seconds} seconds (${describeState(timedOut)}).`,
        next: 'Look at it under Monitor in Integration Suite; raise the input "wait-timeout-seconds" if the tenant is just slow.',
        place,
    });
}
function describeState({ task, runtime, isFormer }) {
    if (task === 'building')
        return 'the tenant was still building it';
    if (runtime === undefined)
        return 'it did not appear in the runtime';
    if (isFormer)
        return `the runtime still held the former deployment, ${runtime.status}`;
    const version = runtime.version === '' ? '' : `, version ${runtime.version}`;
    return `in the runtime: ${runtime.status}${version}`;
}
function describeSkipped(artifact, reason, code) {
    return new errors/* ActionError */.lZ(code, {
        happened: `"${artifact.id}" was skipped: ${reason}.`,
        next: 'Mend what it uses first, then run the job again.',
        place: placeOf(artifact),
    });
}
function describeCancelled(id, left) {
    return new errors/* ActionError */.lZ('DEPLOY_CANCELLED', {
        happened: `The run was cancelled before "${id}" was done: ${left}.`,
        next: 'Run the job again: it finishes what is left.',
    });
}
function quoteReasons({ reasons }) {
    return reasons.length === 0 ? ', and gave no reason' : `: ${reasons.join(' / ')}`;
}
function findPlace(artifact, files) {
    if (artifact.source === 'zip')
        return placeOf(artifact);
    for (const { name, line } of files) {
        const path = [...artifact.archive.keys()].find((one) => one.endsWith(`/${name}`));
        if (path !== undefined) {
            const file = join(artifact, path);
            return line === undefined ? { file } : { file, line };
        }
    }
    const flow = [...artifact.archive.keys()].find((path) => path.endsWith('.iflw'));
    return flow === undefined ? placeOf(artifact) : { file: join(artifact, flow) };
}
function placeOf(artifact) {
    return { file: artifact.source === 'zip' ? artifact.path : join(artifact, 'META-INF/MANIFEST.MF') };
}
function join({ path }, file) {
    return path === '' ? file : `${path}/${file}`;
}

;// CONCATENATED MODULE: ./lib/cloud-integration/error-reason.js
const MAX_REASONS = 5;
const MAX_REASON_LENGTH = 300;
const MAX_INPUT_LENGTH = 64 * 1024;
const MAX_DEPTH = 4;
function extractErrorReason(text) {
    const found = listTexts(text.slice(0, MAX_INPUT_LENGTH), undefined, 0);
    const messages = found.filter(({ key }) => key === 'messageText');
    const chosen = messages.length > 0 ? messages : found;
    return { reasons: unique(chosen.map((part) => shorten(part.text))), files: listFiles(found) };
}
function listTexts(text, key, depth) {
    const plain = text.replace(/\[truncated\]\s*$/i, '').trim();
    if (plain === '')
        return [];
    if (depth >= MAX_DEPTH || !/^(?:[{[]|"[{[])/.test(plain))
        return [{ key, text: plain.startsWith('<') ? plain.replaceAll(/<[^<>]*>/g, ' ') : plain }];
    return listStrings(plain)
        .filter((string) => string.key === undefined || SPEAKING_KEYS.has(string.key))
        .flatMap((string) => listTexts(string.text, string.key, depth + 1));
}
const SPEAKING_KEYS = new Set(['messageText', 'parameter', 'parameters']);
function listStrings(json) {
    const found = [];
    let key;
    let isInList = false;
    for (const { 0: token, 1: raw = '', 2: end } of json.matchAll(STRING_OR_MARK)) {
        if (end === undefined) {
            isInList = token === '[' || (isInList && token === ',');
            if (!isInList)
                key = '';
        }
        else if (end.endsWith(':'))
            key = decode(raw);
        else
            found.push({ key, text: decode(raw) });
    }
    return found;
}
const STRING_OR_MARK = /"((?:[^"\\]|\\.)*)("\s*:|"|\\?$)|[[\]{},]/gs;
function decode(raw) {
    for (let cut = 0; cut <= 6; cut += 1) {
        const decoded = parseString(raw.slice(0, raw.length - cut));
        if (decoded !== undefined)
            return decoded;
    }
    return raw;
}
function parseString(raw) {
    try {
        const decoded = JSON.parse(`"${raw.replaceAll(/[\n\r\t]/g, ' ')}"`);
        return typeof decoded === 'string' ? decoded : undefined;
    }
    catch {
        return undefined;
    }
}
function shorten(text) {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    if (line.length <= MAX_REASON_LENGTH)
        return line;
    return `${line.slice(0, MAX_REASON_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
function unique(reasons) {
    return [...new Set(reasons)].filter((reason) => reason !== '').slice(0, MAX_REASONS);
}
const FILE_NAME = /(?:["']([^"'\n]{1,200}?|)|([^\s"'/\\:,;()<>]{1,200}?))\.(groovy|gsh|js|iflw|mmap|xslt?|xsd|wsdl|edmx|opmap|jar|propdef|prop)(?![\w.])["']?(?:\s*:\s*(\d{1,6})\b|,?\s+(?:at )?line (\d{1,6})\b)?/gi;
function listFiles(found) {
    const files = new Map();
    for (const match of found.flatMap(({ text }) => [...text.slice(0, 16_384).matchAll(FILE_NAME)])) {
        const [, quoted, bare, extension = '', afterColon, afterWord] = match;
        const name = `${(quoted ?? bare ?? '').replace(/^.*[/\\]/s, '')}.${extension}`;
        const line = afterColon ?? afterWord;
        if (name.startsWith('.') || files.has(name))
            continue;
        files.set(name, { name, line: line === undefined ? undefined : Number(line) });
    }
    return [...files.values()].slice(0, MAX_REASONS);
}

;// CONCATENATED MODULE: ./lib/deploy/failure-reason.js



const LOOKS = 5;
const WAIT_MS = 2000;
const failure_reason_NONE = { reasons: [], files: [] };
async function describeFailure(artifact, result, context) {
    switch (result.kind) {
        case 'timed-out':
            return describeTimeout(artifact, result, context.settings);
        case 'start-failed':
            return describeFailedStart(artifact, await readReason(artifact.id, context));
        case 'build-failed': {
            const isOfFormer = context.before?.status === 'error';
            const reason = isOfFormer ? failure_reason_NONE : await readReason(artifact.id, context);
            return describeFailedBuild(artifact, result.reason, reason);
        }
    }
}
async function readReason(id, { target, clock, signal }) {
    for (let look = 0; look < LOOKS; look += 1) {
        try {
            if (look > 0)
                await clock.sleep(WAIT_MS, signal);
            const text = await target.readErrorInformation(id);
            if (text !== undefined)
                return extractErrorReason(text);
        }
        catch (error) {
            if (signal.aborted)
                return failure_reason_NONE;
            if (!(error instanceof errors/* ActionError */.lZ))
                throw error;
        }
    }
    return failure_reason_NONE;
}

;// CONCATENATED MODULE: ./lib/deploy/report.js
function describeUntouched(tenant) {
    const { designtime, runtime, isRuntimeRead } = tenant;
    const isLeft = isRuntimeRead ? runtime?.status === 'started' : designtime !== undefined;
    return isLeft ? 'unchanged' : 'not-deployed';
}

;// CONCATENATED MODULE: ./lib/deploy/repeat-if-lost.js

const MAX_REPEATS = 2;
async function repeatIfLost(write) {
    for (let repeats = 0;; repeats += 1) {
        try {
            return await write();
        }
        catch (error) {
            if (!(error instanceof arrival/* OutcomeUnknownError */.D) || repeats === MAX_REPEATS)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./lib/deploy/deployment-result.js
function judgeRuntime(runtime, { before, version }) {
    if (runtime === undefined || !isNewer(runtime, before))
        return undefined;
    if (runtime.status === 'error')
        return { kind: 'start-failed', runtime };
    const isExpected = version === undefined || runtime.version === '' || runtime.version === version;
    return runtime.status === 'started' && isExpected ? { kind: 'started', runtime } : undefined;
}
function isNewer(runtime, before) {
    if (before === undefined)
        return true;
    if (runtime.deployedOn === undefined)
        return false;
    return before.deployedOn === undefined || runtime.deployedOn > before.deployedOn;
}
const PASSING_FAULTS = new Set([
    'HTTP_UNREACHABLE',
    'HTTP_TIMEOUT',
    'HTTP_SERVER_ERROR',
    'HTTP_RATE_LIMITED',
    'HTTP_NOT_FOUND',
    'ODATA_UNEXPECTED',
]);

// EXTERNAL MODULE: ./lib/artifact/manifest.js
var manifest = __webpack_require__(4413);
;// CONCATENATED MODULE: ./lib/artifact/manifest-meaning.js
const LIST_HEADERS = /^(?:import-package|export-package|import-service|export-service|require-capability|provide-capability)$/;
function describeManifest(headers) {
    return new Map([...headers]
        .map(([name, value]) => [
        name.toLowerCase(),
        describeHeader(name.toLowerCase(), value),
    ])
        .filter(([name, value]) => value !== '' && !name.startsWith('origin-')));
}
function describeHeader(name, value) {
    if (name === 'bundle-symbolicname')
        return value.split(';')[0]?.trim() ?? '';
    return LIST_HEADERS.test(name)
        ? splitOutsideQuotes(value, ',').map(describeClause).toSorted().join(',')
        : value;
}
function describeClause(clause) {
    const [name = '', ...attributes] = splitOutsideQuotes(clause, ';');
    return [name, ...attributes.toSorted()].join(';');
}
function splitOutsideQuotes(text, separator) {
    const parts = text.match(separator === ',' ? /(?:[^",]|"[^"]*"?)+/g : /(?:[^";]|"[^"]*"?)+/g) ?? [];
    return parts.map((part) => part.trim()).filter((part) => part !== '');
}

;// CONCATENATED MODULE: ./lib/artifact/xml-meaning.js

function describeXml(text) {
    const lines = [];
    const frames = [];
    const isRead = visitXml(text, (event) => {
        describeEvent(event, lines, frames);
    });
    return isRead ? lines.filter((line) => line !== undefined) : undefined;
}
function describeEvent(event, lines, frames) {
    const frame = frames.at(-1);
    const indent = indentOf(frames.length);
    if (event.kind === 'open') {
        if (frame)
            frame.children += 1;
        frames.push(openFrame(event.attributes, lines.length, frame));
        lines.push(`${indent}<${event.name}${describeAttributes(event.attributes)}>`);
    }
    else if (event.kind === 'text') {
        if (frame)
            addText(frame, lines, indent + JSON.stringify(event.text), event.text);
    }
    else if (event.kind === 'instruction') {
        if (frame)
            frame.children += 1;
        lines.push(`${indent}<?${event.target} ${JSON.stringify(event.body)}>`);
    }
    else {
        frames.pop();
        if (frame)
            closeFrame(frame, lines);
    }
}
const MAX_INDENT = 40;
function indentOf(depth) {
    return depth <= MAX_INDENT ? '  '.repeat(depth) : `${'  '.repeat(MAX_INDENT)}${depth}: `;
}
function openFrame(attributes, line, parent) {
    const space = attributes.get('xml:space');
    const keepsBlanks = space === undefined ? parent?.keepsBlanks === true : space === 'preserve';
    return { blanks: [], line, keepsBlanks, children: 0, hasText: false };
}
function addText(frame, lines, line, text) {
    if (/^[ \t\r\n]*$/.test(text))
        frame.blanks.push(lines.length);
    else
        frame.hasText = true;
    lines.push(line);
}
function closeFrame(frame, lines) {
    const isLayout = frame.children > 0 && !frame.hasText && !frame.keepsBlanks;
    if (isLayout)
        for (const blank of frame.blanks)
            lines[blank] = undefined;
    const only = lines[frame.line + 1];
    if (frame.children > 0 || only === undefined)
        return;
    lines[frame.line] = `${lines[frame.line] ?? ''} ${only.trimStart()}`;
    lines[frame.line + 1] = undefined;
}
function describeAttributes(attributes) {
    if (attributes.size === 0)
        return '';
    return [...attributes]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
        .join('');
}

;// CONCATENATED MODULE: ./lib/artifact/compare.js







const METAINFO_PATH = 'metainfo.prop';
const GENERATED_PATHS = ['.project'];
const SEPARATE_PATHS = [manifest/* MANIFEST_PATH */.U4, METAINFO_PATH, PARAMETERS_PATH, ...GENERATED_PATHS];
function compareArchives(type, local, tenant, options = { parameterValues: 'compare' }) {
    const theirs = alignMapping(type, local, tenant);
    const differences = [
        ...compareManifests(local, theirs),
        ...compareMetainfo(type, local, theirs),
        ...(options.parameterValues === 'compare' ? compareParameters(local, theirs) : []),
        ...compareFiles(type, local, theirs),
    ];
    return differences.toSorted((a, b) => orderOf(a, b));
}
function isSameContent(path, ours, theirs) {
    return Buffer.compare(ours, theirs) === 0 || describeContent(path, ours) === describeContent(path, theirs);
}
function describeXmlFile(path, bytes) {
    if (!XML_PATH.test(path))
        return undefined;
    const text = (0,artifact_text/* decodeXml */.y6)(bytes);
    return text === undefined ? undefined : describeXml(text);
}
const MAPPING_PATH = /^src\/main\/resources\/mapping\/[^/]+\.mmap$/i;
function alignMapping(type, local, tenant) {
    const [ours, ...others] = [...local.keys()].filter((path) => MAPPING_PATH.test(path));
    const [theirs, ...more] = [...tenant.keys()].filter((path) => MAPPING_PATH.test(path));
    const isPair = ours !== undefined && theirs !== undefined && others.length + more.length === 0;
    if (type !== 'MessageMapping' || !isPair)
        return tenant;
    return new Map([...tenant].map(([path, bytes]) => [path === theirs ? ours : path, bytes]));
}
function compareManifests(local, tenant) {
    const [ours, theirs] = [readHeaders(local), readHeaders(tenant)];
    if (ours !== undefined && theirs !== undefined)
        return compareMaps(manifest/* MANIFEST_PATH */.U4, 'manifest', ours, theirs);
    return compareBytes(manifest/* MANIFEST_PATH */.U4, 'manifest', local, tenant);
}
function readHeaders(archive) {
    const bytes = archive.get(manifest/* MANIFEST_PATH */.U4);
    const text = bytes && (0,artifact_text/* decodeText */.g7)(bytes);
    const headers = text === undefined ? undefined : (0,manifest/* parseManifest */.Ng)(text);
    return headers && describeManifest(headers);
}
function compareMetainfo(type, local, tenant) {
    if (type === 'ValueMapping' && !tenant.has(METAINFO_PATH))
        return [];
    const [ours, theirs] = [readWritten(local), readWritten(tenant)];
    if (ours !== undefined && theirs !== undefined)
        return compareMaps(METAINFO_PATH, 'file', ours, theirs);
    return compareBytes(METAINFO_PATH, 'file', local, tenant);
}
function readWritten(archive) {
    const bytes = archive.get(METAINFO_PATH);
    const properties = bytes === undefined ? [] : (0,artifact_properties/* parseProperties */.$9)((0,artifact_properties/* decodeProperties */.mb)(bytes));
    return properties && dropEmpty(new Map(properties.map(({ key, value }) => [key, value])));
}
function compareParameters(local, tenant) {
    const ours = readParameters(local);
    const theirs = readParameters(tenant);
    if (ours.size === 0 && theirs.size === 0)
        return compareBytes(PARAMETERS_PATH, 'parameters', local, tenant);
    const known = [...theirs].filter(([key]) => ours.has(key));
    return compareMaps(PARAMETERS_PATH, 'parameters', dropEmpty(new Map([...ours].map(([key, { value }]) => [key, value ?? '']))), dropEmpty(new Map(known.map(([key, { value }]) => [key, value ?? '']))));
}
function compareFiles(type, local, tenant) {
    const paths = new Set([...local.keys(), ...tenant.keys()]);
    return [...paths]
        .filter((path) => (0,artifact_type/* isKnownPath */.LI)(type, path) && !SEPARATE_PATHS.includes(path))
        .flatMap((path) => compareBytes(path, 'file', local, tenant));
}
function compareBytes(path, area, local, tenant) {
    const [ours, theirs] = [local.get(path), tenant.get(path)];
    if (ours === undefined)
        return theirs === undefined ? [] : [{ path, kind: 'removed', area }];
    if (theirs === undefined)
        return [{ path, kind: 'added', area }];
    return isSameContent(path, ours, theirs) ? [] : [{ path, kind: 'changed', area }];
}
function compareMaps(path, area, ours, theirs) {
    const keys = new Set([...ours.keys(), ...theirs.keys()]);
    return [...keys]
        .filter((key) => ours.get(key) !== theirs.get(key))
        .map((key) => ({ path, kind: kindOf(ours.has(key), theirs.has(key)), area, detail: key }));
}
function kindOf(isOurs, isTheirs) {
    if (!isTheirs)
        return 'added';
    return isOurs ? 'changed' : 'removed';
}
const XML_PATH = /(?:\.(?:iflw|propdef|mmap|xsd|wsdl)|^value_mapping\.xml)$/i;
function describeContent(path, bytes) {
    const lines = describeXmlFile(path, bytes);
    if (lines !== undefined)
        return `xml\n${lines.join('\n')}`;
    const text = Buffer.from(bytes).toString('latin1');
    return bytes.includes(0) ? `bytes\n${text}` : `text\n${(0,artifact_text/* normalizeLineEnds */.I5)(text)}`;
}
function dropEmpty(map) {
    return new Map([...map].filter(([, value]) => value !== ''));
}
function orderOf(a, b) {
    const [left, right] = [`${a.path}\n${a.detail ?? ''}`, `${b.path}\n${b.detail ?? ''}`];
    return left < right ? -1 : Number(left > right);
}

;// CONCATENATED MODULE: ./lib/artifact/references.js



const ID_PROPERTIES = ['scriptBundleId', 'messageMappingBundleId'];
const VALUE_MAPPING_PATH = 'value_mapping.xml';
const ASKING_PATH = /\.(?:iflw|mmap|groovy|gsh|js|xslt?)$/i;
const ASKS = /getMappedValue|value[ _-]?map|vmGetValue/i;
function listUses(artifact, others) {
    const ids = new Set([
        ...listProperties(artifact.archive),
        ...listCapabilities(artifact.archive),
        ...listValueMappings(artifact, others),
    ]);
    ids.delete(artifact.id);
    return [...ids].toSorted();
}
function listProperties(archive) {
    return [...archive]
        .filter(([path]) => /\.iflw$/i.test(path))
        .flatMap(([, bytes]) => readLeaves((0,artifact_text/* decodeXml */.y6)(bytes) ?? '', 'property'))
        .filter((property) => ID_PROPERTIES.includes(property.get('key')?.trim() ?? ''))
        .map((property) => property.get('value')?.trim() ?? '')
        .filter((id) => id !== '' && !id.includes('{'));
}
function listCapabilities(archive) {
    const bytes = archive.get(manifest/* MANIFEST_PATH */.U4);
    const text = bytes && (0,artifact_text/* decodeText */.g7)(bytes);
    const header = (text === undefined ? undefined : (0,manifest/* parseManifest */.Ng)(text))?.get('Require-Capability') ?? '';
    return [
        ...header.matchAll(/(?:^|,)\s*(?:scriptcollection|messagemapping|valuemapping)\.([^;,\s"]+)/gi),
    ].map(([, id = '']) => id);
}
function listValueMappings(artifact, others) {
    if (artifact.type === 'ValueMapping')
        return [];
    const texts = [...artifact.archive].filter(([path]) => ASKING_PATH.test(path)).map(references_readText);
    if (!texts.some((text) => ASKS.test(text)))
        return [];
    const named = new Set(texts.flatMap(listWords));
    return others
        .filter(({ type }) => type === 'ValueMapping')
        .filter((mapping) => {
        return listPairs(mapping.archive).some(([agency, schema]) => named.has(agency) && named.has(schema));
    })
        .map(({ id }) => id);
}
function references_readText([path, bytes]) {
    return (/\.(?:groovy|gsh|js)$/i.test(path) ? (0,artifact_text/* decodeText */.g7)(bytes) : (0,artifact_text/* decodeXml */.y6)(bytes)) ?? '';
}
function listWords(text) {
    const patterns = [/"([^"\n]{1,200})(?=")/g, /'([^'\n]{1,200})(?=')/g, />([^<>]{1,200})(?=<)/g];
    return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, word = '']) => unescapeXml(word.trim())));
}
function unescapeXml(text) {
    const names = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
    return text.replace(/&(lt|gt|quot|apos|amp);/g, (_whole, name) => names[name] ?? '');
}
function listPairs(archive) {
    const bytes = archive.get(VALUE_MAPPING_PATH);
    return readLeaves((bytes && (0,artifact_text/* decodeXml */.y6)(bytes)) ?? '', 'entry').map((entry) => [
        entry.get('agency')?.trim() ?? '',
        entry.get('schema')?.trim() ?? '',
    ]);
}

;// CONCATENATED MODULE: ./lib/deploy/order.js

function findUses(artifacts) {
    const own = new Set(artifacts.map(({ id }) => id));
    return new Map(artifacts.map((artifact) => [artifact.id, listUses(artifact, artifacts).filter((id) => own.has(id))]));
}
function orderByUse(ids, uses) {
    const order = [];
    const states = new Map();
    const kept = new Map();
    const visit = (id) => {
        states.set(id, 'open');
        const used = (uses.get(id) ?? []).filter((one) => states.get(one) !== 'open');
        kept.set(id, used);
        for (const one of used)
            if (!states.has(one))
                visit(one);
        states.set(id, 'done');
        order.push(id);
    };
    for (const id of ids)
        if (!states.has(id))
            visit(id);
    return { order, uses: kept };
}

;// CONCATENATED MODULE: ./lib/deploy/plan.js







function findPlanFaults(artifacts, landscape, settings) {
    return artifacts.flatMap((artifact) => checkParameters(artifact, landscape.artifacts.get(artifact.id)?.configurations, settings));
}
function buildPlan(artifacts, landscape, settings) {
    const { order, uses } = orderByUse(artifacts.map(({ id }) => id), findUses(artifacts));
    const byId = new Map(artifacts.map((artifact) => [artifact.id, artifact]));
    const planned = new Map();
    for (const id of order) {
        const artifact = byId.get(id);
        const tenant = landscape.artifacts.get(id);
        if (artifact === undefined || tenant === undefined)
            continue;
        const plan = { ...planOne(artifact, tenant, landscape, settings), uses: uses.get(id) ?? [] };
        planned.set(id, skipUser(plan, planned) ?? decideDeployment(plan, planned, settings));
    }
    const all = [...planned.values()];
    const created = new Set(all.filter(({ content }) => content === 'create').map(({ artifact }) => artifact.packageId));
    return { packages: [...landscape.missingPackages].filter((id) => created.has(id)), artifacts: all };
}
function isChange({ content, deploys }) {
    return content === 'create' || content === 'update' || deploys;
}
function skipUser(plan, before) {
    const id = plan.uses.find((one) => before.get(one)?.failure !== undefined);
    const cause = id === undefined ? undefined : before.get(id)?.failure;
    if (id === undefined || cause === undefined || plan.content === 'fail')
        return undefined;
    const reason = `"${id}", which it uses, failed (${cause.code})`;
    const failure = describeSkipped(plan.artifact, reason, cause.code);
    return { ...plan, content: 'skip', deploys: false, reason, failure };
}
function planOne(artifact, tenant, landscape, settings) {
    const { wanted, changes } = planParameters(artifact, tenant.configurations, settings);
    const values = new Map(wanted.map(({ key, value }) => [key, value]));
    const base = {
        artifact,
        tenant,
        parameters: wanted,
        upload: withKnownValues(artifact, values),
        failure: undefined,
        differences: [],
        parameterChanges: changes,
    };
    const failure = findRefusal(artifact, tenant, landscape, settings);
    if (failure !== undefined)
        return { ...base, content: 'fail', reason: failure.message, failure };
    if (tenant.archive === undefined)
        return { ...base, content: 'create', reason: 'it is not in the tenant' };
    const differences = compareArchives(artifact.type, artifact.archive, tenant.archive, {
        parameterValues: 'ignore',
    });
    if (differences.length > 0)
        return { ...base, differences, ...decideDraft(artifact, tenant, settings) };
    if (changes.length > 0)
        return { ...base, content: 'update', reason: 'parameters have other values' };
    return { ...base, content: 'unchanged', reason: 'the tenant holds the same' };
}
function withKnownValues({ archive, type }, values) {
    if (type !== 'IntegrationFlow')
        return archive;
    const declared = readParameters(archive);
    return writeParameters(archive, new Map([...values].filter(([key]) => declared.has(key))));
}
function findRefusal({ id, packageId, type }, { designtime, refusal }, landscape, settings) {
    if (refusal !== undefined)
        return refusal;
    if (designtime !== undefined && designtime.packageId !== packageId)
        return new errors/* ActionError */.lZ('ARTIFACT_IN_OTHER_PACKAGE', {
            happened: `The tenant holds "${id}" (${type}) in the package "${designtime.packageId}", not in "${packageId}".`,
            next: `Name the package "${designtime.packageId}" for it, or give the artifact another id.`,
        });
    if (designtime === undefined && landscape.missingPackages.has(packageId) && !settings.createPackage)
        return new errors/* ActionError */.lZ('PACKAGE_NOT_FOUND', {
            happened: `The tenant has no package "${packageId}" for "${id}".`,
            next: 'Create the package, correct its id, or leave the input "create-package" at true.',
        });
    return undefined;
}
function decideDraft({ id }, { designtime }, { onDraft, ownUser }) {
    const isForeign = designtime?.isDraft === true && designtime.modifiedBy !== ownUser;
    if (!isForeign || onDraft === 'overwrite')
        return { content: 'update', reason: 'its content differs', failure: undefined };
    if (onDraft === 'skip')
        return { content: 'skip', reason: 'the tenant holds unsaved work', failure: undefined };
    const failure = new errors/* ActionError */.lZ('ARTIFACT_DRAFT', {
        happened: `The tenant holds unsaved work in "${id}" that differs from the workspace.`,
        next: 'Save it as a version or cancel it in Integration Suite, or set the input "on-draft" to "overwrite" or "skip".',
    });
    return { content: 'fail', reason: failure.message, failure };
}
function decideDeployment(planned, before, { deploy }) {
    if (planned.content === 'fail' || planned.content === 'skip' || deploy === 'never')
        return { ...planned, deploys: false };
    if (planned.content !== 'unchanged' || deploy === 'always')
        return { ...planned, deploys: true };
    const why = describeStale(planned.tenant) ?? describeUsed(planned, before);
    return why === undefined ? { ...planned, deploys: false } : { ...planned, deploys: true, reason: why };
}
function describeUsed({ uses, tenant }, before) {
    const redeployed = uses.find((id) => before.get(id)?.deploys === true);
    if (redeployed !== undefined)
        return `it uses "${redeployed}", which is deployed anew`;
    const later = uses.find((id) => {
        const used = before.get(id)?.tenant.runtime?.deployedOn;
        return used !== undefined && tenant.runtime?.deployedOn !== undefined && tenant.runtime.deployedOn < used;
    });
    return later === undefined ? undefined : `it uses "${later}", which was deployed after it`;
}
function describeStale({ designtime, runtime }) {
    if (runtime === undefined)
        return 'it is not deployed';
    if (runtime.status !== 'started')
        return `it is deployed, but not started (${runtime.status})`;
    const { version, isDraft, modifiedAt } = designtime ?? {};
    const isOther = isDraft === false && runtime.version !== '' && runtime.version !== version;
    if (isOther)
        return `version ${runtime.version} runs, the tenant holds ${version ?? 'another one'}`;
    if (modifiedAt === undefined || runtime.deployedOn === undefined)
        return 'the tenant does not say whether it was deployed after its last change';
    return runtime.deployedOn < modifiedAt ? 'it was deployed before its last change' : undefined;
}
function packUpload({ upload }) {
    return Buffer.from((0,artifact_archive/* writeArchive */._d)(upload));
}

;// CONCATENATED MODULE: ./lib/deploy/write-artifact.js







const CLOUD_PROFILE = 'iflmap';
const EDGE_PROFILE = 'integrationcell';
async function writeArtifact(planned, target) {
    const { artifact, content } = planned;
    if (content === 'create')
        await createContent(planned, packUpload(planned), target);
    else
        await replaceContent(planned, packUpload(planned), target);
    if (artifact.type === 'IntegrationFlow')
        await settleParameters(planned, target);
    return settleVersion(planned, target);
}
async function restoreArtifact(planned, target) {
    const { artifact, tenant, content } = planned;
    if (content === 'update' && tenant.zip !== undefined)
        await replaceContent(planned, tenant.zip, target);
    if (artifact.type !== 'IntegrationFlow' || tenant.configurations === undefined)
        return;
    const current = await target.listConfigurations(artifact.id);
    await writeAll(artifact.id, findChanges(tenant.configurations, current), target);
}
async function createContent({ artifact: { id, name, packageId, type } }, content, target) {
    const create = () => target.createArtifact(type, { id, name, packageId, content });
    try {
        await create();
    }
    catch (error) {
        if (!(error instanceof arrival/* OutcomeUnknownError */.D))
            throw error;
        const found = await target.readArtifact(type, id);
        if (found === undefined)
            await create();
        else if (type !== 'ValueMapping')
            await target.updateArtifact(type, { id, name, content });
        else if (!(await holdsContent(type, id, content, target)))
            throw error;
    }
}
async function holdsContent(type, id, content, target) {
    const zip = await target.downloadArtifact(type, id);
    if (zip === undefined)
        return false;
    const [ours, theirs] = [content, zip].map((one) => (0,artifact_archive/* readArchive */.bL)(one, { label: `the archive of "${id}"` }));
    return ours !== undefined && theirs !== undefined && compareArchives(type, ours, theirs).length === 0;
}
async function replaceContent(planned, content, target) {
    const { id, name, type } = planned.artifact;
    if (type === 'ValueMapping') {
        await replaceValueMapping(planned, content, target);
        return;
    }
    await repeatIfLost(() => target.updateArtifact(type, { id, name, content }));
}
async function replaceValueMapping(planned, content, target) {
    const { artifact, tenant } = planned;
    const former = tenant.zip;
    const { refusal } = await deleteContent(artifact, target);
    if (refusal !== undefined)
        throw refusal;
    try {
        await createContent(planned, content, target);
    }
    catch (error) {
        if (former === undefined)
            throw error;
        throw await putBack(error, () => createContent(planned, former, target), artifact);
    }
}
async function deleteContent({ type, id }, target) {
    const first = await tryDelete(type, id, target);
    if (first === undefined)
        return {};
    if (!(first instanceof arrival/* OutcomeUnknownError */.D))
        return { refusal: first };
    const second = await tryDelete(type, id, target);
    if (second === undefined || !(await isThere(type, id, target)))
        return {};
    return { refusal: second };
}
async function isThere(type, id, target) {
    try {
        return (await target.readArtifact(type, id)) !== undefined;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            return false;
        throw error;
    }
}
async function tryDelete(type, id, target) {
    try {
        await target.deleteArtifact(type, id);
        return undefined;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            return error;
        throw error;
    }
}
async function putBack(error, create, { id }) {
    if (!(error instanceof errors/* ActionError */.lZ))
        return error;
    try {
        await create();
        return error;
    }
    catch (second) {
        return new errors/* ActionError */.lZ(error.code, {
            happened: `${error.message} The former version of "${id}" could not be put back either, so the design time lacks it; what runs goes on running.`,
            next: 'Run the job again as soon as the tenant answers: it creates the value mapping anew.',
            cause: second,
        });
    }
}
async function settleParameters(planned, target) {
    const { artifact, parameters, content } = planned;
    const isNew = content === 'create';
    if (parameters.length === 0 && !isNew)
        return;
    const current = await target.listConfigurations(artifact.id);
    await writeAll(artifact.id, findChanges(parameters, current), target);
    const profile = current.find(({ key }) => key === PROFILE_KEY);
    const isListed = parameters.some(({ key }) => key === PROFILE_KEY);
    if (isNew && !isListed && profile?.value === EDGE_PROFILE)
        await setCloudProfile(artifact.id, { ...profile, value: CLOUD_PROFILE }, target);
}
async function setCloudProfile(id, profile, target) {
    try {
        await target.writeConfiguration(id, profile);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
    }
}
async function writeAll(id, changes, target) {
    for (const change of changes)
        await repeatIfLost(() => target.writeConfiguration(id, change));
}
async function settleVersion({ artifact }, target) {
    const { type, id, version } = artifact;
    const written = await target.readArtifact(type, id);
    if (written?.isDraft !== true || version === '')
        return written;
    try {
        await target.saveAsVersion(type, id, version);
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ))
            throw error;
        if (isRefusedVersion(error))
            return written;
        if (!(error instanceof arrival/* OutcomeUnknownError */.D))
            throw error;
    }
    return target.readArtifact(type, id);
}
function isRefusedVersion({ code }) {
    return code.startsWith('ARTIFACT_') || code === 'HTTP_UNEXPECTED_STATUS';
}

;// CONCATENATED MODULE: ./lib/deploy/rollback.js



function mayRollBack({ artifact, content, deploys }, { isWritten, hasWritten }) {
    return content === 'update' && deploys && (artifact.type === 'ValueMapping' ? isWritten : hasWritten);
}
async function rollBack(planned, failure, tools) {
    const end = (outcome, isRolledBack) => ({
        failure: withOutcome(failure, outcome),
        isRolledBack,
    });
    if (tools.isCancelled())
        return end('It was not rolled back, since the run was cancelled.', false);
    tools.tell(`did not start: ${failure.message} Rolling back`);
    try {
        const result = await restore(planned, mayStillRun(failure.code), tools);
        return result.kind === 'started'
            ? end('The former version was put back and started.', true)
            : end('The former version was put back, but did not start either.', true);
    }
    catch (error) {
        const why = tools.isCancelled() ? 'the run was cancelled' : tools.explain(error).code;
        return end(`The former version could not be put back (${why}).`, false);
    }
}
async function restore(planned, isCrowded, { target, limit, startDeployment, follow, tell, onRestored }) {
    const deployment = await limit.run(async () => {
        await restoreArtifact(planned, target);
        const before = await target.readRuntimeArtifact(planned.artifact.id);
        const taskId = await startDeployment();
        return { before, taskId, version: undefined, isCrowded };
    });
    onRestored();
    tell('rolled back, deploying the former version');
    return follow(deployment);
}
function mayStillRun(code) {
    return code === 'DEPLOY_TIMEOUT' || code === 'DEPLOY_NOT_IN_RUNTIME' || PASSING_FAULTS.has(code);
}
function withOutcome(failure, outcome) {
    return new errors/* ActionError */.lZ(failure.code, {
        happened: `${failure.message} ${outcome}`,
        next: failure.next,
        place: failure.place,
        cause: failure.cause,
    });
}

;// CONCATENATED MODULE: ./lib/deploy/artifact-run.js









const QUEUE_MS = 15 * 60_000;
class ArtifactRun {
    #planned;
    #context;
    #target;
    #calls;
    #phases = [];
    #taskId;
    #version;
    #isWritten = false;
    #isDeploying = false;
    #isRolledBack = false;
    constructor(planned, context) {
        this.#planned = planned;
        this.#context = context;
        const { target, calls } = countCalls(context.target);
        this.#target = target;
        this.#calls = calls;
        this.#version = planned.tenant.runtime?.version ?? planned.tenant.designtime?.version ?? '';
    }
    async run() {
        const { content, failure, reason } = this.#planned;
        if (content === 'skip')
            return this.skip(reason, failure);
        if (failure !== undefined)
            return this.#fail(failure);
        try {
            const deployment = await this.#context.limit.run(() => this.#writeAndDeploy());
            const runtime = deployment === undefined ? undefined : await this.#awaitStart(deployment);
            return this.#succeed(runtime);
        }
        catch (error) {
            return this.#fail(await this.#rollBack(this.#explain(error)));
        }
    }
    skip(reason, cause) {
        this.#tell(`skipped: ${reason}`);
        const { artifact } = this.#planned;
        const failure = cause === undefined ? undefined : describeSkipped(artifact, reason, cause.code);
        return this.#report({ action: 'skipped', deployment: this.#deploymentNow(), failure, message: reason });
    }
    #fail(failure) {
        this.#tell(`failed: ${failure.message}`);
        const { content, artifact } = this.#planned;
        const isContentDone = content === 'unchanged' || (this.#isWritten && !this.#isRolledBack);
        const isWatched = this.#isDeploying && failure.code !== 'DEPLOY_CANCELLED';
        const isLeft = this.#isDeploying || this.#isWritten ? 'not-deployed' : this.#deploymentNow();
        return this.#report({
            action: isContentDone ? this.#contentWord() : 'failed',
            deployment: isWatched ? 'failed' : isLeft,
            failure: withPlace(failure, placeOf(artifact)),
            message: failure.message,
        });
    }
    get #id() {
        return this.#planned.artifact.id;
    }
    #isCancelled() {
        return this.#context.signal.aborted;
    }
    async #writeAndDeploy() {
        const { content, deploys, tenant } = this.#planned;
        const written = content === 'unchanged' ? tenant.designtime : await this.#write();
        return deploys ? this.#deploy(written) : undefined;
    }
    async #write() {
        this.#refuseIfCancelled();
        const startMs = this.#elapsed();
        try {
            await this.#context.packages.ensure(this.#planned.artifact.packageId, this.#target);
            const written = await writeArtifact(this.#planned, this.#target);
            this.#version = written?.version ?? this.#version;
            this.#isWritten = true;
            this.#tell(this.#contentWord());
            return written;
        }
        finally {
            this.#phases.push({ name: 'upload', spentBy: 'action', startMs, endMs: this.#elapsed() });
        }
    }
    async #deploy(designtime) {
        this.#refuseIfCancelled();
        const before = await this.#readBefore();
        const taskId = await this.#startDeployment();
        this.#taskId = taskId;
        this.#tell(taskId === undefined ? 'deploying' : `deploying (task ${taskId})`);
        const version = designtime?.isDraft === false ? designtime.version : undefined;
        return { before, taskId, version, isCrowded: this.#isCrowded(), startMs: this.#elapsed() };
    }
    #isCrowded() {
        const { designtime, runtime } = this.#planned.tenant;
        const changedAt = designtime?.modifiedAt?.getTime() ?? Number.NEGATIVE_INFINITY;
        const isRecent = this.#context.clock.now().getTime() - changedAt < QUEUE_MS;
        return isRecent && (runtime?.deployedOn?.getTime() ?? Number.NEGATIVE_INFINITY) < changedAt;
    }
    async #readBefore() {
        const { content, tenant } = this.#planned;
        return content === 'create' ? tenant.runtime : this.#target.readRuntimeArtifact(this.#id);
    }
    async #startDeployment() {
        const { type } = this.#planned.artifact;
        const taskId = await repeatIfLost(async () => {
            try {
                return await this.#target.deployArtifact(type, this.#id);
            }
            catch (error) {
                if (!(error instanceof errors/* ActionError */.lZ) || error instanceof arrival/* OutcomeUnknownError */.D)
                    this.#isDeploying = true;
                throw error;
            }
        });
        this.#isDeploying = true;
        return taskId;
    }
    async #awaitStart(deployment) {
        const result = await this.#follow(deployment);
        if (result.kind === 'started') {
            this.#version = result.runtime.version === '' ? this.#version : result.runtime.version;
            this.#tell(`started${this.#version === '' ? '' : ` (version ${this.#version})`}`);
            return result.runtime;
        }
        const { before } = deployment;
        const context = { ...this.#context, target: this.#target, before };
        throw await describeFailure(this.#planned.artifact, result, context);
    }
    async #follow({ startMs, ...deployment }) {
        const { clock, settings, watch } = this.#context;
        const deadlineMs = clock.now().getTime() + settings.waitTimeoutMs;
        try {
            return await watch.waitFor({ id: this.#id, ...deployment, deadlineMs });
        }
        finally {
            this.#phases.push({ name: 'deploy', spentBy: 'service', startMs, endMs: this.#elapsed() });
        }
    }
    async #rollBack(failure) {
        const { settings, limit } = this.#context;
        const written = { isWritten: this.#isWritten, hasWritten: this.#calls.hasWritten };
        if (!settings.rollback || !mayRollBack(this.#planned, written))
            return failure;
        const startMs = this.#elapsed();
        const { failure: told, isRolledBack } = await rollBack(this.#planned, failure, {
            target: this.#target,
            limit,
            isCancelled: () => this.#isCancelled(),
            startDeployment: () => this.#startDeployment(),
            follow: (deployment) => this.#follow({ ...deployment, startMs: this.#elapsed() }),
            explain: (error) => this.#explain(error),
            tell: (text) => {
                this.#tell(text);
            },
            onRestored: () => {
                this.#version = this.#planned.tenant.designtime?.version ?? this.#version;
                this.#phases.push({ name: 'rollback', spentBy: 'action', startMs, endMs: this.#elapsed() });
            },
        });
        this.#isRolledBack = isRolledBack;
        return told;
    }
    #contentWord() {
        const { content } = this.#planned;
        return content === 'create' ? 'created' : content === 'update' ? 'updated' : 'unchanged';
    }
    #succeed(runtime) {
        const { content, deploys, reason } = this.#planned;
        if (content === 'unchanged' && !deploys)
            this.#tell(`unchanged: ${reason}`);
        const stays = this.#isWritten ? 'not-deployed' : this.#deploymentNow();
        return this.#report({
            action: this.#contentWord(),
            deployment: runtime === undefined ? stays : 'started',
            failure: undefined,
            message: reason,
        });
    }
    #deploymentNow() {
        return describeUntouched(this.#planned.tenant);
    }
    #explain(error) {
        const { signal } = this.#context;
        const isOwn = error instanceof errors/* ActionError */.lZ && !(signal.aborted && error.code.startsWith('HTTP_'));
        if (isOwn)
            return error;
        const cancelled = describeCancelled(this.#id, this.#describeLeft());
        return signal.aborted ? cancelled : ((0,errors/* listErrors */.Gr)(error)[0] ?? cancelled);
    }
    #describeLeft() {
        if (this.#isDeploying)
            return 'its deployment goes on in the tenant, unwatched';
        if (this.#isWritten)
            return 'its new content is uploaded, but not deployed';
        if (!this.#calls.hasWritten)
            return 'nothing was written';
        return this.#planned.artifact.type === 'ValueMapping'
            ? 'the design time may lack it until the next run creates it anew; what runs goes on running'
            : 'its new content may be uploaded, but is not deployed';
    }
    #refuseIfCancelled() {
        if (this.#isCancelled())
            throw describeCancelled(this.#id, this.#describeLeft());
    }
    #report(outcome) {
        return {
            artifact: this.#planned.artifact,
            version: this.#version,
            taskId: this.#taskId,
            endpoints: [],
            hasChanged: this.#calls.hasWritten,
            phases: this.#phases,
            requests: this.#calls.count,
            ...outcome,
        };
    }
    #elapsed() {
        return this.#context.clock.now().getTime() - this.#context.startedAt;
    }
    #tell(text) {
        this.#context.tell(this.#id, text);
    }
}
function withPlace(failure, place) {
    if (failure.place !== undefined)
        return failure;
    const { code, message: happened, next, cause } = failure;
    return new errors/* ActionError */.lZ(code, { happened, next, place, cause });
}

// EXTERNAL MODULE: ./lib/limit.js
var lib_limit = __webpack_require__(1104);
;// CONCATENATED MODULE: ./lib/deploy/package-creation.js

class PackageCreation {
    #missing;
    #creations = new Map();
    constructor(missing) {
        this.#missing = new Set(missing);
    }
    async ensure(id, target) {
        if (!this.#missing.has(id))
            return;
        const creation = this.#creations.get(id) ?? repeatIfLost(() => target.createPackage({ id, name: id, shortText: id }));
        this.#creations.set(id, creation);
        await creation;
    }
}

;// CONCATENATED MODULE: ./lib/deploy/watch.js


const WAITS_MS = [1000, 1000, 2000, 2000, 3000, 5000, 10_000];
const STARTING_WAIT_MS = 1000;
const PACES_MS = {
    quick: { first: 1000, together: 500, apart: 0 },
    sparing: { first: 2000, together: 1000, apart: 3000 },
};
const FEW = 1;
const MAX_UNKNOWN_LOOKS = 5;
const DOUBT_MS = 5_000;
class DeploymentWatch {
    #options;
    #entries = new Set();
    #isRunning = false;
    #lookedAtMs = Number.NEGATIVE_INFINITY;
    constructor(options) {
        this.#options = options;
    }
    waitFor(deployment) {
        const { promise, resolve, reject } = Promise.withResolvers();
        this.#entries.add({
            deployment,
            settle: resolve,
            fail: reject,
            looks: 0,
            unknownLooks: 0,
            dueMs: this.#now() + PACES_MS[this.#options.pace()].first,
            task: deployment.taskId === undefined ? 'unknown' : 'building',
            builtMs: this.#now(),
            runtime: undefined,
            doubtedOn: undefined,
            trouble: undefined,
            lostLooks: 0,
        });
        if (!this.#isRunning)
            void this.#run();
        return promise;
    }
    #now() {
        return this.#options.clock.now().getTime();
    }
    async #run() {
        this.#isRunning = true;
        const { clock, signal, pace } = this.#options;
        try {
            while (this.#entries.size > 0) {
                const { together, apart } = PACES_MS[pace()];
                const next = Math.max(this.#lookedAtMs + apart, Math.min(...[...this.#entries].map(({ dueMs }) => dueMs)));
                await clock.sleep(Math.min(Math.max(0, next - this.#now()), WAITS_MS[0] ?? 0), signal);
                const due = [...this.#entries].filter(({ dueMs }) => dueMs <= this.#now() + together);
                if (next <= this.#now())
                    await this.#look(due);
            }
        }
        catch (error) {
            for (const entry of this.#entries)
                entry.fail(error);
            this.#entries.clear();
        }
        finally {
            this.#isRunning = false;
        }
    }
    async #look(due) {
        this.#lookedAtMs = this.#now();
        for (const entry of due)
            entry.trouble = undefined;
        await this.#lookAtRuntime(due);
        await Promise.all(due.filter(isTaskAsked).map((entry) => this.#lookAtTask(entry)));
        for (const entry of due) {
            entry.lostLooks = entry.trouble === undefined ? 0 : entry.lostLooks + 1;
            const result = judge(entry, this.#now());
            if (result === undefined)
                this.#postpone(entry);
            else
                this.#end(entry, result);
        }
    }
    async #lookAtRuntime(due) {
        const { target } = this.#options;
        const [only] = due;
        if (only === undefined)
            return;
        await noteTrouble(due, async () => {
            const found = due.length > FEW
                ? await target.listRuntimeArtifacts()
                : new Map([[only.deployment.id, await target.readRuntimeArtifact(only.deployment.id)]]);
            for (const entry of due)
                entry.runtime = found.get(entry.deployment.id);
        });
    }
    async #lookAtTask(entry) {
        const { taskId = '', id } = entry.deployment;
        await noteTrouble([entry], async () => {
            const status = await this.#options.target.readTask(taskId);
            if (status === 'failed')
                entry.task = 'build';
            if (status === 'license-failed')
                entry.task = 'license';
            if (status === undefined)
                entry.unknownLooks += 1;
            if (entry.unknownLooks >= MAX_UNKNOWN_LOOKS)
                entry.task = 'unknown';
            if (status === 'success')
                entry.task = 'built';
            if (entry.task === 'built' || entry.task === 'unknown')
                entry.builtMs = this.#now();
            if (entry.task === 'built')
                this.#options.onBuilt(id);
        });
    }
    #postpone(entry) {
        const { deadlineMs } = entry.deployment;
        entry.looks += 1;
        const waitMs = WAITS_MS[entry.looks] ?? WAITS_MS.at(-1) ?? 0;
        const next = this.#now() + (isStarting(entry) ? Math.min(waitMs, STARTING_WAIT_MS) : waitMs);
        entry.dueMs = Math.min(next, deadlineMs);
        if (this.#now() < deadlineMs)
            return;
        if (entry.trouble === undefined || entry.lostLooks === 1)
            this.#end(entry, watch_describeTimeout(entry));
        else {
            this.#entries.delete(entry);
            entry.fail(entry.trouble);
        }
    }
    #end(entry, result) {
        this.#entries.delete(entry);
        entry.settle(result);
    }
}
async function noteTrouble(entries, look) {
    try {
        await look();
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || !PASSING_FAULTS.has(error.code))
            throw error;
        for (const entry of entries)
            entry.trouble = error;
    }
}
function isStarting({ runtime, deployment, looks }) {
    return looks < WAITS_MS.length && runtime?.status === 'starting' && isNewer(runtime, deployment.before);
}
function isTaskAsked(entry) {
    if (entry.task !== 'building')
        return false;
    return entry.looks > 0 || judgeRuntime(entry.runtime, entry.deployment) !== undefined;
}
function judge(entry, now) {
    const { task, runtime, deployment } = entry;
    const seen = entry.trouble === undefined ? judgeRuntime(runtime, deployment) : undefined;
    if (task === 'build' || task === 'license')
        return seen?.kind === 'start-failed' ? seen : { kind: 'build-failed', reason: task };
    if (seen === undefined)
        return undefined;
    if (task === 'building') {
        entry.doubtedOn = runtime?.deployedOn;
        return undefined;
    }
    const isDoubted = deployment.isCrowded || isSameTime(entry.doubtedOn, runtime?.deployedOn);
    const untilMs = Math.min(entry.builtMs + DOUBT_MS, deployment.deadlineMs);
    return isDoubted && now < untilMs ? undefined : seen;
}
function isSameTime(a, b) {
    return a !== undefined && a.getTime() === b?.getTime();
}
function watch_describeTimeout({ task, runtime, deployment }) {
    const isFormer = runtime !== undefined && !isNewer(runtime, deployment.before);
    return {
        kind: 'timed-out',
        task: task === 'built' || task === 'building' ? task : 'unknown',
        runtime,
        isFormer,
    };
}

;// CONCATENATED MODULE: ./lib/deploy/execute.js




async function executePlan(plan, options) {
    const { target, clock, signal, settings, onEvent } = options;
    const startedAt = clock.now().getTime();
    const tell = (id, text) => {
        onEvent({ id, text, elapsedMs: clock.now().getTime() - startedAt });
    };
    const limit = new lib_limit/* Limit */.I(settings.concurrency);
    const watch = new DeploymentWatch({
        target,
        clock,
        signal,
        pace: () => (limit.isIdle ? 'quick' : 'sparing'),
        onBuilt: (id) => {
            tell(id, 'built, waiting for the runtime');
        },
    });
    const packages = new PackageCreation(plan.packages);
    const context = { ...options, startedAt, tell, watch, limit, packages };
    const reports = new Map();
    for (const planned of plan.artifacts) {
        const run = new ArtifactRun(planned, context);
        const before = planned.uses.map((id) => ({ id, report: reports.get(id) }));
        reports.set(planned.artifact.id, runAfter(run, planned, before, signal));
    }
    return Promise.all(reports.values());
}
async function runAfter(run, { content }, before, signal) {
    if (content === 'fail' || content === 'skip')
        return run.run();
    for (const { id, report } of before) {
        const used = await report;
        if (used?.failure !== undefined && !signal.aborted)
            return run.skip(`"${id}", which it uses, failed (${used.failure.code})`, used.failure);
    }
    return run.run();
}

;// CONCATENATED MODULE: ./lib/deploy/landscape.js




async function readLandscape(artifacts, target, settings) {
    const isRuntimeRead = settings.deploy !== 'never';
    const [running, lists] = await Promise.all([
        isRuntimeRead ? target.listRuntimeArtifacts() : new Map(),
        readLists(artifacts, target),
    ]);
    const states = await Promise.all(artifacts.map(async (artifact) => {
        const listed = lists.get(landscape_keyOf(artifact))?.find(({ id }) => id === artifact.id);
        const state = await readOne(artifact, listed, target, settings);
        return [artifact.id, { ...state, runtime: running.get(artifact.id), isRuntimeRead }];
    }));
    return { missingPackages: findMissing(artifacts, lists), artifacts: new Map(states) };
}
function landscape_keyOf({ packageId, type }) {
    return `${type} ${packageId}`;
}
async function readLists(artifacts, target) {
    const wanted = new Map(artifacts.map((artifact) => [landscape_keyOf(artifact), artifact]));
    const lists = [...wanted].map(async ([key, { packageId, type }]) => [key, await target.listArtifacts(packageId, type)]);
    return new Map(await Promise.all(lists));
}
function findMissing(artifacts, lists) {
    const missing = artifacts.filter((artifact) => lists.get(landscape_keyOf(artifact)) === undefined);
    return new Set(missing.map(({ packageId }) => packageId));
}
const NOTHING = {
    designtime: undefined,
    zip: undefined,
    archive: undefined,
    configurations: undefined,
    refusal: undefined,
};
async function readOne(artifact, listed, target, settings) {
    const designtime = listed ?? (await target.readArtifact(artifact.type, artifact.id));
    if (designtime?.packageId !== artifact.packageId)
        return { ...NOTHING, designtime };
    try {
        const zip = await target.downloadArtifact(artifact.type, artifact.id);
        if (zip === undefined)
            return NOTHING;
        const archive = (0,artifact_archive/* readArchive */.bL)(zip, { label: `the tenant's copy of "${artifact.id}"` });
        const configurations = needsConfigurations(artifact, archive, settings)
            ? await target.listConfigurations(artifact.id)
            : undefined;
        return { designtime, zip, archive, configurations, refusal: undefined };
    }
    catch (error) {
        if (!(error instanceof errors/* ActionError */.lZ) || !isOfArtifact(error))
            throw error;
        return { ...NOTHING, designtime, refusal: error };
    }
}
function isOfArtifact({ code }) {
    return /^(?:ARTIFACT|PACKAGE)_/.test(code);
}
function needsConfigurations({ id, type, archive: local }, archive, { parameters, unlistedParameters, rollback }) {
    if (type !== 'IntegrationFlow')
        return false;
    if ((parameters.get(id)?.size ?? 0) > 0)
        return true;
    const isDeclared = readParameters(local).size > 0;
    if (isDeclared && unlistedParameters === 'workspace')
        return true;
    if (!isDeclared && !(rollback && readParameters(archive).size > 0))
        return false;
    return compareArchives(type, local, archive, { parameterValues: 'ignore' }).length > 0;
}

// EXTERNAL MODULE: ./lib/action/connect.js + 11 modules
var connect = __webpack_require__(1529);
// EXTERNAL MODULE: ./lib/action/delivery-masks.js
var delivery_masks = __webpack_require__(5268);
// EXTERNAL MODULE: ./lib/http/dispatcher.js
var dispatcher = __webpack_require__(7151);
// EXTERNAL MODULE: ./lib/action/member.js
var member = __webpack_require__(7390);
;// CONCATENATED MODULE: ./lib/action/github-client.js



const MAX_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 32 * 1024 * 1024;
const RETRY_WAITS_MS = [500, 2000];
function openGitHub({ github, connection, clock }) {
    const { token, variables } = github;
    const api = readApiAddress(variables.apiUrl);
    const [owner, repo, ...rest] = variables.repository?.split('/') ?? [];
    if (token === undefined)
        return 'the input "github-token" was empty';
    if (api === undefined)
        return 'GITHUB_API_URL was no address that starts with https://';
    if (owner === undefined || repo === undefined || rest.length > 0)
        return 'GITHUB_REPOSITORY was not set';
    const timeoutMs = Math.min(connection.timeoutMs, MAX_TIMEOUT_MS);
    const transport = (0,dispatcher/* createDispatcher */.SM)({
        identity: undefined,
        extraAuthorities: connection.extraAuthorities,
        proxy: connection.proxy,
        connectTimeoutMs: timeoutMs,
        maxConnections: 1,
    });
    const library = (0,late_libraries/* loadGitHub */.g2)();
    const octokit = library.getOctokit(token.reveal(), {
        baseUrl: api.href.replace(/\/$/, ''),
        log: SILENT,
        request: { fetch: buildFetch(library, api, transport, () => clock.timeout(timeoutMs)) },
    });
    const send = async (route, parameters) => {
        try {
            const { status, data } = await octokit.request(route, {
                ...parameters,
                ...(route.includes('{owner}') && { owner, repo }),
            });
            return { kind: 'ok', status, data };
        }
        catch (error) {
            return classify(error);
        }
    };
    return {
        call: (route, parameters = {}) => sendPatiently(() => send(route, parameters), route, clock),
        close: () => transport.close(),
    };
}
const nothing = () => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function readApiAddress(address) {
    if (address === undefined || !URL.canParse(address))
        return undefined;
    const url = new URL(address);
    const isHere = url.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
    const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
    return (url.protocol === 'https:' || isHere) && isPlain ? url : undefined;
}
function buildFetch(library, api, { dispatcher }, limit) {
    const base = api.href.endsWith('/') ? api.href : `${api.href}/`;
    return async (address, init) => {
        if (!new URL(address).href.startsWith(base))
            throw new TypeError('an address of another host');
        const answer = await library.fetch(address, { ...init, dispatcher, redirect: 'error', signal: limit() });
        const body = await readBody(answer.body ?? []);
        return new library.Response(body.byteLength === 0 ? null : body, {
            status: answer.status,
            headers: answer.headers,
        });
    };
}
async function readBody(body) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of body) {
        if (!(chunk instanceof Uint8Array))
            continue;
        bytes += chunk.byteLength;
        if (bytes > MAX_ANSWER_BYTES)
            throw new RangeError('body too large');
        chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
}
async function sendPatiently(send, route, clock) {
    const isRepeatable = !route.startsWith('POST') || route.endsWith('/statuses');
    let answer = await send();
    for (const waitMs of isRepeatable ? RETRY_WAITS_MS : []) {
        if (answer.kind === 'ok' || !mayPass(answer))
            break;
        await clock.sleep(waitMs);
        answer = await send();
    }
    return answer;
}
function mayPass({ status, why }) {
    return why === 'unreachable' || status >= 500;
}
function classify(error) {
    const status = numberOf((0,member/* member */.D)(error, 'status'));
    const headers = (0,member/* member */.D)((0,member/* member */.D)(error, 'response'), 'headers');
    const why = () => {
        if ((0,member/* member */.D)(error, 'response') === undefined)
            return 'unreachable';
        if (status === 401)
            return 'token-refused';
        const isLimit = (0,member/* member */.D)(headers, 'x-ratelimit-remaining') === '0' || (0,member/* member */.D)(headers, 'retry-after') !== undefined;
        if (status === 429 || (status === 403 && isLimit))
            return 'rate-limited';
        return status === 403 || status === 404 ? 'not-permitted' : 'refused';
    };
    return { kind: 'failed', status: (0,member/* member */.D)(error, 'response') === undefined ? 0 : status, why: why() };
}
function numberOf(value) {
    return typeof value === 'number' ? value : 0;
}
function describeGitHubFailure(what, permission, { status, why }, settings) {
    switch (why) {
        case 'not-permitted':
            return `${what}: GitHub refused it (status ${status}). ${adviseOnPermission(permission, settings)}`;
        case 'token-refused':
            return `${what}: GitHub did not accept the token (status 401). Leave the input "github-token" out, or renew its secret; it needs \`${permission}\`.`;
        case 'rate-limited':
            return `${what}: GitHub had too many requests of this token (status ${status}). Run the job again later.`;
        case 'refused':
            return `${what}: GitHub refused it (status ${status}). Check the names of environment, branch and repository.`;
        case 'unreachable':
            return `${what}: ${hostOf(settings)} did not answer. Check network, proxy and NODE_EXTRA_CA_CERTS of the runner.`;
    }
}
function adviseOnPermission(permission, { event }) {
    return event.isFromFork
        ? `The job of a pull request from a fork has a token that may only read, so \`${permission}\` is not to be had there.`
        : `Add \`${permission}\` to \`permissions:\` of the job.`;
}
function hostOf({ variables }) {
    return readApiAddress(variables.apiUrl)?.host ?? 'GitHub';
}

;// CONCATENATED MODULE: ./lib/action/github-deployment.js

const PERMISSION = 'deployments: write';
async function beginDeployment(recording) {
    const { client, settings, environment } = recording;
    const answer = await client.call('POST /repos/{owner}/{repo}/deployments', {
        ref: settings.event.commit,
        environment,
        auto_merge: false,
        required_contexts: [],
        description: 'SAP Cloud Integration',
    });
    const id = readId(answer);
    if (id === undefined)
        return { record: { id: '', end: () => Promise.resolve([]) }, warnings: [warn(answer, settings)] };
    const warnings = await setStatus(recording, id, { state: 'in_progress' });
    const end = (reports) => setStatus(recording, id, {
        state: github_deployment_isSuccess(reports) ? 'success' : 'failure',
        ...(reports !== undefined && linkOf(reports)),
    });
    return { record: { id: String(id), end }, warnings };
}
function github_deployment_isSuccess(reports) {
    return reports?.every(({ failure }) => failure === undefined) === true;
}
async function setStatus({ client, settings, environment }, id, status) {
    const answer = await client.call('POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses', {
        deployment_id: id,
        environment,
        ...logOf(settings),
        ...status,
    });
    return answer.kind === 'ok' ? [] : [warn(answer, settings)];
}
function readId(answer) {
    const data = answer.kind === 'ok' ? answer.data : undefined;
    const id = typeof data === 'object' && data !== null && 'id' in data ? data.id : undefined;
    return typeof id === 'number' && Number.isSafeInteger(id) ? id : undefined;
}
function warn(answer, settings) {
    const what = 'The GitHub deployment was not recorded';
    return answer.kind === 'failed'
        ? describeGitHubFailure(what, PERMISSION, answer, settings)
        : `${what}: GitHub gave it no id (status ${answer.status}).`;
}
function logOf({ variables }) {
    const { serverUrl, repository, runId, runAttempt } = variables;
    if (serverUrl === undefined || repository === undefined || runId === undefined)
        return {};
    const attempt = runAttempt === undefined ? '' : `/attempts/${runAttempt}`;
    const address = `${serverUrl}/${repository}/actions/runs/${runId}${attempt}`;
    return URL.canParse(address) ? { log_url: address } : {};
}
function linkOf(reports) {
    const [endpoint, ...more] = reports.flatMap(({ endpoints }) => endpoints);
    if (endpoint === undefined || more.length > 0 || !URL.canParse(endpoint))
        return {};
    const { protocol, username, password, href } = new URL(endpoint);
    return protocol === 'https:' && username === '' && password === '' ? { environment_url: href } : {};
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./lib/artifact/render-difference.js





const MAX_LINE_CHARACTERS = 200;
const CONTEXT_LINES = 2;
const MAX_EDITS = 1000;
const SIGNS = { added: '+', removed: '-', changed: '~' };
function renderDifferences(input) {
    const tenant = alignMapping(input.type, input.local, input.tenant);
    const lines = [];
    for (const difference of input.differences) {
        if (lines.length > input.maxLines)
            break;
        lines.push(...renderDifference(difference, input.local, tenant));
    }
    const cut = lines.map((line) => line.length > MAX_LINE_CHARACTERS ? `${line.slice(0, MAX_LINE_CHARACTERS)}…` : line);
    return cut.length <= input.maxLines
        ? cut
        : [...cut.slice(0, Math.max(0, input.maxLines - 1)), '… and more'];
}
function renderDifference(difference, local, tenant) {
    const { path, kind, area, detail } = difference;
    const title = `${SIGNS[kind]} ${path}${detail === undefined ? '' : `: ${detail}`}`;
    if (area === 'parameters')
        return [`${title} ***`];
    if (area === 'manifest' && detail !== undefined)
        return [title, ...renderHeader(detail, local, tenant)];
    if (kind !== 'changed' || detail !== undefined)
        return [title];
    return [title, ...renderTexts(path, local.get(path), tenant.get(path))];
}
function renderHeader(name, local, tenant) {
    const [ours, theirs] = [readHeader(local, name), readHeader(tenant, name)];
    return [...(theirs === undefined ? [] : [`  - ${theirs}`]), ...(ours === undefined ? [] : [`  + ${ours}`])];
}
function readHeader(archive, name) {
    const bytes = archive.get(manifest/* MANIFEST_PATH */.U4);
    const text = bytes && (0,artifact_text/* decodeText */.g7)(bytes);
    const headers = text === undefined ? undefined : (0,manifest/* parseManifest */.Ng)(text);
    return headers && describeManifest(headers).get(name);
}
function renderTexts(path, local, tenant) {
    if (local === undefined || tenant === undefined)
        return [];
    const [ours, theirs] = [readLines(path, local), readLines(path, tenant)];
    if (ours === undefined || theirs === undefined)
        return [`  ${tenant.length} bytes became ${local.length} bytes`];
    const patch = (0,late_libraries/* loadDiff */.un)().structuredPatch('', '', theirs, ours, undefined, undefined, {
        context: CONTEXT_LINES,
        maxEditLength: MAX_EDITS,
    });
    if (patch === undefined)
        return ['  too many lines differ to show them'];
    return patch.hunks.flatMap((hunk) => [
        `  @@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`,
        ...hunk.lines.filter((line) => !line.startsWith('\\')).map((line) => `  ${line}`),
    ]);
}
function readLines(path, bytes) {
    const lines = describeXmlFile(path, bytes);
    if (lines !== undefined)
        return `${lines.join('\n')}\n`;
    return (0,artifact_text/* decodeText */.g7)(bytes)?.replaceAll('\r\n', '\n');
}

;// CONCATENATED MODULE: ./lib/action/matrix.js

const MAX_ENTRIES = 256;
function renderMatrix({ artifacts }) {
    const groups = groupByUse(artifacts.filter(isChange));
    const perEntry = Math.ceil(groups.length / MAX_ENTRIES);
    const entries = [];
    for (let index = 0; index < groups.length; index += perEntry)
        entries.push(toEntry(groups.slice(index, index + perEntry).flat()));
    return entries;
}
function groupByUse(artifacts) {
    const groups = new Map();
    for (const planned of artifacts) {
        const joined = new Set(planned.uses.flatMap((id) => groups.get(id) ?? []));
        const group = [...joined, planned];
        for (const { artifact } of group)
            groups.set(artifact.id, group);
    }
    return [...new Set(groups.values())];
}
function toEntry(group) {
    const [first] = group;
    const more = group.length - 1;
    return {
        name: `${first?.artifact.id ?? ''}${more === 0 ? '' : ` and ${more} more`}`,
        artifacts: group.map(({ artifact }) => `${artifact.packageId} = ${toPath(artifact.path)}`).join('\n'),
    };
}
function toPath(path) {
    const line = path.replaceAll(/[\r\n]|\s$/g, '?');
    return /^(?:[!#\s]|$)/.test(line) ? `./${line}` : line;
}

;// CONCATENATED MODULE: ./lib/action/deploy-report.js





function buildRows({ plan, reports }) {
    return reports === undefined ? inInputOrder(plan).map(toPlannedRow) : reports.map(toRow);
}
function buildOutputs(outcome, clean) {
    const rows = buildRows(outcome).map((row) => ({
        ...row,
        version: clean(row.version),
        message: clean(row.message),
        endpoints: row.endpoints.filter((url) => clean(url) === url),
    }));
    const endpoints = rows.filter((row) => row.endpoints.length > 0).map((row) => [row.id, row.endpoints]);
    const hasChanged = outcome.reports?.some((one) => one.hasChanged) ?? outcome.plan.artifacts.some(isChange);
    return new Map([
        ['report', JSON.stringify(rows)],
        ['changed', String(hasChanged)],
        ['endpoints', JSON.stringify(Object.fromEntries(endpoints))],
        ['deployment-id', outcome.deploymentId],
        ['matrix', JSON.stringify({ include: outcome.reports === undefined ? renderMatrix(outcome.plan) : [] })],
    ]);
}
function buildStoppedReport(artifacts, error, clean) {
    const rows = artifacts.map((artifact) => ({
        ...deploy_report_describeArtifact(artifact),
        action: 'failed',
        deployment: 'unchanged',
        version: artifact.version,
        taskId: null,
        endpoints: [],
        errorCode: error.code,
        message: clean(error.message),
        seconds: 0,
        requests: 0,
    }));
    return JSON.stringify(rows);
}
function listFailures({ plan, reports }) {
    const failures = (reports ?? inInputOrder(plan)).map(({ failure }) => failure);
    return failures.filter((failure) => failure !== undefined);
}
function inInputOrder({ artifacts }) {
    const keyOf = ({ path }) => path.replaceAll('/', '\0');
    return artifacts.toSorted(({ artifact: a }, { artifact: b }) => a.line === b.line ? (keyOf(a) < keyOf(b) ? -1 : 1) : a.line - b.line);
}
function toRow(report) {
    return {
        ...deploy_report_describeArtifact(report.artifact),
        action: report.action,
        deployment: report.deployment,
        version: report.version,
        taskId: report.taskId ?? null,
        endpoints: report.endpoints,
        errorCode: report.failure?.code ?? null,
        message: report.message,
        seconds: sumSeconds(report.phases),
        requests: report.requests,
    };
}
const PLANNED_ACTIONS = {
    create: 'created',
    update: 'updated',
    unchanged: 'unchanged',
    skip: 'skipped',
    fail: 'failed',
};
function toPlannedRow(planned) {
    const { artifact, tenant, content, failure, reason } = planned;
    return {
        ...deploy_report_describeArtifact(artifact),
        action: PLANNED_ACTIONS[content],
        deployment: isChange(planned) ? 'not-deployed' : describeUntouched(tenant),
        version: artifact.version,
        taskId: null,
        endpoints: [],
        errorCode: failure?.code ?? null,
        message: reason,
        seconds: 0,
        requests: 0,
    };
}
function deploy_report_describeArtifact({ id, packageId, type, path, }) {
    return { id, package: packageId, type, path };
}
function sumSeconds(phases) {
    const ms = phases.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
    return Math.round(ms / 100) / 10;
}
function splitTime({ reports = [], elapsedMs }) {
    const waits = reports
        .flatMap(({ phases }) => phases)
        .filter(({ spentBy }) => spentBy === 'service')
        .toSorted((a, b) => a.startMs - b.startMs);
    let [serviceMs, end] = [0, 0];
    for (const wait of waits) {
        serviceMs += Math.max(0, wait.endMs - Math.max(wait.startMs, end));
        end = Math.max(end, wait.endMs);
    }
    return { serviceMs, actionMs: Math.max(0, elapsedMs - serviceMs) };
}
function describeOutcome(outcome) {
    const rows = buildRows(outcome);
    const cells = [
        ['ARTIFACT', 'PACKAGE', 'CONTENT', 'RUNTIME', 'VERSION', 'SECONDS'],
        ...rows.map((row) => [
            row.id,
            row.package,
            row.action,
            row.deployment,
            row.version,
            outcome.reports === undefined ? '' : row.seconds.toFixed(1),
        ]),
    ];
    const widths = cells.reduce((widest, row) => row.map((cell, index) => Math.max(cell.length, widest[index] ?? 0)), [0]);
    const table = cells.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  '));
    return [...table, describeTime(outcome)];
}
function describeTime(outcome) {
    const seconds = (ms) => (ms / 1000).toFixed(1);
    if (outcome.reports === undefined)
        return `Dry run: nothing was written; ${seconds(outcome.elapsedMs)} s.`;
    const { serviceMs, actionMs } = splitTime(outcome);
    return `${seconds(outcome.elapsedMs)} s in all: ${seconds(serviceMs)} s waiting for the tenant to build and start, ${seconds(actionMs)} s for our calls.`;
}
const MAX_DIFF_LINES = 200;
function describeDifferences(planned) {
    const { artifact, tenant, differences, parameterChanges } = planned;
    const parameters = parameterChanges.map(({ key }) => `~ parameter ${key}: ***`);
    if (tenant.archive === undefined)
        return parameters;
    const content = renderDifferences({
        type: artifact.type,
        local: artifact.archive,
        tenant: tenant.archive,
        differences,
        maxLines: MAX_DIFF_LINES,
    });
    return [...content, ...parameters];
}
function labelOf(type) {
    return Object.entries(artifact_type/* ARTIFACT_TYPES */.r5).find(([name]) => name === type)?.[1].label ?? type;
}
function describePlanned({ artifact, content, deploys, reason }) {
    const verb = {
        create: 'create',
        update: 'update',
        unchanged: 'leave as it is',
        skip: 'skip',
        fail: 'fail',
    }[content];
    return `${artifact.id} (${labelOf(artifact.type)}): ${verb}${deploys ? ', deploy' : ''}: ${reason}`;
}

// EXTERNAL MODULE: ./lib/action/summary-html.js
var summary_html = __webpack_require__(7610);
;// CONCATENATED MODULE: ./lib/action/difference-fold.js


const LINE_BREAK = '&#10;';
function renderDifferenceFold(planned, { plain, code }) {
    const lines = describeDifferences(planned).map((line) => plain(line.replace(/^ {2}/, '')));
    if (lines.length === 0)
        return undefined;
    const block = `<pre lang="diff">${lines.join(LINE_BREAK)}</pre>`;
    return (0,summary_html/* renderFold */.I2)(`${code(planned.artifact.id)}${describeExtent(planned)}`, block);
}
function describeExtent({ differences, parameterChanges }) {
    const parts = [
        ...(differences.length === 0 ? [] : [(0,summary_html/* count */.U9)(differences.length, 'difference')]),
        ...(parameterChanges.length === 0 ? [] : [(0,summary_html/* count */.U9)(parameterChanges.length, 'parameter')]),
    ];
    return `, ${parts.join(', ')}`;
}

;// CONCATENATED MODULE: ./lib/action/plan-comment.js






const MAX_CHARACTERS = 60_000;
const MAX_ROWS_CHARACTERS = 40_000;
function renderPlanComment(plan, facts) {
    const marker = renderMarker(facts);
    const texts = buildCommentTexts(facts.clean);
    const changed = plan.artifacts.filter(isChange).length;
    const head = [
        marker,
        '',
        `### Plan for ${texts.code(facts.host)}`,
        '',
        `${changed} of ${plan.artifacts.length} artifacts would be written or deployed${describeCommit(facts)}.`,
        '',
    ];
    const rows = renderRows(plan.artifacts, texts);
    const used = [...head, ...rows].join('\n').length;
    return {
        marker,
        body: [...head, ...rows, ...renderDetails(plan, (0,summary_html/* buildTexts */.f3)(facts.clean), MAX_CHARACTERS - used)].join('\n'),
    };
}
function renderFailedPlanComment(code, facts) {
    const marker = renderMarker(facts);
    const { code: asCode } = buildCommentTexts(facts.clean);
    const body = [
        marker,
        '',
        `### Plan for ${asCode(facts.host)}`,
        '',
        `Planning failed${describeCommit(facts)}: ${asCode(code)}. A plan that stood here holds no longer.`,
        '',
    ];
    return { marker, body: body.join('\n') };
}
function renderMarker({ host, settings: { variables } }) {
    const parts = [host, variables.workflow ?? '', variables.job ?? ''];
    const key = (0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
    return `<!-- btp-mtls-action plan ${key} -->`;
}
function buildCommentTexts(clean) {
    const texts = (0,summary_html/* buildTexts */.f3)(clean);
    return { ...texts, plain: (value) => texts.plain(value).replaceAll(/&#(?:64|35);/g, '$&&#8288;') };
}
function describeCommit({ settings }) {
    const commit = settings.event.commit?.slice(0, 7);
    const { log_url: log } = logOf(settings);
    const name = commit === undefined ? '' : ` for commit ${commit}`;
    return log === undefined ? name : `${name} ([log](<${encodeURI(log).replaceAll(/[<>]/g, '')}>))`;
}
function renderRows(artifacts, texts) {
    if (artifacts.length === 0)
        return ['No artifact was touched.', ''];
    const rows = artifacts.map((planned) => renderRow(planned, texts));
    const fitting = (0,summary_html/* takeFitting */.hW)(rows, ({ cells }) => cells.join('').length + 60, MAX_ROWS_CHARACTERS);
    const more = rows.length - fitting.length;
    return [
        (0,summary_html/* renderTable */.bo)(['Artifact', 'Package', 'Type', 'Plan', 'Why'], fitting),
        '',
        ...(more === 0 ? [] : [`… and ${more} more, see the log.`, '']),
    ];
}
function renderRow(planned, { plain, code }) {
    const { artifact, content, deploys, reason, failure } = planned;
    const verb = content === 'fail' ? '<strong>fail</strong>' : content;
    const cells = [
        code(artifact.id),
        code(artifact.packageId),
        labelOf(artifact.type),
        deploys ? `${verb}, deploy` : verb,
        plain(failure === undefined ? reason : `${failure.code}: ${reason}`),
    ];
    return { cells, rank: 0 };
}
function renderDetails({ artifacts }, texts, room) {
    const parts = artifacts.flatMap((planned) => renderDifferenceFold(planned, texts) ?? []);
    const fitting = (0,summary_html/* takeFitting */.hW)(parts, (part) => part.length + 2, room - 100);
    const isAll = fitting.length === parts.length;
    return [
        ...fitting.flatMap((part) => [part, '']),
        ...(isAll ? [] : ['Further differences are in the log.', '']),
    ];
}

;// CONCATENATED MODULE: ./lib/action/pull-request-comment.js

const pull_request_comment_PERMISSION = 'pull-requests: write';
const PAGE_SIZE = 100;
const pull_request_comment_MAX_PAGES = 50;
async function writePlanComment(task) {
    const found = await findComment(task);
    const failed = typeof found === 'object' ? found : await pull_request_comment_write(task, found);
    return failed === undefined
        ? undefined
        : describeGitHubFailure('The plan was not written to the pull request', pull_request_comment_PERMISSION, failed, task.settings);
}
async function pull_request_comment_write({ client, comment, pullRequest, whenAbsent }, found) {
    if (found === undefined && whenAbsent === 'leave')
        return undefined;
    const answer = found === undefined
        ? await client.call('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            issue_number: pullRequest,
            body: comment.body,
        })
        : await client.call('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            comment_id: found,
            body: comment.body,
        });
    return answer.kind === 'failed' ? answer : undefined;
}
async function findComment(task) {
    const { client, comment, pullRequest } = task;
    const candidates = [];
    for (let page = 1; page <= pull_request_comment_MAX_PAGES; page += 1) {
        const answer = await client.call('GET /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            issue_number: pullRequest,
            per_page: PAGE_SIZE,
            page,
        });
        if (answer.kind === 'failed')
            return answer;
        const comments = Array.isArray(answer.data) ? answer.data.filter(isComment) : [];
        candidates.push(...comments.filter(({ body }) => body.startsWith(`${comment.marker}\n`)));
        if (!Array.isArray(answer.data) || answer.data.length < PAGE_SIZE)
            break;
    }
    return findOwn(client, candidates);
}
async function findOwn(client, candidates) {
    if (candidates.length === 0)
        return undefined;
    const answer = await client.call('GET /user');
    const me = answer.kind === 'ok' && isUser(answer.data) ? answer.data.id : undefined;
    const own = candidates.find(({ user }) => (me === undefined ? user.type === 'Bot' : user.id === me));
    return own?.id;
}
function isUser(value) {
    return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number';
}
function isComment(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    if (!('id' in value && 'body' in value && 'user' in value))
        return false;
    return typeof value.id === 'number' && typeof value.body === 'string' && isUser(value.user);
}

;// CONCATENATED MODULE: ./lib/action/github-report.js




async function recordDeployment(plan, { config, clock }, work) {
    const settings = config.deploy.github;
    const { environment } = settings;
    if (environment === undefined || !plan.artifacts.some(({ deploys }) => deploys))
        return { deploymentId: '', warnings: [], reports: await work() };
    const opened = github_report_open(config, clock);
    if (typeof opened === 'string')
        return { deploymentId: '', warnings: [notReported('deployment', opened)], reports: await work() };
    try {
        const { record, warnings } = await beginDeployment({ client: opened, settings, environment });
        let reports;
        try {
            reports = await work();
        }
        catch (error) {
            await record.end(undefined);
            throw error;
        }
        const last = await record.end(reports);
        return { deploymentId: record.id, warnings: [...new Set([...warnings, ...last])], reports };
    }
    finally {
        await opened.close();
    }
}
function commentOnPlan(plan, config, tools) {
    const whenAbsent = plan.artifacts.length === 0 ? 'leave' : 'create';
    return comment((facts) => renderPlanComment(plan, facts), whenAbsent, config, tools);
}
function commentOnFailedPlan(code, config, tools) {
    return comment((facts) => renderFailedPlanComment(code, facts), 'leave', config, tools);
}
async function comment(render, whenAbsent, config, { clock, clean }) {
    const settings = config.deploy.github;
    const { pullRequest } = settings.event;
    if (!settings.commentsOnPullRequest || !config.dryRun || pullRequest === undefined)
        return [];
    const opened = github_report_open(config, clock);
    if (typeof opened === 'string')
        return [notReported('plan', opened)];
    try {
        const text = render({ host: config.binding.url.host, settings, clean });
        const task = { client: opened, settings, pullRequest, comment: text, whenAbsent };
        const warning = await writePlanComment(task);
        return warning === undefined ? [] : [warning];
    }
    finally {
        await opened.close();
    }
}
function github_report_open({ connection, deploy }, clock) {
    return openGitHub({ github: deploy.github, connection, clock });
}
function notReported(what, why) {
    return `The ${what} was not reported to GitHub: ${why}. Run the step in a GitHub workflow, or leave the input out.`;
}

;// CONCATENATED MODULE: ./lib/action/deploy-command.js









const GRACE_MS = 4000;
async function runDeploy(config, hands) {
    const { binding, deploy } = config;
    const { runner, clock, cancelled } = hands;
    const startedAt = clock.now().getTime();
    if (deploy.artifacts.length === 0)
        return await endWithoutArtifacts(config, { ...hands, startedAt });
    const wiring = { clock, onToken: (0,delivery_masks/* maskToken */.gg)(runner) };
    const connection = (0,connect/* openHttp */.fb)(config, binding, connect/* CLOUD_INTEGRATION_RATE */.e9, wiring);
    try {
        const { http, csrf } = (0,connect/* authorizeIntegration */.IE)(connection.client, binding, config.authentication, wiring);
        const signal = delay(cancelled, clock);
        const target = createCloudIntegrationClient({ http, csrf, baseUrl: binding.url, signal });
        const settings = { ...deploy.settings, ownUser: binding.clientId };
        const plan = await tellIfFailed(() => untilCancelled(cancelled, () => makePlan(config, target, settings)), config, hands);
        if (config.dryRun)
            return await showPlan(plan, config, { ...hands, startedAt });
        const options = {
            target,
            clock,
            settings,
            signal: cancelled,
            onEvent: printer(runner),
            warn: hands.warn,
        };
        const order = deploy.artifacts.map(({ id }) => id);
        const done = await recordDeployment(plan, { config, clock }, () => execute(plan, options, order));
        warnOfGitHub(done.warnings, hands);
        const { reports, deploymentId } = done;
        return { plan, reports, deploymentId, elapsedMs: clock.now().getTime() - startedAt };
    }
    finally {
        await connection.close();
    }
}
async function showPlan(plan, config, stage) {
    const { runner, clock, startedAt } = stage;
    warnOfGitHub(await commentOnPlan(plan, config, { clock, clean: runner.clean }), stage);
    return { plan, reports: undefined, deploymentId: '', elapsedMs: clock.now().getTime() - startedAt };
}
function warnOfGitHub(warnings, { warn }) {
    for (const warning of warnings)
        warn(warning, 'GitHub');
}
async function endWithoutArtifacts(config, stage) {
    stage.runner.notice('No artifact was touched, so there was nothing to do.', 'changed-since');
    const plan = { packages: [], artifacts: [] };
    if (config.dryRun)
        return showPlan(plan, config, stage);
    return { plan, reports: [], deploymentId: '', elapsedMs: 0 };
}
async function makePlan({ deploy: { artifacts } }, target, settings) {
    const landscape = await readLandscape(artifacts, target, settings);
    const faults = findPlanFaults(artifacts, landscape, settings);
    if (faults.length > 0)
        throw (0,errors/* combineErrors */.Lt)(faults);
    return buildPlan(artifacts, landscape, settings);
}
async function tellIfFailed(work, config, hands) {
    const { runner, clock, cancelled } = hands;
    try {
        return await work();
    }
    catch (error) {
        const [first] = (0,errors/* listErrors */.Gr)(error);
        if (first !== undefined && !cancelled.aborted)
            warnOfGitHub(await commentOnFailedPlan(first.code, config, { clock, clean: runner.clean }), hands);
        throw error;
    }
}
async function untilCancelled(cancelled, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!cancelled.aborted)
            throw error;
        throw new errors/* ActionError */.lZ('DEPLOY_CANCELLED', {
            happened: 'The run was cancelled while the tenant was read; nothing was written.',
            next: 'Run the job again.',
            cause: error,
        });
    }
}
async function execute(plan, options, order) {
    const reports = await executePlan(plan, options);
    const endpoints = await readEndpoints(reports, options);
    const sorted = reports.toSorted((a, b) => order.indexOf(a.artifact.id) - order.indexOf(b.artifact.id));
    return sorted.map((report) => ({ ...report, endpoints: endpoints.get(report.artifact.id) ?? [] }));
}
async function readEndpoints(reports, { target, signal, settings, warn }) {
    const running = reports.filter(({ deployment }) => deployment === 'started' || deployment === 'unchanged');
    if (signal.aborted || settings.deploy === 'never')
        return new Map();
    if (!running.some(({ artifact }) => offersEndpoint(artifact)))
        return new Map();
    try {
        return await target.listServiceEndpoints();
    }
    catch (error) {
        tellUnread(error, { signal, warn });
        return new Map();
    }
}
function tellUnread(error, { signal, warn }) {
    const isCancelled = signal.aborted || (Error.isError(error) && error.name === 'AbortError');
    if (isCancelled)
        return;
    if (!(error instanceof errors/* ActionError */.lZ))
        throw error;
    warn(`The endpoints are not in the report. ${error.message} ${error.next}`, error.code);
}
function printer(runner) {
    return ({ id, elapsedMs, text }) => {
        runner.info([`[${(elapsedMs / 1000).toFixed(1).padStart(6)} s] ${id}: ${text}`]);
    };
}
function delay(signal, clock) {
    const controller = new AbortController();
    const onAbort = () => {
        void clock.sleep(GRACE_MS).then(() => {
            controller.abort(signal.reason);
        });
    };
    if (signal.aborted)
        onAbort();
    else
        signal.addEventListener('abort', onAbort, { once: true });
    return controller.signal;
}

// EXTERNAL MODULE: ./lib/action/human-time.js
var human_time = __webpack_require__(7709);
// EXTERNAL MODULE: ./lib/action/summary.js
var summary = __webpack_require__(8962);
;// CONCATENATED MODULE: ./lib/action/timeline.js


const MAX_BARS = 30;
const HOUR_MS = 3_600_000;
function renderTimeline(reports, clean) {
    const busy = reports.filter(({ phases }) => phases.length > 0);
    if (busy.length === 0)
        return [];
    const bars = chooseBars(busy);
    const end = Math.max(...bars.map((report) => spanOf(report).endMs));
    const note = bars.length === busy.length ? [] : [`The ${MAX_BARS} slowest of ${(0,summary_html/* count */.U9)(busy.length, 'artifact')}:`, ''];
    return [
        ...note,
        '```mermaid',
        '%%{init: {"gantt": {"leftPadding": 24, "rightPadding": 32, "barHeight": 22, "barGap": 5, "fontSize": 13}}}%%',
        'gantt',
        '  dateFormat YYYY-MM-DD HH:mm:ss.SSS',
        `  axisFormat ${end < HOUR_MS ? '%M:%S' : '%H:%M:%S'}`,
        ...bars.flatMap((report) => renderBars(report, clean)),
        '```',
        '',
    ];
}
function chooseBars(busy) {
    const lengthOf = (report) => spanOf(report).endMs - spanOf(report).startMs;
    return busy
        .toSorted((a, b) => Number(b.failure !== undefined) - Number(a.failure !== undefined) || lengthOf(b) - lengthOf(a))
        .slice(0, MAX_BARS)
        .toSorted((a, b) => spanOf(a).startMs - spanOf(b).startMs);
}
function spanOf({ phases }) {
    return {
        startMs: Math.min(...phases.map(({ startMs }) => startMs)),
        endMs: Math.max(...phases.map(({ endMs }) => endMs)),
    };
}
function renderBars(report, clean) {
    const name = toLabel(clean(report.artifact.id));
    const isBad = report.failure !== undefined;
    const rollback = report.phases.filter((phase) => phase.name === 'rollback');
    const work = report.phases.filter((phase) => phase.name !== 'rollback');
    return [
        ...(work.length === 0
            ? []
            : [
                renderBar(`${isBad ? '✗' : '✓'} ${name}`, isBad ? 'crit' : 'active', spanOf({ ...report, phases: work })),
            ]),
        ...rollback.map((phase) => renderBar(`↩ ${name} rolled back`, 'done', phase)),
    ];
}
function renderBar(label, look, { startMs, endMs }) {
    const end = Math.max(endMs, startMs + 1);
    return `  ${label} ${(0,human_time/* formatDuration */.a)(end - startMs)} :${look}, ${toTime(startMs)}, ${toTime(end)}`;
}
function toTime(ms) {
    return new Date(Date.UTC(2000, 0, 1) + ms).toISOString().slice(0, -1).replace('T', ' ');
}
function toLabel(text) {
    return text
        .replaceAll(/[^\p{L}\p{N} ._-]/gu, ' ')
        .slice(0, 60)
        .trim();
}

;// CONCATENATED MODULE: ./lib/action/deploy-summary.js







function renderDeploySummary(facts, outcome, clean) {
    const texts = (0,summary_html/* buildTexts */.f3)(clean);
    const rows = buildRows(outcome);
    const isBad = rows.some(({ errorCode }) => errorCode !== null);
    const head = outcome.reports === undefined ? describePlan(outcome) : describeRun(outcome);
    return [
        isBad ? '### Artifacts' : `### ${head}`,
        '',
        ...(isBad ? [] : [...(0,summary/* renderWarnings */.c7)(facts, texts), ...(0,summary/* renderFacts */.Id)(facts, texts.plain)]),
        ...(rows.length === 0 ? [] : [`${describeCounts(outcome, rows)}.`, '']),
        ...(outcome.reports === undefined ? renderPlan(outcome, rows, texts) : renderRun(rows, texts)),
        ...renderTimeline(outcome.reports ?? [], clean),
        ...(outcome.reports === undefined ? deploy_summary_renderDifferences(outcome, texts) : []),
    ].join('\n');
}
function describeRun({ reports = [] }) {
    if (reports.length === 0)
        return '✅ Nothing to do: no artifact was touched';
    const changed = reports.filter(({ hasChanged }) => hasChanged).length;
    if (changed === 0)
        return `✅ Nothing to do: ${(0,summary_html/* count */.U9)(reports.length, 'artifact')} unchanged`;
    const verb = reports.some(({ deployment }) => deployment === 'started') ? 'deployed' : 'uploaded';
    return `✅ ${countOf(changed, reports.length)} ${verb}`;
}
function describePlan({ plan: { artifacts } }) {
    const changed = artifacts.filter(isChange).length;
    return `🔍 Dry run: ${countOf(changed, artifacts.length)} would be written or deployed`;
}
function countOf(part, all) {
    return part === all ? (0,summary_html/* count */.U9)(all, 'artifact') : `${part} of ${(0,summary_html/* count */.U9)(all, 'artifact')}`;
}
function describeCounts(outcome, rows) {
    const elapsed = (0,human_time/* formatDuration */.a)(outcome.elapsedMs);
    if (outcome.reports === undefined) {
        const intents = countWords(outcome.plan.artifacts.map((planned) => `to ${intentOf(planned)}`));
        return `${intents}; nothing was written in ${elapsed}`;
    }
    const { serviceMs } = splitTime(outcome);
    const wait = serviceMs === 0 ? '' : `, of which ${(0,human_time/* formatDuration */.a)(serviceMs)} waiting for the tenant`;
    return `${countWords(rows.map(({ action }) => action))} in ${elapsed}${wait}`;
}
function countWords(words) {
    const counts = Map.groupBy(words, (word) => word);
    return [...counts].map(([word, { length }]) => `${length} ${word}`).join(', ');
}
function renderRun(rows, texts) {
    const cells = rows.map((row) => {
        const { action, deployment, version, errorCode, message, seconds, endpoints } = row;
        const icon = errorCode !== null ? '❌' : action === 'skipped' ? '➖' : isQuiet(row) ? '⚪️' : '✅';
        const result = [...new Set([action, deployment])].join(', ');
        return {
            cells: [
                nameArtifact(row, texts),
                (0,summary_html/* withIcon */.Sy)(icon, result),
                texts.cell(version),
                seconds === 0 ? '' : (0,human_time/* formatDuration */.a)(seconds * 1000),
                [texts.cell(errorCode ?? message), ...endpoints.map(texts.code)].join('<br>'),
            ],
            rank: errorCode !== null ? 2 : isQuiet(row) ? 0 : 1,
        };
    });
    return (0,summary_html/* renderLongTable */.zv)(['Artifact', 'Result', 'Version', 'Time', 'Why, where'], cells, 'more artifacts');
}
function isQuiet({ action, deployment, errorCode }) {
    return action === 'unchanged' && deployment === 'unchanged' && errorCode === null;
}
function renderPlan({ plan }, rows, texts) {
    const byId = new Map(plan.artifacts.map((one) => [one.artifact.id, one]));
    const cells = rows.map((row) => {
        const planned = byId.get(row.id);
        return {
            cells: [
                nameArtifact(row, texts),
                planned === undefined ? '' : renderIntent(planned),
                texts.cell(row.version),
                texts.cell(row.errorCode ?? row.message),
            ],
            rank: row.errorCode !== null ? 2 : planned !== undefined && isChange(planned) ? 1 : 0,
        };
    });
    return (0,summary_html/* renderLongTable */.zv)(['Artifact', 'Plan', 'Version', 'Why'], cells, 'more artifacts');
}
const INTENT_ICONS = {
    create: '🆕',
    update: '✏️',
    deploy: '🔄',
    leave: '⚪️',
    skip: '➖',
    fail: '❌',
};
function intentOf({ content, deploys }) {
    return content !== 'unchanged' ? content : deploys ? 'deploy' : 'leave';
}
function renderIntent(planned) {
    const intent = intentOf(planned);
    const isBoth = planned.deploys && intent !== 'deploy';
    return (0,summary_html/* withIcon */.Sy)(INTENT_ICONS[intent], isBoth ? `${intent}, deploy` : intent);
}
function nameArtifact(row, { code, cell }) {
    return `${code(row.id)}<br>${cell(`${labelOf(row.type)} in ${row.package}`)}`;
}
const MAX_FOLDED_CHARACTERS = 300_000;
const MAX_DIFFS = 20;
function deploy_summary_renderDifferences({ plan }, texts) {
    const parts = plan.artifacts.flatMap((planned) => renderDifferenceFold(planned, texts) ?? []);
    if (parts.length === 0)
        return [];
    const fitting = (0,summary_html/* takeFitting */.hW)(parts, (part) => part.length, MAX_FOLDED_CHARACTERS);
    const left = parts.length - fitting.length;
    return [
        '### What differs',
        '',
        ...fitting.slice(0, MAX_DIFFS).flatMap((part) => [part, '']),
        ...foldRest(fitting.slice(MAX_DIFFS)),
        ...(left === 0 ? [] : [`The log shows ${(0,summary_html/* count */.U9)(left, 'more artifact')}.`, '']),
    ];
}
function foldRest(parts) {
    if (parts.length === 0)
        return [];
    const head = `<details><summary>${(0,summary_html/* count */.U9)(parts.length, 'more artifact')}</summary>`;
    return [head, '', ...parts.flatMap((part) => [part, '']), '</details>', ''];
}

;// CONCATENATED MODULE: ./lib/action/deploy-step.js




async function runDeployStep(config, hands, onStopped) {
    const { runner, warn } = hands;
    runner.info(config.deploy.selectionNotes);
    const outcome = await untilStopped(config, hands, onStopped);
    if (outcome.reports === undefined)
        for (const planned of outcome.plan.artifacts)
            runner.group(describePlanned(planned), describeDifferences(planned));
    runner.info(describeOutcome(outcome));
    for (const warning of listDraftWarnings(outcome))
        warn(warning, 'ARTIFACT_DRAFT');
    return {
        outputs: buildOutputs(outcome, runner.clean),
        failures: listFailures(outcome),
        renderSummary: (facts) => renderDeploySummary(facts, outcome, runner.clean),
    };
}
async function untilStopped(config, hands, onStopped) {
    try {
        return await runDeploy(config, hands);
    }
    catch (error) {
        const [first] = (0,errors/* listErrors */.Gr)(error);
        if (first !== undefined)
            onStopped(buildStoppedReport(config.deploy.artifacts, first, hands.runner.clean));
        throw error;
    }
}
function listDraftWarnings({ plan }) {
    return plan.artifacts
        .filter(({ content, failure }) => content === 'skip' && failure === undefined)
        .map(({ artifact, reason }) => `"${artifact.id}" was left as it is: ${reason}.`);
}


/***/ })

};
