import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 3849:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gg: () => (/* binding */ findClientId),
/* harmony export */   Hj: () => (/* binding */ listCertificates),
/* harmony export */   Rx: () => (/* binding */ describeKey),
/* harmony export */   SE: () => (/* binding */ findPrivateKey),
/* harmony export */   SV: () => (/* binding */ fingerprintKey),
/* harmony export */   yX: () => (/* binding */ fingerprintCertificate)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _service_key_addresses_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(213);


function describeKey({ binding, repairs }) {
    const privateKey = findPrivateKey(binding);
    return new Map([
        ['service', binding.service ?? ''],
        ['key-type', binding.type === 'bare' ? '' : binding.type],
        ['url', binding.type === 'bare' ? '' : (0,_service_key_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .renderUrl */ .KD)(binding.url)],
        ['token-url', renderTokenUrl(binding)],
        ['client-id', findClientId(binding)],
        ['certificate-fingerprints', JSON.stringify(listCertificates(binding).map(fingerprintCertificate))],
        ['public-key-fingerprint', privateKey === undefined ? '' : fingerprintKey(privateKey)],
        ['payload-key-fingerprints', JSON.stringify(fingerprintPayloadKeys(binding))],
        ['repairs', JSON.stringify(repairs)],
    ]);
}
function listCertificates(binding) {
    if ('certificates' in binding)
        return binding.certificates;
    return 'identity' in binding ? binding.identity.chain : [];
}
function findPrivateKey(binding) {
    if (binding.type === 'oauth:key')
        return binding.signingKey;
    if ('privateKey' in binding)
        return binding.privateKey;
    return 'identity' in binding ? binding.identity.privateKey : undefined;
}
function findClientId(binding) {
    if (binding.service === 'credential-store')
        return binding.username;
    return binding.service === 'cloud-integration' ? binding.clientId : '';
}
function fingerprintCertificate({ raw }) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(raw).digest('hex');
}
function fingerprintKey(key) {
    const publicKey = key.type === 'private' ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(key) : key;
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256')
        .update(publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex');
}
function renderTokenUrl(binding) {
    if (binding.service === 'cloud-integration')
        return (0,_service_key_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .renderUrl */ .KD)(binding.tokenUrls[0]);
    return 'tokenUrl' in binding ? (0,_service_key_addresses_js__WEBPACK_IMPORTED_MODULE_1__/* .renderUrl */ .KD)(binding.tokenUrl) : '';
}
function fingerprintPayloadKeys(binding) {
    if (binding.service !== 'credential-store')
        return {};
    const { payloadKey, serverPublicKey } = binding;
    return {
        ...(payloadKey !== undefined && { client: fingerprintKey(payloadKey) }),
        ...(serverPublicKey !== undefined && { server: fingerprintKey(serverPublicKey) }),
    };
}


/***/ }),

/***/ 4329:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E0: () => (/* binding */ describeServiceKey),
/* harmony export */   If: () => (/* binding */ describeConnection),
/* harmony export */   JN: () => (/* binding */ describeStages),
/* harmony export */   MW: () => (/* binding */ listChain),
/* harmony export */   Vb: () => (/* binding */ nameOf)
/* harmony export */ });
/* harmony import */ var _keys_judgement_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(187);
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1419);
/* harmony import */ var _check_outputs_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3849);



const SERVICES = { 'credential-store': 'SAP Credential Store', 'cloud-integration': 'SAP Cloud Integration' };
function describeServiceKey(config, expiry) {
    const { binding, repairs } = config;
    const clientId = (0,_check_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .findClientId */ .Gg)(binding);
    const key = (0,_check_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .findPrivateKey */ .SE)(binding);
    return [
        ['Service', describeService(binding)],
        ...(binding.type === 'bare' ? [] : [['Address', binding.url.href]]),
        ...(clientId === '' ? [] : [['Client id', clientId]]),
        ...listChain(binding).map(({ certificate, role }) => [role, ...describeCertificate(certificate)]),
        ...(key === undefined
            ? []
            : [
                [
                    'Private key',
                    `${describeAlgorithm(key)}, SHA-256 of its public key ${(0,_check_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintKey */ .SV)(key)}`,
                ],
            ]),
        ...(expiry === undefined ? [] : [['Validity', (0,_expiry_js__WEBPACK_IMPORTED_MODULE_0__/* .describeExpiry */ .Ts)(expiry)]]),
        ['Repaired', repairs.length === 0 ? 'nothing' : repairs.join(', ')],
        ...describePermissions(binding),
    ];
}
function listChain(binding) {
    const root = 'identity' in binding ? binding.identity?.root : undefined;
    return [
        ...(0,_check_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .listCertificates */ .Hj)(binding).map((certificate, index) => ({
            certificate,
            role: index === 0 ? 'Client certificate' : 'Intermediate',
        })),
        ...(root === undefined ? [] : [{ certificate: root, role: 'Root' }]),
    ];
}
function nameOf(distinguishedName) {
    const lines = distinguishedName.split('\n');
    return lines.find((line) => line.startsWith('CN='))?.slice(3) ?? lines.join(', ');
}
function describeConnection({ stages, answer, clockOffsetSeconds, }) {
    return [
        ...describeStages(stages),
        ['Identity', `accepted (status ${answer.status}: ${answer.meaning})`],
        ['Round trip', `${answer.roundTripMs} ms, the first one with its connection ${answer.firstMs} ms`],
        ...(clockOffsetSeconds === undefined ? [] : [['Clock', describeClock(clockOffsetSeconds)]]),
    ];
}
function describeStages(stages) {
    const first = new Map(stages.toReversed().map((stage) => [stage.name, stage]));
    return [...new Set(stages.map(({ name }) => name))].flatMap((name) => {
        const stage = first.get(name);
        return stage === undefined ? [] : [[name, `${stage.detail} (${stage.elapsedMs} ms)`]];
    });
}
function describeClock(offset) {
    if (offset === 0)
        return 'as that of the service';
    return `${Math.abs(offset)} s ${offset > 0 ? 'ahead of' : 'behind'} that of the service`;
}
function describeService(binding) {
    if (binding.service === undefined)
        return 'none: certificate and private key without a service key';
    return `${SERVICES[binding.service]}, key of type ${binding.type}`;
}
function describeCertificate(certificate) {
    return [
        `${nameOf(certificate.subject)}, issued by ${nameOf(certificate.issuer)}`,
        `valid from ${(0,_keys_judgement_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDay */ .im)(certificate.validFromDate)} to ${(0,_keys_judgement_js__WEBPACK_IMPORTED_MODULE_2__/* .formatDay */ .im)(certificate.validToDate)}, SHA-256 ${(0,_check_outputs_js__WEBPACK_IMPORTED_MODULE_1__/* .fingerprintCertificate */ .yX)(certificate)}`,
    ];
}
function describeAlgorithm(key) {
    const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
    const size = modulusLength === undefined ? namedCurve : `${modulusLength} bits`;
    return [key.asymmetricKeyType?.toUpperCase() ?? 'unknown', ...(size === undefined ? [] : [size])].join(' ');
}
const READING = ['read', 'list', 'info', 'namespaces'];
function describePermissions(binding) {
    if (binding.service !== 'credential-store')
        return [];
    const { byDefault = [], byNamespace } = binding.permissions;
    const all = [...new Set([...byDefault, ...[...byNamespace.values()].flat()])];
    if (all.length === 0)
        return [];
    const excess = all.filter((permission) => !READING.includes(permission));
    const hint = `for a workflow that only fetches, a service key with {"authorization":{"namespace_permissions":{"prod":["read"]}}} is enough`;
    return [['Permissions', all.join(', '), ...(excess.length === 0 ? [] : [hint])]];
}


/***/ }),

/***/ 1529:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e9: () => (/* binding */ CLOUD_INTEGRATION_RATE),
  dK: () => (/* binding */ CREDENTIAL_STORE_RATE),
  IE: () => (/* binding */ authorizeIntegration),
  P$: () => (/* binding */ authorizeStore),
  DV: () => (/* binding */ connectCredentialStore),
  fb: () => (/* binding */ openHttp)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
;// CONCATENATED MODULE: ./lib/oauth/bearer.js
function withBearer(http, tokens, namespace) {
    return async (request) => {
        const send = (token) => http({ ...request, headers: { ...request.headers, authorization: `Bearer ${token.reveal()}` } });
        const token = await tokens.fetchToken(namespace, request.signal);
        const response = await send(token);
        if (response.status !== 401)
            return response;
        tokens.discard(namespace, token);
        return send(await tokens.fetchToken(namespace, request.signal));
    };
}

// EXTERNAL MODULE: ./lib/secret.js
var secret = __nccwpck_require__(3251);
;// CONCATENATED MODULE: ./lib/oauth/token-request.js


async function requestToken(http, request) {
    const answer = await askForToken(http, request);
    if ('refusal' in answer)
        throw answer.refusal.error;
    return answer.issued;
}
async function askForToken(http, request) {
    const { tokenUrl, form, authorization, signal } = request;
    const response = await http({
        method: 'POST',
        url: tokenUrl,
        headers: {
            accept: 'application/json',
            'content-type': 'application/x-www-form-urlencoded',
            ...(authorization !== undefined && { authorization: authorization.reveal() }),
        },
        body: form.toString(),
        signal,
    });
    const fields = parseFields(response);
    if (response.status !== 200)
        return { refusal: readRefusal(tokenUrl.host, response.status, fields) };
    const issued = parseToken(fields);
    if (issued === undefined)
        return { refusal: { error: noToken(tokenUrl.host), isJudged: false } };
    return { issued };
}
function parseFields({ body }) {
    try {
        const parsed = JSON.parse(body.toString('utf8'));
        return typeof parsed === 'object' ? { ...parsed } : {};
    }
    catch {
        return {};
    }
}
function parseToken(fields) {
    const token = fields['access_token'];
    if (typeof token !== 'string' || !/^[\x21-\x7E]{1,8192}$/.test(token))
        return undefined;
    const seconds = fields['expires_in'];
    return { token: new secret/* Secret */.z(token), lifetimeMs: (typeof seconds === 'number' ? seconds : 60) * 1000 };
}
const ERROR_WORDS = new Set([
    'invalid_request',
    'invalid_client',
    'invalid_grant',
    'unauthorized',
    'unauthorized_client',
    'unsupported_grant_type',
    'invalid_scope',
]);
function readRefusal(host, status, fields) {
    const word = fields['error'];
    const reason = ERROR_WORDS.has(word) ? `, ${String(word)}` : '';
    const error = new errors/* ActionError */.lZ('OAUTH_REJECTED', {
        happened: `${host} refused an access token (status ${status}${reason}).`,
        next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
    });
    return { error, isJudged: typeof word === 'string' };
}
function noToken(host) {
    return new errors/* ActionError */.lZ('OAUTH_REJECTED', {
        happened: `${host} answered the request for an access token without one.`,
        next: 'Check that the address of the token service in the service key ("oauth_token_url", "tokenurl", "certurl") is the one that SAP issued, and that no proxy answers in its place.',
    });
}

;// CONCATENATED MODULE: ./lib/oauth/token-addresses.js


function createCertificateGrant(addresses) {
    let tokenUrls = addresses.tokenUrls;
    return async (signal) => {
        const failures = [];
        const answering = new Set();
        for await (const tokenUrl of listCandidates(addresses.http, tokenUrls, answering, signal)) {
            const answer = await tryAddress(addresses, tokenUrl, signal);
            if ('issued' in answer) {
                tokenUrls = [tokenUrl];
                return answer.issued;
            }
            failures.push(answer.refusal.error);
            if (answer.refusal.error.code !== 'HTTP_UNREACHABLE')
                answering.add(tokenUrl.origin);
        }
        throw failures[0] ?? new TypeError('no address was tried');
    };
}
async function* listCandidates(http, tokenUrls, answering, signal) {
    yield* tokenUrls;
    const tried = new Set(tokenUrls.map(({ href }) => href));
    for (const tokenUrl of tokenUrls) {
        if (!answering.has(tokenUrl.origin))
            continue;
        const found = await discoverAlias(http, tokenUrl, signal);
        if (found === undefined || tried.has(found.href))
            continue;
        tried.add(found.href);
        yield found;
    }
}
async function tryAddress({ http, buildForm }, tokenUrl, signal) {
    try {
        const answer = await askForToken(http, { tokenUrl, form: buildForm(), signal });
        if ('refusal' in answer && answer.refusal.isJudged && isCertificateHost(tokenUrl))
            throw answer.refusal.error;
        return answer;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ && NOT_HERE.has(error.code))
            return { refusal: { error, isJudged: false } };
        throw error;
    }
}
const NOT_HERE = new Set([
    'HTTP_UNREACHABLE',
    'HTTP_NOT_FOUND',
    'HTTP_UNEXPECTED_REDIRECT',
]);
async function discoverAlias(http, tokenUrl, signal) {
    const url = new URL('/.well-known/openid-configuration', tokenUrl.origin);
    try {
        const response = await http({ method: 'GET', url, headers: { accept: 'application/json' }, signal });
        const alias = response.status === 200 ? parseAlias(response.body) : undefined;
        return alias !== undefined && mayBeAsked(alias, tokenUrl) ? alias : undefined;
    }
    catch (error) {
        if (error instanceof errors/* ActionError */.lZ)
            return undefined;
        throw error;
    }
}
function parseAlias(body) {
    try {
        const document = JSON.parse(body.toString('utf8'));
        const written = fieldOf(fieldOf(document, 'mtls_endpoint_aliases'), 'token_endpoint');
        return typeof written === 'string' && URL.canParse(written) ? new URL(written) : undefined;
    }
    catch {
        return undefined;
    }
}
function fieldOf(value, name) {
    return typeof value === 'object' && value !== null ? new Map(Object.entries(value)).get(name) : undefined;
}
function mayBeAsked(alias, tokenUrl) {
    const isPlain = alias.protocol === 'https:' && alias.username === '' && alias.password === '';
    return isPlain && alias.port === tokenUrl.port && withoutCertLabel(alias) === withoutCertLabel(tokenUrl);
}
function withoutCertLabel({ hostname }) {
    const labels = hostname.split('.');
    const index = labels.indexOf('cert');
    return index < 0 ? hostname : labels.toSpliced(index, 1).join('.');
}
function isCertificateHost({ hostname }) {
    return hostname.split('.').includes('cert');
}

;// CONCATENATED MODULE: ./lib/oauth/token.js

const RENEW_BEFORE_MS = 60_000;
function createTokenSource({ http, tokenUrl, clock, buildForm, onToken }) {
    return createTokenCache({
        clock,
        onToken,
        issue: async (namespace, signal) => requestToken(http, { tokenUrl, form: await buildForm(namespace), signal }),
    });
}
function createTokenCache(options) {
    const cache = new Map();
    const isGood = ({ issued }) => issued === undefined || issued.renewAt > options.clock.now().getTime();
    return {
        fetchToken: async (namespace, signal) => {
            const cached = cache.get(namespace);
            const entry = cached !== undefined && isGood(cached) ? cached : startRequest(options, namespace, signal);
            cache.set(namespace, entry);
            try {
                entry.issued = await entry.pending;
            }
            catch (error) {
                if (cache.get(namespace) === entry)
                    cache.delete(namespace);
                throw error;
            }
            return entry.issued.token;
        },
        discard: (namespace, token) => {
            if (cache.get(namespace)?.issued?.token === token)
                cache.delete(namespace);
        },
    };
}
function startRequest(options, namespace, signal) {
    return { pending: fetchNewToken(options, namespace, signal), issued: undefined };
}
async function fetchNewToken({ clock, issue, onToken }, namespace, signal) {
    const askedAt = clock.now().getTime();
    const { token, lifetimeMs } = await issue(namespace, signal);
    onToken(token);
    return { token, renewAt: askedAt + lifetimeMs - Math.min(RENEW_BEFORE_MS, lifetimeMs / 2) };
}

;// CONCATENATED MODULE: ./lib/cloud-integration/sign-in.js






function signIn(options) {
    const { http, binding, authentication, clock, onToken } = options;
    if (binding.type !== 'client-secret' && authentication === 'certificate')
        return { http: requireAuthorized(http, CERTIFICATE_ADVICE), csrf: 'fetch-first' };
    const grant = binding.type === 'client-secret' ? secretGrant(http, binding) : certificateGrant(http, binding);
    const tokens = createTokenCache({ clock, onToken, issue: (_namespace, signal) => grant(signal) });
    return { http: requireAuthorized(withBearer(http, tokens, ''), TOKEN_ADVICE), csrf: 'when-told' };
}
function certificateGrant(http, { tokenUrls, clientId }) {
    return createCertificateGrant({
        http,
        tokenUrls,
        buildForm: () => new URLSearchParams({ grant_type: 'client_credentials', client_id: clientId }),
    });
}
function secretGrant(http, binding) {
    const pair = Buffer.from(`${binding.clientId}:${binding.clientSecret.reveal()}`).toString('base64');
    const authorization = new secret/* Secret */.z(`Basic ${pair}`);
    const form = new URLSearchParams({ grant_type: 'client_credentials' });
    return (signal) => requestToken(http, { tokenUrl: binding.tokenUrls[0], form, authorization, signal });
}
const CERTIFICATE_ADVICE = 'Check in the cockpit that the service key still exists, has not expired and belongs to a tenant that takes client certificates; or set the input "authentication" to "token".';
const TOKEN_ADVICE = 'Check in the cockpit that the service key still exists and belongs to the plan "api" of this tenant; create a new one if in doubt.';
function requireAuthorized(http, next) {
    return async (request) => {
        const response = await http(request);
        if (response.status !== 401)
            return response;
        throw new errors/* ActionError */.lZ('HTTP_UNAUTHORIZED', {
            happened: `${request.url.host} did not accept the identity of the service key (status 401).`,
            next,
        });
    };
}

// EXTERNAL MODULE: ./lib/http/client.js + 1 modules
var http_client = __nccwpck_require__(5759);
;// CONCATENATED MODULE: ./lib/credential-store/authorization.js

function withClientCertificate(http) {
    return async (request) => authorization_requireAuthorized(await http(request), request);
}
function withBasic(http, username, password) {
    const pair = Buffer.from(`${username}:${password.reveal()}`).toString('base64');
    return async (request) => authorization_requireAuthorized(await http(withHeader(request, `Basic ${pair}`)), request);
}
function withToken(http, tokens) {
    const send = async (request, token) => http(withHeader(request, `Bearer ${token.reveal()}`));
    return async (request, namespace) => {
        const token = await tokens.fetchToken(namespace, request.signal);
        const response = await send(request, token);
        if (response.status !== 401)
            return response;
        tokens.discard(namespace, token);
        const renewed = await tokens.fetchToken(namespace, request.signal);
        return authorization_requireAuthorized(await send(request, renewed), request);
    };
}
function withHeader(request, authorization) {
    return { ...request, headers: { ...request.headers, authorization } };
}
function authorization_requireAuthorized(response, { url }) {
    if (response.status === 401)
        throw (0,http_client/* unauthorized */.nc)(url.host);
    return response;
}

// EXTERNAL MODULE: ./lib/credential-store/json.js
var json = __nccwpck_require__(8351);
;// CONCATENATED MODULE: ./lib/credential-store/payload.js


function loadDecryption() {
    return __nccwpck_require__.e(/* import() */ 60).then(__nccwpck_require__.bind(__nccwpck_require__, 7060));
}
async function readPayload(response, payloadKey, where) {
    const form = detectForm(response);
    if (form === 'page')
        throw unreadable(where, 'it is a web page, or empty', NEXT_PROXY);
    if (form === 'json' && payloadKey !== undefined)
        throw notEncrypted(where);
    const text = form === 'jwe' ? await decrypt(response, payloadKey, where) : decodeText(response.body);
    const parsed = (0,json/* parseJsonKeepingDigits */.Vf)(text);
    if (parsed === undefined)
        throw unreadable(where, 'its content is not JSON', NEXT_KEY);
    return parsed.value;
}
const NEXT_PROXY = 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.';
const NEXT_KEY = 'Check that the service key is complete and the current one, and that "payload-private-key", if set, belongs to it.';
function detectForm({ headers, body }) {
    const [mediaType = ''] = (headers['content-type'] ?? '').toLowerCase().split(';');
    if (mediaType.trim().startsWith('application/jose'))
        return 'jwe';
    if (isCompactJwe(decodeText(body)))
        return 'jwe';
    const isJson = /^application\/(?:[\w.+-]+\+)?json$/.test(mediaType.trim()) || mediaType.trim() === '';
    return isJson && body.length > 0 ? 'json' : 'page';
}
function isCompactJwe(text) {
    return /^[\w-]+(?:\.[\w-]+){4}$/.test(text);
}
function decodeText(body) {
    return body.toString('utf8').trim();
}
async function decrypt(response, key, where) {
    if (key === undefined)
        throw unreadable(where, 'it is encrypted, and the service key holds no private key for that', 'Give the private key of the payload encryption in the input "payload-private-key".');
    const jwe = decodeText(response.body);
    if (!isCompactJwe(jwe))
        throw unreadable(where, 'the encrypted text is incomplete', 'Run the job again.');
    const { decryptJwe, usesOtherAlgorithms } = await loadDecryption();
    if (usesOtherAlgorithms(jwe))
        throw unreadable(where, 'it is encrypted with other algorithms than RSA-OAEP-256 and A256GCM', NEXT_PROXY);
    try {
        return await decryptJwe(jwe, key);
    }
    catch {
        throw unreadable(where, 'it could not be decrypted with the private key at hand', NEXT_KEY);
    }
}
function notEncrypted(where) {
    return new errors/* ActionError */.lZ('PAYLOAD_NOT_ENCRYPTED', {
        happened: `The answer for ${where} was not encrypted, although the service key asks for encrypted payloads.`,
        next: `${NEXT_PROXY} If payload encryption was switched off on purpose, create a new service key.`,
    });
}
function unreadable(where, why, next) {
    return new errors/* ActionError */.lZ('PAYLOAD_UNREADABLE', {
        happened: `The answer for ${where} could not be read: ${why}.`,
        next,
    });
}

;// CONCATENATED MODULE: ./lib/credential-store/list-page.js

const USUAL_PAGE_SIZE = 100;
function parsePage(payload, what) {
    const envelope = toEnvelope(payload);
    const items = envelope['content'];
    if (!Array.isArray(items))
        throw notAList(what);
    const names = items.map((item) => readName(item, what));
    return { names, findNext: (current, received) => findNext(envelope, names.length, current, received) };
}
function toEnvelope(payload) {
    if (Array.isArray(payload))
        return { content: payload };
    return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}
function readName(item, what) {
    const name = typeof item === 'string' ? item : toEnvelope(item)['name'];
    if (typeof name === 'string' && name !== '' && name.isWellFormed())
        return name;
    throw notAList(what);
}
function findNext(envelope, onPage, current, received) {
    const page = current + 1;
    const totalPages = readCount(envelope, 'totalPages');
    const totalElements = readCount(envelope, 'totalElements');
    const isCounted = totalElements !== undefined && totalElements > received;
    const size = [readCount(envelope, 'size'), onPage].find((count) => count !== undefined && count > 0);
    const isCertain = isCounted || envelope['last'] === false || (totalPages !== undefined && page < totalPages);
    if (isCertain)
        return { page, size: size ?? USUAL_PAGE_SIZE, certainty: 'certain', isCounted };
    const saysAll = envelope['last'] === true || totalPages !== undefined || totalElements !== undefined;
    if (saysAll || received === 0 || received % USUAL_PAGE_SIZE !== 0)
        return undefined;
    return { page, size: USUAL_PAGE_SIZE, certainty: 'possible', isCounted };
}
function readCount(envelope, name) {
    const value = envelope[name];
    if (value === undefined || value === null || typeof value === 'string')
        return undefined;
    const count = Number(JSON.stringify(value));
    return Number.isSafeInteger(count) && count >= 0 ? count : undefined;
}
function notAList(what) {
    return new errors/* ActionError */.lZ('PAYLOAD_UNREADABLE', {
        happened: `The answer for ${what} was JSON, but no list of credentials.`,
        next: 'Write the names out instead of "*", and check that the field "url" of the service key is the one that SAP issued.',
    });
}

;// CONCATENATED MODULE: ./lib/credential-store/client.js




function createCredentialStoreClient(options) {
    return {
        fetchCredential: (id, signal) => fetchCredential(options, id, signal),
        fetchNames: (scope, signal) => fetchNames(options, scope, signal),
    };
}
const MAX_PAGES = 1_000;
async function fetchCredential(options, id, signal) {
    const what = `the ${id.type} "${id.name}" in namespace "${id.namespace}"`;
    const response = await get(options, id, `${id.type}?name=${encodeURIComponent(id.name)}`, signal);
    if (response.status === 404)
        return undefined;
    if (response.status === 403)
        throw forbidden(`read ${what}`, 'read', id.namespace);
    requireOk(response, `reading ${what}`);
    return parseCredential(await readPayload(response, options.payloadKey, what), id, what);
}
async function fetchNames(options, scope, signal) {
    const what = `the list of ${scope.type}s in namespace "${scope.namespace}"`;
    const names = new Set();
    let query = '';
    for (let current = 0; current < MAX_PAGES; current += 1) {
        const page = await fetchPage(options, scope, query, what, signal);
        const added = page.names.filter((name) => !names.has(name));
        for (const name of added)
            names.add(name);
        const next = page.findNext(current, names.size);
        if (next === undefined)
            return [...names];
        if (added.length === 0) {
            if (next.certainty === 'possible' || (page.names.length === 0 && !next.isCounted))
                return [...names];
            throw incompleteList(what);
        }
        query = `?page=${next.page}&size=${next.size}`;
    }
    throw incompleteList(what);
}
async function fetchPage(options, scope, query, what, signal) {
    const response = await get(options, scope, `${scope.type}s${query}`, signal);
    if (response.status === 404 && query === '')
        return parsePage([], what);
    if (response.status === 404)
        throw incompleteList(what);
    if (response.status === 403)
        throw forbidden(`see ${what}`, 'list', scope.namespace);
    requireOk(response, `reading ${what}`);
    return parsePage(await readPayload(response, options.payloadKey, what), what);
}
async function get({ http, baseUrl, payloadKey }, scope, path, signal) {
    const request = {
        method: 'GET',
        url: new URL(`${baseUrl.href}/${path}`),
        headers: {
            accept: 'application/jose, application/json',
            'sapcp-credstore-namespace': scope.namespace,
        },
        signal,
    };
    const answer = http(request, scope.namespace);
    const [response] = await Promise.all([answer, payloadKey === undefined ? undefined : loadDecryption()]);
    return response;
}
function requireOk({ status }, what) {
    if (status >= 200 && status < 300)
        return;
    throw new errors/* ActionError */.lZ('HTTP_UNEXPECTED_STATUS', {
        happened: `The service refused ${what} with status ${status}.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and the namespace and name in the line.',
    });
}
const KNOWN_FIELDS = ['name', 'id', 'value', 'username', 'metadata', 'modifiedAt'];
function parseCredential(payload, id, what) {
    const fields = typeof payload === 'object' && !Array.isArray(payload) ? { ...payload } : {};
    if (!KNOWN_FIELDS.some((name) => typeof fields[name] === 'string'))
        throw notACredential(what);
    if (typeof fields['name'] === 'string' && fields['name'] !== id.name)
        throw otherCredential(what);
    const text = (name) => {
        const value = fields[name];
        return typeof value === 'string' ? value : undefined;
    };
    const { metadata } = fields;
    return {
        value: text('value'),
        username: text('username'),
        metadata: typeof metadata === 'object' && metadata !== null ? (0,json/* renderJson */.hF)(metadata) : text('metadata'),
        format: text('format'),
        id: text('id'),
        modifiedAt: text('modifiedAt'),
    };
}
function forbidden(what, permission, namespace) {
    return new errors/* ActionError */.lZ('CREDENTIAL_FORBIDDEN', {
        happened: `The service key may not ${what} (status 403).`,
        next: `Create a service key whose permissions include "${permission}" for namespace "${namespace}", and check that an access control list of the credential, or its status, does not exclude it.`,
    });
}
function incompleteList(what) {
    return new errors/* ActionError */.lZ('CREDENTIAL_LIST_INCOMPLETE', {
        happened: `The service said that ${what} has more pages, but did not give them.`,
        next: 'Write the names out instead of "*", and open an issue: the paging of this tenant is not known yet.',
    });
}
function notACredential(what) {
    return new errors/* ActionError */.lZ('PAYLOAD_UNREADABLE', {
        happened: `The answer for ${what} was JSON, but no credential.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued.',
    });
}
function otherCredential(what) {
    return new errors/* ActionError */.lZ('PAYLOAD_UNREADABLE', {
        happened: `The service answered with another credential than ${what}, which was not used.`,
        next: 'Check the spelling of the name in the line, upper and lower case included.',
    });
}

;// CONCATENATED MODULE: ./lib/credential-store/scopes.js
const MAX_NAMED_SCOPES = 20;
function listScopes(references, namespace) {
    const own = references.filter((reference) => reference.namespace === namespace);
    const named = new Set(own.map(nameScope));
    if (named.size <= MAX_NAMED_SCOPES && own.every(canBeNamed))
        return [...named];
    return [...new Set(own.flatMap(typeScopes))];
}
function canBeNamed(reference) {
    return reference.kind === 'single' && /^[\w-]{1,100}$/.test(reference.credential);
}
function nameScope(reference) {
    const name = reference.kind === 'single' ? reference.credential : reference.prefix;
    return `credstore.${reference.type}s.${name}.read`;
}
function typeScopes({ kind, type }) {
    const read = `credstore.${type}s.read`;
    return kind === 'single' ? [read] : [read, `credstore.${type}s.list`];
}

// EXTERNAL MODULE: ./lib/http/dispatcher.js
var dispatcher = __nccwpck_require__(7151);
;// CONCATENATED MODULE: ./lib/http/rate-limiter.js
class RateLimiter {
    #clock;
    #maxInFlight;
    #fallback;
    #perSecond;
    #maxDelayMs;
    #starts = [];
    #pausedUntil = 0;
    #inFlight = 0;
    #started = 0;
    #slotFreed = Promise.withResolvers();
    #lastTurn = Promise.resolve();
    constructor(rate, maxInFlight, clock) {
        this.#perSecond = rate.perSecond;
        this.#fallback = rate.fallbackPerSecond;
        this.#maxDelayMs = rate.maxDelayMs ?? 0;
        this.#maxInFlight = maxInFlight;
        this.#clock = clock;
    }
    async run(job, signal) {
        const turn = this.#lastTurn.then(() => this.#waitForStart(signal));
        this.#lastTurn = turn.catch(() => undefined);
        const start = await turn;
        try {
            return await job();
        }
        finally {
            start.endedAt = this.#clock.now().getTime();
            this.#inFlight -= 1;
            this.#slotFreed.resolve(undefined);
        }
    }
    slowDown(pauseMs) {
        this.#perSecond = Math.min(this.#perSecond, this.#fallback ?? this.#perSecond);
        this.#pausedUntil = Math.max(this.#pausedUntil, this.#clock.now().getTime() + pauseMs);
    }
    async #waitForStart(signal) {
        for (;;) {
            signal?.throwIfAborted();
            const now = this.#clock.now().getTime();
            const waitMs = Math.max(this.#pausedUntil - now, waitBeforeStart(this.#listArrivals(now), now, this.#perSecond));
            if (waitMs > 0)
                await this.#clock.sleep(waitMs, signal);
            else if (this.#inFlight >= this.#maxInFlight)
                await untilAborted(this.#slotFreed.promise, signal);
            else
                break;
        }
        this.#slotFreed = Promise.withResolvers();
        this.#inFlight += 1;
        const start = { at: this.#clock.now().getTime(), maxDelayMs: this.#findDelay(), endedAt: undefined };
        this.#started += 1;
        this.#starts = [...this.#starts.slice(-MAX_STARTS_KEPT), start];
        return start;
    }
    #listArrivals(now) {
        return this.#starts.map(({ at, endedAt, maxDelayMs }) => Math.min(endedAt ?? now, at + maxDelayMs));
    }
    #findDelay() {
        const opens = this.#started < this.#maxInFlight && this.#maxDelayMs > 0;
        return opens ? OPENING_MS : this.#maxDelayMs;
    }
}
async function untilAborted(promise, signal) {
    const { promise: aborted, resolve } = Promise.withResolvers();
    const onAbort = () => {
        resolve(undefined);
    };
    signal?.addEventListener('abort', onAbort);
    await Promise.race([promise, aborted]);
    signal?.removeEventListener('abort', onAbort);
}
const OPENING_MS = 1000;
const MAX_STARTS_KEPT = 100;
function waitBeforeStart(starts, now, perSecond) {
    const inWindow = Number.isInteger(perSecond) ? perSecond : 1;
    const windowMs = (inWindow / perSecond) * 1000;
    const decisive = starts.at(-inWindow);
    return decisive === undefined ? 0 : Math.max(0, decisive + windowMs - now);
}

;// CONCATENATED MODULE: ./lib/action/connect.js









const CREDENTIAL_STORE_RATE = { perSecond: 25, fallbackPerSecond: 3 };
const CLOUD_INTEGRATION_RATE = { perSecond: 10, fallbackPerSecond: 5, maxDelayMs: 150 };
function countConnections({ perSecond }) {
    return Math.min(MAX_CONNECTIONS, Math.max(MIN_CONNECTIONS, Math.ceil(perSecond / 4)));
}
const MIN_CONNECTIONS = 8;
const MAX_CONNECTIONS = 32;
function connectCredentialStore(config, wiring) {
    const { binding, fetch } = config;
    const references = fetch.lines.map(({ reference }) => reference);
    const connection = openHttp(config, binding, CREDENTIAL_STORE_RATE, wiring);
    const access = { http: connection.client, binding, references, authentication: config.authentication };
    const client = createCredentialStoreClient({
        http: authorizeStore(access, wiring),
        baseUrl: binding.url,
        payloadKey: binding.payloadKey,
    });
    return { client, close: () => connection.close() };
}
function openHttp({ connection: settings }, binding, rate, { clock, observer }) {
    const maxConnections = countConnections(settings.rate ?? rate);
    const connection = (0,dispatcher/* createDispatcher */.SM)({
        identity: 'identity' in binding ? binding.identity : undefined,
        extraAuthorities: settings.extraAuthorities,
        proxy: settings.proxy,
        connectTimeoutMs: settings.timeoutMs,
        maxConnections,
        systemTrust: observer === undefined ? 'when-needed' : 'at-once',
        observer,
    });
    const client = (0,http_client/* createHttpClient */.uT)({
        connection,
        limiter: new RateLimiter(settings.rate ?? rate, maxConnections, clock),
        clock,
        timeoutMs: settings.timeoutMs,
        maxRetries: settings.maxRetries,
        random: Math.random,
    });
    return { client, close: () => connection.close() };
}
function authorizeStore(access, { clock, onToken }) {
    const { http, binding, authentication } = access;
    if (binding.type === 'mtls' || (binding.type === 'oauth:mtls' && authentication === 'certificate'))
        return withClientCertificate(http);
    if (binding.type === 'basic')
        return withBasic(http, binding.username, binding.password);
    const buildForm = (namespace) => buildTokenForm(access, namespace, clock);
    return withToken(http, createTokenSource({ http, tokenUrl: binding.tokenUrl, clock, buildForm, onToken }));
}
function authorizeIntegration(http, binding, asked, { clock, onToken }) {
    const authentication = asked === 'token' ? 'token' : 'certificate';
    return signIn({ http, binding, authentication, clock, onToken });
}
async function buildTokenForm({ binding, references }, namespace, clock) {
    const form = { grant_type: 'client_credentials', client_id: binding.username };
    if (binding.type !== 'oauth:key')
        return new URLSearchParams({ ...form, credstore_namespace: namespace });
    const { signAssertion } = await __nccwpck_require__.e(/* import() */ 549).then(__nccwpck_require__.bind(__nccwpck_require__, 549));
    const assertion = await signAssertion(binding.signingKey, {
        clientId: binding.username,
        audience: binding.tokenUrl.href,
        namespace,
        scopes: listScopes(references, namespace),
        id: (0,external_node_crypto_.randomUUID)(),
        issuedAt: clock.now(),
    });
    return new URLSearchParams({
        ...form,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
    });
}


/***/ }),

/***/ 5268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AA: () => (/* binding */ listDeliveryMasks),
/* harmony export */   gg: () => (/* binding */ maskToken),
/* harmony export */   rx: () => (/* binding */ isDeliveryTooShort)
/* harmony export */ });
/* harmony import */ var _masking_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(126);

function listDeliveryMasks(delivery, settings) {
    const { outcome, source, credential } = delivery;
    const { field, options } = source.reference;
    const usernames = credential?.username === undefined ? [] : [credential.username];
    if (outcome.status === 'missing' || options.mask === 'off')
        return [];
    if (outcome.status === 'default')
        return options.mask === 'force' ? (0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .listForcedMaskForms */ .vs)(outcome.content, usernames) : [];
    if ((field !== 'value' && options.mask !== 'force') || isDeliveryTooShort(delivery, settings))
        return [];
    const policy = { minLength: settings.minMaskLength };
    const isForced = options.mask === 'force' || settings.shortValues === 'mask';
    const content = isForced
        ? (0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .listForcedMaskForms */ .vs)(outcome.content, usernames)
        : (0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .listMaskForms */ .En)(outcome.content, policy, usernames);
    const stages = outcome.stages.filter((stage) => stage !== outcome.content && !(0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .isTooShortToMask */ .QX)(stage, policy));
    return [...content, ...stages.flatMap((stage) => (0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .listMaskForms */ .En)(stage, policy, usernames))];
}
function isDeliveryTooShort({ outcome, source }, settings) {
    const { field, options } = source.reference;
    return (outcome.status === 'found' &&
        field === 'value' &&
        options.mask === 'as-needed' &&
        settings.shortValues === 'error' &&
        (0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .isTooShortToMask */ .QX)(outcome.content, { minLength: settings.minMaskLength }));
}
const MIN_TOKEN_CHARACTERS = 8;
function maskToken(runner) {
    return (token) => {
        runner.mask((0,_masking_js__WEBPACK_IMPORTED_MODULE_0__/* .listMaskForms */ .En)(token.reveal(), { minLength: MIN_TOKEN_CHARACTERS }));
    };
}


/***/ }),

/***/ 1419:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BF: () => (/* binding */ judgeExpiry),
/* harmony export */   PJ: () => (/* binding */ computeExpiry),
/* harmony export */   Ts: () => (/* binding */ describeExpiry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const DAY_MS = 24 * 60 * 60 * 1000;
function computeExpiry(dates, now) {
    const times = dates.filter((date) => date !== undefined).map((date) => date.getTime());
    if (times.length === 0)
        return undefined;
    const expiresAt = new Date(Math.min(...times));
    return { expiresAt, daysLeft: Math.floor((expiresAt.getTime() - now.getTime()) / DAY_MS) };
}
function judgeExpiry(expiry, settings) {
    if (expiry === undefined)
        return undefined;
    const happened = `The service key ${describeExpiry(expiry)}.`;
    if (settings.failBelowDays !== undefined && expiry.daysLeft < settings.failBelowDays)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('EXPIRY_TOO_CLOSE', { happened, next: NEXT });
    const isWarned = settings.warnBelowDays > 0 && expiry.daysLeft < settings.warnBelowDays;
    return isWarned ? `${happened} ${NEXT}` : undefined;
}
const NEXT = 'Create a new service key, and replace the GitHub secret that holds the old one.';
function describeExpiry({ expiresAt, daysLeft }) {
    const day = expiresAt.toISOString().slice(0, 10);
    return daysLeft < 0 ? `expired on ${day}` : `expires on ${day} (${daysLeft} full days left)`;
}


/***/ }),

/***/ 7709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatDuration),
/* harmony export */   i: () => (/* binding */ formatDaysLeft)
/* harmony export */ });
function formatDuration(ms) {
    const seconds = ms / 1000;
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    if (whole < 60)
        return `${whole} s`;
    if (whole < 3600)
        return `${Math.floor(whole / 60)} min ${whole % 60} s`;
    const minutes = Math.round(seconds / 60);
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
function formatDaysLeft(daysLeft) {
    if (daysLeft < 0)
        return `expired ${formatDays(-daysLeft)} ago`;
    return daysLeft === 0 ? 'less than a day left' : `${formatDays(daysLeft)} left`;
}
function formatDays(days) {
    if (days >= 730)
        return `${Math.floor(days / 365)} years`;
    return days === 1 ? '1 day' : `${days} days`;
}


/***/ }),

/***/ 126:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   En: () => (/* binding */ listMaskForms),
/* harmony export */   QX: () => (/* binding */ isTooShortToMask),
/* harmony export */   Z3: () => (/* binding */ listKeyMaskForms),
/* harmony export */   vs: () => (/* binding */ listForcedMaskForms)
/* harmony export */ });
const COMMON_WORDS = new Set(('true false yes no on off null none undefined default test admin root user password secret prod production ' +
    'dev development staging main master localhost http https').split(' '));
const LONGEST_COMMON_WORD = 16;
const MIN_DIGITS = 6;
const BASE64_COLUMNS = [64, 76];
function isTooShortToMask(content, policy) {
    if (content.length === 0)
        return false;
    if (typeof content !== 'string')
        return content.length < policy.minLength;
    if (isShorterThan(content, policy.minLength))
        return true;
    return listMaskableLines(content, policy).length === 0;
}
function listMaskForms(content, policy, usernames = []) {
    if (content.length === 0)
        return [];
    const bytes = Buffer.from(content);
    const forms = [
        ...(typeof content === 'string' ? listTextForms(content, policy) : []),
        ...[bytes, Buffer.concat([bytes, Buffer.from('\n')])].flatMap(listBase64Forms),
        ...listBase64Cores(bytes),
        ...usernames.flatMap((name) => listBase64Forms(Buffer.concat([Buffer.from(`${name}:`), bytes]))),
        bytes.toString('hex'),
        bytes.toString('hex').toUpperCase(),
    ];
    return [...new Set(forms)]
        .filter((form) => isMaskable(form, policy))
        .toSorted((a, b) => b.length - a.length);
}
function listForcedMaskForms(content, usernames) {
    const whole = typeof content === 'string' && !/[\r\n]/.test(content.trim()) ? [content.trim()] : [];
    return [...whole.filter((text) => text !== ''), ...listMaskForms(content, { minLength: 1 }, usernames)];
}
function listKeyMaskForms(pem) {
    const lines = pem.split(/\r?\n/).filter((line) => line !== '' && !isPemBoundary(line));
    return [lines.join(''), ...lines];
}
function listTextForms(text, policy) {
    const inJson = escapeJson(text);
    return [
        ...listMaskableLines(text, policy),
        text.replaceAll(/\s+/g, ' ').trim(),
        ...[inJson, escapeJson(inJson), inJson.replaceAll('/', '\\/'), escapeNonAscii(inJson)],
        ...listPercentForms(text.toWellFormed()),
    ].filter((form) => !/[\r\n]/.test(form));
}
function listPercentForms(text) {
    const ofJavaScript = encodeURIComponent(text);
    const strict = ofJavaScript.replaceAll(/[!'()*]/g, encodeSign);
    const ofForms = strict.replaceAll('%20', '+');
    const ofBrowsers = ofForms.replaceAll('%2A', '*').replaceAll('~', '%7E');
    const ofPython = strict.replaceAll('%2F', '/');
    const forms = [ofJavaScript, ofJavaScript.replaceAll('%20', '+'), strict, ofForms, ofBrowsers, ofPython];
    return forms.flatMap((form) => [form, lowerPercents(form)]);
}
function encodeSign(sign) {
    return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
function listMaskableLines(text, policy) {
    return text
        .split(/[\r\n]+/)
        .map((line) => line.trim())
        .filter((line) => isMaskable(line, policy));
}
function isMaskable(line, { minLength }) {
    if (isShorterThan(line, minLength) || isCommon(line))
        return false;
    if (isPemBoundary(line) || /^[{}[\](),:;"'`\s-]*$/.test(line))
        return false;
    return !(/^[+-]?\d+(?:[.,]\d+)?$/.test(line) && line.replaceAll(/\D/g, '').length < MIN_DIGITS);
}
function isShorterThan(text, characters) {
    return text.length < 2 * characters && Array.from(text).length < characters;
}
function isCommon(text) {
    return text.length <= LONGEST_COMMON_WORD && COMMON_WORDS.has(text.toLowerCase());
}
function isPemBoundary(line) {
    return /^-----(?:BEGIN|END) [^-]*-----$/.test(line);
}
function listBase64Forms(bytes) {
    const plain = bytes.toString('base64').replace(/=+$/, '');
    const wrapped = BASE64_COLUMNS.flatMap((columns) => plain.length > columns ? (plain.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []) : []);
    return [plain, toUrlAlphabet(plain), ...wrapped.filter((line) => line.length >= MIN_PART_CHARACTERS)];
}
function listBase64Cores(bytes) {
    return [0, 1, 2]
        .map((offset) => bytes.subarray(offset, bytes.length - ((bytes.length - offset) % 3)).toString('base64'))
        .filter((core) => core.length >= MIN_PART_CHARACTERS)
        .flatMap((core) => [core, toUrlAlphabet(core)]);
}
const MIN_PART_CHARACTERS = 8;
function toUrlAlphabet(base64) {
    return base64.replaceAll('+', '-').replaceAll('/', '_');
}
function escapeJson(text) {
    return JSON.stringify(text).slice(1, -1);
}
function escapeNonAscii(text) {
    return text.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
function lowerPercents(text) {
    return text.replaceAll(/%[\dA-F]{2}/g, (escape) => escape.toLowerCase());
}


/***/ }),

/***/ 2576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LW: () => (/* binding */ toEntities),
/* harmony export */   X2: () => (/* binding */ SecretIndex),
/* harmony export */   bo: () => (/* binding */ toPlainText),
/* harmony export */   ri: () => (/* binding */ toSummaryText)
/* harmony export */ });
const MAX_CHARACTERS = 4_000;
class SecretIndex {
    #secrets = new Set();
    #byStart = new Map();
    #short = [];
    #longestFirst;
    constructor(secrets = []) {
        for (const secret of secrets)
            this.add(secret);
    }
    add(secret) {
        if (secret === '' || this.#secrets.has(secret))
            return false;
        this.#secrets.add(secret);
        this.#longestFirst = undefined;
        const start = secret.slice(0, START_CHARACTERS);
        const others = this.#byStart.get(start);
        if (start.length < START_CHARACTERS)
            this.#short.push(secret);
        else if (others === undefined)
            this.#byStart.set(start, [secret]);
        else
            others.push(secret);
        return true;
    }
    hide(text) {
        return this.#hideCutOff(this.#hideWhole(text));
    }
    #hideWhole(text) {
        if (!this.#isIn(text))
            return text;
        this.#longestFirst ??= [...this.#secrets].sort((a, b) => b.length - a.length);
        return this.#longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
    }
    #hideCutOff(text) {
        const parts = text.split(CUT_OFF);
        const last = parts.pop() ?? '';
        return [...parts.map((part) => this.#hideEnd(part)), last].join(CUT_OFF);
    }
    #hideEnd(text) {
        for (let at = 0; at + START_CHARACTERS <= text.length; at += 1) {
            const secrets = this.#byStart.get(text.slice(at, at + START_CHARACTERS));
            if (secrets?.some((secret) => secret.startsWith(text.slice(at))) === true)
                return `${text.slice(0, at)}***`;
        }
        return text;
    }
    #isIn(text) {
        if (this.#short.some((secret) => text.includes(secret)))
            return true;
        for (let at = 0; at + START_CHARACTERS <= text.length; at += 1) {
            const secrets = this.#byStart.get(text.slice(at, at + START_CHARACTERS));
            if (secrets?.some((secret) => text.startsWith(secret, at)) === true)
                return true;
        }
        return false;
    }
}
const START_CHARACTERS = 4;
const CUT_OFF = '…';
function toPlainText(text, secrets = []) {
    const index = secrets instanceof SecretIndex ? secrets : new SecretIndex(secrets);
    const plain = breakCommands(index.hide(index.hide(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')));
    return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}${CUT_OFF}` : plain;
}
function breakCommands(line) {
    return line.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/, '$1: ');
}
function toSummaryText(text, secrets = []) {
    return toEntities(toPlainText(text, secrets));
}
function toEntities(plain) {
    return plain.replaceAll(/(?<=[wW]{3})\.|[^\p{L}\p{N} .,-]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0xfffd};`);
}


/***/ }),

/***/ 3880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/action/check-outputs.js
var check_outputs = __nccwpck_require__(3849);
// EXTERNAL MODULE: ./lib/keys/judgement.js
var judgement = __nccwpck_require__(187);
// EXTERNAL MODULE: ./lib/action/check-report.js
var check_report = __nccwpck_require__(4329);
// EXTERNAL MODULE: ./lib/action/expiry.js
var action_expiry = __nccwpck_require__(1419);
// EXTERNAL MODULE: ./lib/action/human-time.js
var human_time = __nccwpck_require__(7709);
// EXTERNAL MODULE: ./lib/action/summary-html.js
var summary_html = __nccwpck_require__(7610);
;// CONCATENATED MODULE: ./lib/action/chain-picture.js





const STATES = {
    good: { icon: '✅', style: 'fill:#dafbe1,stroke:#1a7f37,color:#1f2328' },
    soon: { icon: '⚠️', style: 'fill:#fff8c5,stroke:#9a6700,color:#1f2328' },
    over: { icon: '❌', style: 'fill:#ffebe9,stroke:#cf222e,color:#1f2328' },
    known: { icon: '', style: 'fill:#f6f8fa,stroke:#59636e,color:#1f2328' },
};
function renderChainPicture(links, time, clean) {
    const last = links.at(-1);
    if (last === undefined)
        return [];
    const nodes = links.map((link, index) => renderNode(link, index, time, clean));
    const arrows = links.slice(1).map((_, index) => `  c${index + 1} -- issued --> c${index}`);
    const isWhole = last.certificate.subject === last.certificate.issuer;
    const above = isWhole
        ? []
        : [
            `  above["${toLabel(clean((0,check_report/* nameOf */.Vb)(last.certificate.issuer)))}<br/>known to the service"]:::known`,
            `  above -. issued .-> c${links.length - 1}`,
        ];
    const styles = Object.entries(STATES).map(([name, { style }]) => `  classDef ${name} ${style}`);
    return [...['```mermaid', SETTINGS, 'flowchart LR'], ...nodes, ...above, ...arrows, ...styles, '```', ''];
}
const SETTINGS = '%%{init: {"flowchart": {"wrappingWidth": 230, "nodeSpacing": 20, "rankSpacing": 40}}}%%';
function renderNode({ certificate, role }, index, { now, warnBelowDays }, clean) {
    const daysLeft = (0,action_expiry/* computeExpiry */.PJ)([certificate.validToDate], now)?.daysLeft ?? 0;
    const state = daysLeft < 0 ? 'over' : daysLeft < warnBelowDays ? 'soon' : 'good';
    const lines = [
        role,
        toLabel(clean((0,check_report/* nameOf */.Vb)(certificate.subject))),
        `until ${(0,judgement/* formatDay */.im)(certificate.validToDate).replaceAll('-', NO_BREAK_HYPHEN)}`,
        (0,summary_html/* withIcon */.Sy)(STATES[state].icon, (0,human_time/* formatDaysLeft */.i)(daysLeft)),
    ];
    return `  c${index}["${lines.join('<br/>')}"]:::${state}`;
}
const NO_BREAK_HYPHEN = '\u2011';
const MAX_LABEL_CHARACTERS = 60;
function toLabel(text) {
    const plain = text.replaceAll(/[^\p{L}\p{N} .,=_-]/gu, ' ').slice(0, MAX_LABEL_CHARACTERS);
    return plain.replaceAll(/\bend\b/gi, 'End').trim();
}

// EXTERNAL MODULE: ./lib/action/summary.js
var summary = __nccwpck_require__(8962);
;// CONCATENATED MODULE: ./lib/action/check-summary.js




function renderCheckSummary(facts, { config, report }, clean) {
    const texts = (0,summary_html/* buildTexts */.f3)(clean);
    const { connection = [] } = report;
    const [short, long] = splitFacts(connection, ANSWER_NAMES);
    return [
        `### ${describeCheck(facts, report)}`,
        '',
        ...(0,summary/* renderWarnings */.c7)(facts, texts),
        ...renderKey(facts, { config, more: short }, clean),
        ...(long.length === 0 ? [] : [(0,summary_html/* renderFold */.I2)('How the connection was made', renderFacts(long, texts)), '']),
    ].join('\n');
}
function renderKeySummary(facts, config, clean) {
    return ['### Service key', '', ...renderKey(facts, { config, more: [] }, clean)].join('\n');
}
function describeCheck({ warnings }, { connection }) {
    const what = connection === undefined ? 'The service key can be read' : 'The service key works';
    return warnings.length === 0 ? `✅ ${what}` : `⚠️ ${what}, with ${(0,summary_html/* count */.U9)(warnings.length, 'warning')}`;
}
const KEY_NAMES = [
    'Service',
    'Address',
    'Client id',
    'Validity',
    'Repaired',
    'Permissions',
];
const ANSWER_NAMES = ['Identity', 'Round trip'];
function renderKey({ expiry, now }, { config, more }, clean) {
    const texts = (0,summary_html/* buildTexts */.f3)(clean);
    const [short, long] = splitFacts((0,check_report/* describeServiceKey */.E0)(config, expiry), KEY_NAMES);
    return [
        ...renderChainPicture((0,check_report/* listChain */.MW)(config.binding), { now, warnBelowDays: config.expiry.warnBelowDays }, clean),
        renderFacts([...short, ...more], texts),
        '',
        ...(long.length === 0
            ? []
            : [(0,summary_html/* renderFold */.I2)('Certificates, keys and fingerprints', renderFacts(long, texts)), '']),
    ];
}
function splitFacts(facts, names) {
    return [facts.filter(([name]) => names.includes(name)), facts.filter(([name]) => !names.includes(name))];
}
function renderFacts(facts, { cell }) {
    const rows = facts.map(([name, ...lines]) => ({
        cells: [cell(name), lines.map(cell).join('<br>')],
        rank: 0,
    }));
    return (0,summary_html/* renderTable */.bo)([], rows);
}

;// CONCATENATED MODULE: ./lib/action/environment-guard.js

function judgeEnvironment(read) {
    const isSet = (name) => (read(name) ?? '').trim() !== '';
    const options = listNodeOptions(read('NODE_OPTIONS') ?? '');
    const refused = options.find((option) => SHOWING_OPTIONS.test(option));
    return {
        refusals: [
            ...['NODE_DEBUG', 'NODE_DEBUG_NATIVE'].filter(isSet).map(refuseDebug),
            ...(refused === undefined ? [] : [refuseOption(refused)]),
        ],
        warnings: [
            ...(read('NODE_TLS_REJECT_UNAUTHORIZED') === '0' ? [VERIFICATION] : []),
            ...(isSet('SSLKEYLOGFILE') ? [KEY_LOG] : []),
            ...(isTrue(read('ACTIONS_ALLOW_UNSECURE_COMMANDS')) ? [UNSECURE_COMMANDS] : []),
            ...(options.some((option) => LOADING_OPTIONS.test(option)) ? [FOREIGN_CODE] : []),
        ],
    };
}
const SHOWING_OPTIONS = /^--(?:tls-keylog|trace-tls|inspect(?:-[a-z-]+)?|report-(?:on|uncaught)[a-z-]*|heapsnapshot-[a-z-]+|heap-prof|trace-env[a-z-]*)$/;
const LOADING_OPTIONS = /^(?:-r|--require|--import|--loader|--experimental-loader)$/;
function listNodeOptions(text) {
    return text
        .replaceAll(/["\\]/g, '')
        .split(/\s+/)
        .filter((word) => word.startsWith('-'))
        .map((word) => word.replace(/=.*$/s, '').replaceAll('_', '-'));
}
function refuseDebug(name) {
    return new lib_errors/* ActionError */.lZ('ENVIRONMENT_UNSAFE', {
        happened: `The environment variable ${name} made Node print what goes over its connections, in forms that no mask covers, so nothing was sent.`,
        next: `Set "${name}: ''" under "env:" of this step.`,
    });
}
function refuseOption(option) {
    return new lib_errors/* ActionError */.lZ('ENVIRONMENT_UNSAFE', {
        happened: `The option ${option} in NODE_OPTIONS gave the keys or the memory of this process away, so nothing was sent.`,
        next: 'Set "NODE_OPTIONS: \'\'" under "env:" of this step, or leave the option out.',
    });
}
const VERIFICATION = {
    code: 'ENVIRONMENT_UNSAFE',
    message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 was ignored: this action always verifies servers. Other steps do not: remove the variable, and trust an authority of your own by NODE_EXTRA_CA_CERTS or "ca-certificates".',
};
const KEY_LOG = {
    code: 'ENVIRONMENT_UNSAFE',
    message: 'SSLKEYLOGFILE is set. Node does not write the keys of connections there, but other programs of this job do: remove the variable.',
};
const UNSECURE_COMMANDS = {
    code: 'ENVIRONMENT_UNSAFE',
    message: 'ACTIONS_ALLOW_UNSECURE_COMMANDS is on: whatever any step of this job prints can set variables of later steps (CVE-2020-15228). Remove it.',
};
const FOREIGN_CODE = {
    code: 'ENVIRONMENT_UNSAFE',
    message: 'NODE_OPTIONS loads other code into this process, which sees every secret. Set "NODE_OPTIONS: \'\'" under "env:" of this step unless that is meant.',
};
function isTrue(text) {
    return /^(?:1|\$?true)$/i.test(text ?? '');
}

// EXTERNAL MODULE: ./lib/limit.js
var lib_limit = __nccwpck_require__(1104);
;// CONCATENATED MODULE: ./lib/credential-store/foreign-syntax.js
function recognizeForeignSyntax(line) {
    if (line.length > MAX_LINE_CHARACTERS)
        return undefined;
    for (const { tool, rewrite } of SYNTAXES) {
        const rewritten = rewrite(line);
        if (rewritten !== undefined)
            return { tool, rewritten };
    }
    return undefined;
}
const MAX_LINE_CHARACTERS = 300;
const SYNTAXES = [
    { tool: '1password/load-secrets-action', rewrite: rewriteOnePassword },
    { tool: 'google-github-actions/get-secretmanager-secrets', rewrite: rewriteGoogle },
    { tool: 'aws-actions/aws-secretsmanager-get-secrets', rewrite: rewriteAws },
    { tool: 'hashicorp/vault-action', rewrite: rewriteVault },
];
function rewriteOnePassword(line) {
    const match = /^(?:([A-Za-z_]\w*)\s*[=:]\s*)?"?op:\/\/([^/"?]+)\/([^/"?]+)\/(?:[^/"?]+\/)?([^/"?]+)(?:\?[^"]*)?"?$/.exec(line);
    if (match === null)
        return undefined;
    const [, name, vault = '', item = '', field = ''] = match;
    const suffix = /^user ?name$/i.test(field) ? '#username' : '';
    return `${name === undefined ? '' : `${name} = `}password:${buildNamespace(vault)}${quoteName(item)}${suffix}`;
}
function rewriteGoogle(line) {
    const long = /^(?:([\w-]+):)?projects\/[\w.:-]+\/(?:locations\/[\w-]+\/)?secrets\/([\w-]+)(?:\/versions\/\w+)?$/.exec(line);
    const match = long ?? /^([\w-]+):[\w.-]+\/([\w-]+)\/(?:latest|\d+)$/.exec(line);
    if (match === null)
        return undefined;
    const [, output, secret = ''] = match;
    return `${output === undefined ? '' : `${toName(output)} = `}password:${quoteName(secret)}`;
}
function rewriteAws(line) {
    const match = /^(?:([A-Za-z_]\w*)?\s*,\s*)?(\S+)$/.exec(line);
    const isPair = line.includes(',');
    const [, name, id = ''] = match ?? [];
    const arn = /^arn:aws[\w-]*:secretsmanager:[\w-]*:\d*:secret:(.+?)(?:-\w{6})?$/.exec(id)?.[1];
    if (match === null || (arn === undefined && (!isPair || /[,;|=]/.test(id))))
        return undefined;
    return `${name === undefined ? '' : `${name} = `}${rewritePath(arn ?? id)}`;
}
function rewriteVault(line) {
    const match = /^(\S+)\s+([^\s|;]+)\s*(?:\|\s*([A-Za-z_]\w*)\s*)?(;?)$/.exec(line);
    if (match === null)
        return undefined;
    const [, path = '', key = '', name, end = ''] = match;
    const isCertain = name !== undefined || end !== '' || path.split('/').length > 2;
    if (!path.includes('/') || !isCertain || /[=#?"]/.test(path))
        return undefined;
    const credential = `password:${quoteName(path.split('/').at(-1) ?? '')}`;
    if (/^\*+$/.test(key))
        return credential;
    const pointer = `?json=/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
    return `${name ?? toName(key)} = ${credential}${key === 'value' ? '' : pointer}`;
}
function rewritePath(path) {
    const slash = path.indexOf('/');
    if (slash < 0)
        return `password:${quoteName(path)}`;
    return `password:${buildNamespace(path.slice(0, slash))}${quoteName(path.slice(slash + 1))}`;
}
function buildNamespace(text) {
    const namespace = text.replaceAll(/[^\w\-.:!~]/g, '-').slice(0, 100);
    return namespace === '' ? '' : `${namespace}/`;
}
function quoteName(name) {
    return /[/#?=*"]|^\s|\s$/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
function toName(text) {
    return text.replaceAll(/\W/g, '_').replace(/^\d/, '_$&');
}

;// CONCATENATED MODULE: ./lib/credential-store/reference-options.js
const DECODINGS = ['base64', 'base64url', 'hex'];
const OPTION_NAMES = ['decode', 'json', 'default', 'optional', 'file', 'mask'];
function parseReferenceOptions(text, faults) {
    const values = splitOptions(text, faults);
    return {
        decode: parseDecode(values.get('decode'), values.has('decode'), faults),
        pointer: values.has('json') ? parsePointer(values.get('json'), faults) : undefined,
        defaultText: parseDefault(values, faults),
        optional: parseOptional(values, faults),
        file: values.has('file') ? { name: parseFileName(values.get('file'), faults) } : undefined,
        mask: parseMask(values.get('mask'), values.has('mask'), faults),
    };
}
function splitOptions(text, faults) {
    const values = new Map();
    if (text === undefined)
        return values;
    for (const part of text.split('&')) {
        const equals = part.indexOf('=');
        const written = equals < 0 ? part : part.slice(0, equals);
        const name = OPTION_NAMES.find((one) => one === written);
        if (name === undefined)
            faults.push(`after "?" stands an unknown option; the options are ${OPTION_NAMES.join(', ')}`);
        else if (values.has(name))
            faults.push(`the option "${name}" stands twice`);
        else
            values.set(name, equals < 0 ? undefined : decodePercent(part.slice(equals + 1), name, faults));
    }
    return values;
}
function decodePercent(text, name, faults) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        faults.push(`the value of "${name}" is not percent-encoded UTF-8: write "%25" for "%"`);
        return '';
    }
}
function parseDecode(text, isSet, faults) {
    const decoding = DECODINGS.find((one) => one === text);
    if (isSet && decoding === undefined)
        faults.push(`"decode" takes one of ${DECODINGS.join(', ')}`);
    return decoding;
}
function parsePointer(text, faults) {
    if (text === '')
        return [];
    if (text?.startsWith('/') !== true || /~(?![01])/.test(text)) {
        faults.push('"json" takes a JSON pointer such as /database/password ("~1" for "/", "~0" for "~")');
        return [];
    }
    return text
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}
function parseDefault(values, faults) {
    const text = values.get('default');
    if (values.has('default') && text === undefined)
        faults.push('"default" takes a text: write "default=" for the empty one');
    if (text?.includes('\0') === true)
        faults.push('the text of "default" must not hold NUL');
    return text;
}
function parseOptional(values, faults) {
    if (values.get('optional') !== undefined)
        faults.push('"optional" takes no value');
    return values.has('optional') ? 'yes' : 'no';
}
function parseFileName(text, faults) {
    if (text === undefined)
        return undefined;
    if (!/^(?!\.{1,2}$)[^/\\<>:"|?*\p{Cc}]{1,200}$/u.test(text) || /[. ]$/.test(text))
        faults.push('"file" takes a bare file name, without "/" and other signs that file systems refuse');
    return text;
}
function parseMask(text, isSet, faults) {
    if (text === 'force' || text === 'off')
        return text;
    if (isSet)
        faults.push('"mask" takes force or off');
    return 'as-needed';
}

;// CONCATENATED MODULE: ./lib/credential-store/reference.js

const CREDENTIAL_TYPES = ['password', 'key', 'keyring'];
const CREDENTIAL_FIELDS = ['value', 'username', 'metadata', 'format', 'id', 'modifiedAt'];
const NAMESPACE = /^[\w\-.:!~]{1,100}$/;
const MAX_NAME_CHARACTERS = 255;
const MIN_PREFIX_CHARACTERS = 3;
function parseReference(line, defaultNamespace) {
    const faults = [];
    const { left, right } = splitName(line);
    const [target, optionText] = splitOutsideQuotes(right, '?');
    const { type, rest } = takeType(target);
    const { namespace, nameText } = takeNamespace(rest, defaultNamespace, faults);
    const { name, isWildcard, fieldText } = parseName(nameText, faults);
    const field = parseField(fieldText, faults);
    const options = parseReferenceOptions(optionText, faults);
    if (isWildcard)
        checkWildcard(name, options, faults);
    const outputName = buildName(left, name, isWildcard, faults);
    if (faults.length > 0)
        return { faults };
    const common = { type, namespace, field, options };
    return {
        reference: isWildcard
            ? { kind: 'wildcard', ...common, prefix: name, outputPrefix: left?.slice(0, -1) }
            : { kind: 'single', ...common, credential: name, outputName },
    };
}
function isNamespace(text) {
    return NAMESPACE.test(text);
}
function deriveName(credential) {
    return guardDigit(toNameCharacters(credential));
}
function deriveWildcardName(reference, credential) {
    if (reference.outputPrefix === undefined)
        return deriveName(credential);
    return guardDigit(reference.outputPrefix + toNameCharacters(credential.slice(reference.prefix.length)));
}
function toNameCharacters(text) {
    return Array.from(text)
        .map((character) => (/[A-Za-z0-9]/.test(character) ? character.toUpperCase() : '_'))
        .join('');
}
function guardDigit(name) {
    return /^\d/.test(name) ? `_${name}` : name;
}
function splitName(line) {
    const match = /^([A-Za-z_]\w*\*?)[ \t]*=(.*)$/s.exec(line);
    if (match === null)
        return { left: undefined, right: line };
    return { left: match[1], right: (match[2] ?? '').trim() };
}
function splitOutsideQuotes(text, separator) {
    let inQuotes = false;
    for (const [index, character] of text.split('').entries()) {
        if (character === '"')
            inQuotes = !inQuotes;
        else if (character === separator && !inQuotes)
            return [text.slice(0, index), text.slice(index + 1)];
    }
    return [text, undefined];
}
function takeType(text) {
    const type = CREDENTIAL_TYPES.find((one) => text.startsWith(`${one}:`));
    return type === undefined ? { type: 'password', rest: text } : { type, rest: text.slice(type.length + 1) };
}
function takeNamespace(text, defaultNamespace, faults) {
    const slash = text.startsWith('"') ? -1 : text.indexOf('/');
    if (slash < 0) {
        if (defaultNamespace === undefined)
            faults.push('it has no namespace: write namespace/name, or set the input "namespace"');
        return { namespace: defaultNamespace ?? '', nameText: text };
    }
    const namespace = text.slice(0, slash);
    if (!isNamespace(namespace))
        faults.push('what stands before the first "/" is no namespace (1 to 100 of letters, digits and _ - . : ! ~); a name with "/" goes in double quotes');
    return { namespace, nameText: text.slice(slash + 1) };
}
function parseName(text, faults) {
    const parsed = text.startsWith('"') ? parseQuotedName(text, faults) : parsePlainName(text, faults);
    const { length } = Array.from(parsed.name);
    if (length === 0 && faults.length === 0)
        faults.push('it names no credential');
    if (length > MAX_NAME_CHARACTERS)
        faults.push(`the name has more than ${MAX_NAME_CHARACTERS} characters`);
    return parsed;
}
function parseQuotedName(text, faults) {
    const match = /^"((?:[^"]|"")*)"(\*?)(?:#(.*))?$/s.exec(text);
    if (match === null) {
        faults.push('after the closing double quote only "*", "#field" and "?options" may follow');
        return { name: '', isWildcard: false, fieldText: undefined };
    }
    const [, name = '', star = '', fieldText] = match;
    return { name: name.replaceAll('""', '"'), isWildcard: star === '*', fieldText };
}
function parsePlainName(text, faults) {
    const hash = text.indexOf('#');
    const whole = hash < 0 ? text : text.slice(0, hash);
    const fieldText = hash < 0 ? undefined : text.slice(hash + 1);
    const isWildcard = whole.endsWith('*');
    const name = isWildcard ? whole.slice(0, -1) : whole;
    if (/[/=*"]/.test(name) || name.trim() !== name)
        faults.push('a name with / # ? = * " or with blanks at an end goes in double quotes ("" inside for a quote)');
    return { name, isWildcard, fieldText };
}
function parseField(text, faults) {
    if (text === undefined)
        return 'value';
    const field = CREDENTIAL_FIELDS.find((one) => one === text);
    if (field === undefined)
        faults.push(`after "#" stands no field; the fields are ${CREDENTIAL_FIELDS.join(', ')}`);
    return field ?? 'value';
}
function checkWildcard(prefix, options, faults) {
    if (Array.from(prefix).length < MIN_PREFIX_CHARACTERS)
        faults.push(`before "*" at least ${MIN_PREFIX_CHARACTERS} characters of the names must stand`);
    if (options.file?.name !== undefined)
        faults.push('"file=name" does not go with "*"; "file" alone does');
    if (options.defaultText !== undefined)
        faults.push('"default" does not go with "*"');
}
function buildName(left, name, isWildcard, faults) {
    if (left?.endsWith('*') === true && !isWildcard)
        faults.push('"*" in the NAME needs "*" at the end of the name on the right side too');
    if (left?.endsWith('*') === false && isWildcard)
        faults.push(`"*" on the right side needs "*" at the end of the NAME too, as in "${left}_* = …"`);
    if (left !== undefined || isWildcard)
        return left ?? '';
    if (name !== '' && !/[A-Za-z0-9]/.test(name))
        faults.push('no NAME can be made from a name without letters and digits: write "NAME = …"');
    return deriveName(name);
}

;// CONCATENATED MODULE: ./lib/credential-store/reference-list.js


function parseReferenceList(sources, defaultNamespace) {
    const references = [];
    const faults = [];
    for (const line of sources.flatMap(splitLines)) {
        const parsing = parseReference(line.text, defaultNamespace);
        if ('reference' in parsing)
            references.push({ reference: parsing.reference, line });
        else
            faults.push({ line, message: describeFaults(line, parsing.faults) });
    }
    return { references, faults };
}
function describeLine(line) {
    return `line ${line.number} of ${line.label}`;
}
function placeOfLine(line) {
    return line.file === undefined ? undefined : { file: line.file, line: line.number };
}
function sortFailures(failures, sources) {
    const order = new Map(sources.map(({ line }, index) => [line, index]));
    return failures
        .toSorted((a, b) => (order.get(a.line) ?? 0) - (order.get(b.line) ?? 0))
        .map(({ error }) => error);
}
function splitLines(source) {
    return source.text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .map((text, index) => ({
        label: source.label,
        file: source.file,
        number: index + 1,
        text: text.trim(),
    }))
        .filter(({ text }) => text !== '' && !text.startsWith('#'));
}
function describeFaults(line, faults) {
    const foreign = recognizeForeignSyntax(line.text);
    if (foreign === undefined)
        return faults.join('; ');
    return `it is written for ${foreign.tool}; write here: ${foreign.rewritten}`;
}

;// CONCATENATED MODULE: ./lib/credential-store/line-failure.js


function atLine(error, line) {
    if (!/^(?:CREDENTIAL|PAYLOAD)_/.test(error.code))
        return error;
    const where = describeLine(line);
    return new lib_errors/* ActionError */.lZ(error.code, {
        happened: error.message.includes(where) ? error.message : `In ${where}: ${error.message}`,
        next: error.next,
        place: placeOfLine(line),
    });
}

;// CONCATENATED MODULE: ./lib/credential-store/fetch.js





const MAX_WILDCARD_MATCHES = 100;
async function expandReferences(client, lines) {
    const listings = await fetchListings(client, lines);
    const expanded = lines.map((line) => ({ line, matches: expandLine(line, listings) }));
    const tooMany = expanded.filter(({ matches }) => matches.length > MAX_WILDCARD_MATCHES);
    if (tooMany.length > 0)
        throw (0,lib_errors/* combineErrors */.Lt)(tooMany.map(({ line, matches }) => tooManyMatches(line.line, matches.length)));
    return {
        references: expanded.flatMap(({ matches }) => matches),
        unmatched: expanded.filter(({ matches }) => matches.length === 0).map(({ line }) => line),
    };
}
async function fetchCredentials(client, ids) {
    const unique = [...new Map(ids.map((id) => [keyOfId(id), id])).values()];
    const results = await runAll(unique, async (id, signal) => client.fetchCredential(id, signal));
    return new Map(unique.map((id, index) => [keyOfId(id), toFetchResult(results[index])]));
}
function keyOfId(id) {
    return `${keyOfScope(id)}/${id.name}`;
}
function keyOfScope(scope) {
    return `${scope.type}:${scope.namespace}`;
}
async function fetchListings(client, lines) {
    const wildcards = lines.filter(({ reference }) => reference.kind === 'wildcard');
    const scopes = new Map(wildcards.map(({ reference }) => [keyOfScope(reference), reference]));
    const results = await runAll([...scopes.values()], async (scope, signal) => client.fetchNames(scope, signal));
    const errorByScope = new Map([...scopes.keys()].map((key, index) => [key, results[index]]));
    const errors = wildcards.flatMap(({ reference, line }) => {
        const error = errorByScope.get(keyOfScope(reference));
        return error instanceof lib_errors/* ActionError */.lZ ? [atLine(error, line)] : [];
    });
    if (errors.length > 0)
        throw (0,lib_errors/* combineErrors */.Lt)(errors);
    const names = results.filter((result) => Array.isArray(result));
    return new Map([...scopes.keys()].map((key, index) => [key, names[index] ?? []]));
}
function expandLine({ reference, line }, listings) {
    const { type, namespace } = reference;
    if (reference.kind === 'single') {
        const id = { type, namespace, name: reference.credential };
        return [{ outputName: reference.outputName, id, reference, line }];
    }
    const names = (listings.get(keyOfScope(reference)) ?? [])
        .filter((name) => name.startsWith(reference.prefix))
        .toSorted();
    return names.map((name) => ({
        outputName: deriveWildcardName(reference, name),
        id: { type, namespace, name },
        reference,
        line,
    }));
}
const NOT_TRIED = Symbol('not tried');
async function runAll(items, job) {
    const stop = new AbortController();
    const limit = new lib_limit/* Limit */.I(MAX_STARTED);
    return Promise.all(items.map(async (item) => {
        try {
            return await limit.run(() => job(item, stop.signal));
        }
        catch (error) {
            if (!(error instanceof lib_errors/* ActionError */.lZ)) {
                if (stop.signal.aborted)
                    return NOT_TRIED;
                throw error;
            }
            if (meetsEveryRequest(error))
                stop.abort();
            return error;
        }
    }));
}
const MAX_STARTED = 64;
function meetsEveryRequest({ code }) {
    return /^(TLS|HTTP|OAUTH)_/.test(code) && code !== 'HTTP_UNEXPECTED_STATUS' && code !== 'HTTP_SERVER_ERROR';
}
function toFetchResult(result) {
    if (result instanceof lib_errors/* ActionError */.lZ)
        return { kind: 'failed', error: result };
    if (result === NOT_TRIED)
        return { kind: 'not-tried' };
    return result === undefined ? { kind: 'absent' } : { kind: 'found', credential: result };
}
function tooManyMatches(line, count) {
    return new lib_errors/* ActionError */.lZ('INPUT_INVALID', {
        happened: `The "*" in ${describeLine(line)} matched ${count} credentials; at most ${MAX_WILDCARD_MATCHES} are allowed.`,
        next: 'Write a longer prefix before "*", or several lines.',
        place: placeOfLine(line),
    });
}

;// CONCATENATED MODULE: ./lib/keys/base64.js
const SYMBOLS = {
    base64: /^[A-Za-z0-9+/]*$/,
    base64url: /^[A-Za-z0-9_-]*$/,
};
function decodeBase64(text, alphabet = 'base64') {
    const compact = text.replaceAll(/[ \t\r\n]/g, '');
    const end = compact.indexOf('=');
    const symbols = end < 0 ? compact : compact.slice(0, end);
    const padding = compact.length - symbols.length;
    if (!SYMBOLS[alphabet].test(symbols) || symbols.length % 4 === 1)
        return undefined;
    if (padding > 0 && compact.slice(symbols.length) !== '='.repeat((4 - (symbols.length % 4)) % 4))
        return undefined;
    return Buffer.from(symbols, alphabet);
}

// EXTERNAL MODULE: ./lib/credential-store/json.js
var json = __nccwpck_require__(8351);
;// CONCATENATED MODULE: ./lib/credential-store/resolve.js



function resolveReference(reference, credential, where) {
    const raw = credential[reference.field];
    if (raw === undefined)
        return { kind: 'missing' };
    const decoded = decodeField(raw, reference, where);
    const picked = pickPointer(decoded, reference, where);
    if (picked === undefined)
        return { kind: 'missing' };
    const content = reference.options.file === undefined ? requireText(picked, where) : requireBytes(picked, where);
    return { kind: 'value', content, stages: [raw, decoded] };
}
function decodeField(raw, { options }, where) {
    if (options.decode === undefined)
        return raw;
    const bytes = options.decode === 'hex' ? decodeHex(raw) : decodeBase64(raw, options.decode);
    if (bytes !== undefined)
        return decodeUtf8(bytes) ?? bytes;
    throw fail('CREDENTIAL_NOT_DECODABLE', where, `is not ${options.decode}`, 'Check the option "decode" of the line.');
}
function decodeHex(text) {
    const compact = text.replaceAll(/\s/g, '');
    return /^(?:[\da-fA-F]{2})*$/.test(compact) ? Buffer.from(compact, 'hex') : undefined;
}
function pickPointer(decoded, { options }, where) {
    if (options.pointer === undefined)
        return decoded;
    const parsed = typeof decoded === 'string' ? (0,json/* parseJsonKeepingDigits */.Vf)(decoded) : undefined;
    if (parsed === undefined)
        throw fail('CREDENTIAL_NOT_JSON', where, 'is not JSON', 'Remove the option "json", or store JSON in the credential.');
    const found = (0,json/* resolvePointer */.cj)(parsed.value, options.pointer);
    if (found === undefined || found === null)
        return undefined;
    return typeof found === 'string' ? found : (0,json/* renderJson */.hF)(found);
}
function requireText(content, where) {
    if (typeof content === 'string' && content.isWellFormed() && !content.includes('\0'))
        return content;
    throw fail('CREDENTIAL_NOT_TEXT', where, 'is not UTF-8 text, or holds NUL', 'Add the option "file" to the line: its output is then the path of a file with these bytes.');
}
function requireBytes(content, where) {
    if (typeof content !== 'string' || content.isWellFormed())
        return content;
    throw fail('CREDENTIAL_NOT_TEXT', where, 'is no valid Unicode text', 'Store the value again, as valid Unicode or as base64 with the option "decode".');
}
function decodeUtf8(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function fail(code, where, what, next) {
    return new lib_errors/* ActionError */.lZ(code, { happened: `What ${where} asked for ${what}.`, next });
}

;// CONCATENATED MODULE: ./lib/credential-store/delivery.js






function planDeliveries(expansion, results, onMissing) {
    const lost = expansion.unmatched.map((line) => lostWildcard(line));
    const deliveries = [];
    const failures = [];
    for (const source of expansion.references) {
        const result = results.get(keyOfId(source.id));
        if (result === undefined || result.kind === 'not-tried')
            continue;
        try {
            const delivery = buildDelivery(source, result);
            deliveries.push(delivery);
            if (delivery.outcome.status === 'missing')
                lost.push(lostCredential(delivery));
        }
        catch (error) {
            if (!(error instanceof lib_errors/* ActionError */.lZ))
                throw error;
            failures.push({ line: source.line, error: atLine(error, source.line) });
        }
    }
    const counted = lost.filter(({ isOptional }) => !isOptional);
    return {
        deliveries,
        failures: [...failures, ...(onMissing === 'error' ? counted.map(notFound) : [])],
        warnings: onMissing === 'warn' ? counted.map(toWarning) : [],
        missing: lost.map(({ name }) => name),
    };
}
function describeSource(source) {
    return `${describeLine(source.line)} (${source.outputName})`;
}
function buildDelivery(source, result) {
    if (result.kind === 'failed')
        throw result.error;
    const { outputName, reference } = source;
    const credential = result.kind === 'found' ? result.credential : undefined;
    const resolution = credential === undefined ? undefined : resolveReference(reference, credential, describeSource(source));
    return { outputName, source, credential, outcome: buildOutcome(source, resolution) };
}
function buildOutcome({ reference: { options } }, resolution) {
    if (resolution?.kind === 'value')
        return { status: 'found', content: resolution.content, stages: resolution.stages };
    if (options.defaultText !== undefined)
        return { status: 'default', content: options.defaultText };
    return { status: 'missing' };
}
function lostWildcard({ reference, line }) {
    return {
        name: line.text,
        message: `No ${reference.type} in namespace "${reference.namespace}" matched ${describeLine(line)}.`,
        line,
        isOptional: reference.options.optional === 'yes',
        next: NEXT_NOT_FOUND,
    };
}
function lostCredential({ source, credential, outputName }) {
    const { type, namespace, name } = source.id;
    const what = `the ${type} "${name}" in namespace "${namespace}"`;
    const lacks = source.reference.options.pointer === undefined ? 'the field' : 'the field or JSON member';
    return {
        name: outputName,
        message: credential === undefined
            ? `There was no such credential: ${what}, asked for in ${describeSource(source)}.`
            : `The credential ${what} lacked ${lacks} that ${describeSource(source)} asks for.`,
        line: source.line,
        isOptional: source.reference.options.optional === 'yes',
        next: suggestNext(source),
    };
}
function suggestNext({ line }) {
    const foreign = recognizeForeignSyntax(line.text);
    if (foreign === undefined)
        return NEXT_NOT_FOUND;
    return `The line looks as if it was written for ${foreign.tool}; write here: ${foreign.rewritten}`;
}
const NEXT_NOT_FOUND = 'Check type, namespace and name in the cockpit (upper and lower case count); "optional", "default" or "on-missing" allow it to be missing.';
function notFound({ message, next, line }) {
    const place = placeOfLine(line);
    return { line, error: new lib_errors/* ActionError */.lZ('CREDENTIAL_NOT_FOUND', { happened: message, next, place }) };
}
function toWarning({ message, line }) {
    return { message, place: placeOfLine(line) };
}

// EXTERNAL MODULE: ./lib/action/connect.js + 11 modules
var connect = __nccwpck_require__(1529);
// EXTERNAL MODULE: ./lib/action/delivery-masks.js
var delivery_masks = __nccwpck_require__(5268);
;// CONCATENATED MODULE: ./lib/action/dotenv.js
function renderDotenvLine(name, value) {
    if (/[\r\0]/.test(value) || value.endsWith('\\'))
        return undefined;
    if (!value.includes("'"))
        return `${name}='${value}'\n`;
    return /["$`\\]/.test(value) ? undefined : `${name}="${value}"\n`;
}

;// CONCATENATED MODULE: ./lib/action/deliverable.js





function checkDeliverable(delivery, settings) {
    const failures = [];
    if ((0,delivery_masks/* isDeliveryTooShort */.rx)(delivery, settings))
        failures.push(deliverable_fail(delivery, 'CREDENTIAL_TOO_SHORT_TO_MASK', {
            happened: 'is too short or too common to be masked: its mask would ruin the log',
            next: 'Store a longer value; or add "mask=off" to the line if it is no secret, or "mask=force" to mask it all the same.',
        }));
    if (settings.dotenvFile !== undefined && !fitsDotenv(delivery))
        failures.push(deliverable_fail(delivery, 'CREDENTIAL_NOT_DOTENV', {
            happened: 'cannot be written to a dotenv file that all readers take alike (carriage return, backslash at the end, or a single quote together with ", $, ` or \\)',
            next: 'Add the option "file" to the line: the dotenv file then holds the path.',
        }));
    if (settings.exportEnv && !fitsVariable(delivery, settings.variablePrefix))
        failures.push(deliverable_fail(delivery, 'CREDENTIAL_TOO_LARGE_FOR_ENV', {
            happened: 'is too large for an environment variable (128 KiB with its name on Linux): no later step could start',
            next: 'Add the option "file" to the line: the variable then holds the path; or leave "export-env" out.',
        }));
    return failures;
}
const MAX_VARIABLE_BYTES = 128 * 1024;
function fitsVariable({ outputName, outcome, source }, prefix) {
    if (outcome.status === 'missing' || source.reference.options.file !== undefined)
        return true;
    const name = Buffer.byteLength(prefix + outputName);
    return name + 1 + Buffer.byteLength(outcome.content) + 1 <= MAX_VARIABLE_BYTES;
}
function fitsDotenv({ outcome, source }) {
    if (outcome.status === 'missing' || source.reference.options.file !== undefined)
        return true;
    return renderDotenvLine('NAME', outcome.content.toString()) !== undefined;
}
function deliverable_fail({ source }, code, text) {
    return {
        line: source.line,
        error: new lib_errors/* ActionError */.lZ(code, {
            happened: `The value for ${describeSource(source)} ${text.happened}.`,
            next: text.next,
            place: placeOfLine(source.line),
        }),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/action/input-table.js
const INPUT_DEFAULTS = {
    command: 'auto',
    'service-key': '',
    'client-certificate': '',
    'private-key': '',
    passphrase: '',
    'payload-private-key': '',
    authentication: 'auto',
    'ca-certificates': '',
    'pem-files': 'false',
    'timeout-seconds': '30',
    'max-retries': '4',
    'requests-per-second': 'auto',
    'expiry-warning-days': '14',
    'fail-if-expires-within-days': '',
    'dry-run': 'false',
    summary: 'true',
    connect: 'true',
    namespace: '',
    credentials: '',
    'credentials-file': '',
    'export-env': 'false',
    'env-prefix': '',
    'dotenv-file': '',
    'files-dir': '',
    'on-missing': 'error',
    'min-mask-length': '4',
    'short-values': 'error',
    'output-json': 'false',
    artifacts: '',
    package: '',
    'create-package': 'true',
    parameters: '',
    'unlisted-parameters': 'keep',
    deploy: 'changed',
    'on-draft': 'error',
    concurrency: '4',
    'wait-timeout-seconds': '600',
    rollback: 'false',
    'changed-since': '',
    'github-environment': '',
    'pull-request-comment': 'false',
    'github-token': '${{ github.token }}',
};
const COMMANDS = ['fetch', 'deploy', 'check'];
const FETCH_INPUTS = [
    ...['credentials', 'credentials-file', 'export-env', 'env-prefix', 'dotenv-file', 'files-dir'],
    ...['on-missing', 'min-mask-length', 'short-values', 'output-json'],
];
const DEPLOY_INPUTS = [
    ...['artifacts', 'package', 'create-package', 'parameters', 'unlisted-parameters', 'deploy'],
    ...['on-draft', 'concurrency', 'wait-timeout-seconds', 'rollback', 'changed-since'],
    ...['github-environment', 'pull-request-comment'],
];
function listUsers(input) {
    if (FETCH_INPUTS.includes(input))
        return ['fetch'];
    if (DEPLOY_INPUTS.includes(input))
        return ['deploy'];
    if (input === 'namespace' || input === 'payload-private-key')
        return ['fetch', 'check'];
    return input === 'connect' ? ['check'] : COMMANDS;
}
const OUTPUT_NAMES = [
    'manifest',
    'missing',
    'credentials-json',
    'dotenv-path',
    'report',
    'changed',
    'endpoints',
    'matrix',
    'deployment-id',
    'service',
    'key-type',
    'url',
    'token-url',
    'client-id',
    'certificate-fingerprints',
    'public-key-fingerprint',
    'payload-key-fingerprints',
    'repairs',
    'warnings',
    'certificate-path',
    'private-key-path',
    'expires-at',
    'days-left',
    'error-code',
];
const EMPTY_OUTPUTS = {
    fetch: { manifest: '[]', missing: '' },
    deploy: { report: '[]', changed: 'false', endpoints: '{}', matrix: '{"include":[]}', 'deployment-id': '' },
    check: {
        service: '',
        'key-type': '',
        url: '',
        'token-url': '',
        'client-id': '',
        'certificate-fingerprints': '[]',
        'public-key-fingerprint': '',
        'payload-key-fingerprints': '{}',
        repairs: '[]',
        warnings: '[]',
    },
};
const RESERVED_OUTPUTS = OUTPUT_NAMES;

;// CONCATENATED MODULE: ./lib/action/names.js


const REFUSED_VARIABLES = ('PATH PATHEXT HOME ENV BASH_ENV SHELLOPTS IFS PS4 PROMPT_COMMAND LD_* DYLD_* NODE_OPTIONS NODE_PATH ' +
    'NODE_EXTRA_CA_CERTS NODE_TLS_REJECT_UNAUTHORIZED NODE_DEBUG PYTHONPATH PYTHONHOME PYTHONSTARTUP RUBYOPT RUBYLIB ' +
    'PERL5OPT PERL5LIB JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS GIT_SSH GIT_SSH_COMMAND GIT_ASKPASS ' +
    'GIT_EXEC_PATH GIT_CONFIG* HTTP_PROXY HTTPS_PROXY ALL_PROXY NO_PROXY SSL_CERT_FILE SSL_CERT_DIR COMSPEC ' +
    'PSMODULEPATH GITHUB_* RUNNER_* ACTIONS_* INPUT_* STATE_*').split(' ');
function checkNames(lines, rules) {
    return [
        ...findRepeated(lines, ({ outputName }) => outputName, 'the NAME'),
        ...findRepeated(lines.filter(isFile), fileNameOf, 'the file name'),
        ...lines.filter(isReserved).map(({ line, outputName }) => ({
            line,
            message: `the NAME "${outputName}" is an output of this action; choose another one, as in "MY_${outputName.toUpperCase()} = …"`,
        })),
        ...lines.flatMap((named) => checkVariable(named, rules)),
    ];
}
function fileNameOf({ outputName, reference: { options } }) {
    return options.file?.name ?? outputName;
}
function isFile({ reference: { options } }) {
    return options.file !== undefined;
}
function isReserved({ outputName }) {
    return RESERVED_OUTPUTS.includes(outputName.toLowerCase());
}
function findRepeated(lines, nameOf, what) {
    const firstByName = new Map();
    const faults = [];
    for (const named of lines) {
        const name = nameOf(named);
        const first = firstByName.get(name.toLowerCase());
        if (first === undefined)
            firstByName.set(name.toLowerCase(), named);
        else
            faults.push({
                line: named.line,
                message: `${what} "${name}" is already taken by ${describeLine(first.line)} (upper and lower case do not count)`,
            });
    }
    return faults;
}
function checkVariable({ outputName, line }, { variablePrefix }) {
    if (variablePrefix === undefined)
        return [];
    const variable = variablePrefix + outputName;
    if (!isRefusedVariable(variable))
        return [];
    return [
        {
            line,
            message: `the environment variable "${variable}" could take over later steps; choose another NAME, or set "env-prefix"`,
        },
    ];
}
function isRefusedVariable(variable) {
    const name = variable.toUpperCase();
    return REFUSED_VARIABLES.some((refused) => refused.endsWith('*') ? name.startsWith(refused.slice(0, -1)) : name === refused);
}

;// CONCATENATED MODULE: ./lib/action/hand-over.js





function prepareHandOver(deliveries, settings, writer) {
    const filesDir = settings.filesDir ?? external_node_path_.join(writer.temporary, `btp-mtls-action-${(0,external_node_crypto_.randomUUID)()}`);
    const items = deliveries.flatMap((delivery) => toHandedOver(delivery, filesDir));
    const files = [...items.flatMap(({ file }) => file ?? []), ...buildDotenvFile(items, settings)];
    writer.check(files);
    return { items, files };
}
function handOver({ items, files }, settings, { runner, writer }) {
    writer.write(files);
    if (settings.exportEnv)
        for (const { name, text } of items)
            runner.exportVariable(settings.variablePrefix + name, text);
    return buildOutputs(items, settings);
}
function toHandedOver({ outputName, outcome, source }, filesDir) {
    if (outcome.status === 'missing')
        return [];
    const { reference, line } = source;
    if (reference.options.file === undefined)
        return [{ name: outputName, text: outcome.content.toString(), file: undefined }];
    const file = external_node_path_.join(filesDir, fileNameOf({ outputName, reference, line }));
    return [{ name: outputName, text: file, file: { path: file, content: outcome.content } }];
}
function buildDotenvFile(items, settings) {
    if (settings.dotenvFile === undefined)
        return [];
    const { dotenvFile, variablePrefix } = settings;
    const lines = items.map(({ name, text, file }) => {
        const line = renderDotenvLine(variablePrefix + name, text);
        if (line !== undefined && file?.path !== dotenvFile)
            return line;
        throw new lib_errors/* ActionError */.lZ('FILE_REFUSED', {
            happened: `The file for ${name} could not stand beside the dotenv file: its path is the same, or has signs that a dotenv file cannot hold.`,
            next: 'Choose another "files-dir" or "dotenv-file".',
        });
    });
    return [{ path: dotenvFile, content: lines.join('') }];
}
function buildOutputs(items, settings) {
    const values = items.map(({ name, text }) => [name, text]);
    return new Map([
        ...values,
        ...(settings.outputJson
            ? [['credentials-json', JSON.stringify(Object.fromEntries(values))]]
            : []),
        ...(settings.dotenvFile === undefined ? [] : [['dotenv-path', settings.dotenvFile]]),
    ]);
}

// EXTERNAL MODULE: ./lib/keys/client-identity.js + 1 modules
var client_identity = __nccwpck_require__(3841);
;// CONCATENATED MODULE: ./lib/action/pem-files.js




function preparePemFiles(binding, { temporary }) {
    const identity = 'identity' in binding ? binding.identity : undefined;
    if (identity === undefined)
        throw new lib_errors/* ActionError */.lZ('PEM_NO_PRIVATE_KEY', {
            happened: 'There was no pair of certificate and private key to write to files.',
            next: 'Give both in "client-certificate" and "private-key", or set "pem-files: false".',
        });
    const folder = external_node_path_.join(temporary, `btp-mtls-action-${(0,external_node_crypto_.randomUUID)()}`);
    const certificatePath = external_node_path_.join(folder, 'client-certificate.pem');
    const privateKeyPath = external_node_path_.join(folder, 'client-key.pem');
    return {
        files: [
            { path: certificatePath, content: (0,client_identity/* renderChain */.EI)(identity) },
            { path: privateKeyPath, content: (0,client_identity/* renderPrivateKey */.Tc)(identity).reveal() },
        ],
        outputs: new Map([
            ['certificate-path', certificatePath],
            ['private-key-path', privateKeyPath],
        ]),
    };
}
function writePemFiles(binding, writer) {
    const { files, outputs } = preparePemFiles(binding, writer);
    writer.write(files);
    return outputs;
}

;// CONCATENATED MODULE: ./lib/action/fetch-command.js










async function runFetch(config, { runner, writer }, clock) {
    if (!config.dryRun)
        requireCommandFiles(config, runner);
    const connection = (0,connect/* connectCredentialStore */.DV)(config, { clock, onToken: (0,delivery_masks/* maskToken */.gg)(runner) });
    try {
        const expansion = await expand(config, connection.client);
        const plan = await fetchAll(config, connection.client, expansion);
        for (const delivery of plan.deliveries)
            runner.mask((0,delivery_masks/* listDeliveryMasks */.AA)(delivery, config.fetch));
        throwFailures(config, [
            ...plan.failures,
            ...plan.deliveries.flatMap((one) => checkDeliverable(one, config.fetch)),
        ]);
        const outputs = new Map([
            ...handOverAll(config, plan.deliveries, { runner, writer }),
            ['manifest', renderManifest(plan.deliveries)],
            ['missing', plan.missing.join('\n')],
        ]);
        return { deliveries: plan.deliveries, missing: plan.missing, warnings: plan.warnings, outputs };
    }
    finally {
        await connection.close();
    }
}
function handOverAll(config, deliveries, hands) {
    const { items, files } = prepareHandOver(deliveries, config.fetch, hands.writer);
    if (config.dryRun)
        return new Map();
    const pem = config.pemFiles ? preparePemFiles(config.binding, hands.writer) : undefined;
    const handedOver = handOver({ items, files: [...files, ...(pem?.files ?? [])] }, config.fetch, hands);
    return new Map([...handedOver, ...(pem?.outputs ?? [])]);
}
function requireCommandFiles({ fetch }, runner) {
    const missing = runner.findMissingCommandFile(fetch.exportEnv ? ['GITHUB_OUTPUT', 'GITHUB_ENV'] : ['GITHUB_OUTPUT']);
    if (missing === undefined)
        return;
    throw new lib_errors/* ActionError */.lZ('RUNNER_UNSUPPORTED', {
        happened: `The variable ${missing} named no file, so there was no way to hand values on.`,
        next: 'Run this step on a GitHub Actions runner, or set "dry-run: true" to fetch without handing on.',
    });
}
async function expand({ fetch }, client) {
    const expansion = await expandReferences(client, fetch.lines);
    const writesVariables = fetch.exportEnv || fetch.dotenvFile !== undefined;
    const faults = checkNames(expansion.references, {
        variablePrefix: writesVariables ? fetch.variablePrefix : undefined,
    });
    throwFailures({ fetch }, faults.map(({ line, message }) => ({ line, error: nameFault(line, message) })));
    return expansion;
}
function nameFault(line, message) {
    return new lib_errors/* ActionError */.lZ('INPUT_INVALID', {
        happened: `After the listing, in line ${line.number} of ${line.label}, ${message}.`,
        next: 'Give another prefix before "*" in the NAME; nothing was handed on.',
        place: placeOfLine(line),
    });
}
async function fetchAll({ fetch }, client, expansion) {
    const results = await fetchCredentials(client, expansion.references.map(({ id }) => id));
    return planDeliveries(expansion, results, fetch.onMissing);
}
function throwFailures({ fetch }, failures) {
    if (failures.length > 0)
        throw (0,lib_errors/* combineErrors */.Lt)(sortFailures(failures, fetch.lines));
}
function renderManifest(deliveries) {
    return JSON.stringify(deliveries.map(({ outputName, source: { id }, outcome, credential }) => ({
        name: outputName,
        type: id.type,
        namespace: id.namespace,
        credential: id.name,
        id: credential?.id ?? null,
        modifiedAt: credential?.modifiedAt ?? null,
        status: outcome.status,
    })));
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/action/clean-up.js

const WRITTEN_PATHS_STATE = 'written-paths';
function removeWrittenPaths(state) {
    const { files, folders } = parseState(state);
    const failed = files.filter((file) => !tryTo(() => {
        removeFile(file);
    }));
    for (const folder of folders)
        tryTo(() => {
            fs.rmdirSync(folder);
        });
    return failed.length;
}
function parseState(state) {
    try {
        const parsed = JSON.parse(state);
        const fields = typeof parsed === 'object' ? { ...parsed } : {};
        return { files: readStrings(fields['files']), folders: readStrings(fields['folders']) };
    }
    catch {
        return { files: [], folders: [] };
    }
}
function readStrings(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
function removeFile(file) {
    const stats = fs.lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined)
        return;
    if (stats.isFile())
        overwrite(file);
    fs.unlinkSync(file);
}
function overwrite(file) {
    const descriptor = fs.openSync(file, fs.constants.O_WRONLY | fs.constants.O_NOFOLLOW);
    try {
        const { size } = fs.fstatSync(descriptor);
        fs.writeSync(descriptor, Buffer.alloc(size));
        fs.fsyncSync(descriptor);
    }
    finally {
        fs.closeSync(descriptor);
    }
}
function tryTo(step) {
    try {
        step();
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/action/files.js




function writeSecretFiles(files, options) {
    const moves = files.map((file) => ({
        ...file,
        temporary: external_node_path_.join(external_node_path_.dirname(file.path), `.${(0,external_node_crypto_.randomBytes)(12).toString('hex')}.tmp`),
    }));
    const missing = checkSecretFiles(files, options.trustedRoots);
    options.announce({ files: moves.flatMap((move) => [move.path, move.temporary]), folders: missing });
    try {
        for (const file of files)
            external_node_fs_.mkdirSync(external_node_path_.dirname(file.path), { recursive: true, mode: 0o700 });
        writeAll(moves);
    }
    catch (error) {
        for (const folder of missing)
            removeIfEmpty(folder);
        throw isSystemError(error) ? notWritten(error) : error;
    }
}
function checkSecretFiles(files, trustedRoots) {
    try {
        for (const file of files)
            refuseUnlessReplaceable(file.path);
        const folders = new Set(files.map((file) => external_node_path_.dirname(file.path)));
        const missing = new Set([...folders].flatMap((folder) => listMissingFolders(folder, trustedRoots)));
        return [...missing].toSorted((a, b) => b.length - a.length);
    }
    catch (error) {
        throw isSystemError(error) ? notWritten(error) : error;
    }
}
function removeIfEmpty(folder) {
    try {
        external_node_fs_.rmdirSync(folder);
    }
    catch (error) {
        if (!isSystemError(error))
            throw error;
    }
}
function writeAll(moves) {
    const written = [];
    try {
        for (const { temporary, content } of moves) {
            written.push(temporary);
            external_node_fs_.writeFileSync(temporary, content, { flag: 'wx', mode: 0o600 });
        }
        for (const move of moves) {
            external_node_fs_.renameSync(move.temporary, move.path);
            written.push(move.path);
        }
    }
    catch (error) {
        for (const name of written)
            external_node_fs_.rmSync(name, { force: true });
        throw error;
    }
}
function listMissingFolders(folder, trustedRoots) {
    const missing = [];
    for (let current = folder; !trustedRoots.includes(current); current = external_node_path_.dirname(current)) {
        const stats = external_node_fs_.lstatSync(current, { throwIfNoEntry: false });
        if (stats === undefined)
            missing.push(current);
        else if (!stats.isDirectory())
            throw refused(current, 'is a link or no folder');
        if (current === external_node_path_.dirname(current))
            break;
    }
    return missing;
}
function refuseUnlessReplaceable(file) {
    const stats = external_node_fs_.lstatSync(file, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isFile())
        throw refused(file, 'exists and is a link, a folder or a device');
}
function refused(name, why) {
    return new lib_errors/* ActionError */.lZ('FILE_REFUSED', {
        happened: `No secret was written to "${name}": it ${why}.`,
        next: 'Choose another place in "files-dir" or "dotenv-file", without links on the way.',
    });
}
function isSystemError(error) {
    return Error.isError(error) && 'syscall' in error;
}
function notWritten({ code }) {
    return new lib_errors/* ActionError */.lZ('FILE_REFUSED', {
        happened: `A file with a secret could not be written (${code ?? 'unknown'}), so none was kept.`,
        next: 'Check the rights and the free space of the folder in "files-dir" or "dotenv-file".',
    });
}

;// CONCATENATED MODULE: ./lib/action/file-writer.js




function createFileWriter(runner) {
    const temporary = external_node_path_.resolve(runner.readVariable('RUNNER_TEMP') ?? (0,external_node_os_.tmpdir)());
    const trustedRoots = [temporary, external_node_path_.resolve(runner.readVariable('GITHUB_WORKSPACE') ?? '.')];
    let announced = { files: [], folders: [] };
    return {
        temporary,
        check: (files) => checkSecretFiles(files, trustedRoots),
        write: (files) => {
            if (files.length === 0)
                return;
            writeSecretFiles(files, {
                trustedRoots,
                announce: (paths) => {
                    announced = {
                        files: [...announced.files, ...paths.files],
                        folders: [...announced.folders, ...paths.folders],
                    };
                    runner.saveState(WRITTEN_PATHS_STATE, JSON.stringify(announced));
                },
            });
        },
    };
}

// EXTERNAL MODULE: ./lib/secret.js
var secret = __nccwpck_require__(3251);
// EXTERNAL MODULE: ./lib/keys/der.js
var keys_der = __nccwpck_require__(2691);
;// CONCATENATED MODULE: ./lib/keys/der-kind.js

const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
const OID_DATA_PREFIX = '1.2.840.113549.1.7.';
function detectDerKind(der) {
    const element = (0,keys_der/* readElement */.RN)(der);
    if (element?.tag === keys_der/* TAG */.Dk.oid)
        return 'parameters';
    if (element?.tag !== keys_der/* TAG */.Dk.sequence)
        return 'unknown';
    const children = (0,keys_der/* readChildren */.KZ)(element.content);
    if (children === undefined)
        return 'unknown';
    const [first] = children;
    if (first?.tag === keys_der/* TAG */.Dk.integer)
        return detectByVersion(children);
    if (first?.tag === keys_der/* TAG */.Dk.oid)
        return (0,keys_der/* readOid */.fM)(first) === OID_SIGNED_DATA ? 'pkcs7' : 'unknown';
    return first?.tag === keys_der/* TAG */.Dk.sequence ? detectSigned(first, children) : 'unknown';
}
function detectByVersion(children) {
    const version = (0,keys_der/* readInteger */.JI)(children[0]);
    const tags = children.map(({ tag }) => tag);
    if (tags.every((tag) => tag === keys_der/* TAG */.Dk.integer)) {
        if (children.length === 9)
            return 'pkcs1';
        if (children.length === 6)
            return 'dsa';
        return children.length === 2 ? 'pkcs1-public-key' : 'unknown';
    }
    if (version === 1 && tags[1] === keys_der/* TAG */.Dk.octetString)
        return 'sec1';
    if ((version === 0 || version === 1) && tags[1] === keys_der/* TAG */.Dk.sequence && tags[2] === keys_der/* TAG */.Dk.octetString)
        return 'pkcs8';
    const isStore = version === 3 && tags[1] === keys_der/* TAG */.Dk.sequence;
    return isStore && firstOid(children[1])?.startsWith(OID_DATA_PREFIX) === true ? 'pkcs12' : 'unknown';
}
function detectSigned(first, children) {
    const second = children[1]?.tag;
    if (children.length === 2 && firstOid(first) !== undefined) {
        if (second === keys_der/* TAG */.Dk.bitString)
            return 'public-key';
        return second === keys_der/* TAG */.Dk.octetString ? 'encrypted-pkcs8' : 'unknown';
    }
    if (children.length !== 3 || second !== keys_der/* TAG */.Dk.sequence || children[2]?.tag !== keys_der/* TAG */.Dk.bitString)
        return 'unknown';
    return detectToBeSigned((0,keys_der/* readChildren */.KZ)(first.content) ?? []);
}
function detectToBeSigned(fields) {
    const tags = fields.map(({ tag }) => tag);
    const isVersioned = tags[0] === keys_der/* TAG */.Dk.context0 || (tags[0] === keys_der/* TAG */.Dk.integer && tags[1] === keys_der/* TAG */.Dk.sequence);
    if (tags[0] === keys_der/* TAG */.Dk.integer && tags.length <= 4 && tags[2] === keys_der/* TAG */.Dk.sequence) {
        const isRequest = firstOid((0,keys_der/* readChildren */.KZ)(fields[2]?.content ?? Buffer.alloc(0))?.[0]) !== undefined;
        if (isRequest)
            return 'certificate-request';
    }
    if (isVersioned && tags.length >= 6)
        return 'certificate';
    return tags.length >= 3 ? 'certificate-list' : 'unknown';
}
function firstOid(element) {
    if (element?.tag !== keys_der/* TAG */.Dk.sequence)
        return undefined;
    return (0,keys_der/* readOid */.fM)((0,keys_der/* readChildren */.KZ)(element.content)?.[0]);
}
function detectFileKind(bytes) {
    const start = bytes.subarray(0, 4).toString('hex');
    if (start === 'feedfeed')
        return 'jks';
    if (start === 'cececece')
        return 'jceks';
    if (start === '504b0304')
        return 'zip';
    if (start === '6b796368')
        return 'keychain';
    if (start.startsWith('1f8b'))
        return 'gzip';
    return bytes.subarray(0, 15).toString('latin1') === 'openssh-key-v1\0' ? 'openssh' : undefined;
}

;// CONCATENATED MODULE: ./lib/keys/der-symbols.js


const LARGEST_DER = 512 * 1024;
function takeDer(symbols) {
    const total = announcedLength(symbols);
    if (total === undefined)
        return { kind: 'not-der' };
    const needed = countSymbols(total);
    if (symbols.length < needed)
        return { kind: 'short' };
    const der = Buffer.from(symbols.slice(0, needed), 'base64').subarray(0, total);
    return { kind: 'whole', der, rest: symbols.slice(needed) };
}
function announcedLength(symbols) {
    const head = Buffer.from(symbols.slice(0, 8), 'base64');
    if (head[0] !== 0x30 && head[0] !== 0x06)
        return undefined;
    const total = (0,keys_der/* readTotalLength */.jL)(head);
    return total !== undefined && total >= 8 && total <= LARGEST_DER ? total : undefined;
}
function countSymbols(octets) {
    return Math.ceil((octets * 4) / 3);
}
function findBareDer(text) {
    const found = [];
    let isCut = false;
    let budget = text.length * 4;
    let at = nextStart(text, 0);
    while (at >= 0 && budget > 0) {
        const taken = collect(text, at);
        budget -= taken.cost;
        if (taken.kind === 'short')
            isCut = true;
        if (taken.kind === 'whole')
            found.push(taken);
        const isGlued = taken.kind === 'whole' && text[taken.end] === 'M';
        at = isGlued ? taken.end : nextStart(text, taken.kind === 'whole' ? taken.end : at + 1);
    }
    return { found, isCut };
}
function nextStart(text, from) {
    const starts = /(?<![A-Za-z0-9+/_-])M[A-Za-z][A-Za-z0-9+/_-]{6}/g;
    starts.lastIndex = from;
    return starts.exec(text)?.index ?? -1;
}
const SEPARATORS = /[\s"'`,;|>\\]+/y;
const der_symbols_SYMBOLS = /[A-Za-z0-9+/_-]{1,65536}/y;
function collect(text, start) {
    const pieces = [];
    let length = 0;
    let at = start;
    let needed = 8;
    let isKnown = false;
    for (;;) {
        der_symbols_SYMBOLS.lastIndex = at;
        const piece = der_symbols_SYMBOLS.exec(text)?.[0];
        if (piece === undefined)
            break;
        pieces.push(piece);
        length += piece.length;
        at += piece.length;
        if (!isKnown && length >= 8) {
            const total = announcedLength(toStandard(pieces.join('')));
            if (total === undefined || total < 40)
                return { kind: 'not-der', cost: length };
            needed = countSymbols(total);
            isKnown = true;
        }
        if (isKnown && length >= needed)
            break;
        SEPARATORS.lastIndex = at;
        const gap = SEPARATORS.exec(text)?.[0] ?? '';
        if (gap === '')
            break;
        at += gap.length;
    }
    if (!isKnown)
        return { kind: 'not-der', cost: length };
    if (length < needed)
        return { kind: 'short', cost: length };
    const excess = length - needed;
    const taken = takeDer(toStandard(pieces.join('').slice(0, needed)));
    if (taken.kind !== 'whole' || detectDerKind(taken.der) === 'unknown')
        return { kind: 'not-der', cost: length };
    const padding = excess === 0 ? (/^={0,2}/.exec(text.slice(at, at + 2))?.[0].length ?? 0) : 0;
    return {
        kind: 'whole',
        der: taken.der,
        start,
        end: at - excess + padding,
        isWrapped: pieces.length > 1,
        cost: length,
    };
}
function toStandard(symbols) {
    return symbols.replaceAll('-', '+').replaceAll('_', '/');
}

;// CONCATENATED MODULE: ./lib/keys/body.js


function decodeBody(text) {
    if (text.trim() === '')
        return { kind: 'empty' };
    for (const read of READINGS) {
        const reading = read(text);
        const ders = reading === undefined ? undefined : takeAll(reading.symbols);
        if (reading !== undefined && ders !== undefined)
            return {
                kind: 'der',
                ders: ders.list,
                repairs: [...reading.repairs, ...(ders.hasTrustData ? ['trust-data'] : [])],
            };
    }
    return explain(text);
}
const READINGS = [
    readSymbols,
    readQuotedPrintable,
    readLostBackslashes,
    (text) => readBlanksAsPlus(text, 'all'),
    (text) => readBlanksAsPlus(text, 'inside-lines'),
    (text) => readBlanksAsPlus(text, 'off-the-period'),
];
function readSymbols(text) {
    const symbols = text.replaceAll(/[^A-Za-z0-9+/_-]+/g, '');
    const repairs = [];
    if (/[^A-Za-z0-9+/=_\-\s]/.test(text))
        repairs.push('separators');
    if (/[_-]/.test(symbols))
        repairs.push('base64url');
    if (!isCanonical(text))
        repairs.push('line-breaks');
    if (isPaddingOff(text, symbols.length))
        repairs.push('padding');
    return { symbols: toStandard(symbols), repairs };
}
function isCanonical(text) {
    return /^\n(?:[^\s]{64}\n)*[^\s]{1,64}\n$/.test(text);
}
function isPaddingOff(text, symbols) {
    const signs = text.replaceAll(/[^=]+/g, '').length;
    return signs !== (4 - (symbols % 4)) % 4;
}
function readQuotedPrintable(text) {
    if (!/=3D|=[ \t]{0,8}\n/.test(text))
        return undefined;
    const plain = text
        .replaceAll(/=(?:2B|2b)/g, '+')
        .replaceAll(/=(?:2F|2f)/g, '/')
        .replaceAll(/=(?:3D|3d|0D|0A)/g, '');
    const { symbols } = readSymbols(plain.replaceAll('=', ''));
    return { symbols, repairs: ['quoted-printable'] };
}
function readLostBackslashes(text) {
    const body = text.trim();
    const separator = ['rn', 'n'].find((letters) => body.startsWith(letters) && body.endsWith(letters));
    if (separator === undefined)
        return undefined;
    const inner = body.slice(separator.length, body.length - separator.length);
    if (/[^A-Za-z0-9+/=_-]/.test(inner))
        return undefined;
    for (let width = 16; width <= 128; width += 1) {
        const lines = splitEvery(inner, width, separator);
        const symbols = lines?.join('').replaceAll('=', '');
        if (symbols !== undefined && takeAll(toStandard(symbols)) !== undefined)
            return { symbols: toStandard(symbols), repairs: ['lost-backslashes'] };
    }
    return { symbols: toStandard(inner.replaceAll('=', '')), repairs: ['lost-backslashes'] };
}
function splitEvery(text, width, separator) {
    const lines = [];
    for (let at = 0; at < text.length; at += width + separator.length) {
        const end = at + width;
        if (end < text.length && !text.startsWith(separator, end))
            return undefined;
        lines.push(text.slice(at, end));
    }
    return lines;
}
function readBlanksAsPlus(text, which) {
    if (!/[A-Za-z0-9+/] +[A-Za-z0-9+/]/.test(text))
        return undefined;
    const restored = RESTORE[which](text.replaceAll('\r', ''));
    const symbols = restored.replaceAll(/[^A-Za-z0-9+/_-]+/g, '');
    return { symbols: toStandard(symbols), repairs: ['blank-for-plus'] };
}
const RESTORE = {
    all: (text) => stripIndentation(stripEnds(text)).replaceAll(' ', '+'),
    'inside-lines': (text) => text
        .split('\n')
        .map((line) => line.trim().replaceAll(' ', '+'))
        .join(''),
    'off-the-period': (text) => {
        const body = text.startsWith(' ') ? text.slice(1) : text;
        return [...body_splitLines(body, 64)].join('').replaceAll(' ', '+').replace(/\++$/, '');
    },
};
function* body_splitLines(text, width) {
    for (let at = 0; at < text.length; at += width + 1)
        yield text.slice(at, at + width);
}
function stripEnds(text) {
    return text.replace(/^[\n\t]+/, '').replace(/[\n\t]+$/, '');
}
function stripIndentation(text) {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const blanks = Math.min(...lines.map((line) => /^ */.exec(line)?.[0].length ?? 0));
    return lines.length < 2 ? text : lines.map((line) => line.slice(blanks)).join('\n');
}
function takeAll(symbols) {
    const list = [];
    let rest = symbols;
    while (rest !== '') {
        const taken = takeDer(rest);
        if (taken.kind !== 'whole')
            return list.length === 1 ? takeTrusted(symbols) : undefined;
        list.push(taken.der);
        rest = taken.rest;
    }
    return list.length === 0 ? undefined : { list, hasTrustData: false };
}
function takeTrusted(symbols) {
    const bytes = Buffer.from(symbols, 'base64');
    const certificate = (0,keys_der/* readElement */.RN)(bytes);
    const trust = certificate === undefined ? undefined : (0,keys_der/* readElement */.RN)(bytes.subarray(certificate.raw.length));
    if (certificate?.tag !== 0x30 || trust?.tag !== 0x30)
        return undefined;
    if (certificate.raw.length + trust.raw.length !== bytes.length)
        return undefined;
    return { list: [certificate.raw], hasTrustData: true };
}
function explain(text) {
    const { symbols, repairs } = readSymbols(text);
    const total = announcedLength(symbols);
    if (total !== undefined)
        return { kind: symbols.length < countSymbols(total) && !hasForeignSigns(text) ? 'truncated' : 'corrupt' };
    const isStrict = /^[A-Za-z0-9+/=_\-\s]*$/.test(text) && symbols.length >= 8;
    return isStrict ? { kind: 'bytes', bytes: Buffer.from(symbols, 'base64'), repairs } : { kind: 'corrupt' };
}
function hasForeignSigns(text) {
    return /[^A-Za-z0-9+/=_\-\s"'`,;|>\\]/.test(text);
}

;// CONCATENATED MODULE: ./lib/keys/boundaries.js
const LABELS = [
    'CERTIFICATE',
    'X509 CERTIFICATE',
    'TRUSTED CERTIFICATE',
    'CERTIFICATE REQUEST',
    'NEW CERTIFICATE REQUEST',
    'X509 CRL',
    'PRIVATE KEY',
    'RSA PRIVATE KEY',
    'EC PRIVATE KEY',
    'DSA PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'PUBLIC KEY',
    'RSA PUBLIC KEY',
    'EC PARAMETERS',
    'DH PARAMETERS',
    'PKCS7',
    'CMS',
    'PKCS12',
    'PGP PRIVATE KEY BLOCK',
    'PGP PUBLIC KEY BLOCK',
    'SSH2 PUBLIC KEY',
    'SSH2 ENCRYPTED PRIVATE KEY',
];
const CANONICAL = new Map(LABELS.map((label) => [label.replaceAll(' ', ''), label]));
const LONGEST_LABEL = 48;
const MOST_DASHES = 128;
const MOST_WORDS = 10_000;
function findBoundaries(text) {
    const found = [];
    let words = 0;
    for (const { index } of text.matchAll(/BEGIN|END/gi)) {
        words += 1;
        if (words > MOST_WORDS)
            break;
        const boundary = readBoundary(text, index);
        if (boundary !== undefined && boundary.start >= (found.at(-1)?.start ?? -1))
            found.push(boundary);
    }
    const all = [...found, ...findMisspelt(text, found)].toSorted((a, b) => a.start - b.start);
    return trimOverlaps(all);
}
function readBoundary(text, index) {
    const kind = /[bB]/.test(text[index] ?? '') ? 'begin' : 'end';
    const wordEnd = index + (kind === 'begin' ? 5 : 3);
    const left = countDashesBefore(text, index);
    const words = /^[ \t\r\n+_]{0,4}([A-Za-z0-9][A-Za-z0-9 \t\r\n+_.]{1,60})?/.exec(text.slice(wordEnd, wordEnd + 80));
    const written = words?.[1] ?? '';
    const labelStart = wordEnd + (words?.[0].length ?? 0) - written.length;
    const right = countDashesAfter(text, labelStart + written.length);
    const label = chooseLabel(written, { left: left.count, right: right.count, isLineStart: left.isLineStart });
    if (label === undefined)
        return undefined;
    const end = label.isWhole ? right.end : labelStart + label.length;
    return {
        kind,
        label: label.name,
        start: left.start,
        end,
        repairs: judgeBoundary(text.slice(left.start, end), { kind, label: label.name }),
    };
}
function chooseLabel(written, { left, right, isLineStart }) {
    const compact = written.replaceAll(/[\s+_]/g, '').toUpperCase();
    const known = CANONICAL.get(compact);
    if (known !== undefined && (left > 0 || right > 0 || isLineStart))
        return { name: known, length: written.length, isWhole: right > 0 };
    if (left >= 2 && right >= 2 && compact.length >= 2 && written.trim().length <= LONGEST_LABEL)
        return { name: spaceLabel(written), length: written.length, isWhole: true };
    return left > 0 ? findLabelPrefix(written) : undefined;
}
function findLabelPrefix(written) {
    const upper = written.replaceAll(/[\t\r\n+_]/g, ' ').toUpperCase();
    const name = LABELS.filter((label) => upper.startsWith(label)).toSorted((a, b) => b.length - a.length)[0];
    return name === undefined ? undefined : { name, length: name.length, isWhole: false };
}
function spaceLabel(written) {
    return written
        .trim()
        .replaceAll(/[\s+_]+/g, ' ')
        .toUpperCase();
}
function countDashesBefore(text, index) {
    let start = index;
    let count = 0;
    const limit = Math.max(0, index - MOST_DASHES);
    for (let at = index - 1; at >= limit && /[- \t]/.test(text[at] ?? ''); at -= 1)
        if (text[at] === '-') {
            count += 1;
            start = at;
        }
    const isLineStart = start === 0 || /[\r\n]/.test(text[start - 1] ?? '') || /^[ \t]*$/.test(lineBefore(text, start));
    return { count, start, isLineStart };
}
function lineBefore(text, index) {
    const window = text.slice(Math.max(0, index - 40), index);
    return window.slice(Math.max(window.lastIndexOf('\n'), window.lastIndexOf('\r')) + 1);
}
function countDashesAfter(text, index) {
    let end = index;
    let count = 0;
    const limit = Math.min(text.length, index + MOST_DASHES);
    for (let at = index; at < limit && /[- \t]/.test(text[at] ?? ''); at += 1)
        if (text[at] === '-') {
            count += 1;
            end = at + 1;
        }
    return { count, end };
}
function judgeBoundary(written, { kind, label }) {
    const right = `${kind.toUpperCase()} ${label}`;
    const words = written.replaceAll(/^[- \t]+|[- \t]+$/g, '');
    const repairs = [];
    if (words.toUpperCase() !== words)
        repairs.push('boundary-case');
    if (words.toUpperCase() !== right)
        repairs.push('boundary-blanks');
    if (/^-+[ \t]|[ \t]-+$/.test(written))
        repairs.push('boundary-blanks');
    const dashes = written.replaceAll(/[^-]/g, '').length;
    if (dashes !== 10 && dashes !== 15)
        repairs.push('boundary-dashes');
    return repairs;
}
const KEY_WORDS = /CERT|KEY|PKCS|PARAM/i;
function findMisspelt(text, found) {
    const misspelt = [];
    let next = 0;
    for (const match of text.matchAll(/-{2}([A-Za-z][A-Za-z0-9 ]{3,50})-{2}/g)) {
        const [whole, words = ''] = match;
        while ((found[next]?.end ?? Infinity) <= match.index)
            next += 1;
        const isKnown = (found[next]?.start ?? Infinity) < match.index + whole.length;
        if (isKnown || !KEY_WORDS.test(words))
            continue;
        const left = countDashesBefore(text, match.index + 2);
        const right = countDashesAfter(text, match.index + 2 + words.length);
        misspelt.push({
            kind: /^E/i.test(words) ? 'end' : 'begin',
            label: spaceLabel(words.replace(/^\w{2,6} /, '')),
            start: left.start,
            end: right.end,
            repairs: ['boundary-restored'],
        });
        if (misspelt.length >= 64)
            break;
    }
    return misspelt;
}
function trimOverlaps(boundaries) {
    let end = 0;
    return boundaries.map((boundary) => {
        const start = Math.max(boundary.start, end);
        ({ end } = boundary);
        return { ...boundary, start };
    });
}

;// CONCATENATED MODULE: ./lib/keys/encrypted-pem.js
const HEADERS = /^\s*Proc-Type[ \t]{0,8}:\s{0,8}4\s{0,8},\s{0,8}ENCRYPTED\s{0,80}DEK-Info[ \t]{0,8}:\s{0,8}([A-Z0-9-]{3,20}?)\s{0,8},\s{0,8}(?=[0-9A-F])/i;
function countDigits(cipher) {
    return /^DES/i.test(cipher) ? 16 : 32;
}
function readEncryptedPem(body, label) {
    const match = HEADERS.exec(body.slice(0, 600));
    const cipher = match?.[1]?.toUpperCase();
    if (match === null || cipher === undefined)
        return undefined;
    const digits = countDigits(cipher);
    const vector = body.slice(match[0].length, match[0].length + digits).toUpperCase();
    if (!/^[0-9A-F]+$/.test(vector) || vector.length !== digits)
        return undefined;
    const symbols = body.slice(match[0].length + digits).replaceAll(/[^A-Za-z0-9+/]+/g, '');
    const padding = '='.repeat((4 - (symbols.length % 4)) % 4);
    return [
        `-----BEGIN ${label}-----`,
        'Proc-Type: 4,ENCRYPTED',
        `DEK-Info: ${cipher},${vector}`,
        '',
        ...((symbols + padding).match(/.{1,64}/g) ?? []),
        `-----END ${label}-----`,
        '',
    ].join('\n');
}

;// CONCATENATED MODULE: ./lib/keys/blocks.js




function readBlocks(text) {
    const boundaries = findBoundaries(text);
    const reader = new BlockReader(text);
    let position = 0;
    for (let index = 0; index < boundaries.length; index += 1) {
        const boundary = boundaries[index];
        if (boundary === undefined)
            break;
        const gap = text.slice(position, boundary.start);
        if (boundary.kind === 'end') {
            reader.readLostBegin(gap, boundary);
            position = boundary.end;
            continue;
        }
        reader.readGap(gap);
        const next = boundaries[index + 1];
        const body = text.slice(boundary.end, next?.start ?? text.length);
        if (next?.kind === 'end') {
            reader.readArmoured(body, boundary, next);
            index += 1;
        }
        else
            reader.readLostEnd(body, boundary);
        position = next?.kind === 'end' ? next.end : boundary.end + body.length;
    }
    reader.readGap(text.slice(position));
    return { ...reader.result(), hasBoundaries: boundaries.length > 0 };
}
class BlockReader {
    #blocks = [];
    #faults = [];
    #repairs = [];
    #isWholeText;
    constructor(text) {
        this.#isWholeText = !/BEGIN|END/i.test(text);
    }
    result() {
        return { blocks: this.#blocks, faults: this.#faults, repairs: this.#repairs };
    }
    readArmoured(body, begin, end) {
        const { label } = begin;
        this.#repairs.push(...begin.repairs, ...end.repairs);
        if (label !== end.label)
            this.#repairs.push('label-corrected');
        if (isPlaceholder(body)) {
            this.#faults.push({ kind: body.trim() === '' ? 'truncated' : 'placeholder', label });
            return;
        }
        const encrypted = readEncryptedPem(body, label);
        if (encrypted !== undefined)
            this.#blocks.push({ kind: 'encrypted', label, pem: encrypted });
        else
            this.#readBody(body, label);
    }
    #readBody(text, label) {
        const body = decodeBody(stripHeaders(text));
        if (body.kind === 'der' || body.kind === 'bytes')
            this.#repairs.push(...body.repairs);
        if (body.kind === 'der')
            this.#blocks.push(...body.ders.map((der) => ({ kind: 'der', label, der })));
        else if (body.kind === 'bytes')
            this.#blocks.push({ kind: 'bytes', label, bytes: body.bytes });
        else
            this.#faults.push({ kind: body.kind === 'empty' ? 'truncated' : body.kind, label });
    }
    readLostEnd(body, begin) {
        this.#repairs.push(...begin.repairs);
        this.#readUnclosed(body, begin.label);
    }
    readLostBegin(gap, end) {
        this.#repairs.push(...end.repairs);
        this.#readUnclosed(gap, end.label);
    }
    #readUnclosed(text, label) {
        const { found, isCut } = findBareDer(text);
        this.#blocks.push(...found.map(({ der }) => ({ kind: 'der', label, der })));
        if (found.length > 0)
            this.#repairs.push('boundary-restored');
        if (found.length === 0 || isCut)
            this.#faults.push({ kind: 'truncated', label });
    }
    readGap(gap) {
        if (gap.trim() === '')
            return;
        const { found, isCut } = findBareDer(gap);
        this.#blocks.push(...found.map(({ der }) => ({ kind: 'der', label: undefined, der })));
        if (found.length > 0)
            this.#repairs.push('bare-base64');
        if (isCut && this.#isWholeText)
            this.#faults.push({ kind: 'truncated', label: '' });
        if (found.length === 0)
            this.#repairs.push('surrounding-text');
    }
}
function isPlaceholder(body) {
    const words = body.trim();
    if (words === '' || /^[.…*xX\s[\]<>-]+$/.test(words))
        return true;
    return (words.length < 200 &&
        (/^(?:<[^<>]*>|\{\{[^{}]*\}\}|\[[^[\]]*\])$/.test(words) ||
            /^[A-Z]{1,4}[\w+/]{0,12}\s?(?:\.{3}|…)/.test(words)));
}
function stripHeaders(body) {
    const match = /^\n?(?:[ \t]*[A-Za-z][A-Za-z0-9-]{0,40}:[^\n]{0,200}\n){1,10}[ \t]*\n/.exec(body);
    return match === null ? body : `\n${body.slice(match[0].length)}`;
}

;// CONCATENATED MODULE: ./lib/keys/openssh-key.js

const MAGIC = Buffer.from('openssh-key-v1\0', 'latin1');
function readOpensshKey(bytes) {
    try {
        const outer = new Fields(bytes.subarray(MAGIC.length));
        const cipher = outer.readText();
        outer.skip(2);
        if (outer.readNumber() !== 1)
            return { kind: 'corrupt' };
        outer.skip(1);
        if (cipher !== 'none')
            return { kind: 'encrypted' };
        const inner = new Fields(outer.readBytes());
        if (inner.readNumber() !== inner.readNumber())
            return { kind: 'corrupt' };
        return { kind: 'key', key: (0,external_node_crypto_.createPrivateKey)({ key: readJwk(inner), format: 'jwk' }) };
    }
    catch {
        return { kind: 'corrupt' };
    }
}
const CURVES = { nistp256: 'P-256', nistp384: 'P-384', nistp521: 'P-521' };
function readJwk(fields) {
    const type = fields.readText();
    if (type === 'ssh-rsa')
        return readRsa(fields);
    if (type === 'ssh-ed25519') {
        const x = fields.readBytes();
        const seed = fields.readBytes().subarray(0, 32);
        return { kty: 'OKP', crv: 'Ed25519', x: encode(x), d: encode(seed) };
    }
    const curve = fields.readText();
    const point = fields.readBytes();
    const size = (point.length - 1) / 2;
    const d = trimZeros(fields.readBytes());
    return {
        kty: 'EC',
        crv: CURVES[curve] ?? '',
        x: encode(point.subarray(1, 1 + size)),
        y: encode(point.subarray(1 + size)),
        d: encode(Buffer.concat([Buffer.alloc(size - d.length), d])),
    };
}
function readRsa(fields) {
    const [n, e, d, qi, p, q] = [1, 2, 3, 4, 5, 6].map(() => trimZeros(fields.readBytes()));
    const [big, first, second] = [d, p, q].map((part) => BigInt(`0x${part?.toString('hex') ?? ''}`));
    if (big === undefined || first === undefined || second === undefined)
        throw new RangeError('a number is missing');
    return {
        kty: 'RSA',
        n: encode(n),
        e: encode(e),
        d: encode(d),
        p: encode(p),
        q: encode(q),
        qi: encode(qi),
        dp: encodeNumber(big % (first - 1n)),
        dq: encodeNumber(big % (second - 1n)),
    };
}
function encode(bytes) {
    return bytes?.toString('base64url') ?? '';
}
function encodeNumber(value) {
    const hex = value.toString(16);
    return Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex').toString('base64url');
}
function trimZeros(bytes) {
    const start = bytes.findIndex((octet) => octet !== 0);
    return start < 0 ? bytes.subarray(bytes.length) : bytes.subarray(start);
}
class Fields {
    #bytes;
    #at = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    readNumber() {
        const value = this.#bytes.readUInt32BE(this.#at);
        this.#at += 4;
        return value;
    }
    readBytes() {
        const length = this.readNumber();
        if (this.#at + length > this.#bytes.length)
            throw new RangeError('a field is longer than the file');
        const value = this.#bytes.subarray(this.#at, this.#at + length);
        this.#at += length;
        return value;
    }
    readText() {
        return this.readBytes().toString('latin1');
    }
    skip(count) {
        for (let index = 0; index < count; index += 1)
            this.readBytes();
    }
}

// EXTERNAL MODULE: ./lib/keys/pem-faults.js
var pem_faults = __nccwpck_require__(4750);
// EXTERNAL MODULE: ./lib/late-libraries.js + 1 modules
var late_libraries = __nccwpck_require__(7784);
;// CONCATENATED MODULE: ./lib/keys/pkcs12-legacy.js

function decryptRc2(key, vector, bits, data) {
    const forge = (0,late_libraries/* loadForge */.yI)();
    const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), bits);
    cipher.start(vector.toString('latin1'));
    cipher.update(forge.util.createBuffer(data.toString('latin1')));
    if (!cipher.finish())
        throw new RangeError('wrong padding');
    return Buffer.from(cipher.output.getBytes(), 'latin1');
}
function convertBerToDer(ber) {
    try {
        const forge = (0,late_libraries/* loadForge */.yI)();
        const parsed = forge.asn1.fromDer(forge.util.createBuffer(ber.toString('latin1')), false);
        return Buffer.from(forge.asn1.toDer(parsed).getBytes(), 'latin1');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/keys/pbe.js



const MOST_ITERATIONS = { pbkdf2: 1_000_000, pkcs12: 200_000 };
class UnsupportedSchemeError extends Error {
    name = 'UnsupportedSchemeError';
}
function isTooSlow(algorithm) {
    const iterations = (0,keys_der/* readInteger */.JI)((0,keys_der/* readPath */.G7)(algorithm, 1, 0, 1, 1)) ?? (0,keys_der/* readInteger */.JI)((0,keys_der/* readPath */.G7)(algorithm, 1, 1)) ?? 1;
    return iterations > MOST_ITERATIONS.pbkdf2;
}
function decryptWithPassphrase(algorithm, data, passphrase) {
    const oid = (0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(algorithm, 0));
    if (oid === '1.2.840.113549.1.5.13')
        return decryptPbes2(algorithm, data, passphrase);
    const scheme = PKCS12_SCHEMES.get(oid ?? '');
    if (scheme === undefined)
        throw new UnsupportedSchemeError();
    const salt = (0,keys_der/* readPath */.G7)(algorithm, 1, 0)?.content ?? Buffer.alloc(0);
    const iterations = checkIterations((0,keys_der/* readInteger */.JI)((0,keys_der/* readPath */.G7)(algorithm, 1, 1)), 'pkcs12');
    const derive = (id, size) => deriveKey({ hash: 'sha1', id, passphrase, salt, iterations, size });
    return scheme(derive, data);
}
const PKCS12_SCHEMES = new Map([
    [
        '1.2.840.113549.1.12.1.3',
        (derive, data) => decrypt('des-ede3-cbc', derive(1, 24), derive(2, 8), data),
    ],
    [
        '1.2.840.113549.1.12.1.4',
        (derive, data) => decrypt('des-ede3-cbc', repeatFirst(derive(1, 16)), derive(2, 8), data),
    ],
    [
        '1.2.840.113549.1.12.1.5',
        (derive, data) => decryptRc2(derive(1, 16), derive(2, 8), 128, data),
    ],
    [
        '1.2.840.113549.1.12.1.6',
        (derive, data) => decryptRc2(derive(1, 5), derive(2, 8), 40, data),
    ],
]);
function repeatFirst(key) {
    return Buffer.concat([key, key.subarray(0, 8)]);
}
const HASHES = new Map([
    ['1.2.840.113549.2.7', 'sha1'],
    ['1.2.840.113549.2.8', 'sha224'],
    ['1.2.840.113549.2.9', 'sha256'],
    ['1.2.840.113549.2.10', 'sha384'],
    ['1.2.840.113549.2.11', 'sha512'],
]);
const CIPHERS = new Map([
    ['1.2.840.113549.3.7', ['des-ede3-cbc', 24]],
    ['2.16.840.1.101.3.4.1.2', ['aes-128-cbc', 16]],
    ['2.16.840.1.101.3.4.1.22', ['aes-192-cbc', 24]],
    ['2.16.840.1.101.3.4.1.42', ['aes-256-cbc', 32]],
]);
function decryptPbes2(algorithm, data, passphrase) {
    const derivation = (0,keys_der/* readPath */.G7)(algorithm, 1, 0);
    const cipher = CIPHERS.get((0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(algorithm, 1, 1, 0)) ?? '');
    const vector = (0,keys_der/* readPath */.G7)(algorithm, 1, 1, 1)?.content;
    if ((0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(derivation, 0)) !== '1.2.840.113549.1.5.12' ||
        cipher === undefined ||
        vector === undefined)
        throw new UnsupportedSchemeError();
    const salt = (0,keys_der/* readPath */.G7)(derivation, 1, 0)?.content ?? Buffer.alloc(0);
    const iterations = checkIterations((0,keys_der/* readInteger */.JI)((0,keys_der/* readPath */.G7)(derivation, 1, 1)), 'pbkdf2');
    const last = (0,keys_der/* readPath */.G7)(derivation, 1, 3) ?? (0,keys_der/* readPath */.G7)(derivation, 1, 2);
    const said = last?.tag === 0x30 ? (0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(last, 0)) : '1.2.840.113549.2.7';
    const hash = HASHES.get(said ?? '');
    if (hash === undefined)
        throw new UnsupportedSchemeError();
    const [name, keySize] = cipher;
    return decrypt(name, (0,external_node_crypto_.pbkdf2Sync)(Buffer.from(passphrase, 'utf8'), salt, iterations, keySize, hash), vector, data);
}
function decrypt(cipher, key, vector, data) {
    const decipher = (0,external_node_crypto_.createDecipheriv)(cipher, key, vector);
    return Buffer.concat([decipher.update(data), decipher.final()]);
}
function checkIterations(iterations, derivation) {
    if (iterations === undefined || iterations < 1 || iterations > MOST_ITERATIONS[derivation])
        throw new UnsupportedSchemeError();
    return iterations;
}
function deriveKey({ hash, id, passphrase, salt, iterations, size }) {
    const blockSize = /512|384/.test(hash) ? 128 : 64;
    const diversifier = Buffer.alloc(blockSize, id);
    const input = Buffer.concat([
        fillBlocks(salt, blockSize),
        fillBlocks(encodePassphrase(passphrase), blockSize),
    ]);
    const output = [];
    for (let length = 0; length < size;) {
        let digest = (0,external_node_crypto_.createHash)(hash).update(diversifier).update(input).digest();
        for (let round = 1; round < iterations; round += 1)
            digest = (0,external_node_crypto_.createHash)(hash).update(digest).digest();
        output.push(digest);
        length += digest.length;
        addToBlocks(input, fillBlocks(digest, blockSize).subarray(0, blockSize));
    }
    return Buffer.concat(output).subarray(0, size);
}
function encodePassphrase(passphrase) {
    return Buffer.from(`${passphrase}\0`, 'utf16le').swap16();
}
function fillBlocks(bytes, blockSize) {
    if (bytes.length === 0)
        return bytes;
    const size = Math.ceil(bytes.length / blockSize) * blockSize;
    return Buffer.alloc(size, bytes);
}
function addToBlocks(input, filled) {
    for (let start = 0; start < input.length; start += filled.length) {
        let carry = 1;
        for (let at = filled.length - 1; at >= 0; at -= 1) {
            carry += (input[start + at] ?? 0) + (filled[at] ?? 0);
            input[start + at] = carry & 0xff;
            carry >>= 8;
        }
    }
}

;// CONCATENATED MODULE: ./lib/keys/pkcs12.js



function openPkcs12(der, passphrase) {
    const [, content, mac] = (0,keys_der/* readSequence */.sr)(der) ?? [];
    const safe = (0,keys_der/* readPath */.G7)(content, 1, 0);
    if (safe?.tag !== keys_der/* TAG */.Dk.octetString)
        return { kind: 'corrupt' };
    const bytes = joinOctets(safe);
    const isVerified = verifyMac(mac, bytes, passphrase);
    if (isVerified === false)
        return { kind: 'wrong-passphrase' };
    try {
        const bags = ((0,keys_der/* readSequence */.sr)(bytes) ?? []).flatMap((part) => listBags(openPart(part, passphrase)));
        return { kind: 'open', ...sortBags(bags, passphrase) };
    }
    catch (error) {
        if (error instanceof UnsupportedSchemeError)
            return { kind: 'unsupported' };
        return { kind: isVerified === true ? 'corrupt' : 'wrong-passphrase' };
    }
}
function joinOctets(element) {
    if (element.tag === keys_der/* TAG */.Dk.octetString)
        return element.content;
    return Buffer.concat(((0,keys_der/* readChildren */.KZ)(element.content) ?? []).map(({ content }) => content));
}
const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
function openPart(part, passphrase) {
    const type = (0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(part, 0));
    if (type === DATA)
        return (0,keys_der/* readPath */.G7)(part, 1, 0)?.content ?? Buffer.alloc(0);
    const encrypted = (0,keys_der/* readPath */.G7)(part, 1, 0, 1);
    const algorithm = (0,keys_der/* readPath */.G7)(encrypted, 1);
    const data = (0,keys_der/* readPath */.G7)(encrypted, 2);
    if (type !== ENCRYPTED_DATA || algorithm === undefined || data === undefined)
        throw new UnsupportedSchemeError();
    const octets = data.tag === 0x80 ? data.content : joinOctets(data);
    return decryptWithPassphrase(algorithm, octets, passphrase);
}
const BAG_PREFIX = '1.2.840.113549.1.12.10.1.';
const MOST_BAGS = 200;
function listBags(contents, depth = 0) {
    const bags = (0,keys_der/* readSequence */.sr)(contents);
    if (bags === undefined || bags.length > MOST_BAGS)
        throw new RangeError('damaged');
    return bags.flatMap((bag) => {
        const type = (0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(bag, 0))?.replace(BAG_PREFIX, '') ?? '';
        const value = (0,keys_der/* readPath */.G7)(bag, 1, 0);
        if (value === undefined)
            throw new RangeError('damaged');
        return type === '6' && depth < 3 ? listBags(value.raw, depth + 1) : [{ type, value }];
    });
}
function sortBags(bags, passphrase) {
    const certificates = [];
    const keys = [];
    for (const { type, value } of bags) {
        if (type === '1')
            keys.push(value.raw);
        if (type === '2')
            keys.push(openKey(value, passphrase));
        if (type === '3')
            certificates.push((0,keys_der/* readPath */.G7)(value, 1, 0)?.content ?? Buffer.alloc(0));
    }
    return { certificates, keys };
}
function openKey(value, passphrase) {
    const algorithm = (0,keys_der/* readPath */.G7)(value, 0);
    const data = (0,keys_der/* readPath */.G7)(value, 1);
    if (algorithm === undefined || data === undefined)
        throw new RangeError('damaged');
    const key = decryptWithPassphrase(algorithm, data.content, passphrase);
    if ((0,keys_der/* readElement */.RN)(key)?.tag !== keys_der/* TAG */.Dk.sequence)
        throw new RangeError('damaged');
    return key;
}
const pkcs12_HASHES = new Map([
    ['1.3.14.3.2.26', ['sha1', 20]],
    ['2.16.840.1.101.3.4.2.4', ['sha224', 28]],
    ['2.16.840.1.101.3.4.2.1', ['sha256', 32]],
    ['2.16.840.1.101.3.4.2.2', ['sha384', 48]],
    ['2.16.840.1.101.3.4.2.3', ['sha512', 64]],
]);
function verifyMac(mac, data, passphrase) {
    const hash = pkcs12_HASHES.get((0,keys_der/* readOid */.fM)((0,keys_der/* readPath */.G7)(mac, 0, 0, 0)) ?? '');
    const said = (0,keys_der/* readPath */.G7)(mac, 0, 1)?.content;
    const salt = (0,keys_der/* readPath */.G7)(mac, 1)?.content;
    if (hash === undefined || said === undefined || salt === undefined)
        return undefined;
    const [name, size] = hash;
    try {
        const iterations = checkIterations((0,keys_der/* readInteger */.JI)((0,keys_der/* readPath */.G7)(mac, 2)) ?? 1, 'pkcs12');
        const key = deriveKey({ hash: name, id: 3, passphrase, salt, iterations, size });
        const digest = (0,external_node_crypto_.createHmac)(name, key).update(data).digest();
        return digest.length === said.length && (0,external_node_crypto_.timingSafeEqual)(digest, said);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/keys/pkcs7.js

function readPkcs7Certificates(der) {
    const [, wrapped] = (0,keys_der/* readSequence */.sr)(der) ?? [];
    const signedData = (0,keys_der/* readPath */.G7)(wrapped, 0);
    const fields = signedData === undefined ? undefined : (0,keys_der/* readChildren */.KZ)(signedData.content);
    const certificates = fields?.find(({ tag }) => tag === keys_der/* TAG */.Dk.context0);
    if (certificates === undefined)
        return undefined;
    return (0,keys_der/* readChildren */.KZ)(certificates.content)
        ?.filter(({ tag }) => tag === keys_der/* TAG */.Dk.sequence)
        .map(({ raw }) => raw);
}

;// CONCATENATED MODULE: ./lib/keys/key-consistency.js

function isConsistent(key) {
    try {
        if (key.asymmetricKeyType === 'rsa')
            return isConsistentRsa(key.export({ format: 'jwk' }));
        return key.asymmetricKeyType === 'ec' ? isConsistentEc(key.export({ format: 'jwk' })) : true;
    }
    catch {
        return false;
    }
}
function isConsistentRsa(jwk) {
    const [n, e, d, p, q] = [jwk.n, jwk.e, jwk.d, jwk.p, jwk.q].map(toNumber);
    const [dp, dq, qi] = [jwk.dp, jwk.dq, jwk.qi].map(toNumber);
    if (n === undefined || e === undefined || d === undefined || p === undefined || q === undefined)
        return false;
    if (p < 3n || q < 3n || n !== p * q)
        return false;
    const isInverse = (d * e) % (p - 1n) === 1n && (d * e) % (q - 1n) === 1n;
    return isInverse && dp === d % (p - 1n) && dq === d % (q - 1n) && qi !== undefined && (qi * q) % p === 1n;
}
const key_consistency_CURVES = {
    'P-256': 'prime256v1',
    'P-384': 'secp384r1',
    'P-521': 'secp521r1',
    secp256k1: 'secp256k1',
};
function isConsistentEc(jwk) {
    const curve = key_consistency_CURVES[jwk.crv ?? ''];
    if (curve === undefined)
        return true;
    const ecdh = (0,external_node_crypto_.createECDH)(curve);
    ecdh.setPrivateKey(Buffer.from(jwk.d ?? '', 'base64url'));
    const point = ecdh.getPublicKey();
    const said = Buffer.concat([jwk.x, jwk.y].map((part) => Buffer.from(part ?? '', 'base64url')));
    return point.subarray(1).equals(said);
}
function toNumber(part) {
    return part === undefined ? undefined : BigInt(`0x${Buffer.from(part, 'base64url').toString('hex')}`);
}

;// CONCATENATED MODULE: ./lib/keys/private-key.js





function createKey(der, form, what) {
    let key;
    try {
        key = (0,external_node_crypto_.createPrivateKey)({ key: der, format: 'der', type: form });
    }
    catch {
        throw (0,pem_faults/* corruptPem */._O)(what, 'The private key');
    }
    return checkKey(key, what);
}
function checkKey(key, what) {
    if (!isConsistent(key))
        throw (0,pem_faults/* corruptPem */._O)(what, 'The private key (its numbers do not belong together)');
    return key;
}
function isSameKey(one, other) {
    return one.asymmetricKeyType === other.asymmetricKeyType && one.equals(other);
}
function decryptKey(der, context) {
    const algorithm = (0,keys_der/* readPath */.G7)((0,keys_der/* readElement */.RN)(der), 0);
    if (algorithm === undefined)
        throw (0,pem_faults/* corruptPem */._O)(context.what, 'The encrypted private key');
    if (isTooSlow(algorithm))
        throw unsupportedEncryption(context.what);
    return tryPassphrases(context, (passphrase) => {
        try {
            return (0,external_node_crypto_.createPrivateKey)({ key: der, format: 'der', type: 'pkcs8', passphrase });
        }
        catch (error) {
            if (!isUnsupported(error))
                throw error;
        }
        const [, data] = (0,keys_der/* readSequence */.sr)(der) ?? [];
        const plain = decryptWithPassphrase(algorithm, data?.content ?? Buffer.alloc(0), passphrase);
        return (0,external_node_crypto_.createPrivateKey)({ key: plain, format: 'der', type: 'pkcs8' });
    });
}
function decryptPem(pem, context) {
    return tryPassphrases(context, (passphrase) => {
        try {
            return (0,external_node_crypto_.createPrivateKey)({ key: pem, format: 'pem', passphrase });
        }
        catch (error) {
            throw isUnsupported(error) ? new UnsupportedSchemeError() : error;
        }
    });
}
function tryPassphrases(context, open) {
    const passphrases = listPassphrases(context.passphrase);
    if (passphrases.length === 0)
        throw (0,pem_faults/* encryptedKey */.uN)(context.what);
    for (const [index, passphrase] of passphrases.entries()) {
        try {
            return { key: checkKey(open(passphrase), context.what), isPassphraseTrimmed: index > 0 };
        }
        catch (error) {
            if (error instanceof UnsupportedSchemeError)
                throw unsupportedEncryption(context.what);
        }
    }
    throw (0,pem_faults/* wrongPassphrase */.Eq)(context.what);
}
function listPassphrases(passphrase) {
    const given = passphrase?.reveal() ?? '';
    if (given === '')
        return [];
    const trimmed = given.replace(/[\r\n]+$/, '');
    const bare = trimmed.trim();
    const unquoted = bare.replace(/^(["'`])(.*)\1$/s, '$2');
    return [...new Set([given, trimmed, bare, unquoted])].filter((one) => one !== '' && one.length <= 1024);
}
function unsupportedEncryption(what) {
    return (0,pem_faults/* unsupportedKeystore */.iW)(what, 'a private key whose encryption is not supported', 'Encrypt it anew with "openssl pkcs8 -topk8 -v2 aes-256-cbc", or use it without a passphrase.');
}
function isUnsupported(error) {
    const code = Error.isError(error) && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && code.includes('UNSUPPORTED');
}

;// CONCATENATED MODULE: ./lib/keys/recognise.js

const LONGEST_NOTHING = 500;
function detectNothing(text) {
    const trimmed = text.trim();
    if (trimmed === '')
        return 'empty';
    if (trimmed.length > LONGEST_NOTHING)
        return undefined;
    const bare = trimmed.replaceAll(/^[\s\uFEFF\u200B"'`]+|[\s\uFEFF\u200B"'`]+$/g, '');
    if (bare === '')
        return 'empty';
    if (/^\*{3,}$/.test(bare))
        return 'masked';
    return recognise_isPlaceholder(bare) ? 'placeholder' : undefined;
}
function recognise_isPlaceholder(text) {
    if (/^\$\{\{[^{}]*\}\}$|^\{\{[^{}]*\}\}$/.test(text))
        return true;
    if (/^(?:\$[A-Za-z_]\w*|\$\{[A-Za-z_]\w*\}|\$\([\w .-]+\)|%[A-Za-z_]\w*%|\$env:\w+)$/.test(text))
        return true;
    if (/^<[^<>\n]{1,200}>$/.test(text) && !/^<(?:!|\?|html|br|div|p)\b/i.test(text))
        return true;
    return /^(?:x{3,}|\.{3,}|…|-+|_+|todo|tbd|changeme|change[-_ ]me|replace[-_ ]?me|dummy|placeholder|example|your[-_ ].{0,80}|(?:paste|insert|put|enter)[-_ ].{0,80})$/i.test(text);
}
function refuseUnknown(text, what) {
    const nothing = detectNothing(text);
    if (nothing === 'empty')
        return (0,pem_faults/* emptyPem */.wh)(what);
    if (nothing === 'masked')
        return (0,pem_faults/* maskedPem */.Yy)(what);
    if (nothing === 'placeholder')
        return (0,pem_faults/* placeholderPem */.yg)(what);
    const start = text.slice(0, 400).trimStart();
    if (/^PuTTY-User-Key-File/i.test(start))
        return (0,pem_faults/* unsupportedKeystore */.iW)(what, 'a PuTTY key file', 'Export the key from PuTTYgen with "Conversions, Export OpenSSH key", or use the key of the service key.');
    if (/^["'`]?(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}|sk-\S{1,60}) AAAA/.test(start) ||
        /BEGIN SSH2 PUBLIC/i.test(start))
        return (0,pem_faults/* noPrivateKey */.wF)(what, 'a public key for SSH');
    if (/-BEGIN|-END/i.test(text.slice(0, 4000)))
        return (0,pem_faults/* truncatedPem */.jr)(what);
    return (0,pem_faults/* notPem */.MP)(what, describeStart(start));
}
function describeStart(start) {
    if (/^<(?:!doctype|html|\?xml|head|body|form)/i.test(start))
        return 'a web page';
    if (/^[{[]/.test(start))
        return 'JSON without PEM';
    if (/^(?:null|undefined|none|nil|true|false|NaN)$/i.test(start.trim()))
        return 'the word that programs print for a missing value';
    if (/^@?[~.]{0,2}[/\\]|^@|^[A-Za-z]:[\\/]|\.(?:pem|crt|cer|key|p12|pfx|der|jks|json|txt)$/i.test(start.trim()))
        return 'the path of a file instead of its content';
    return 'other text';
}
const CONVERT = 'Convert it with "keytool -importkeystore -deststoretype PKCS12", and store the base64 of the new file.';
function refuseFile(kind, what) {
    switch (kind) {
        case 'jks':
        case 'jceks':
        case 'bcfks':
            return (0,pem_faults/* unsupportedKeystore */.iW)(what, 'a Java key store', CONVERT);
        case 'keychain':
            return (0,pem_faults/* unsupportedKeystore */.iW)(what, 'a macOS keychain', 'Export certificate and key from it as PKCS#12, and store the base64 of that file.');
        case 'gzip':
        case 'zip':
            return (0,pem_faults/* notPem */.MP)(what, 'a compressed file');
        case 'openssh':
        case undefined:
            return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/keys/material-collector.js









const RIGHT_LABELS = {
    certificate: /^(?:X509 |TRUSTED )?CERTIFICATE$/,
    pkcs1: /^RSA PRIVATE KEY$/,
    pkcs8: /^PRIVATE KEY$/,
    sec1: /^EC PRIVATE KEY$/,
    'encrypted-pkcs8': /^ENCRYPTED PRIVATE KEY$/,
    pkcs7: /^PKCS7|CMS$/,
    pkcs12: /^PKCS12$/,
};
class MaterialCollector {
    #context;
    #certificates = new Map();
    #privateKeys = [];
    #publicKeys = [];
    #others = [];
    #repairs = [];
    constructor(context) {
        this.#context = context;
    }
    result() {
        return {
            certificates: [...this.#certificates.values()],
            privateKeys: this.#privateKeys,
            publicKeys: this.#publicKeys,
            others: this.#others,
            repairs: this.#repairs,
        };
    }
    add(block) {
        if (block.kind === 'encrypted')
            this.#addReading(decryptPem(block.pem, this.#context));
        else
            this.addBytes(block.der, block.label);
    }
    addBytes(bytes, label) {
        const file = detectFileKind(bytes);
        if (file === 'openssh') {
            this.#addOpenssh(bytes);
            return;
        }
        const refusal = refuseFile(file, this.#context.what);
        if (refusal !== undefined)
            throw refusal;
        if (label?.startsWith('PGP') === true)
            throw (0,pem_faults/* notPem */.MP)(this.#context.what, 'a key for PGP');
        const isBer = bytes[0] === 0x30 && bytes[1] === 0x80;
        const der = isBer ? convertBerToDer(bytes) : bytes;
        if (der === undefined)
            throw this.#corrupt('The file');
        const kind = detectDerKind(der);
        if (label !== undefined && RIGHT_LABELS[kind]?.test(label) === false)
            this.#repairs.push('label-corrected');
        this.#addDer(der, kind, label);
    }
    #addDer(der, kind, label) {
        const { what } = this.#context;
        switch (kind) {
            case 'certificate':
                this.#addCertificate(der);
                break;
            case 'pkcs1':
            case 'pkcs8':
            case 'sec1':
                this.#addKey(createKey(der, kind, what));
                break;
            case 'encrypted-pkcs8':
                this.#addReading(decryptKey(der, this.#context));
                break;
            case 'pkcs7':
                this.#addPkcs7(der);
                break;
            case 'pkcs12':
                this.#addPkcs12(der);
                break;
            case 'public-key':
            case 'pkcs1-public-key':
                this.#addPublicKey(der, kind === 'public-key' ? 'spki' : 'pkcs1');
                break;
            case 'certificate-request':
                this.#addOther('a certificate request');
                break;
            case 'certificate-list':
                if (label?.includes('CRL') === false)
                    throw this.#corrupt('A certificate');
                this.#addOther('a revocation list');
                break;
            case 'dsa':
                throw (0,pem_faults/* unsupportedKeystore */.iW)(what, 'a DSA key', 'Use a certificate with an RSA or EC key.');
            case 'parameters':
            case 'unknown':
                this.#refuseUnknown(label);
        }
    }
    #refuseUnknown(label) {
        if (label === undefined || label.endsWith('PARAMETERS'))
            return;
        throw this.#corrupt(label.includes('KEY') ? 'The private key' : 'A certificate');
    }
    #addCertificate(der) {
        let certificate;
        try {
            certificate = new external_node_crypto_.X509Certificate(der);
            checkReadable(certificate);
        }
        catch {
            throw this.#corrupt('A certificate');
        }
        if (this.#certificates.has(certificate.fingerprint256))
            this.#repairs.push('duplicates');
        else
            this.#certificates.set(certificate.fingerprint256, certificate);
    }
    #addReading({ key, isPassphraseTrimmed }) {
        if (isPassphraseTrimmed)
            this.#repairs.push('passphrase-trimmed');
        this.#repairs.push('decrypted-key');
        this.#addKey(key);
    }
    #addKey(key) {
        if (this.#privateKeys.some((one) => isSameKey(one, key)))
            this.#repairs.push('duplicates');
        else
            this.#privateKeys.push(key);
    }
    #addPublicKey(der, type) {
        try {
            this.#publicKeys.push((0,external_node_crypto_.createPublicKey)({ key: der, format: 'der', type }));
        }
        catch {
            throw this.#corrupt('The public key');
        }
        this.#addOther('a public key');
    }
    #addOther(words) {
        if (!this.#others.includes(words))
            this.#others.push(words);
    }
    #addPkcs7(der) {
        const certificates = readPkcs7Certificates(der);
        if (certificates === undefined || certificates.length === 0)
            throw this.#corrupt('The PKCS#7 bundle');
        this.#repairs.push('pkcs7');
        for (const one of certificates)
            this.#addCertificate(one);
    }
    #addPkcs12(der) {
        const { what, passphrase } = this.#context;
        const given = listPassphrases(passphrase);
        let failure = 'wrong-passphrase';
        for (const [index, one] of (given.length === 0 ? [''] : given).entries()) {
            const result = openPkcs12(der, one);
            if (result.kind === 'open') {
                this.#repairs.push('pkcs12');
                if (index > 0)
                    this.#repairs.push('passphrase-trimmed');
                for (const key of result.keys)
                    this.#addKey(createKey(key, 'pkcs8', what));
                for (const certificate of result.certificates)
                    this.#addCertificate(certificate);
                return;
            }
            failure = result.kind;
        }
        throw this.#refusePkcs12(failure, given.length > 0);
    }
    #refusePkcs12(kind, hasPassphrase) {
        const { what } = this.#context;
        if (kind === 'corrupt')
            return this.#corrupt('The PKCS#12 file');
        if (kind === 'wrong-passphrase')
            return hasPassphrase ? (0,pem_faults/* wrongPassphrase */.Eq)(what) : (0,pem_faults/* encryptedKey */.uN)(what);
        return (0,pem_faults/* unsupportedKeystore */.iW)(what, 'a PKCS#12 file whose encryption is not supported', 'Export it anew with "openssl pkcs12 -export".');
    }
    #addOpenssh(bytes) {
        const { what, passphrase } = this.#context;
        const opened = readOpensshKey(bytes);
        if (opened.kind === 'encrypted' && passphrase === undefined)
            throw (0,pem_faults/* encryptedKey */.uN)(what);
        if (opened.kind === 'encrypted')
            throw (0,pem_faults/* unsupportedKeystore */.iW)(what, 'an encrypted OpenSSH key', 'Convert it with "ssh-keygen -p -m PKCS8 -f FILE".');
        if (opened.kind === 'corrupt')
            throw this.#corrupt('The OpenSSH key');
        this.#repairs.push('openssh-key');
        this.#addKey(checkKey(opened.key, what));
    }
    #corrupt(which) {
        return (0,pem_faults/* corruptPem */._O)(this.#context.what, which);
    }
}
function checkReadable(certificate) {
    const parts = [certificate.publicKey.type, certificate.subject, certificate.keyUsage];
    const dates = [certificate.validFromDate, certificate.validToDate];
    if (parts.length + dates.length === 0 || dates.some((date) => Number.isNaN(date.getTime())))
        throw new RangeError('a date is damaged');
}

;// CONCATENATED MODULE: ./lib/keys/sieve.js
function makeSieve(rules) {
    const any = new RegExp(`[${rules.map(renderClass).join('')}]`);
    let table;
    return (text) => {
        const first = text.search(any);
        if (first < 0)
            return { text, applied: new Set() };
        table ??= makeTable(rules);
        return sift(text, first, table);
    };
}
function parseRanges(written) {
    return written.split(' ').map((range) => {
        const [from = '', to = from] = range.split('-');
        return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
    });
}
function renderClass({ ranges }) {
    const escape = (code) => `\\u${code.toString(16).padStart(4, '0')}`;
    return ranges.map(([from, to]) => `${escape(from)}-${escape(to)}`).join('');
}
function makeTable(rules) {
    const table = { rules: new Uint8Array(0x10000), codes: new Uint16Array(0x10000) };
    for (const [index, { ranges, replacement }] of rules.entries())
        for (const [from, to] of ranges)
            for (let code = from; code <= to; code += 1) {
                if (table.rules[code] !== 0)
                    continue;
                table.rules[code] = index + 1;
                table.codes[code] = typeof replacement === 'string' ? replacement.charCodeAt(0) : replacement(code);
            }
    const drops = rules.map(({ replacement }) => (replacement === '' ? 1 : 0));
    return { ...table, drops: Uint8Array.of(0, ...drops) };
}
function sift(text, first, { rules, codes, drops }) {
    const isApplied = new Uint8Array(drops.length);
    const isWide = /[^\u0000-\u00FF]/.test(text);
    const units = isWide ? new Uint16Array(text.length - first) : new Uint8Array(text.length - first);
    let end = 0;
    for (let at = first; at < text.length; at += 1) {
        const code = text.charCodeAt(at);
        const rule = rules[code] ?? 0;
        if (rule !== 0) {
            isApplied[rule] = 1;
            if (drops[rule] === 1)
                continue;
        }
        units[end] = rule === 0 ? code : (codes[code] ?? 0);
        end += 1;
    }
    const rest = Buffer.from(units.buffer, 0, end * units.BYTES_PER_ELEMENT);
    return {
        text: text.slice(0, first) + rest.toString(isWide ? 'utf16le' : 'latin1'),
        applied: new Set([...drops.keys()].filter((index) => isApplied[index + 1] === 1)),
    };
}

;// CONCATENATED MODULE: ./lib/keys/characters.js

const INNER_RULES = [
    rule('utf-16', '0'),
    rule('byte-order-mark', 'FEFF FFFE'),
    rule('unicode-line-breaks', '2028 2029 85 B C', '\n'),
    rule('invisible-characters', 'AD 34F 61C 115F 1160 17B4 17B5 180B-180F 200B-200F 202A-202E 2060-206F 3164 FE00-FE0F FFA0'),
];
const VISIBLE_RULES = [
    rule('control-characters', '1-8 E-1F 7F-84 86-9F'),
    rule('unicode-blanks', 'A0 1680 2000-200A 202F 205F 3000', ' '),
];
const PEM_RULES = [
    rule('unicode-dashes', '2010-2015 2043 2212 FE58 FE63 FF0D', '-'),
    rule('full-width-characters', 'FF01-FF5E', (code) => code - 0xfee0),
];
const TERMINAL = /\u001B\[[0-?]{0,32}[ -/]{0,4}[@-~]|\u001B\][^\u0007\u001B]{0,256}(?:\u0007|\u001B\\)|\u001B[()#][0-9A-Z]|\u001B[=>78cDEHMNOZ]|\u009B[0-?]{0,32}[@-~]/g;
const ASCII_TEXT = /^[\t\n\r -~]*$/;
const dropInner = makeCleaner(INNER_RULES);
const cleanAny = makeCleaner([...INNER_RULES, ...VISIBLE_RULES]);
const cleanPem = makeCleaner([...INNER_RULES, ...VISIBLE_RULES, ...PEM_RULES]);
function cleanInvisible(text) {
    return clean(text, cleanAny);
}
function cleanCharacters(text) {
    return clean(text, cleanPem);
}
function clean(text, cleanSigns) {
    if (ASCII_TEXT.test(text))
        return { text, repairs: [] };
    const repairs = [];
    let current = text;
    for (const step of [dropMarks, dropTerminalCodes, cleanSigns]) {
        const result = step(current);
        current = result.text;
        repairs.push(...result.repairs);
    }
    return { text: current, repairs };
}
function dropMarks(text) {
    const wide = text.replace(/^(?:\u00FF\u00FE|\u00FE\u00FF|\uFFFD\uFFFD)(?=\u0000|.\u0000)/, '');
    const mark = /^\u0000*\u00EF\u0000*\u00BB\u0000*\u00BF/.exec(wide)?.[0] ?? '';
    const repairs = [];
    if (wide !== text || mark.includes('\0'))
        repairs.push('utf-16');
    if (mark !== '')
        repairs.push('byte-order-mark');
    return { text: wide.slice(mark.length), repairs };
}
function dropTerminalCodes(text) {
    if (!text.includes('\u001B') && !text.includes('\u009B'))
        return { text, repairs: [] };
    const inner = dropInner(text);
    const plain = inner.text.replaceAll(TERMINAL, '');
    return plain === inner.text ? inner : { text: plain, repairs: [...inner.repairs, 'terminal-codes'] };
}
function makeCleaner(rules) {
    const sieve = makeSieve(rules);
    return (text) => {
        const { text: plain, applied } = sieve(text);
        return { text: plain, repairs: rules.flatMap(({ code }, index) => (applied.has(index) ? [code] : [])) };
    };
}
function rule(code, written, replacement = '') {
    return { code, ranges: parseRanges(written), replacement };
}

;// CONCATENATED MODULE: ./lib/keys/escapes.js

const MAX_ROUNDS = 5;
function decodeEscapes(text) {
    const repairs = [];
    let current = text;
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
        const before = current;
        for (const step of [cleanCharacters, decodeBackslashes, escapes_decodePercent, decodeHtml]) {
            const result = step(current);
            current = result.text;
            repairs.push(...result.repairs);
        }
        if (current === before)
            break;
    }
    return { text: current, repairs };
}
const CONTROL = {
    n: '\n',
    r: '\n',
    t: '\t',
    f: '\n',
    v: '\n',
    '012': '\n',
    '015': '\n',
    '011': '\t',
};
function decodeBackslashes(text) {
    if (!text.includes('\\'))
        return { text, repairs: [] };
    const decoded = text
        .replaceAll(/(?<!\\)\\+r\\+n/g, '\n')
        .replaceAll(/\\+(u\{?[0-9A-Fa-f]{2,6}\}|u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|01[125]|[nrtfv])?/g, decodeBackslash);
    return { text: decoded, repairs: ['escaped-characters'] };
}
function decodeBackslash(_run, escape) {
    if (escape === undefined)
        return '';
    const control = CONTROL[escape];
    if (control !== undefined)
        return control;
    const point = Number.parseInt(escape.replaceAll(/[ux{}]/g, ''), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : '';
}
function escapes_decodePercent(text) {
    if (!/%[0-9A-Fa-f]{2}/.test(text))
        return { text, repairs: [] };
    let decoded = '';
    let from = 0;
    for (const { index } of text.matchAll(/%[0-9A-Fa-f]{2}/g)) {
        if (index < from)
            continue;
        let start = index;
        while (start > from && !/\s/.test(text[start - 1] ?? ''))
            start -= 1;
        const end = index + (/\s|$/.exec(text.slice(index))?.index ?? 0);
        const word = restoreBlanks(text.slice(start, end));
        decoded += text.slice(from, start) + word.replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, decodeOctets);
        from = end;
    }
    return { text: decoded + text.slice(from), repairs: ['url-encoding'] };
}
function restoreBlanks(word) {
    const isForm = /%[0-9A-Fa-f]{2}/.test(word) &&
        !/%20|[/=](?=[A-Za-z0-9%+])/.test(word.replace(/^[\w$:.-]{1,80}=["']?/, ''));
    return isForm ? word.replaceAll('+', ' ') : word;
}
function decodeOctets(octets) {
    return Buffer.from(octets.replaceAll('%', ''), 'hex').toString('utf8');
}
const ENTITIES = {
    quot: '"',
    apos: "'",
    amp: '&',
    lt: '<',
    gt: '>',
    nbsp: ' ',
    plus: '+',
    equals: '=',
    sol: '/',
    lowbar: '_',
    dash: '-',
    hyphen: '-',
    ndash: '-',
    mdash: '-',
    minus: '-',
    shy: '',
    zwnj: '',
    newline: '\n',
    tab: '\t',
    colon: ':',
    comma: ',',
    lbrace: '{',
    lcub: '{',
    rbrace: '}',
    rcub: '}',
    lbrack: '[',
    lsqb: '[',
    rbrack: ']',
    rsqb: ']',
    num: '#',
    excl: '!',
    vert: '|',
    verbar: '|',
    dollar: '$',
    period: '.',
    semi: ';',
    bsol: '\\',
};
const TAGS = /<\/?(?:br|p|div|span|pre|code|samp|tt|td|tr|th|li|ul|ol|table|tbody|font|wbr|b|i|em|strong|a|blockquote|textarea|html|body)(?:\s[^<>]{0,200})?\/?>/gi;
function decodeHtml(text) {
    const decoded = text
        .replaceAll(TAGS, '\n')
        .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, decodeEntity);
    return decoded === text ? { text, repairs: [] } : { text: decoded, repairs: ['html'] };
}
function decodeEntity(whole, decimal, hex, name) {
    if (name !== undefined)
        return ENTITIES[name.toLowerCase()] ?? whole;
    const point = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

;// CONCATENATED MODULE: ./lib/keys/lines.js
const EDGES = {
    boundaries: /-[ \t]{0,4}(?:BEGIN|END)|-{2}[A-Za-z][A-Za-z0-9 ]{3,40}-{2}/i,
    braces: /[{}[\]]/,
};
const STEPS = [
    ['source-code-strings', joinStrings],
    ['line-numbers', stripNumbers],
    ['line-prefixes', stripMarks],
];
const lines_MAX_ROUNDS = 3;
const MOST_LINES = 20_000;
function stripLineMarks(text, edges) {
    if (hasMoreLines(text, MOST_LINES))
        return { text, repairs: [] };
    const repairs = [];
    let current = text;
    for (let round = 0; round < lines_MAX_ROUNDS; round += 1) {
        const before = current;
        for (const [code, step] of STEPS) {
            const next = step(current, edges);
            if (next !== current)
                repairs.push(code);
            current = next;
        }
        if (current === before)
            break;
    }
    return { text: current, repairs };
}
function hasMoreLines(text, limit) {
    let at = -1;
    for (let count = 0; count <= limit; count += 1) {
        at = text.indexOf('\n', at + 1);
        if (at < 0)
            return false;
    }
    return true;
}
function joinStrings(text, edges) {
    if (edges === 'braces' || !/["'`]/.test(text))
        return text;
    return text
        .replaceAll(/["'`][ \t]{0,40}[+.&,\\]?[ \t]{0,40}\n[ \t\n]{0,80}[+.&]?[ \t]{0,40}["'`]/g, '\n')
        .replaceAll(/["'`][ \t]{0,40}[+.&][ \t]{0,40}["'`]/g, '\n');
}
function stripNumbers(text, edges) {
    if (!/\d/.test(text))
        return text;
    const lines = text.split('\n');
    const filled = lines.filter((line) => line.trim() !== '');
    const all = stripNumberLines(filled) ?? stripCounted(filled) ?? stripCounted(trimEmpty(lines));
    if (all !== undefined)
        return all;
    const region = findRegion(lines, edges);
    if (region === undefined)
        return text;
    const { before, inside, after } = region;
    const stripped = stripCounted(inside.filter((line) => line.trim() !== '')) ?? stripCounted(inside);
    return stripped === undefined ? text : [...before, stripped, ...after].join('\n');
}
function trimEmpty(lines) {
    const isFilled = (line) => line.trim() !== '';
    return lines.slice(Math.max(0, lines.findIndex(isFilled)), lines.findLastIndex(isFilled) + 1);
}
const NUMBER = /^[ \t]{0,16}L?0{0,5}(\d{1,6})[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}/;
const FIRST_NUMBER = /^([^-\n]{0,80}?(?<![A-Za-z0-9+/]))L?0{0,5}(\d{1,6})[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}(?=[^\s\d])/;
function stripCounted(lines) {
    if (lines.length < 3)
        return undefined;
    const head = FIRST_NUMBER.exec(lines[0]?.slice(0, 200) ?? '');
    const first = Number(head?.[2] ?? Number.NaN);
    if (head === null || Number.isNaN(first))
        return undefined;
    const stripped = [`${head[1] ?? ''}${lines[0]?.slice(head[0].length) ?? ''}`];
    for (let index = 1; index < lines.length; index += 1) {
        const line = lines[index] ?? '';
        const rest = stripNumber(line, first + index);
        if (rest === undefined)
            return undefined;
        stripped.push(rest);
    }
    return stripped.join('\n');
}
function stripNumber(line, number) {
    const match = NUMBER.exec(line.slice(0, 60));
    if (match === null)
        return undefined;
    const digits = `${number}`;
    const at = line.indexOf(digits);
    const zeros = line.slice(0, at);
    if (at < 0 || !/^[ \t]{0,16}L?0{0,5}$/.test(zeros))
        return undefined;
    return line.slice(at + digits.length).replace(/^[ \t]{0,8}[:.|)\]>]?[ \t]{0,8}/, '');
}
function stripNumberLines(lines) {
    const first = Number(lines[0]);
    if (!Number.isSafeInteger(first) || lines.length < 6)
        return undefined;
    const isCounted = lines.every((line, index) => index % 2 === 1 || line.trim() === String(first + index / 2));
    return isCounted ? lines.filter((_line, index) => index % 2 === 1).join('\n') : undefined;
}
function findRegion(lines, edges) {
    const from = lines.findIndex((line) => EDGES[edges].test(line));
    const to = lines.findLastIndex((line) => EDGES[edges].test(line));
    if (from < 0 || to - from < 2)
        return undefined;
    return { before: lines.slice(0, from), inside: lines.slice(from, to + 1), after: lines.slice(to + 1) };
}
const MARK = /^[ \t]{0,16}(?:\/\/+|\+|>(?:[ \t]?>)*|#+|\*|\||- (?=-|[A-Za-z0-9+/]))/;
function stripMarks(text, edges) {
    const lines = text.split('\n');
    const mark = findMark(lines.filter((line) => line.trim() !== ''));
    if (mark !== undefined) {
        const all = lines.map((line) => stripMark(line, mark));
        if (!all.includes(undefined))
            return all.join('\n');
    }
    const region = findRegion(lines, edges);
    if (region === undefined)
        return text;
    const [first = '', ...others] = region.inside;
    const own = findMark(others.filter((line) => line.trim() !== ''));
    if (own === undefined)
        return text;
    const marked = others.map((line) => stripMark(line, own));
    const head = stripFirstMark(first, own, edges);
    if (head === undefined || marked.includes(undefined))
        return text;
    return [...region.before, head, ...marked, ...region.after].join('\n');
}
function findMark(lines) {
    const [line] = lines;
    return line === undefined || lines.length < 2 ? undefined : MARK.exec(line.slice(0, 60))?.[0].trim();
}
function stripMark(line, mark) {
    const start = line.trimStart();
    if (start === '')
        return line;
    return start.startsWith(mark) ? start.slice(mark.length).replace(/^[ \t]{1,4}/, '') : undefined;
}
function stripFirstMark(line, mark, edges) {
    const at = line.search(edges === 'braces' ? EDGES.braces : /-[ \t-]{0,40}[A-Za-z]/);
    const front = line.slice(0, Math.max(0, at));
    if (front.trimStart().startsWith(mark))
        return front.trimStart().slice(mark.length) + line.slice(at);
    const trimmed = front.trimEnd();
    return trimmed.endsWith(mark) ? trimmed.slice(0, -mark.length) + line.slice(at) : undefined;
}

;// CONCATENATED MODULE: ./lib/keys/repairs.js
const REPAIR_CODES = [
    'byte-order-mark',
    'utf-16',
    'invisible-characters',
    'control-characters',
    'terminal-codes',
    'unicode-blanks',
    'unicode-line-breaks',
    'unicode-dashes',
    'full-width-characters',
    'escaped-characters',
    'url-encoding',
    'html',
    'quoted-printable',
    'base64-of-text',
    'data-url',
    'hex',
    'bare-base64',
    'line-numbers',
    'line-prefixes',
    'source-code-strings',
    'surrounding-text',
    'boundary-case',
    'boundary-dashes',
    'boundary-blanks',
    'boundary-restored',
    'label-corrected',
    'line-breaks',
    'lost-backslashes',
    'separators',
    'base64url',
    'padding',
    'blank-for-plus',
    'trust-data',
    'pkcs7',
    'pkcs12',
    'openssh-key',
    'decrypted-key',
    'passphrase-trimmed',
    'certificate-order',
    'duplicates',
    'extra-certificates',
    'extra-keys',
    'fields-exchanged',
];
function orderRepairs(codes) {
    const set = new Set(codes);
    return REPAIR_CODES.filter((code) => set.has(code));
}

;// CONCATENATED MODULE: ./lib/keys/transport.js



const FEWEST_SYMBOLS = 24;
function decodeTransport(text) {
    const url = /(?<![A-Za-z])data:[^,\s"'`]{0,120};base64,/i.exec(text.slice(0, 2000));
    const content = url === null ? text : text.slice(url.index + url[0].length);
    const repairs = url === null ? [] : ['data-url'];
    const hex = transport_decodeHex(content);
    if (hex !== undefined)
        return { ...hex, repairs: [...repairs, 'hex'] };
    let former = '';
    for (const candidate of listCandidates(content)) {
        if (candidate.sift === undefined && candidate.text === former)
            continue;
        former = candidate.text;
        const result = decodeSymbols(candidate);
        if (result !== undefined)
            return { ...result, repairs: [...repairs, 'base64-of-text'] };
    }
    return undefined;
}
const QUOTES = '22 27 2C 3B 5C 60 2018-201F';
const dropQuotes = makeSieve([{ ranges: parseRanges(QUOTES), replacement: '' }]);
const restorePlus = makeSieve([
    { ranges: parseRanges('A'), replacement: '' },
    { ranges: parseRanges('20'), replacement: '+' },
]);
function* listCandidates(text) {
    const plain = removeFences(removeArmour(text));
    const hasRuns = hasLongRun(plain);
    if (!hasRuns && !startsAsSymbols(plain))
        return;
    const bare = dropQuotes(plain).text;
    yield { text: bare };
    if (/[A-Za-z0-9+/] [A-Za-z0-9+/]/.test(bare))
        yield { text: bare.trim(), sift: restorePlus };
    yield { text: bare.replace(NAME_IN_FRONT, '') };
    if (hasRuns)
        yield { text: (bare.match(BASE64_LINE) ?? []).join('') };
    yield { text: bare.trim().replace(/^[+>*#|-]{1,3}[ \t]?/, '') };
    if (hasRuns)
        yield { text: findLongestRun(bare) };
    yield { text: takeUpToPadding(bare) };
}
const LONGEST_FRONT = 120;
function startsAsSymbols(text) {
    const head = dropQuotes(text.slice(0, PROBE)).text;
    const rest = head.replaceAll(/\s+/g, ' ').slice(LONGEST_FRONT);
    return !FOREIGN.test(rest) || !FOREIGN.test(takeUpToPadding(head) || head);
}
const FOREIGN = /[^A-Za-z0-9+/_\-\s>=]/;
function takeUpToPadding(text) {
    return text.slice(0, text.search(/=[^=]/) + 1);
}
const NAME_IN_FRONT = /^\s*(?:(?:export|set|setx|declare -x|const|let|var)\s+)?(?:\$env:)?[$\w.-]{1,64}\s{0,8}[:=]\s{0,8}[|>]?[-+]?/;
const SHORTEST_RUN = 20;
const RUN_SIGNS = new Uint8Array(0x10000);
for (const [from, to] of parseRanges(`2B 2D 2F-39 41-5A 5F 61-7A ${QUOTES}`))
    RUN_SIGNS.fill(1, from, to + 1);
function hasLongRun(text) {
    for (let at = SHORTEST_RUN - 1; at < text.length; at += SHORTEST_RUN) {
        if (RUN_SIGNS[text.charCodeAt(at)] !== 1)
            continue;
        let [before, after] = [at - 1, at + 1];
        while (before > at - SHORTEST_RUN && RUN_SIGNS[text.charCodeAt(before)] === 1)
            before -= 1;
        while (after - before <= SHORTEST_RUN && RUN_SIGNS[text.charCodeAt(after)] === 1)
            after += 1;
        if (after - before > SHORTEST_RUN)
            return true;
    }
    return false;
}
const BASE64_LINE = /(?<![^\n])[ \t>]*[A-Za-z0-9+/_-]{20}[A-Za-z0-9+/_-]*(?:[ \t]+[A-Za-z0-9+/_-]+)*={0,2}[ \t]*(?![^\n])/g;
function removeArmour(text) {
    if (!/BEGIN|END/i.test(text))
        return text;
    return text.replaceAll(/-{2,9}[ \t]?(?:BEGIN|END)[A-Z0-9 ]{0,40}-{2,9}/gi, '');
}
function removeFences(text) {
    return text.includes('```') ? text.replaceAll(/^[ \t]*```[a-z0-9]{0,12}[ \t]*$/gim, '') : text;
}
const RUN = /(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{40}[A-Za-z0-9+/_-]*/g;
function findLongestRun(text) {
    let longest = { length: 0, end: 0 };
    for (const { index, 0: run } of text.matchAll(RUN))
        if (run.length > longest.length)
            longest = { length: run.length, end: index + run.length };
    const { length, end } = longest;
    return text.slice(end - length, end) + (/^={1,2}/.exec(text.slice(end, end + 2))?.[0] ?? '');
}
const SPACES = '9-D 20 A0 1680 2000-200A 2028-2029 202F 205F 3000 FEFF';
const dropSpaces = makeSieve([{ ranges: parseRanges(`${SPACES} 3E`), replacement: '' }]);
function decodeSymbols({ text, sift }) {
    if (FOREIGN.test(text) || !startsWell(text, sift))
        return undefined;
    const compact = dropSpaces(sift === undefined ? text : sift(text).text).text.replace(/={1,3}$/, '');
    if (compact.length < FEWEST_SYMBOLS || compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+$/.test(compact))
        return undefined;
    return accept(Buffer.from(compact, /[_-]/.test(compact) ? 'base64url' : 'base64'));
}
const PROBE = 4096;
const PROBE_SYMBOLS = 400;
function startsWell(text, sift) {
    const head = text.slice(0, PROBE);
    const symbols = dropSpaces(sift === undefined ? head : sift(head).text).text;
    return (symbols.length <= PROBE_SYMBOLS || isBeginning(Buffer.from(symbols.slice(0, PROBE_SYMBOLS), 'base64')));
}
function isBeginning(bytes) {
    return bytes[0] === 0x30 || detectFileKind(bytes) !== undefined || startsText(bytes);
}
function accept(bytes) {
    const text = decodeText(bytes);
    const isIndefinite = bytes[0] === 0x30 && bytes[1] === 0x80;
    const isDer = bytes[0] === 0x30 && (0,keys_der/* readTotalLength */.jL)(bytes) === bytes.length;
    const isKnown = text !== undefined || isIndefinite || isDer || detectFileKind(bytes) !== undefined;
    return isKnown ? { bytes, text } : undefined;
}
const dropSeparators = makeSieve([{ ranges: parseRanges(`${SPACES} 22 27 2C 3A`), replacement: '' }]);
function transport_decodeHex(text) {
    if (!/^\s*["']?(?:0x)?[0-9A-Fa-f]{2}[0-9A-Fa-f\s:,]{20}/.test(text.slice(0, 60)))
        return undefined;
    const head = readDigits(text.slice(0, PROBE));
    if (head.length > PROBE_SYMBOLS && !isBeginning(Buffer.from(head.slice(0, PROBE_SYMBOLS), 'hex')))
        return undefined;
    const digits = readDigits(text);
    if (digits.length < 80 || digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits))
        return undefined;
    return accept(Buffer.from(digits, 'hex'));
}
function readDigits(text) {
    return dropSeparators(text.includes('0x') ? text.replaceAll(/0x/g, '') : text).text;
}
function decodeText(bytes) {
    const encoding = detectUtf16(bytes);
    const text = decodeAs(encoding ?? 'utf-8', bytes);
    if (text === undefined || text.trim() === '')
        return undefined;
    return encoding === undefined && CONTROLS.test(text) ? undefined : text;
}
const CONTROLS = /[\u0000-\u0006\u000E-\u001A]/;
function startsText(bytes) {
    if (detectUtf16(bytes) !== undefined)
        return true;
    const text = decodeAs('utf-8', bytes, true);
    return text !== undefined && !CONTROLS.test(text);
}
function detectUtf16(bytes) {
    const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
    const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
    if (isLittle || countZeros(bytes, 1) > 0.6)
        return 'utf-16le';
    return isBig || countZeros(bytes, 0) > 0.6 ? 'utf-16be' : undefined;
}
function countZeros(bytes, offset) {
    const other = bytes.subarray(0, 200).filter((octet, index) => index % 2 !== offset && octet === 0).length;
    const zeros = bytes.subarray(0, 200).filter((octet, index) => index % 2 === offset && octet === 0).length;
    return other > 20 ? 0 : zeros / (Math.min(bytes.length, 200) / 2);
}
function decodeAs(encoding, bytes, isCut = false) {
    try {
        return new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: isCut });
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/keys/key-material.js








const MAX_CHARACTERS = 1024 * 1024;
const MAX_LAYERS = 5;
function readKeyMaterial(text, options) {
    if (text.length > MAX_CHARACTERS)
        throw (0,pem_faults/* tooLargePem */.yV)(options.what);
    const collector = new MaterialCollector({ what: options.what, passphrase: options.passphrase });
    if (isNoise(text))
        throw refuseUnknown(text, options.what);
    const repairs = [];
    readLayer(text, { collector, repairs, what: options.what, depth: 0 });
    const material = collector.result();
    if (isNothing(material))
        throw refuseUnknown(text, options.what);
    return { ...material, repairs: orderRepairs([...repairs, ...material.repairs]) };
}
const USUAL_CHARACTERS = 128 * 1024;
function isNoise(text) {
    if (text.length <= USUAL_CHARACTERS || /BEGIN/i.test(text))
        return false;
    return (text.replaceAll(/[^A-Za-z0-9+/=\s_-]+/g, '').length < text.length * 0.9 ||
        text.trim().length < text.length / 2);
}
function isNothing({ certificates, privateKeys, others }) {
    return certificates.length === 0 && privateKeys.length === 0 && others.length === 0;
}
function readLayer(text, layer) {
    const { collector, repairs, what, depth } = layer;
    const unmarked = stripLineMarks(normaliseLineBreaks(text), 'boundaries');
    const plain = decodeEscapes(unmarked.text);
    const lines = stripLineMarks(normaliseLineBreaks(plain.text), 'boundaries');
    const { blocks, faults, repairs: found, hasBoundaries } = readBlocks(lines.text);
    const isEncoded = blocks.length === 0 && !hasBoundaries && depth < MAX_LAYERS;
    const inner = isEncoded ? decodeTransport(lines.text) : undefined;
    if (inner !== undefined) {
        repairs.push(...unmarked.repairs, ...plain.repairs, ...inner.repairs);
        if (inner.text === undefined)
            collector.addBytes(inner.bytes, undefined);
        else
            readLayer(inner.text, { ...layer, depth: depth + 1 });
        return;
    }
    if (blocks.length === 0 && faults.length === 0)
        throw refuseUnknown(hasBoundaries ? lines.text : text, what);
    repairs.push(...unmarked.repairs, ...plain.repairs, ...lines.repairs, ...found);
    for (const block of blocks) {
        if (block.kind === 'bytes') {
            const nested = decodeNested(block.bytes);
            if (nested !== undefined && depth < MAX_LAYERS) {
                repairs.push('base64-of-text');
                readLayer(nested, { ...layer, depth: depth + 1 });
            }
            else
                collector.addBytes(block.bytes, block.label);
        }
        else
            collector.add(block);
    }
    refuseFaults(faults, what);
}
function normaliseLineBreaks(text) {
    return text.replaceAll(/\r\n?/g, '\n');
}
function decodeNested(bytes) {
    return bytes.length < 24 ? undefined : decodeText(bytes);
}
function refuseFaults(faults, what) {
    const [fault] = faults;
    if (fault === undefined)
        return;
    if (faults.every(({ kind }) => kind === 'placeholder'))
        throw (0,pem_faults/* placeholderPem */.yg)(what);
    if (faults.some(({ kind }) => kind === 'truncated'))
        throw (0,pem_faults/* truncatedPem */.jr)(what);
    throw (0,pem_faults/* corruptPem */._O)(what, 'A block of the PEM text');
}

// EXTERNAL MODULE: ./lib/service-key/fields.js
var service_key_fields = __nccwpck_require__(4268);
;// CONCATENATED MODULE: ./lib/service-key/service-key-faults.js


const COPY_ALL = 'Copy the whole service key, from the first { to the last }, into the GitHub secret.';
function emptyKey() {
    return fault('SERVICE_KEY_EMPTY', 'The input "service-key" was empty: the secret does not exist under that name, or is not handed to this run (fork, Dependabot).', 'Check the name of the secret in the workflow, and that this event may read it; pull requests from forks get no secrets.');
}
function tooLargeKey() {
    return fault('SERVICE_KEY_TOO_LARGE', 'The input "service-key" held more than 1 MiB of text, which no service key does.', 'Store the JSON of one service key, and nothing else, in the GitHub secret.');
}
function maskedKey() {
    return fault('SERVICE_KEY_MASKED', 'The input "service-key" held only asterisks, as the log shows a secret.', 'Copy the service key from the cockpit or from "cf service-key"; a log never shows it.');
}
function placeholderKey() {
    return fault('SERVICE_KEY_PLACEHOLDER', 'The input "service-key" held a placeholder or an expression that was not evaluated, not a service key.', 'Store the service key itself in the GitHub secret, and hand it over as ${{ secrets.NAME }}.');
}
function ambiguousKey() {
    return fault('SERVICE_KEY_AMBIGUOUS', 'The input "service-key" held several service keys that could be meant.', 'Store only the service key that is to be used in the GitHub secret.');
}
function wrongService(expected) {
    const [is, should, next] = expected === 'credential-store'
        ? [
            'Cloud Integration or another service (it has a client id)',
            'Credential Store',
            'the Credential Store instance (offering credstore)',
        ]
        : [
            'Credential Store',
            'Cloud Integration',
            'the Process Integration Runtime instance (offering it-rt, plan api)',
        ];
    return fault('SERVICE_KEY_WRONG_SERVICE', `The service key belonged to ${is}, but one of ${should} was needed.`, `Use the service key of ${next}.`);
}
function noUrl() {
    return fault('SERVICE_KEY_NO_URL', 'The field "url" of the service key was missing, or was not an address that starts with https://.', COPY_ALL);
}
function noTokenUrl() {
    return fault('SERVICE_KEY_NO_URL', 'The service key had no address for access tokens that starts with https://.', COPY_ALL);
}
function incompleteKey(fields) {
    return fault('SERVICE_KEY_NOT_A_SERVICE_KEY', `The JSON had some fields of a service key, but no credentials; its known fields are: ${fields}.`, COPY_ALL);
}
function refuseDocument(text, { isJson, isTruncated, values }) {
    if (isTruncated)
        return fault('SERVICE_KEY_TRUNCATED', 'The input "service-key" broke off: its JSON has a beginning, but no end.', COPY_ALL);
    if (isJson)
        return notAServiceKey(values);
    return fault('SERVICE_KEY_NOT_JSON', `The input "service-key" was no JSON, and nothing that could be turned into it: it held ${describe(text)}.`, COPY_ALL);
}
function notAServiceKey(values) {
    const isRequest = values.some((value) => (0,service_key_fields/* isRecord */.u4)(value) && ('key-type' in value || 'grant-types' in value));
    return fault('SERVICE_KEY_NOT_A_SERVICE_KEY', isRequest
        ? 'The input "service-key" held the parameters for creating a service key, not the key that was created with them.'
        : 'The input "service-key" was JSON, but not that of a service key.', 'Create a service key of the Credential Store or Process Integration Runtime instance, and store its whole JSON in the GitHub secret.');
}
function describe(text) {
    const start = text.slice(0, 400).trimStart();
    if (/^<(?:!doctype|html|\?xml|head|body)/i.test(start))
        return 'a web page';
    if (start.includes('-BEGIN'))
        return 'PEM text, which belongs into the input "client-certificate"';
    if (start.startsWith('H4sI'))
        return 'a compressed file';
    if (/\bFAILED\b|not found|No such file|No service key/i.test(start))
        return 'the error message of a command';
    if (/^@?[~.]{0,2}[/\\]|^@|\.json\s*$/.test(start) && start.length < 300)
        return 'the path of a file instead of its content';
    return 'other text';
}
function fault(code, happened, next) {
    return new lib_errors/* ActionError */.lZ(code, { happened, next });
}

;// CONCATENATED MODULE: ./lib/service-key/choice.js


function chooseCandidate(candidates, { expected, instanceName }) {
    const named = instanceName === undefined ? [] : candidates.filter(({ names }) => names.includes(instanceName));
    const pool = named.length > 0 ? named : candidates;
    const filters = [
        () => true,
        ({ fields }) => expected !== undefined && detectService(fields) === expected,
        isKnownOffering,
    ];
    for (const [index, filter] of filters.entries()) {
        const [only, another] = pool.filter(filter);
        if (only !== undefined && another === undefined)
            return index === 0 && pool.length === candidates.length
                ? only
                : { ...only, repairs: [...only.repairs, 'chosen-service'] };
    }
    throw ambiguousKey();
}
function detectService(fields) {
    return (0,service_key_fields/* readString */.E3)(fields, 'clientid') === undefined ? 'credential-store' : 'cloud-integration';
}
const OFFERINGS = /^(?:credstore|it-rt)$/;
function isKnownOffering({ names }) {
    return names.some((name) => OFFERINGS.test(name));
}

// EXTERNAL MODULE: ./lib/service-key/addresses.js
var addresses = __nccwpck_require__(213);
;// CONCATENATED MODULE: ./lib/service-key/binding-inputs.js


function listIdentitySources(fields, inputs) {
    const ownKey = inputs.privateKey ?? (holdsKey(inputs.clientCertificate) ? '' : undefined);
    return {
        certificate: chooseSource(inputs.clientCertificate, 'client-certificate', (0,service_key_fields/* readText */.yR)(fields, 'certificate'), 'certificate'),
        key: chooseSource(ownKey, 'private-key', (0,service_key_fields/* readText */.yR)(fields, 'key') ?? (0,service_key_fields/* readText */.yR)(fields, 'private_key'), 'key'),
        passphrase: inputs.passphrase,
        now: inputs.now,
    };
}
function holdsKey(text) {
    return text !== undefined && /PRIVATE KEY/i.test(text);
}
function chooseSource(input, inputName, field, fieldName) {
    if (input === undefined)
        return { text: field, what: `the field "${fieldName}" of the service key` };
    return { text: input === '' ? undefined : input, what: `the input "${inputName}"` };
}
function collectSecrets(inputs, texts) {
    const given = [...texts, inputs.privateKey, inputs.clientCertificate];
    const own = given.filter((text) => text !== undefined).filter((text) => text !== '');
    return [
        ...own.map((text) => new secret/* Secret */.z(text)),
        ...(inputs.passphrase === undefined ? [] : [inputs.passphrase]),
    ];
}

;// CONCATENATED MODULE: ./lib/service-key/dates.js
function parseDate(value) {
    if (value instanceof Date)
        return Number.isNaN(value.getTime()) ? undefined : value;
    if (typeof value !== 'string')
        return undefined;
    const match = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/.exec(value.trim());
    const date = new Date(match?.[0] ?? Number.NaN);
    return Number.isNaN(date.getTime()) ? undefined : date;
}

;// CONCATENATED MODULE: ./lib/service-key/identity.js





function readIdentity(sources, need) {
    const [inCertificate, inKey] = [readSource(sources.certificate, sources), readSource(sources.key, sources)];
    const certificates = mergeCertificates(inCertificate.certificates, inKey.certificates);
    const privateKeys = mergeKeys(inCertificate.privateKeys, inKey.privateKeys);
    const { certificate, key, now } = sources;
    const others = [...inCertificate.others, ...inKey.others];
    const repairs = [...inCertificate.repairs, ...inKey.repairs];
    const isExchanged = inKey.certificates.length > 0 && inCertificate.privateKeys.length > 0;
    if (isExchanged && inKey.privateKeys.length === 0 && inCertificate.certificates.length === 0)
        repairs.push('fields-exchanged');
    if (certificates.length > 0 && privateKeys.length > 0) {
        const built = (0,client_identity/* buildClientIdentity */.OB)({ certificates, privateKeys }, { what: certificate.what, now });
        const { identity } = built;
        return {
            identity,
            certificates: identity.chain,
            privateKey: identity.privateKey,
            repairs: [...repairs, ...built.repairs],
            warnings: (0,judgement/* judgeChain */.fd)(identity, now),
        };
    }
    const isKeyMeant = (key.text?.trim() ?? '') !== '' || others.includes('a public key');
    if (privateKeys.length === 0 && (need === 'certificate+key' || need === 'key' || isKeyMeant))
        throw (0,pem_faults/* noPrivateKey */.wF)(isKeyMeant && key.text !== undefined ? key.what : certificate.what, identity_describe(inKey, certificates));
    if (certificates.length === 0 &&
        (need === 'certificate+key' || need === 'certificate' || others.includes('a certificate request')))
        throw (0,pem_faults/* noCertificate */.X1)(certificate.what, others[0] ?? (privateKeys.length > 0 ? 'only a private key' : 'nothing'));
    if (privateKeys.length > 1)
        throw (0,pem_faults/* ambiguousKeys */.lV)(key.what, 'private key');
    const chain = (0,client_identity/* orderCertificates */.dN)(certificates, { what: certificate.what, now });
    return {
        identity: undefined,
        certificates: chain,
        privateKey: privateKeys[0],
        repairs,
        warnings: [...(0,judgement/* judgeChain */.fd)({ chain, root: undefined }, now), ...warnAboutKey(certificates, privateKeys)],
    };
}
const NO_MATERIAL = {
    certificates: [],
    privateKeys: [],
    publicKeys: [],
    others: [],
    repairs: [],
};
function readSource(source, { passphrase }) {
    if (source.text === undefined)
        return NO_MATERIAL;
    return readKeyMaterial(source.text, { what: source.what, passphrase });
}
function identity_describe(inKey, certificates) {
    if (inKey.certificates.length > 0)
        return 'a certificate';
    return inKey.others[0] ?? (certificates.length > 0 ? 'only certificates' : 'nothing');
}
function warnAboutKey(certificates, keys) {
    if (certificates.length === 0 || keys.length > 0)
        return [];
    return [
        {
            code: 'PEM_NO_PRIVATE_KEY',
            message: 'There is a certificate, but no private key to use it with. Set the input "private-key".',
        },
    ];
}
function mergeCertificates(...lists) {
    return [...new Map(lists.flat().map((one) => [one.fingerprint256, one])).values()];
}
function mergeKeys(...lists) {
    const keys = [];
    for (const key of lists.flat())
        if (!keys.some((one) => isSameKey(one, key)))
            keys.push(key);
    return keys;
}

;// CONCATENATED MODULE: ./lib/service-key/trusted-roots.js
const NAMES = [
    /^SAP (?:Global Root CA|Cloud Root CA|Internet of Things CA)$/,
    /^DigiCert (?:TLS (?:ECC P384|RSA4096) Root G5|Global Root (?:G2|G3|CA)|Assured ID Root G[23]|Trusted Root G4|(?:ECC P384|RSA4096) Root G5)$/,
    /^(?:ISRG )?Root (?:YE|YR|X1|X2)$|^ISRG Root (?:YE|YR|X1|X2)$/,
    /^Amazon Root CA [1-4]$/,
    /^Atos TrustedRoot (?:2011|Root CA RSA TLS 2021)$/,
    /^Certum Trusted Root CA$/,
    /^COMODO (?:ECC |RSA )?Certification Authority$/,
    /^D-TRUST (?:BR Root CA 2 2023|Root Class 3 CA(?: 2)?(?: EV)?(?: 2009)?)$/,
    /^EDICOM/,
    /^Entrust Root Certification Authority - G2$/,
    /^GlobalSign(?: Root (?:R46|E46|CA - R[36]))?$/,
    /^Go Daddy Root Certificate Authority - G2$/,
    /^GTS Root R[1-4]$/,
    /^Microsoft (?:ECC|RSA) Root Certificate Authority 2017$/,
    /^QuoVadis Root CA [12] G3$/,
    /^Security Communication RootCA2$/,
    /^Sectigo Public Server Authentication Root R46$/,
    /^SI-TRUST Root$/,
    /^SSL\.com /,
    /^Starfield Services Root Certificate Authority - G2$/,
    /^T-TeleSec GlobalRoot Class 2$/,
    /^Telia RSA TLS Root/,
    /^USERTrust (?:ECC|RSA) Certification Authority$/,
    /^X9 Financial PKI/,
];
function isListedRoot(root) {
    const lines = root.subject.split('\n');
    const name = lines.find((line) => line.startsWith('CN='))?.slice(3) ?? '';
    const unit = lines.find((line) => line.startsWith('OU='))?.slice(3) ?? '';
    return NAMES.some((pattern) => pattern.test(name) || (name === 'GlobalSign' && pattern.test(unit)));
}

;// CONCATENATED MODULE: ./lib/service-key/cloud-integration-binding.js









function buildCloudIntegrationBinding(fields, inputs) {
    const type = detectType(fields);
    if (type === 'client-secret')
        return buildSecretBinding(fields, inputs);
    const isExternal = type === 'external-certificate';
    const need = isExternal && inputs.need !== 'certificate+key' ? 'any' : 'certificate+key';
    const parts = readIdentity(listIdentitySources(fields, inputs), need);
    const base = buildBase(fields, inputs, 'certificate');
    return {
        binding: { ...base, ...(isExternal ? describeExternal(parts) : describeOwn(parts)) },
        repairs: parts.repairs,
        warnings: [...parts.warnings, ...(isExternal ? judgeRoot(parts.identity) : [])],
    };
}
function describeOwn({ identity }) {
    if (identity === undefined)
        throw new TypeError('an identity is missing without a fault');
    return { type: 'certificate', identity };
}
function describeExternal({ identity, certificates, privateKey }) {
    return { type: 'external-certificate', identity, certificates, privateKey };
}
function detectType(fields) {
    const certificate = (0,service_key_fields/* readText */.yR)(fields, 'certificate');
    const hasKeyField = (0,service_key_fields/* readText */.yR)(fields, 'key') !== undefined || (0,service_key_fields/* readText */.yR)(fields, 'private_key') !== undefined;
    if (certificate !== undefined && /PRIVATE KEY/i.test(certificate))
        return 'certificate';
    if (hasKeyField)
        return 'certificate';
    if ((0,service_key_fields/* readString */.E3)(fields, 'clientsecret') !== undefined)
        return 'client-secret';
    if (certificate !== undefined)
        return 'external-certificate';
    if ('certificate' in fields || 'key' in fields)
        return 'certificate';
    throw incompleteKey((0,service_key_fields/* listFieldNames */.l)(fields));
}
function buildSecretBinding(fields, inputs) {
    if (inputs.need === 'certificate+key' || inputs.need === 'certificate')
        throw (0,pem_faults/* noCertificate */.X1)('the service key', 'it is of the type ClientId/Secret; mutual TLS needs one that was created with {"key-type":"certificate"}');
    const clientSecret = new secret/* Secret */.z((0,service_key_fields/* readString */.E3)(fields, 'clientsecret') ?? '');
    return {
        binding: { ...buildBase(fields, inputs, 'client-secret'), type: 'client-secret', clientSecret },
        repairs: [],
        warnings: [],
    };
}
function buildBase(fields, inputs, identity) {
    const url = (0,addresses/* readUrl */.wo)(fields, 'url');
    if (url === undefined)
        throw noUrl();
    const [first, ...others] = (0,addresses/* listTokenUrls */.mK)(fields, identity);
    if (first === undefined)
        throw noTokenUrl();
    return {
        service: 'cloud-integration',
        url,
        tokenUrls: [first, ...others],
        clientId: (0,service_key_fields/* readString */.E3)(fields, 'clientid')?.trim() ?? '',
        expiresAt: parseDate(fields['expires_at']),
        secrets: collectSecrets(inputs, [
            (0,service_key_fields/* readText */.yR)(fields, 'key'),
            (0,service_key_fields/* readText */.yR)(fields, 'private_key'),
            (0,service_key_fields/* readString */.E3)(fields, 'clientsecret'),
        ]),
    };
}
function judgeRoot(identity) {
    if (identity?.root === undefined || isListedRoot(identity.root))
        return [];
    return [
        {
            code: 'CERTIFICATE_ROOT_NOT_LISTED',
            message: 'The root of the client certificate is not on the public list of those that SAP approves, so the load balancer may refuse it. Check SAP Note 2801396.',
        },
    ];
}

;// CONCATENATED MODULE: ./lib/service-key/payload-keys.js




function readPayloadKeys(fields, inputs) {
    const server = readServerKey((0,service_key_fields/* readText */.yR)((0,service_key_fields/* readObject */.Ag)(fields, 'encryption') ?? {}, 'server_public_key'));
    if (!isPayloadEncrypted(fields, inputs))
        return { clientKey: undefined, ...server };
    const { key, repairs } = readClientKey(fields, inputs);
    return { ...server, clientKey: key, repairs: [...repairs, ...server.repairs] };
}
function readClientKey(fields, { payloadPrivateKey, passphrase }) {
    const field = (0,service_key_fields/* readText */.yR)((0,service_key_fields/* readObject */.Ag)(fields, 'encryption') ?? {}, 'client_private_key');
    const text = payloadPrivateKey ?? field;
    const what = payloadPrivateKey === undefined
        ? 'the field "encryption.client_private_key" of the service key'
        : 'the input "payload-private-key"';
    if (text === undefined)
        throw new lib_errors/* ActionError */.lZ('SERVICE_KEY_NO_PAYLOAD_KEY', {
            happened: 'The service key says that payloads are encrypted, but holds no private key to decrypt them.',
            next: 'Give the private key that belongs to the public key of the binding in the input "payload-private-key".',
        });
    const { privateKeys, others, repairs } = readKeyMaterial(text, { what, passphrase });
    const [key, another] = privateKeys;
    if (key === undefined)
        throw (0,pem_faults/* noPrivateKey */.wF)(what, others[0] ?? 'a certificate');
    if (another !== undefined)
        throw (0,pem_faults/* ambiguousKeys */.lV)(what, 'private key');
    return { key: requireRsa(key, what), repairs: repairs.filter((code) => code !== 'bare-base64') };
}
function isPayloadEncrypted(fields, { payloadPrivateKey }) {
    const written = fields['encryption'];
    if (typeof written === 'string' && written.trim() !== '' && (0,service_key_fields/* readObject */.Ag)(fields, 'encryption') === undefined)
        throw new lib_errors/* ActionError */.lZ('SERVICE_KEY_NO_PAYLOAD_KEY', {
            happened: 'The field "encryption" of the service key was text that could not be read as JSON.',
            next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
        });
    const said = (0,service_key_fields/* readObject */.Ag)((0,service_key_fields/* readObject */.Ag)(fields, 'parameters') ?? {}, 'encryption')?.['payload'];
    if (said === 'enabled' || said === 'disabled')
        return said === 'enabled';
    const encryption = (0,service_key_fields/* readObject */.Ag)(fields, 'encryption') ?? {};
    return Object.keys(encryption).length > 0 || payloadPrivateKey !== undefined;
}
function requireRsa(key, what) {
    if (key.asymmetricKeyType === 'rsa')
        return key;
    throw new lib_errors/* ActionError */.lZ('SERVICE_KEY_NO_PAYLOAD_KEY', {
        happened: `The private key in ${what} was not an RSA key, so payloads cannot be decrypted with it.`,
        next: 'Give the RSA private key that belongs to the public key of the binding in "payload-private-key".',
    });
}
function readServerKey(text) {
    if (text === undefined)
        return { serverKey: undefined, repairs: [], warnings: [] };
    try {
        const { publicKeys, repairs } = readKeyMaterial(text, {
            what: 'the field "encryption.server_public_key"',
        });
        const [serverKey] = publicKeys;
        if (serverKey !== undefined)
            return { serverKey, repairs: repairs.filter((code) => code !== 'bare-base64'), warnings: [] };
    }
    catch (error) {
        if (!(error instanceof lib_errors/* ActionError */.lZ))
            throw error;
    }
    return {
        serverKey: undefined,
        repairs: [],
        warnings: [
            {
                code: 'SERVICE_KEY_SERVER_KEY_UNREADABLE',
                message: 'The field "encryption.server_public_key" of the service key could not be read. Reading credentials works without it.',
            },
        ],
    };
}

;// CONCATENATED MODULE: ./lib/service-key/credential-store-binding.js










function buildCredentialStoreBinding(fields, inputs) {
    const type = credential_store_binding_detectType(fields, inputs);
    const part = readAuthentication(type, fields, inputs);
    const url = (0,addresses/* readUrl */.wo)(fields, 'url');
    if (url === undefined)
        throw noUrl();
    const username = (0,service_key_fields/* readString */.E3)(fields, 'username')?.trim() ?? '';
    if (username === '' && type !== 'mtls')
        throw incompleteKey((0,service_key_fields/* listFieldNames */.l)(fields));
    const payload = readPayloadKeys(fields, inputs);
    const base = {
        service: 'credential-store',
        url,
        username,
        payloadKey: payload.clientKey,
        serverPublicKey: payload.serverKey,
        expiresAt: parseDate(fields['expires_at']),
        permissions: readPermissions(fields),
        secrets: listSecrets(fields, inputs),
    };
    return {
        binding: { ...base, ...part.own },
        repairs: [...part.repairs, ...payload.repairs],
        warnings: [...part.warnings, ...payload.warnings],
    };
}
const TYPES = ['mtls', 'oauth:mtls', 'oauth:key', 'basic'];
function credential_store_binding_detectType(fields, inputs) {
    const said = (0,service_key_fields/* readObject */.Ag)((0,service_key_fields/* readObject */.Ag)(fields, 'parameters') ?? {}, 'authentication')?.['type'];
    const known = TYPES.find((type) => type === said);
    if (known !== undefined)
        return known;
    const has = (name) => fields[name] !== undefined && fields[name] !== null;
    const hasToken = has('oauth_token_url') || has('tokenurl');
    const isStray = !has('key') && inputs.clientCertificate === undefined;
    if (isStray && has('private_key') && hasToken)
        return 'oauth:key';
    if (isStray && has('password') && !hasToken)
        return 'basic';
    if (has('certificate') || has('key') || inputs.clientCertificate !== undefined)
        return hasToken ? 'oauth:mtls' : 'mtls';
    if (has('private_key'))
        return hasToken ? 'oauth:key' : 'mtls';
    if (has('password'))
        return 'basic';
    if (hasToken)
        return 'oauth:mtls';
    if ((0,addresses/* readUrl */.wo)(fields, 'url')?.hostname.includes('.cert.') === true)
        return 'mtls';
    throw incompleteKey((0,service_key_fields/* listFieldNames */.l)(fields));
}
function readAuthentication(type, fields, inputs) {
    switch (type) {
        case 'mtls':
        case 'oauth:mtls': {
            const { identity, repairs, warnings } = readIdentity(listIdentitySources(fields, inputs), 'certificate+key');
            if (identity === undefined)
                throw new TypeError('an identity is missing without a fault');
            const own = type === 'mtls' ? { type, identity } : { type, identity, tokenUrl: requireTokenUrl(fields) };
            return { own, repairs, warnings };
        }
        case 'oauth:key':
            return readSigningKey(fields, inputs);
        case 'basic': {
            refuseOtherNeed(inputs, 'basic');
            const password = (0,service_key_fields/* readString */.E3)(fields, 'password');
            if (password === undefined)
                throw incompleteKey((0,service_key_fields/* listFieldNames */.l)(fields));
            return { own: { type, password: new secret/* Secret */.z(password) }, repairs: [], warnings: [] };
        }
    }
}
function requireTokenUrl(fields) {
    const url = (0,addresses/* readUrl */.wo)(fields, 'oauth_token_url') ?? (0,addresses/* readUrl */.wo)(fields, 'tokenurl');
    if (url === undefined)
        throw noTokenUrl();
    return url;
}
function readSigningKey(fields, inputs) {
    refuseOtherNeed(inputs, 'oauth:key');
    const what = 'the field "private_key" of the service key';
    const { privateKeys, repairs, others } = readKeyMaterial((0,service_key_fields/* readText */.yR)(fields, 'private_key') ?? (0,service_key_fields/* readText */.yR)(fields, 'key') ?? '', {
        what,
        passphrase: inputs.passphrase,
    });
    const [signingKey] = privateKeys;
    if (signingKey === undefined)
        throw (0,pem_faults/* noPrivateKey */.wF)(what, others[0] ?? 'a certificate');
    return {
        own: { type: 'oauth:key', signingKey, tokenUrl: requireTokenUrl(fields) },
        repairs: repairs.filter((code) => code !== 'bare-base64'),
        warnings: [],
    };
}
function refuseOtherNeed(inputs, type) {
    if (inputs.need === 'any' || inputs.need === 'key')
        return;
    throw (0,pem_faults/* noCertificate */.X1)('the service key', `it is of type ${type}; mutual TLS needs one that was created with {"authentication":{"type":"mtls"}}`);
}
function readPermissions(fields) {
    const authorization = (0,service_key_fields/* readObject */.Ag)((0,service_key_fields/* readObject */.Ag)(fields, 'parameters') ?? {}, 'authorization') ?? {};
    const namespaces = authorization['namespace_permissions'];
    return {
        byDefault: readWords(authorization['default_permissions']),
        byNamespace: new Map(Object.entries((0,service_key_fields/* isRecord */.u4)(namespaces) ? namespaces : {}).map(([name, words]) => [
            name,
            readWords(words) ?? [],
        ])),
    };
}
function readWords(list) {
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : undefined;
}
function listSecrets(fields, inputs) {
    const encryption = (0,service_key_fields/* readObject */.Ag)(fields, 'encryption') ?? {};
    return collectSecrets(inputs, [
        (0,service_key_fields/* readText */.yR)(fields, 'key'),
        (0,service_key_fields/* readText */.yR)(fields, 'private_key'),
        (0,service_key_fields/* readString */.E3)(fields, 'password'),
        (0,service_key_fields/* readString */.E3)(encryption, 'client_private_key'),
        inputs.payloadPrivateKey,
    ]);
}

;// CONCATENATED MODULE: ./lib/service-key/backslashes.js
const [BACKSLASH, LINE_FEED, TAB] = [0x5c, 0x0a, 0x09];
const MEANINGS = new Map([
    [0x6e, LINE_FEED],
    [0x72, LINE_FEED],
    [0x74, TAB],
]);
const DIGITS = /u[0-9A-Fa-f]{4}/y;
function dropEscapes(text) {
    const units = new Uint16Array(text.length);
    let [end, widest] = [0, 0];
    for (let at = 0; at < text.length; at += 1) {
        let code = text.charCodeAt(at);
        if (code === BACKSLASH && at + 1 < text.length) {
            at += 1;
            const point = readPoint(text, at);
            if (point !== undefined)
                at += 4;
            const sign = text.charCodeAt(at);
            code = point ?? MEANINGS.get(sign) ?? sign;
        }
        units[end] = code;
        end += 1;
        if (code > widest)
            widest = code;
    }
    const used = units.subarray(0, end);
    return widest <= 0xff
        ? Buffer.from(used).toString('latin1')
        : Buffer.from(units.buffer, 0, end * 2).toString('utf16le');
}
function readPoint(text, at) {
    if (text[at] !== 'u')
        return undefined;
    DIGITS.lastIndex = at;
    return DIGITS.test(text) ? Number.parseInt(text.slice(at + 1, at + 5), 16) : undefined;
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./lib/service-key/relaxed-json.js
var relaxed_json = __nccwpck_require__(9129);
;// CONCATENATED MODULE: ./lib/service-key/candidates.js




function findCandidates(values) {
    const search = new Search();
    for (const value of values)
        search.visit(value, [], []);
    return dropEqual(search.found);
}
const MAX_DEPTH = 12;
const MAX_NODES = 5000;
const MAX_TEXT = 256 * 1024;
class Search {
    found = [];
    #nodes = 0;
    visit(value, names, repairs, depth = 0) {
        this.#nodes += 1;
        if (depth > MAX_DEPTH || this.#nodes > MAX_NODES)
            return;
        if (typeof value === 'string')
            this.#visitText(value, names, repairs, depth);
        else if (Array.isArray(value))
            for (const item of value)
                this.visit(item, names, repairs, depth + 1);
        else if ((0,service_key_fields/* isRecord */.u4)(value))
            this.#visitRecord(value, names, repairs, depth);
    }
    #visitRecord(record, names, repairs, depth) {
        const own = readWrapperNames(record);
        const inner = record['credentials'] ?? record['Credentials'];
        const hasInner = (0,service_key_fields/* isRecord */.u4)(inner) || typeof inner === 'string' || Array.isArray(inner);
        const fields = hasInner ? undefined : recogniseFields(record);
        if (fields !== undefined) {
            this.found.push({ ...fields, names: [...names, ...own], repairs: [...repairs, ...fields.repairs] });
            return;
        }
        const before = this.found.length;
        for (const [name, child] of Object.entries(record))
            this.visit(child, [...names, ...own, name], [...repairs, 'wrapper-removed'], depth + 1);
        if (this.found.length > before || !hasInner)
            return;
        const outer = recogniseFields(record);
        if (outer !== undefined)
            this.found.push({ ...outer, names, repairs: [...repairs, ...outer.repairs] });
    }
    #visitText(text, names, repairs, depth) {
        if (text.length < 20 || text.length > MAX_TEXT)
            return;
        const isJson = /^\s*[{[]/.test(text);
        const decoded = isJson ? text : decodeJson(text);
        const start = /^[\s\uFEFF]*(?=[{[])/.exec(decoded ?? '')?.[0].length;
        if (decoded === undefined || start === undefined)
            return;
        const parsed = (0,relaxed_json/* parseRelaxedJson */.d)(decoded, start);
        if (parsed.kind !== 'value')
            return;
        const codes = isJson ? ['json-in-string'] : ['encoded-fields'];
        this.visit(parsed.value, names, [...repairs, ...codes], depth + 1);
    }
}
function decodeJson(text) {
    if (!/^\s*(?:e[wy]|W[3yw]|77u)/.test(text))
        return undefined;
    return decodeTransport(text)?.text;
}
const WRAPPER_NAMES = ['name', 'instance_name', 'binding_name', 'label', 'instanceName', 'bindingName'];
function readWrapperNames(record) {
    const tags = Array.isArray(record['tags']) ? record['tags'] : [];
    return [...WRAPPER_NAMES.map((name) => record[name]), ...tags].filter((name) => typeof name === 'string');
}
function recogniseFields(record) {
    const decoded = decodeValues(record);
    const renamed = (0,service_key_fields/* renameFields */.Ui)(decoded ?? record);
    const fields = liftInner(renamed);
    if (!isServiceKey(fields))
        return undefined;
    const repairs = [];
    if (decoded !== undefined)
        repairs.push('encoded-fields');
    if (Object.keys(record).some((name) => !KNOWN_SPELLING.test(name)))
        repairs.push('field-names');
    return { fields, repairs };
}
const KNOWN_SPELLING = /^[a-z][a-z0-9]*(?:_[a-z]+)*$|^(?:clientId|tokenUrl|privateKey|\.metadata)$/;
function decodeValues(record) {
    const url = (0,service_key_fields/* renameFields */.Ui)(record)['url'];
    if (typeof url !== 'string' || !/^(?:aHR0c|SFRUU)[A-Za-z0-9+/_-]+={0,2}\s*$/.test(url.trim()))
        return undefined;
    return Object.fromEntries(Object.entries(record).map(([name, value]) => [
        name,
        typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
    ]));
}
function liftInner(fields) {
    const oauth = (0,service_key_fields/* readObject */.Ag)(fields, 'oauth');
    if (oauth !== undefined)
        return { ...fields, ...oauth };
    const uaa = (0,service_key_fields/* readObject */.Ag)(fields, 'uaa');
    if (uaa === undefined)
        return fields;
    const url = fields['url'] ?? (0,service_key_fields/* readObject */.Ag)(fields, 'endpoints')?.['api'] ?? uaa['url'];
    const tokenurl = uaa['tokenurl'] ?? uaa['url'];
    return { ...fields, ...uaa, url, tokenurl };
}
const IDENTITY = ['certificate', 'key', 'private_key', 'password', 'clientsecret'];
const PLACES = ['url', 'tokenurl', 'oauth_token_url', 'certurl'];
function isServiceKey(fields) {
    const count = (names) => names.filter((name) => name in fields).length;
    if ((0,service_key_fields/* readString */.E3)(fields, 'clientid') !== undefined)
        return count(PLACES) > 0 || ('certificate' in fields && count(IDENTITY) > 0);
    const isStore = 'username' in fields || 'encryption' in fields || 'oauth_token_url' in fields || 'expires_at' in fields;
    return (isStore && count(PLACES) + count(IDENTITY) >= 1 && count(IDENTITY) + Number('encryption' in fields) >= 1);
}
function dropEqual(found) {
    const distinct = [];
    let isRepeated = false;
    for (const one of found) {
        if (distinct.some(({ fields }) => (0,external_node_util_.isDeepStrictEqual)(fields, one.fields)))
            isRepeated = true;
        else
            distinct.push(one);
    }
    return isRepeated
        ? distinct.map((one) => ({ ...one, repairs: [...one.repairs, 'repeated-key'] }))
        : distinct;
}

;// CONCATENATED MODULE: ./lib/service-key/line-fields.js

const START = /(?<![^\r\n])[ \t>]*(?:(?:export|set|setx|declare -x|const|let|var)[ \t]+)?([A-Za-z][\w.-]{2,40})[ \t]*(?:=>|[:=\t])[ \t]*/g;
const MOST_FIELDS = 500;
function parseLineFields(text) {
    const fields = [];
    for (const { index, 0: front, 1: name = '' } of text.matchAll(START)) {
        if (!(0,service_key_fields/* isFieldName */.ac)(name))
            continue;
        if (fields.length === MOST_FIELDS)
            return undefined;
        fields.push({ name, start: index, value: index + front.length });
    }
    if (fields.length < 3)
        return undefined;
    return Object.fromEntries(fields.map(({ name, value }, index) => [name, cleanValue(text.slice(value, fields[index + 1]?.start))]));
}
function countFieldLines(text) {
    let count = 0;
    for (const [, name = ''] of text.matchAll(/^[ \t]{0,8}(?:export[ \t]+)?([A-Za-z][\w.-]{2,40})[ \t]{0,8}(?:=>|[:=\t])/gm)) {
        if ((0,service_key_fields/* isFieldName */.ac)(name) || /^(?:oauth|uaa|endpoints)$/i.test(name))
            count += 1;
        if (count >= 2)
            break;
    }
    return count;
}
function cleanValue(written) {
    const value = written
        .replaceAll(/\r\n?/g, '\n')
        .trim()
        .replace(/[,;]$/, '')
        .replace(/^[|>][-+]?[ \t]*\n/, '')
        .trim();
    const unquoted = /^("""|'''|"|'|`)([^]*)\1$/.exec(value)?.[2] ?? value.replace(/^\$'([^]*)'$/, '$1');
    return unquoted.replaceAll(/\\([:=#"'])/g, '$1');
}

;// CONCATENATED MODULE: ./lib/service-key/notations.js



const NOTHING = { values: [], repairs: [] };
const WHOLE_NOTATIONS = [parseStrictJson, addBraces];
const LOOSE_NOTATIONS = [parseYaml, parseLines];
function parseStrictJson(text) {
    if (!looksLikeJson(text))
        return NOTHING;
    try {
        return { values: [JSON.parse(text)], repairs: [] };
    }
    catch {
        return NOTHING;
    }
}
function looksLikeJson(text) {
    const bare = text.trim();
    return /^[[{"\-\dtfn]/.test(bare) && /[\]}"\del]/.test(bare.at(-1) ?? '');
}
const MOST_ATTEMPTS = 32;
function findJson(text) {
    const values = [];
    const repairs = new Set();
    let budget = text.length * 4 + 1000;
    let after = 0;
    const starts = /\{|\[(?=\s*[{["'])/g;
    for (let attempt = 0; attempt < MOST_ATTEMPTS && budget > 0; attempt += 1) {
        const start = starts.exec(text)?.index;
        if (start === undefined)
            break;
        const parsed = (0,relaxed_json/* parseRelaxedJson */.d)(text, start);
        budget -= parsed.end - start + 1;
        if (parsed.kind !== 'value' && (parsed.hasItems || startsLikeJson(text, start, parsed.kind)))
            return NOTHING;
        if (parsed.kind !== 'value')
            continue;
        if (text.slice(after, start).trim() !== '')
            repairs.add('text-around-json');
        values.push(parsed.value);
        for (const code of parsed.repairs)
            repairs.add(code);
        starts.lastIndex = parsed.end;
        after = parsed.end;
    }
    if (values.length > 0 && text.slice(after).trim() !== '')
        repairs.add('text-around-json');
    return { values, repairs: [...repairs] };
}
function startsLikeJson(text, start, kind) {
    return kind === 'truncated' && /^\{\s*["'\\]/.test(text.slice(start, start + 200));
}
function addBraces(text) {
    const start = text.search(/(?:"[\w.-]{1,80}"|'[\w.-]{1,80}')\s{0,20}:/);
    const brace = text.indexOf('{');
    if (start < 0 || (brace >= 0 && brace < start))
        return NOTHING;
    const parsed = (0,relaxed_json/* parseRelaxedFields */.E)(text, start);
    return parsed.kind === 'value'
        ? { values: [parsed.value], repairs: ['json-braces', ...parsed.repairs] }
        : NOTHING;
}
const MAX_YAML_CHARACTERS = 64 * 1024;
function parseYaml(text) {
    if (text.length > MAX_YAML_CHARACTERS || !/^[ \t]*-?[ \t]*["']?[\w.-]{2,60}["']?:(?:[ \t]|$)/m.test(text))
        return NOTHING;
    try {
        const document = (0,late_libraries/* loadYaml */.yv)().parseDocument(text, {
            logLevel: 'silent',
            uniqueKeys: false,
            prettyErrors: false,
            schema: 'core',
        });
        if (document.errors.length > 0)
            return NOTHING;
        const value = document.toJS({ maxAliasCount: 20 });
        return typeof value === 'object' ? { values: [value], repairs: ['other-notation'] } : NOTHING;
    }
    catch {
        return NOTHING;
    }
}
function parseLines(text) {
    const fields = parseLineFields(text);
    return fields === undefined ? NOTHING : { values: [fields], repairs: ['other-notation'] };
}

;// CONCATENATED MODULE: ./lib/service-key/document.js










const document_MAX_DEPTH = 7;
const MAX_STATES = 40;
const document_USUAL_CHARACTERS = 128 * 1024;
function readDocument(text) {
    const queue = [{ text, depth: 0, repairs: [] }];
    const seen = new Set([text]);
    let budget = text.length * 4 + MAX_STATES * document_USUAL_CHARACTERS;
    const outcome = { isJson: false, isTruncated: false, values: [] };
    for (let state = queue.shift(); state !== undefined && budget > 0; state = queue.shift()) {
        budget -= state.text.length;
        const look = lookAt(state.text);
        const candidates = look.isHopeful ? readState(state, look, outcome) : [];
        if (candidates.length > 0)
            return { candidates, ...outcome };
        for (const next of peel(state, look)) {
            if (seen.size > MAX_STATES || seen.has(next.text))
                continue;
            seen.add(next.text);
            queue.push(next);
        }
    }
    return { candidates: [], ...outcome };
}
function lookAt(text) {
    return { isHopeful: isHopeful(text), clean: cleanInvisible(text) };
}
function isHopeful(text) {
    return text.length <= document_USUAL_CHARACTERS || /client[_-]?id|certificate|credentials|username/i.test(text);
}
function readState(state, { clean }, outcome) {
    const { text } = state;
    for (const parse of orderNotations(text, clean.text === text)) {
        const parsed = parse(text);
        const candidates = findCandidates(parsed.values);
        if (candidates.length > 0)
            return candidates.map((one) => ({
                ...one,
                repairs: [...state.repairs, ...parsed.repairs, ...one.repairs],
            }));
        outcome.isJson ||= parsed.values.length > 0 && !LOOSE_NOTATIONS.includes(parse);
        outcome.values.push(...parsed.values.slice(0, 10));
    }
    outcome.isTruncated ||= breaksOff(text);
    return [];
}
function orderNotations(text, isClean) {
    const isPlain = isClean && !/^\s*[{[]/.test(text);
    if (!isPlain)
        return [...WHOLE_NOTATIONS, findJson];
    return countFieldLines(text) >= 2
        ? [...WHOLE_NOTATIONS, ...LOOSE_NOTATIONS, findJson]
        : [...WHOLE_NOTATIONS, findJson, ...LOOSE_NOTATIONS];
}
function breaksOff(text) {
    const start = text.search(/\{\s*["']/);
    if (start < 0 || !FIELDS.test(text.slice(start, start + 4000)))
        return false;
    return (0,relaxed_json/* parseRelaxedJson */.d)(text, start).kind === 'truncated';
}
const FIELDS = /["'](?:oauth|uaa|credentials|clientid|client_?secret|certificate|url|username|expires_at|encryption|apiurl)["']/i;
const LAYERS = [
    parseString,
    decodeHtml,
    escapes_decodePercent,
    straightenQuotes,
    document_unescape,
    (text) => stripLineMarks(text.replaceAll(/\r\n?/g, '\n'), 'braces'),
    decodeEncoded,
];
function peel(state, { isHopeful: hasName, clean }) {
    if (state.depth >= document_MAX_DEPTH)
        return [];
    const isClean = clean.text === state.text;
    const layers = isClean && hasName ? LAYERS : [() => clean, decodeEncoded];
    return layers.flatMap((layer) => {
        const result = layer(state.text);
        if (result === undefined || result.text === state.text || result.text.trim() === '')
            return [];
        return [{ text: result.text, depth: state.depth + 1, repairs: [...state.repairs, ...result.repairs] }];
    });
}
function parseString(text) {
    if (!/^\s*"/.test(text) || !looksLikeJson(text))
        return undefined;
    try {
        const value = JSON.parse(text);
        return typeof value === 'string' ? { text: value, repairs: ['json-in-string'] } : undefined;
    }
    catch {
        return undefined;
    }
}
const straighten = makeSieve([
    { ranges: parseRanges('201C-201F 2033 AB BB 300C 300D FF02'), replacement: '"' },
    { ranges: parseRanges('2018-201B 2032 FF07'), replacement: "'" },
]);
function straightenQuotes(text) {
    return { text: straighten(text).text, repairs: ['json-quotes'] };
}
function document_unescape(text) {
    return /\\["'n{}:/]/.test(text) ? { text: dropEscapes(text), repairs: ['json-escaped'] } : undefined;
}
function decodeEncoded(text) {
    const inner = decodeTransport(text);
    return inner?.text === undefined ? undefined : { text: inner.text, repairs: inner.repairs };
}

;// CONCATENATED MODULE: ./lib/service-key/service-key-repairs.js

const SERVICE_KEY_REPAIR_CODES = [
    'json-in-string',
    'json-escaped',
    'json-quotes',
    'json-raw-line-breaks',
    'json-commas',
    'json-comments',
    'json-braces',
    'json-literals',
    'other-notation',
    'text-around-json',
    'wrapper-removed',
    'encoded-fields',
    'field-names',
    'chosen-service',
    'repeated-key',
];
function orderServiceKeyRepairs(codes) {
    const set = new Set(codes);
    return [...SERVICE_KEY_REPAIR_CODES, ...REPAIR_CODES].filter((code) => set.has(code));
}

;// CONCATENATED MODULE: ./lib/service-key/read.js












function readServiceKey(input) {
    const { serviceKey, clientCertificate, privateKey } = input;
    if (serviceKey === undefined) {
        if (clientCertificate === undefined && privateKey === undefined)
            throw emptyKey();
        return readBareIdentity(input);
    }
    const candidate = findCandidate(serviceKey, input);
    const reading = buildBinding(candidate, input);
    const warnings = [
        ...reading.warnings,
        ...judgeExpiry(reading.binding.expiresAt, input.now),
        ...judgeLines(serviceKey),
    ];
    return {
        binding: reading.binding,
        repairs: orderServiceKeyRepairs([...candidate.repairs, ...reading.repairs]),
        warnings: dropRepeated(warnings),
    };
}
function readBareIdentity(input) {
    const { clientCertificate, privateKey, passphrase, now, need = 'any' } = input;
    const certificate = { text: clientCertificate, what: 'the input "client-certificate"' };
    const key = { text: privateKey, what: 'the input "private-key"' };
    if (clientCertificate?.trim() === '')
        throw (0,pem_faults/* emptyPem */.wh)(certificate.what);
    const { repairs, warnings, ...parts } = readIdentity({ certificate, key, passphrase, now }, need);
    const texts = [clientCertificate, privateKey].filter((text) => text !== undefined);
    return {
        binding: {
            service: undefined,
            type: 'bare',
            ...parts,
            secrets: [...texts.map((text) => new secret/* Secret */.z(text)), ...(passphrase === undefined ? [] : [passphrase])],
        },
        repairs: orderServiceKeyRepairs(repairs),
        warnings: dropRepeated(warnings),
    };
}
function findCandidate(text, { expected, instanceName }) {
    if (text.length > MAX_CHARACTERS)
        throw tooLargeKey();
    const nothing = detectNothing(text);
    if (nothing === 'empty')
        throw emptyKey();
    if (nothing === 'masked')
        throw maskedKey();
    if (nothing === 'placeholder')
        throw placeholderKey();
    const document = readDocument(text);
    if (document.candidates.length === 0)
        throw refuseDocument(text, document);
    return chooseCandidate(document.candidates, { expected, instanceName });
}
function buildBinding({ fields }, input) {
    const service = detectService(fields);
    if (input.expected !== undefined && input.expected !== service)
        throw wrongService(input.expected);
    const inputs = {
        clientCertificate: input.clientCertificate,
        privateKey: input.privateKey,
        passphrase: input.passphrase,
        payloadPrivateKey: input.payloadPrivateKey,
        now: input.now,
        need: input.need ?? 'any',
    };
    return service === 'credential-store'
        ? buildCredentialStoreBinding(fields, inputs)
        : buildCloudIntegrationBinding(fields, inputs);
}
function judgeExpiry(expiresAt, now) {
    if (expiresAt === undefined || expiresAt > now)
        return [];
    return [
        {
            code: 'SERVICE_KEY_EXPIRED',
            message: `The service key says that it ended on ${(0,judgement/* formatDay */.im)(expiresAt)}; unless it was extended, create a new one and replace the secret.`,
        },
    ];
}
function judgeLines(text) {
    if (!/^[ \t]*[{}[\]],?[ \t]*\r?$/m.test(text))
        return [];
    return [
        {
            code: 'SERVICE_KEY_MULTILINE',
            message: 'The service key is stored over several lines, so the runner masks { and }, and drops JSON outputs between jobs. Store it on one line, or as base64.',
        },
    ];
}
function dropRepeated(warnings) {
    return warnings.filter(({ message }, index) => warnings.findIndex((one) => one.message === message) === index);
}

;// CONCATENATED MODULE: ./lib/action/command.js

const LISTS = ['credentials', 'credentials-file', 'artifacts'];
function chooseCommand(inputs) {
    const word = inputs.readWord('command', ['auto', ...COMMANDS]);
    const lists = LISTS.filter((name) => inputs.isSet(name));
    const command = word === 'auto' ? chooseByLists(lists) : word;
    const foreign = lists.filter((name) => !listUsers(name).includes(command));
    for (const name of foreign)
        inputs.addFault(name, word === 'auto'
            ? `it belongs to another command than "${lists[0] ?? ''}", and a step does one job; write two steps`
            : `the command "${command}" does not use it; leave one of the two out`);
    warnOfUnused(inputs, command, lists);
    return command;
}
function chooseByLists([first]) {
    return (first === undefined ? undefined : listUsers(first)[0]) ?? 'check';
}
function warnOfUnused(inputs, command, lists) {
    for (const name of Object.keys(INPUT_DEFAULTS).filter(isInputName)) {
        const isUnused = !listUsers(name).includes(command) && !lists.includes(name);
        if (isUnused && inputs.readText(name) !== INPUT_DEFAULTS[name])
            inputs.warnings.push(`The input "${name}" was not used: the command "${command}" does not know it.`);
    }
}
function isInputName(name) {
    return name in INPUT_DEFAULTS;
}

// EXTERNAL MODULE: ./lib/action/masking.js
var masking = __nccwpck_require__(126);
;// CONCATENATED MODULE: ./lib/action/config-masks.js

function listBindingMasks(binding) {
    const keys = [
        'identity' in binding ? binding.identity?.privateKey : undefined,
        'privateKey' in binding ? binding.privateKey : undefined,
        binding.type === 'oauth:key' ? binding.signingKey : undefined,
        'payloadKey' in binding ? binding.payloadKey : undefined,
    ];
    const distinct = new Set(keys.filter((key) => key !== undefined));
    return [
        ...[...distinct].flatMap(listKeyForms),
        ...listSharedSecretForms(binding),
        ...binding.secrets.flatMap((secret) => listTextForms(secret.reveal())),
    ].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}
function listTextForms(text) {
    return /[\r\n]/.test(text.trim()) ? (0,masking/* listKeyMaskForms */.Z3)(text) : (0,masking/* listMaskForms */.En)(text, POLICY);
}
function listSharedSecretForms(binding) {
    if (binding.type === 'basic')
        return (0,masking/* listMaskForms */.En)(binding.password.reveal(), POLICY, [binding.username]);
    if (binding.type === 'client-secret')
        return (0,masking/* listMaskForms */.En)(binding.clientSecret.reveal(), POLICY, [binding.clientId]);
    return [];
}
const MIN_FORM_CHARACTERS = 4;
const POLICY = { minLength: MIN_FORM_CHARACTERS };
function listKeyForms(key) {
    return listKeyTypes(key).flatMap((type) => {
        const pem = exportKey(key, type, 'pem').toString();
        return [
            ...(0,masking/* listKeyMaskForms */.Z3)(pem),
            ...(0,masking/* listMaskForms */.En)(pem, POLICY),
            ...(0,masking/* listMaskForms */.En)(Buffer.from(exportKey(key, type, 'der')), POLICY),
        ];
    });
}
function listKeyTypes({ asymmetricKeyType }) {
    if (asymmetricKeyType === 'rsa')
        return ['pkcs8', 'pkcs1'];
    return asymmetricKeyType === 'ec' ? ['pkcs8', 'sec1'] : ['pkcs8'];
}
function exportKey(key, type, format) {
    return key.export({ type, format });
}
function listProxyMasks(address) {
    if (!URL.canParse(address))
        return [];
    const { username, password } = new URL(address);
    return [password, ...(0,masking/* listMaskForms */.En)(decodePart(password), POLICY, [decodePart(username)])].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}
function decodePart(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./lib/keys/certificate.js


function parseCertificates(text, what) {
    const { certificates, others } = readKeyMaterial(text, { what });
    if (certificates.length === 0)
        throw (0,pem_faults/* noCertificate */.X1)(what, others[0] ?? 'a private key');
    return certificates;
}

;// CONCATENATED MODULE: ./lib/action/connection-inputs.js



function readConnection(inputs) {
    const variable = (...names) => names
        .map((name) => inputs.reader.readVariable(name))
        .find((value) => value !== undefined && value !== '');
    const isAutomatic = inputs.readText('requests-per-second') === 'auto';
    return {
        extraAuthorities: readAuthorities(inputs),
        proxy: {
            httpsProxy: readProxy(inputs, variable('https_proxy', 'HTTPS_PROXY')),
            noProxy: variable('no_proxy', 'NO_PROXY'),
        },
        timeoutMs: inputs.readNumber('timeout-seconds', 1, 600, 'any') * 1000,
        maxRetries: inputs.readNumber('max-retries', 0, 10),
        rate: isAutomatic
            ? undefined
            : {
                perSecond: inputs.readNumber('requests-per-second', 0.1, 100, 'any'),
                fallbackPerSecond: undefined,
            },
    };
}
function readAuthorities(inputs) {
    if (!inputs.isSet('ca-certificates'))
        return [];
    try {
        return parseCertificates(inputs.readText('ca-certificates'), 'the input').map((one) => one.toString());
    }
    catch (error) {
        if (!(error instanceof lib_errors/* ActionError */.lZ))
            throw error;
        inputs.addFault('ca-certificates', `${error.message} Give certificates in PEM.`);
        return [];
    }
}
function readProxy(inputs, address) {
    if (address === undefined)
        return undefined;
    const url = URL.canParse(address) ? new URL(address) : undefined;
    inputs.reader.mask(listProxyMasks(address));
    const isAddress = url?.protocol === 'http:' || url?.protocol === 'https:';
    if (isAddress && isPercentEncoded(url.username) && isPercentEncoded(url.password))
        return address;
    inputs.addVariableFault('https_proxy', 'it is not an address that starts with http:// or https://, user and password percent-encoded');
    return undefined;
}
function isPercentEncoded(text) {
    try {
        decodeURIComponent(text);
        return true;
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/action/fetch-inputs.js



function readFetchSettings(inputs) {
    const exportEnv = inputs.readBoolean('export-env');
    const dotenvFile = inputs.readPath('dotenv-file');
    const variablePrefix = inputs.readText('env-prefix');
    if (!/^(?:[A-Za-z_]\w*)?$/.test(variablePrefix))
        inputs.addFault('env-prefix', 'it takes letters, digits and "_", not a digit first');
    const lines = readLines(inputs);
    const writesVariables = exportEnv || dotenvFile !== undefined;
    const named = lines.flatMap(({ reference, line }) => reference.kind === 'single' ? [{ outputName: reference.outputName, reference, line }] : []);
    inputs.addLineFaults(checkNames(named, { variablePrefix: writesVariables ? variablePrefix : undefined }));
    return {
        lines,
        onMissing: inputs.readWord('on-missing', ['error', 'warn', 'ignore']),
        exportEnv,
        variablePrefix,
        dotenvFile,
        filesDir: inputs.readPath('files-dir'),
        minMaskLength: inputs.readNumber('min-mask-length', 1, 8),
        shortValues: inputs.readWord('short-values', ['error', 'mask']),
        outputJson: inputs.readBoolean('output-json'),
    };
}
function readLines(inputs) {
    const namespace = readNamespace(inputs);
    const file = readSourceFile(inputs);
    const sources = [
        { label: 'credentials', file: undefined, text: inputs.reader.readInput('credentials') },
        ...file,
    ];
    const { references, faults } = parseReferenceList(sources, namespace);
    inputs.addLineFaults(faults);
    const isFileUnread = file.length === 0 && inputs.isSet('credentials-file');
    if (references.length === 0 && faults.length === 0 && !isFileUnread)
        inputs.addFault('credentials', 'neither it nor "credentials-file" names a credential to fetch');
    return references;
}
function readSourceFile(inputs) {
    const name = inputs.readText('credentials-file');
    const file = inputs.readPath('credentials-file');
    if (file === undefined)
        return [];
    const text = inputs.reader.readText(file);
    if (text !== undefined)
        return [{ label: name, file: name, text }];
    inputs.addFault('credentials-file', `"${name}" is not there, or no text file of up to 1 MiB; its path is relative to the workspace, so check out the repository before`);
    return [];
}
function readNamespace(inputs) {
    const namespace = inputs.isSet('namespace') ? inputs.readText('namespace') : undefined;
    if (namespace !== undefined && !isNamespace(namespace))
        inputs.addFault('namespace', 'it takes 1 to 100 letters, digits and the signs _ - . : ! ~');
    return namespace;
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./lib/action/input-parser.js





class InputParser {
    #faults = [];
    warnings = [];
    reader;
    constructor(reader) {
        this.reader = reader;
    }
    readText(name) {
        const text = this.reader.readInput(name).trim();
        return text === '' ? INPUT_DEFAULTS[name] : text;
    }
    isSet(name) {
        return this.reader.readInput(name).trim() !== '';
    }
    readWord(name, words) {
        const text = this.readText(name);
        const word = words.find((one) => one === text);
        if (word === undefined)
            this.addFault(name, `it takes ${words.join(', ')}`);
        return word ?? words[0];
    }
    readBoolean(name) {
        const text = this.readText(name);
        if (!/^(?:true|True|TRUE|false|False|FALSE)$/.test(text))
            this.addFault(name, 'it takes true or false');
        return text.toLowerCase() === 'true';
    }
    readNumber(name, min, max, kind = 'whole') {
        const text = this.readText(name);
        const value = /^\d{1,9}(?:\.\d{1,9})?$/.test(text) ? Number(text) : Number.NaN;
        if (value >= min && value <= max && (kind === 'any' || Number.isInteger(value)))
            return value;
        this.addFault(name, `it takes a ${kind === 'whole' ? 'whole ' : ''}number from ${min} to ${max}`);
        return min;
    }
    readPath(name) {
        const text = this.readText(name);
        if (text === '')
            return undefined;
        if (text.includes('\0'))
            this.addFault(name, 'it must not hold NUL');
        return external_node_path_.resolve(this.reader.readVariable('GITHUB_WORKSPACE') ?? '.', text);
    }
    checkNames() {
        const known = Object.keys(INPUT_DEFAULTS);
        for (const name of this.reader.listInputNames().filter((one) => !known.includes(one))) {
            const meant = known.find((one) => isSlipOf(name, one));
            if (meant === undefined)
                this.warnings.push(`The input "${name}" is not known and was not used.`);
            else
                this.#add(`The input "${name}" is not known: "${meant}" is meant.`);
        }
    }
    addFault(name, message) {
        this.#add(`The input "${name}" is not valid: ${message}.`);
    }
    addVariableFault(name, message) {
        this.#add(`The environment variable "${name}" is not valid: ${message}.`);
    }
    addLineFaults(faults) {
        for (const { line, message } of faults)
            this.#add(`In ${describeLine(line)}: ${message}`, placeOfLine(line));
    }
    addErrors(errors) {
        for (const error of errors)
            this.#faults.push(error);
    }
    collect(step) {
        try {
            return step();
        }
        catch (error) {
            if (!(error instanceof lib_errors/* ActionError */.lZ))
                throw error;
            this.#faults.push(error);
            return undefined;
        }
    }
    hasFaults() {
        return this.#faults.length > 0;
    }
    throwFaults() {
        if (this.#faults.length > 0)
            throw (0,lib_errors/* combineErrors */.Lt)(this.#faults);
    }
    #add(happened, place) {
        this.#faults.push(new lib_errors/* ActionError */.lZ('INPUT_INVALID', { happened, next: 'Correct the step; nothing was sent yet.', place }));
    }
}
function isSlipOf(name, known) {
    const plain = (text) => text.replaceAll(/[^a-z\d]/g, '');
    return plain(name) === plain(known) || (known.length > 5 && (0,mod/* distance */.Io)(name, known) <= 2);
}

;// CONCATENATED MODULE: ./lib/action/inputs.js








function parseInputs(reader, now, { onWarning = () => undefined, readDeployInputs } = {}) {
    const inputs = new InputParser(reader);
    inputs.checkNames();
    const command = chooseCommand(inputs);
    inputs.readBoolean('summary');
    const pemFiles = inputs.readBoolean('pem-files');
    const reading = inputs.collect(() => readKey(inputs, { command, pemFiles, now }));
    if (reading !== undefined)
        reader.maskLater(() => listBindingMasks(reading.binding));
    const common = { ...readCommon(inputs, reading?.binding), pemFiles };
    const settings = readSettings(inputs, command, readDeployInputs);
    if (inputs.hasFaults())
        inputs.warnings.forEach(onWarning);
    inputs.throwFaults();
    if (reading === undefined)
        throw new TypeError('a binding is missing without a fault');
    return build({ ...common, repairs: reading.repairs, keyWarnings: reading.warnings }, reading.binding, settings);
}
function readSettings(inputs, command, readDeployInputs) {
    switch (command) {
        case 'fetch':
            return { fetch: readFetchSettings(inputs) };
        case 'deploy':
            if (readDeployInputs === undefined)
                throw new TypeError('the inputs of "deploy" cannot be read');
            return { deploy: readDeployInputs(inputs) };
        case 'check':
            return { check: readCheckSettings(inputs) };
    }
}
function build(common, binding, settings) {
    if ('check' in settings)
        return { ...common, command: 'check', binding, ...settings };
    if ('fetch' in settings && binding.service === 'credential-store')
        return { ...common, command: 'fetch', binding, ...settings };
    if ('deploy' in settings && binding.service === 'cloud-integration')
        return { ...common, command: 'deploy', binding, ...settings };
    throw new TypeError('a binding of another service passed');
}
function readCommon(inputs, binding) {
    return {
        authentication: inputs_readAuthentication(inputs, binding),
        connection: readConnection(inputs),
        expiry: {
            warnBelowDays: inputs.readNumber('expiry-warning-days', 0, 3650),
            failBelowDays: inputs.isSet('fail-if-expires-within-days')
                ? inputs.readNumber('fail-if-expires-within-days', 0, 3650)
                : undefined,
        },
        dryRun: inputs.readBoolean('dry-run'),
        inputWarnings: inputs.warnings,
    };
}
function readCheckSettings(inputs) {
    return { connect: inputs.readBoolean('connect'), namespace: readNamespace(inputs) };
}
function readPreferences(reader) {
    const inputs = new InputParser(reader);
    const is = (name, word) => inputs.readText(name).toLowerCase() === word;
    const command = chooseCommand(inputs);
    return {
        summary: !is('summary', 'false'),
        outputJson: is('output-json', 'true'),
        commands: inputs.hasFaults() ? COMMANDS : [command],
    };
}
const EXPECTED = { fetch: 'credential-store', deploy: 'cloud-integration', check: undefined };
function readKey(inputs, { command, pemFiles, now }) {
    const read = (name) => inputs.isSet(name) ? inputs.reader.readInput(name) : undefined;
    const passphrase = read('passphrase');
    return readServiceKey({
        serviceKey: read('service-key') ?? (command === 'check' ? undefined : ''),
        clientCertificate: read('client-certificate'),
        privateKey: read('private-key'),
        passphrase: passphrase === undefined ? undefined : new secret/* Secret */.z(passphrase),
        payloadPrivateKey: read('payload-private-key'),
        now,
        expected: EXPECTED[command],
        need: pemFiles ? 'certificate+key' : 'any',
    });
}
function inputs_readAuthentication(inputs, binding) {
    const authentication = inputs.readWord('authentication', ['auto', 'certificate', 'token']);
    if (authentication === 'token' && binding?.type === 'mtls')
        inputs.addFault('authentication', 'the service key has no "oauth_token_url", which "token" needs');
    const hasPayloadKey = binding?.service === 'credential-store' && binding.payloadKey !== undefined;
    if (binding !== undefined && !hasPayloadKey && inputs.isSet('payload-private-key'))
        inputs.warnings.push('The input "payload-private-key" was not used: the service key does not say that payloads are encrypted.');
    return authentication;
}

;// CONCATENATED MODULE: ./lib/action/report.js
function describeDeliveries(report, host, mode) {
    const found = report.deliveries.filter(({ outcome }) => outcome.status === 'found').length;
    const end = mode === 'dry-run' ? ' Dry run: nothing was handed on, no file was written.' : '';
    return [
        `Fetched from ${host}: ${found} of ${report.deliveries.length} NAMEs found.${end}`,
        ...report.deliveries.map(describeDelivery),
    ];
}
function describeDelivery({ outputName, outcome, source: { id, reference } }) {
    const form = outcome.status !== 'missing' && reference.options.file !== undefined ? ', as a file' : '';
    return `  ${outputName} = ${id.type}:${id.namespace}/${id.name}#${reference.field}: ${outcome.status}${form}`;
}

;// CONCATENATED MODULE: ./lib/action/run.js












async function run(runner, clock, listenForCancel) {
    const preferences = readPreferences(runner);
    const step = new Step(runner, preferences, clock);
    try {
        step.judgeEnvironment();
        const { readDeployInputs } = preferences.commands.includes('deploy')
            ? await Promise.all(/* import() */[__nccwpck_require__.e(909), __nccwpck_require__.e(109)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5109))
            : {};
        const onWarning = (warning) => {
            step.warnOfInputs(warning);
        };
        const config = parseInputs(runner, clock.now(), { onWarning, readDeployInputs });
        runner.forgetInputs();
        step.begin(config);
        await (config.command === 'fetch'
            ? step.fetch(config)
            : config.command === 'check'
                ? step.check(config)
                : step.deploy(config, listenForCancel()));
    }
    catch (error) {
        step.fail(error);
    }
    await step.end();
}
const MAX_TOLD = 1000;
class Step {
    #runner;
    #preferences;
    #clock;
    #writer;
    #outputs;
    #warnings = [];
    #facts;
    #summary = '';
    constructor(runner, preferences, clock) {
        this.#runner = runner;
        this.#preferences = preferences;
        this.#clock = clock;
        this.#facts = {
            ...{ command: undefined, host: undefined, expiry: undefined, isDryRun: false, warnings: [] },
            now: clock.now(),
        };
        this.#writer = createFileWriter(runner);
        this.#outputs = new Map([
            ...preferences.commands.flatMap((command) => Object.entries(EMPTY_OUTPUTS[command])),
            ...['expires-at', 'days-left', 'error-code'].map((name) => [name, '']),
            ...(preferences.outputJson ? [['credentials-json', '{}']] : []),
        ]);
    }
    judgeEnvironment() {
        const { refusals, warnings } = judgeEnvironment((name) => this.#runner.readVariable(name));
        for (const warning of warnings)
            this.#warnOf(warning);
        if (refusals.length > 0)
            throw (0,lib_errors/* combineErrors */.Lt)(refusals);
    }
    warnOfInputs(message) {
        this.#warn(message, 'Inputs');
    }
    begin(config) {
        const expiry = findExpiry(config, this.#clock.now());
        const { binding, command } = config;
        const host = binding.type === 'bare' ? undefined : binding.url.host;
        const isDryRun = config.dryRun && command !== 'check';
        this.#facts = { ...this.#facts, command, host, expiry, isDryRun };
        this.#outputs.set('expires-at', expiry?.expiresAt.toISOString() ?? '');
        this.#outputs.set('days-left', expiry?.daysLeft.toString() ?? '');
        if (config.command === 'check') {
            this.#setOutputs((0,check_outputs/* describeKey */.Rx)(config));
            this.#summary = renderKeySummary(this.#facts, config, this.#runner.clean);
        }
        if (config.pemFiles)
            this.#writer.check(preparePemFiles(binding, this.#writer).files);
        for (const warning of config.inputWarnings)
            this.warnOfInputs(warning);
        for (const warning of listKeyWarnings(config))
            this.#warnOf(warning);
        const expiryWarning = (0,action_expiry/* judgeExpiry */.BF)(expiry, config.expiry);
        const isSaid = config.keyWarnings.some(({ code }) => code.endsWith('_EXPIRED'));
        if (expiryWarning !== undefined && !isSaid)
            this.#warnOf({ code: 'EXPIRY_CLOSE', message: expiryWarning });
    }
    async fetch(config) {
        const report = await runFetch(config, { runner: this.#runner, writer: this.#writer }, this.#clock);
        this.#setOutputs(report.outputs);
        for (const { message, place } of report.warnings)
            this.#warn(message, 'CREDENTIAL_NOT_FOUND', place);
        const mode = config.dryRun ? 'dry-run' : 'hand-over';
        this.#runner.info(describeDeliveries(report, config.binding.url.host, mode));
        this.#summary = (0,summary/* renderFetchSummary */.jj)(this.#facts, report, this.#runner.clean);
    }
    async deploy(config, cancelled) {
        const { runDeployStep } = await Promise.all(/* import() */[__nccwpck_require__.e(909), __nccwpck_require__.e(326)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9326));
        const warn = (message, title) => {
            this.#warn(message, title);
        };
        const hands = { runner: this.#runner, clock: this.#clock, cancelled, warn };
        const report = await runDeployStep(config, hands, (stopped) => this.#outputs.set('report', stopped));
        this.#setOutputs(report.outputs);
        this.#summary = report.renderSummary(this.#facts);
        if (report.failures.length > 0)
            throw (0,lib_errors/* combineErrors */.Lt)(report.failures);
        this.#writePemFiles(config);
    }
    async check(config) {
        const { runCheck } = await __nccwpck_require__.e(/* import() */ 623).then(__nccwpck_require__.bind(__nccwpck_require__, 1623));
        const report = await runCheck(config, this.#facts.expiry, this.#runner, this.#clock);
        for (const warning of report.warnings)
            this.#warnOf(warning);
        this.#writePemFiles(config);
        this.#summary = renderCheckSummary(this.#facts, { config, report }, this.#runner.clean);
    }
    fail(thrown) {
        const errors = withoutRepetitions((0,lib_errors/* listErrors */.Gr)(thrown));
        this.#outputs.set('error-code', errors[0]?.code ?? 'INTERNAL_ERROR');
        const told = errors.slice(0, MAX_TOLD);
        for (const { code, message, next, place } of told)
            this.#runner.fail([message, next], code, place);
        const codes = new Set(told.map(({ code }) => `Error code: ${code}`));
        const left = errors.length - told.length;
        this.#runner.info([
            ...codes,
            ...(left > 0 ? [`${left} more failures are not told. Mend these first.`] : []),
        ]);
        this.#summary = [(0,summary/* renderFailureSummary */.Fr)(this.#facts, told, this.#runner.clean), this.#summary].join('\n');
    }
    async end() {
        if (this.#preferences.commands.includes('check'))
            this.#outputs.set('warnings', JSON.stringify([...new Set(this.#warnings.map(({ code }) => code))]));
        for (const [name, value] of this.#outputs)
            this.#runner.setOutput(name, value);
        if (this.#preferences.summary)
            await this.#writeSummary();
    }
    async #writeSummary() {
        try {
            await this.#runner.writeSummary(this.#summary);
        }
        catch {
            this.#runner.warn('The job summary could not be written: its file cannot be.', 'Summary');
        }
    }
    #writePemFiles(config) {
        const isDry = config.dryRun && config.command !== 'check';
        if (config.pemFiles && !isDry)
            this.#setOutputs(writePemFiles(config.binding, this.#writer));
    }
    #setOutputs(outputs) {
        for (const [name, value] of outputs)
            this.#outputs.set(name, value);
    }
    #warnOf(warning) {
        this.#warnings.push(warning);
        this.#warn(warning.message, warning.code);
    }
    #warn(message, title, place) {
        const { warnings } = this.#facts;
        if (warnings.length === MAX_TOLD)
            return;
        this.#facts = { ...this.#facts, warnings: [...warnings, message] };
        this.#runner.warn(message, title, place);
        if (warnings.length === MAX_TOLD - 1)
            this.#runner.info(['More warnings are not told.']);
    }
}
function findExpiry({ binding }, now) {
    const [leaf] = (0,check_outputs/* listCertificates */.Hj)(binding);
    const bindingEnd = binding.type === 'bare' ? undefined : binding.expiresAt;
    return (0,action_expiry/* computeExpiry */.PJ)([leaf?.validToDate, bindingEnd], now);
}
function listKeyWarnings({ command, expiry, keyWarnings }) {
    if (command === 'check' || expiry.warnBelowDays > 0)
        return keyWarnings;
    return keyWarnings.filter(({ code }) => !code.endsWith('_EXPIRED'));
}
function withoutRepetitions(errors) {
    return [...new Map(errors.map((error) => [`${error.code} ${error.message}`, error])).values()];
}


/***/ }),

/***/ 583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  j: () => (/* binding */ createRunner)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/clock.js + 1 modules
var clock = __nccwpck_require__(1920);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_namespaceObject.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return __awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_namespaceObject.constants.R_OK | external_fs_namespaceObject.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return __awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return __awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_namespaceObject.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./lib/action/actions-core.js





function setSecrets(forms) {
    process.stdout.write(forms.map((form) => `::add-mask::${actions_core_escapeData(form)}${external_node_os_.EOL}`).join(''));
}
function actions_core_escapeData(text) {
    return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function info(lines) {
    process.stdout.write(lines.map((line) => line + external_node_os_.EOL).join(''));
}
function startGroup(title) {
    issue('group', title);
}
function endGroup() {
    issue('endgroup');
}
function annotate(level, text, properties) {
    issueCommand(level, toCommandProperties(properties), text);
}
function writeCommandFile(file, name, value) {
    issueFileCommand(file, prepareKeyValueMessage(name, value));
}

// EXTERNAL MODULE: ./lib/action/plain-text.js
var plain_text = __nccwpck_require__(2576);
;// CONCATENATED MODULE: ./lib/action/runner.js





function createRunner(environment) {
    const masked = new plain_text/* SecretIndex */.X2();
    const isOnRunner = environment['GITHUB_ACTIONS'] === 'true';
    const mask = (forms) => {
        const added = forms.filter((form) => masked.add(form));
        if (isOnRunner)
            setSecrets(added);
    };
    const waiting = [];
    const maskWaiting = () => {
        for (const listForms of waiting.splice(0))
            mask(listForms());
    };
    const clean = (text) => {
        maskWaiting();
        return (0,plain_text/* toPlainText */.bo)(text, masked);
    };
    const hasFile = (name) => (0,external_node_fs_.existsSync)(environment[name] ?? '');
    return {
        readInput: (name) => environment[`INPUT_${name.toUpperCase()}`] ?? '',
        listInputNames: () => listInputVariables(environment).map((name) => name.slice('INPUT_'.length).toLowerCase()),
        readVariable: (name) => (Object.hasOwn(environment, name) ? environment[name] : undefined),
        readText: (file) => readText(file, environment['GITHUB_WORKSPACE'] ?? '.'),
        forgetInputs: () => {
            for (const name of [...listInputVariables(environment), 'NODE_TLS_REJECT_UNAUTHORIZED'])
                Reflect.deleteProperty(environment, name);
        },
        findMissingCommandFile: (files) => files.find((file) => !hasFile(file)),
        mask,
        maskLater: (listForms) => {
            waiting.push(listForms);
            (0,clock/* runLater */.s)(MASK_AFTER_MS, maskWaiting);
        },
        info: (lines) => {
            info(lines.map(clean));
        },
        group: (title, lines) => {
            startGroup(clean(title));
            info(lines.map(clean));
            endGroup();
        },
        notice: (text, title) => {
            annotate('notice', clean(text), { title });
        },
        warn: (text, title, place) => {
            annotate('warning', clean(text), { title, ...toAnnotation(place, clean) });
        },
        fail: (lines, title, place) => {
            process.exitCode = 1;
            annotate('error', lines.map(clean).join('\n'), { title, ...toAnnotation(place, clean) });
        },
        setOutput: (name, value) => {
            maskWaiting();
            if (hasFile('GITHUB_OUTPUT'))
                writeCommandFile('OUTPUT', name, value);
        },
        exportVariable: (name, value) => {
            maskWaiting();
            writeCommandFile('ENV', name, value);
        },
        saveState: (name, value) => {
            maskWaiting();
            if (hasFile('GITHUB_STATE'))
                writeCommandFile('STATE', name, value);
        },
        writeSummary: async (markdown) => {
            if (hasFile('GITHUB_STEP_SUMMARY'))
                await summary.addRaw(fitSummary(markdown), true).write();
        },
        clean,
    };
}
const MASK_AFTER_MS = 20;
const MAX_SUMMARY_BYTES = 1_000_000;
function fitSummary(markdown) {
    let left = MAX_SUMMARY_BYTES;
    const fits = (line) => {
        const bytes = Buffer.byteLength(line) + 1;
        if (bytes > left)
            return false;
        left -= bytes;
        return true;
    };
    const lines = markdown.split('\n');
    const kept = lines.filter(fits);
    return kept.length === lines.length
        ? markdown
        : `${kept.join('\n')}\n\nParts were too long for a summary.\n`;
}
const MAX_TEXT_BYTES = 1024 * 1024;
function readText(file, workspace) {
    let descriptor;
    try {
        if (leadsOut(file, workspace))
            return undefined;
        descriptor = (0,external_node_fs_.openSync)(file, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
        if (!(0,external_node_fs_.fstatSync)(descriptor).isFile())
            return undefined;
        const bytes = Buffer.alloc(MAX_TEXT_BYTES + 1);
        const size = readUpTo(descriptor, bytes);
        if (size > MAX_TEXT_BYTES)
            return undefined;
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, size));
    }
    catch {
        return undefined;
    }
    finally {
        if (descriptor !== undefined)
            (0,external_node_fs_.closeSync)(descriptor);
    }
}
function readUpTo(descriptor, bytes) {
    let size = 0;
    for (let count = -1; count !== 0 && size < bytes.length; size += count)
        count = (0,external_node_fs_.readSync)(descriptor, bytes, size, bytes.length - size, null);
    return size;
}
function leadsOut(file, workspace) {
    const isBelow = (one, root) => {
        const relative = external_node_path_.relative(root, one);
        return relative.split(external_node_path_.sep)[0] !== '..' && !external_node_path_.isAbsolute(relative);
    };
    const root = external_node_path_.resolve(workspace);
    return isBelow(external_node_path_.resolve(file), root) && !isBelow((0,external_node_fs_.realpathSync)(file), (0,external_node_fs_.realpathSync)(root));
}
function listInputVariables(environment) {
    return Object.keys(environment).filter((name) => name.toUpperCase().startsWith('INPUT_'));
}
function toAnnotation(place, clean) {
    return {
        ...(place?.file === undefined ? {} : { file: clean(place.file) }),
        ...(place?.line === undefined ? {} : { startLine: place.line }),
    };
}


/***/ }),

/***/ 7610:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I2: () => (/* binding */ renderFold),
/* harmony export */   Sy: () => (/* binding */ withIcon),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   bo: () => (/* binding */ renderTable),
/* harmony export */   f3: () => (/* binding */ buildTexts),
/* harmony export */   hW: () => (/* binding */ takeFitting),
/* harmony export */   zv: () => (/* binding */ renderLongTable)
/* harmony export */ });
/* harmony import */ var _plain_text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2576);

function buildTexts(clean) {
    const cell = (value) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toPlainText */ .bo)(clean(value))
        .replaceAll(LONG_WORD, (word) => word.match(PIECES)?.join(BREAK) ?? word)
        .split(BREAK)
        .map(_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toEntities */ .LW)
        .join('<wbr>');
    return {
        plain: (value) => (0,_plain_text_js__WEBPACK_IMPORTED_MODULE_0__/* .toSummaryText */ .ri)(clean(value)),
        cell,
        code: (value) => `<code>${cell(value)}</code>`,
    };
}
const BREAK = '\0';
const LONG_WORD = /\S{33,}/gu;
const PIECES = /.{1,23}?[-_./](?![-_./]|$)|.{1,24}/gu;
function renderTable(columns, rows) {
    const head = columns.length === 0 ? '' : `<tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>`;
    const body = rows.map(({ cells }) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`);
    return `<table>${head}${body.join('')}</table>`;
}
const MAX_ROWS = 25;
const MAX_SHOWN_ROWS = 12;
const MAX_FOLDED_CHARACTERS = 300_000;
function renderLongTable(columns, rows, label) {
    if (rows.length === 0)
        return [];
    if (rows.length <= MAX_ROWS)
        return [renderTable(columns, rows), ''];
    const sorted = rows.toSorted((a, b) => b.rank - a.rank);
    const shown = sorted.slice(0, MAX_SHOWN_ROWS);
    const rest = sorted.slice(MAX_SHOWN_ROWS);
    const fitting = takeFitting(rest, (row) => row.cells.join('').length + 50, MAX_FOLDED_CHARACTERS);
    const left = rest.length - fitting.length;
    return [
        ...[renderTable(columns, shown), ''],
        ...[renderFold(`${rest.length} ${label}`, renderTable(columns, fitting)), ''],
        ...(left === 0 ? [] : [`The log names ${left} others.`, '']),
    ];
}
function renderFold(title, html) {
    return `<details><summary>${title}</summary>${html}</details>`;
}
function takeFitting(items, measure, characters) {
    let room = characters;
    return items.filter((item) => {
        const fits = measure(item) <= room;
        if (fits)
            room -= measure(item);
        return fits;
    });
}
function count(number, noun) {
    return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
function withIcon(icon, text) {
    return `${icon}\u00a0${text}`;
}


/***/ }),

/***/ 8962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Fr: () => (/* binding */ renderFailureSummary),
/* harmony export */   Id: () => (/* binding */ renderFacts),
/* harmony export */   c7: () => (/* binding */ renderWarnings),
/* harmony export */   jj: () => (/* binding */ renderFetchSummary)
/* harmony export */ });
/* harmony import */ var _expiry_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1419);
/* harmony import */ var _summary_html_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7610);


function renderFetchSummary(facts, report, clean) {
    const texts = (0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .buildTexts */ .f3)(clean);
    const unmatched = report.missing.filter((name) => !report.deliveries.some((one) => one.outputName === name));
    return [
        `### ${describeFetch(facts, report)}`,
        '',
        ...renderWarnings(facts, texts),
        ...unmatched.map((line) => `- ➖ nothing matched ${texts.code(line)}`),
        ...(unmatched.length === 0 ? [] : ['']),
        ...renderFacts(facts, texts.plain),
        ...(0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .renderLongTable */ .zv)(['NAME', 'Credential', 'Status'], report.deliveries.map((delivery) => renderDelivery(delivery, texts)), 'more credentials'),
    ].join('\n');
}
function describeFetch({ isDryRun }, { deliveries }) {
    const found = deliveries.filter(({ outcome }) => outcome.status === 'found').length;
    const of = found === deliveries.length ? '' : `${found} of `;
    const credentials = `${of}${(0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(deliveries.length, 'credential')}`;
    return isDryRun ? `🔍 Dry run: ${credentials} found, nothing was handed on` : `✅ ${credentials} fetched`;
}
const STATUS_ICONS = { found: '✅', default: '↩️', missing: '➖' };
function renderDelivery({ outputName, source: { id, reference }, outcome }, { code }) {
    const field = reference.field === 'value' ? '' : `#${reference.field}`;
    const isFile = outcome.status !== 'missing' && reference.options.file !== undefined;
    return {
        cells: [
            code(outputName),
            code(`${id.type}:${id.namespace}/${id.name}${field}`),
            (0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .withIcon */ .Sy)(STATUS_ICONS[outcome.status], `${outcome.status}${isFile ? ', as a file' : ''}`),
        ],
        rank: outcome.status === 'missing' ? 2 : outcome.status === 'default' ? 1 : 0,
    };
}
const MAX_FAILURES = 10;
function renderFailureSummary(facts, errors, clean) {
    const texts = (0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .buildTexts */ .f3)(clean);
    const items = errors.map((error) => renderFailure(error, texts));
    const rest = items.slice(MAX_FAILURES);
    return [
        `### ❌ ${describeFailures(facts, errors, texts)}`,
        '',
        ...items.slice(0, MAX_FAILURES),
        '',
        ...(rest.length === 0
            ? []
            : [
                `<details><summary>${(0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(rest.length, 'more failure')}</summary>`,
                '',
                ...rest,
                '',
                '</details>',
                '',
            ]),
        ...renderWarnings(facts, texts),
        ...renderFacts(facts, texts.plain),
    ].join('\n');
}
function describeFailures({ command, isDryRun }, errors, { plain }) {
    const what = `${isDryRun ? 'Dry run of ' : ''}${command ?? 'btp-mtls-action'} failed`;
    const [code, ...others] = new Set(errors.map((error) => error.code));
    const more = others.length === 0 ? '' : ` and ${(0,_summary_html_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(others.length, 'other code')}`;
    return code === undefined ? what : `${what}: ${plain(code)}${more}`;
}
function renderFailure({ code, message, next, place }, { plain }) {
    const file = place?.file === undefined ? undefined : [place.file, place.line].filter((part) => part !== undefined);
    const where = file === undefined ? '' : `<br>📄 <code>${plain(file.join(':'))}</code>`;
    return `- **${plain(code)}** ${plain(message)}${where}<br>👉 ${plain(next)}`;
}
function renderWarnings({ warnings }, { plain }) {
    return warnings.length === 0 ? [] : [...warnings.map((warning) => `- ⚠️ ${plain(warning)}`), ''];
}
function renderFacts({ host, expiry }, text) {
    const facts = [
        ...(host === undefined ? [] : [`Service <code>${text(host)}</code>`]),
        ...(expiry === undefined ? [] : [`the service key ${text((0,_expiry_js__WEBPACK_IMPORTED_MODULE_0__/* .describeExpiry */ .Ts)(expiry))}`]),
    ];
    return facts.length === 0 ? [] : [`${facts.join(', ')}.`, ''];
}


/***/ }),

/***/ 1920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  s: () => (/* binding */ runLater),
  m: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/clock.js

function runLater(ms, job) {
    setTimeout(job, ms).unref();
}
const systemClock = {
    now: () => new Date(),
    sleep: async (ms, signal) => {
        await (0,promises_namespaceObject.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    },
    timeout: (ms) => AbortSignal.timeout(ms),
};


/***/ }),

/***/ 8351:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Vf: () => (/* binding */ parseJsonKeepingDigits),
/* harmony export */   cj: () => (/* binding */ resolvePointer),
/* harmony export */   hF: () => (/* binding */ renderJson)
/* harmony export */ });
const json = JSON;
function parseJsonKeepingDigits(text) {
    try {
        return {
            value: json.parse(text, (_key, value, context) => typeof value === 'number' && context.source !== undefined ? json.rawJSON(context.source) : value),
        };
    }
    catch {
        return undefined;
    }
}
function renderJson(value) {
    return JSON.stringify(value);
}
function resolvePointer(root, tokens) {
    let current = root;
    for (const token of tokens) {
        if (Array.isArray(current)) {
            const items = current;
            current = /^(0|[1-9]\d{0,8})$/.test(token) ? items[Number(token)] : undefined;
        }
        else if (isPlainObject(current) && Object.hasOwn(current, token)) {
            current = current[token];
        }
        else {
            return undefined;
        }
    }
    return current;
}
function isPlainObject(value) {
    return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Gr: () => (/* binding */ listErrors),
/* harmony export */   Lt: () => (/* binding */ combineErrors),
/* harmony export */   lZ: () => (/* binding */ ActionError)
/* harmony export */ });
/* unused harmony export ERROR_CODES */
const ERROR_CODES = (/* unused pure expression or super */ null && ([
    'INPUT_INVALID',
    'SERVICE_KEY_EMPTY',
    'SERVICE_KEY_MASKED',
    'SERVICE_KEY_PLACEHOLDER',
    'SERVICE_KEY_NOT_JSON',
    'SERVICE_KEY_NOT_A_SERVICE_KEY',
    'SERVICE_KEY_TRUNCATED',
    'SERVICE_KEY_AMBIGUOUS',
    'SERVICE_KEY_NO_URL',
    'SERVICE_KEY_TOO_LARGE',
    'SERVICE_KEY_WRONG_SERVICE',
    'SERVICE_KEY_NO_PAYLOAD_KEY',
    'PEM_EMPTY',
    'PEM_MASKED',
    'PEM_PLACEHOLDER',
    'PEM_TOO_LARGE',
    'PEM_NOT_PEM',
    'PEM_TRUNCATED',
    'PEM_CORRUPT',
    'PEM_NO_CERTIFICATE',
    'PEM_NO_PRIVATE_KEY',
    'PEM_ENCRYPTED_KEY',
    'PEM_WRONG_PASSPHRASE',
    'PEM_UNSUPPORTED_KEYSTORE',
    'PEM_AMBIGUOUS',
    'CLIENT_IDENTITY_KEY_MISMATCH',
    'EXPIRY_TOO_CLOSE',
    'TLS_SERVER_UNTRUSTED',
    'TLS_CLIENT_REJECTED',
    'TLS_FAILED',
    'HTTP_UNREACHABLE',
    'HTTP_TIMEOUT',
    'HTTP_UNAUTHORIZED',
    'HTTP_FORBIDDEN',
    'HTTP_NOT_FOUND',
    'HTTP_RATE_LIMITED',
    'HTTP_SERVER_ERROR',
    'HTTP_UNEXPECTED_REDIRECT',
    'HTTP_UNEXPECTED_STATUS',
    'HTTP_RESPONSE_TOO_LARGE',
    'OAUTH_REJECTED',
    'CREDENTIAL_NOT_FOUND',
    'CREDENTIAL_FORBIDDEN',
    'CREDENTIAL_LIST_INCOMPLETE',
    'CREDENTIAL_TOO_SHORT_TO_MASK',
    'CREDENTIAL_NOT_TEXT',
    'CREDENTIAL_NOT_DECODABLE',
    'CREDENTIAL_NOT_JSON',
    'CREDENTIAL_NOT_DOTENV',
    'CREDENTIAL_TOO_LARGE_FOR_ENV',
    'PAYLOAD_NOT_ENCRYPTED',
    'PAYLOAD_UNREADABLE',
    'ODATA_UNEXPECTED',
    'PACKAGE_NOT_FOUND',
    'PACKAGE_REFUSED',
    'PACKAGE_CONFIGURE_ONLY',
    'ARTIFACT_INVALID',
    'ARTIFACT_NOT_FOUND',
    'ARTIFACT_IN_OTHER_PACKAGE',
    'ARTIFACT_DRAFT',
    'ARTIFACT_LOCKED',
    'ARTIFACT_NAME_FROZEN',
    'ARTIFACT_REFUSED',
    'PARAMETER_UNKNOWN',
    'DEPLOY_BUILD_FAILED',
    'DEPLOY_START_FAILED',
    'DEPLOY_TIMEOUT',
    'DEPLOY_NOT_IN_RUNTIME',
    'DEPLOY_CANCELLED',
    'FILE_REFUSED',
    'RUNNER_UNSUPPORTED',
    'ENVIRONMENT_UNSAFE',
    'INTERNAL_ERROR',
]));
class ActionError extends Error {
    name = 'ActionError';
    code;
    next;
    place;
    constructor(code, text) {
        super(text.happened, text.cause === undefined ? undefined : { cause: text.cause });
        this.code = code;
        this.next = text.next;
        this.place = text.place;
    }
}
function combineErrors(errors) {
    const [first] = errors;
    return errors.length === 1 && first !== undefined ? first : new AggregateError(errors, 'several failures');
}
function listErrors(thrown) {
    const parts = thrown instanceof AggregateError ? thrown.errors : [thrown];
    const errors = parts.map((part) => (part instanceof ActionError ? part : internalError(part)));
    return errors.toSorted((a, b) => rankOf(a.code) - rankOf(b.code));
}
function internalError(thrown) {
    return new ActionError('INTERNAL_ERROR', {
        happened: `The action failed in a way that it does not know (${kindOf(thrown)}).`,
        next: 'Run the job again; if it fails again, open an issue with the version of the action and this line.',
    });
}
function kindOf(thrown) {
    if (!Error.isError(thrown))
        return typeof thrown;
    const code = 'code' in thrown ? thrown.code : undefined;
    return [thrown.name, code].filter((part) => typeof part === 'string' && /^\w{1,40}$/.test(part)).join(' ');
}
function rankOf(code) {
    if (code === 'INPUT_INVALID')
        return 0;
    if (/^(SERVICE_KEY|PEM|CLIENT_IDENTITY|EXPIRY)_/.test(code))
        return 1;
    if (/^(TLS|HTTP|OAUTH|ODATA)_/.test(code))
        return 2;
    return 3;
}


/***/ }),

/***/ 3037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ mayHaveArrived),
/* harmony export */   D: () => (/* binding */ OutcomeUnknownError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _dispatcher_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7151);


class OutcomeUnknownError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    constructor(fault) {
        super(fault.code, { happened: fault.message, next: fault.next, place: fault.place, cause: fault });
    }
}
const BEFORE_SENDING = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_\w+|UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_TLS_CERT_ALTNAME_INVALID|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;
function mayHaveArrived(thrown) {
    if (thrown instanceof _dispatcher_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFault */ .dg)
        return false;
    const code = Error.isError(thrown) && 'code' in thrown ? thrown.code : undefined;
    return typeof code !== 'string' || !BEFORE_SENDING.test(code);
}


/***/ }),

/***/ 5759:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  uT: () => (/* binding */ createHttpClient),
  ig: () => (/* binding */ serverError),
  nc: () => (/* binding */ unauthorized)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/http/arrival.js
var arrival = __nccwpck_require__(3037);
// EXTERNAL MODULE: ./lib/http/connection-failure.js
var connection_failure = __nccwpck_require__(5249);
;// CONCATENATED MODULE: ./lib/http/retry.js
const PASSING_STATUSES = new Set([429, 502, 503, 504]);
const TURNED_AWAY_STATUSES = new Set([429, 503]);
const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 20_000;
const MIN_RATE_LIMIT_WAIT_MS = 1_000;
const MAX_RETRY_AFTER_MS = 120_000;
function planRetry(question) {
    const { outcome, retries, maxRetries, random } = question;
    if (retries >= maxRetries)
        return undefined;
    if (!mayRepeat(question))
        return undefined;
    const asked = typeof outcome === 'string' ? undefined : parseRetryAfter(question.retryAfter, question.now);
    if (asked !== undefined)
        return asked > MAX_RETRY_AFTER_MS ? undefined : asked + random * FIRST_BACKOFF_MS;
    const backoff = Math.min(MAX_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** retries);
    const jittered = backoff / 2 + (random * backoff) / 2;
    return outcome === 429 ? MIN_RATE_LIMIT_WAIT_MS + jittered : jittered;
}
function mayRepeat({ outcome, repeat, mayPass }) {
    if (outcome === 'not-sent')
        return true;
    if (repeat === 'unless-arrived')
        return outcome !== 'lost' && TURNED_AWAY_STATUSES.has(outcome);
    return outcome === 'lost' || mayPass === true || PASSING_STATUSES.has(outcome);
}
function parseRetryAfter(header, now) {
    const text = header?.trim() ?? '';
    if (/^\d{1,9}$/.test(text))
        return Number(text) * 1000;
    const date = /^[A-Z][a-z]{2},? /.test(text) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(date) ? undefined : Math.max(0, date - now.getTime());
}

;// CONCATENATED MODULE: ./lib/http/client.js




const MAX_BODY_BYTES = 64 * 1024 * 1024;
function createHttpClient(options) {
    return async (request) => {
        for (let retries = 0;; retries += 1) {
            const attempt = await options.limiter.run(() => attemptOnce(request, options), request.signal);
            const waitMs = planWait(attempt, request, retries, options);
            if (isRateLimited(attempt))
                options.limiter.slowDown(waitMs ?? 0);
            if (waitMs === undefined)
                return settle(attempt, request);
            await options.clock.sleep(waitMs, request.signal);
        }
    };
}
async function attemptOnce(request, options) {
    const limit = options.clock.timeout(options.timeoutMs);
    const signal = request.signal === undefined ? limit : AbortSignal.any([limit, request.signal]);
    try {
        return { response: await untilAborted(exchangeTrusting(request, options.connection, signal), signal) };
    }
    catch (error) {
        request.signal?.throwIfAborted();
        return {
            failure: (0,connection_failure/* classifyFailure */.XE)(error, request.url.host, options.connection.alerts),
            mayHaveArrived: (0,arrival/* mayHaveArrived */.B)(error),
        };
    }
}
async function exchangeTrusting(request, connection, signal) {
    const { dispatcher } = connection;
    try {
        return await exchange(request, dispatcher, signal);
    }
    catch (error) {
        if (!(0,connection_failure/* isUnknownAuthority */.c2)(error) || !connection.widenTrust(dispatcher))
            throw error;
        return exchange(request, connection.dispatcher, signal);
    }
}
async function exchange(request, dispatcher, signal) {
    const { origin, pathname, search } = request.url;
    const answer = await dispatcher.request({
        origin,
        path: `${pathname}${search}`,
        method: request.method,
        headers: request.headers,
        body: request.body ?? null,
        signal,
    });
    return {
        status: answer.statusCode,
        headers: firstValues(answer.headers),
        setCookies: [answer.headers['set-cookie'] ?? []].flat(),
        body: await readBody(answer.body),
    };
}
async function untilAborted(promise, signal) {
    const { promise: aborted, reject } = Promise.withResolvers();
    const onAbort = () => {
        reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort);
    try {
        return await Promise.race([promise, aborted]);
    }
    finally {
        signal.removeEventListener('abort', onAbort);
    }
}
async function readBody(body) {
    const chunks = [];
    let bytes = 0;
    for await (const chunk of body) {
        bytes += chunk.byteLength;
        if (bytes > MAX_BODY_BYTES)
            throw Object.assign(new Error('body too large'), { code: 'BODY_TOO_LARGE' });
        chunks.push(chunk);
    }
    return Buffer.concat(chunks);
}
function firstValues(headers) {
    return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
}
function planWait(attempt, request, retries, options) {
    if ('failure' in attempt && !attempt.failure.mayPass)
        return undefined;
    return planRetry({
        retries,
        maxRetries: options.maxRetries,
        outcome: 'response' in attempt ? attempt.response.status : attempt.mayHaveArrived ? 'lost' : 'not-sent',
        repeat: request.repeat ?? 'freely',
        mayPass: 'response' in attempt && request.mayPass?.(attempt.response) === true,
        retryAfter: 'failure' in attempt ? undefined : attempt.response.headers['retry-after'],
        now: options.clock.now(),
        random: options.random(),
    });
}
function isRateLimited(attempt) {
    return 'response' in attempt && attempt.response.status === 429;
}
function settle(attempt, request) {
    const { host } = request.url;
    const isWriteOnce = request.repeat === 'unless-arrived';
    if ('failure' in attempt) {
        const { error } = attempt.failure;
        throw isWriteOnce && attempt.mayHaveArrived ? new arrival/* OutcomeUnknownError */.D(error) : error;
    }
    const { response } = attempt;
    const { status } = response;
    if (status >= 300 && status < 400)
        throw redirected(status, host);
    if (isCertificateRefusal(response))
        throw (0,connection_failure/* clientRejected */.YV)(host, `it answered with HTTP status ${status}`);
    if (status === 404 && response.headers['x-cf-routererror'] !== undefined)
        throw noRoute(host);
    if (status === 429)
        throw rateLimited(host);
    if (request.serverErrors === 'returned' && (status === 500 || status === 501))
        return response;
    if (status >= 500 && status !== 503 && isWriteOnce)
        throw new arrival/* OutcomeUnknownError */.D(serverError(status, host));
    if (status >= 500)
        throw serverError(status, host);
    return response;
}
function isCertificateRefusal({ status, body }) {
    if (status === 495 || status === 496)
        return true;
    const page = status === 400 ? body.toString('latin1', 0, 4096) : '';
    return /^\s*</.test(page) && /\b(?:ssl|client) certificate\b/i.test(page);
}
function redirected(status, host) {
    return new errors/* ActionError */.lZ('HTTP_UNEXPECTED_REDIRECT', {
        happened: `${host} answered with a redirect (status ${status}), which was not followed.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
}
function unauthorized(host) {
    return new errors/* ActionError */.lZ('HTTP_UNAUTHORIZED', {
        happened: `${host} did not accept the identity of the service key (status 401).`,
        next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
    });
}
function noRoute(host) {
    return new errors/* ActionError */.lZ('HTTP_NOT_FOUND', {
        happened: `The platform in front of ${host} knew no application under this address (status 404 of the router).`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and the status of the service.',
    });
}
function rateLimited(host) {
    return new errors/* ActionError */.lZ('HTTP_RATE_LIMITED', {
        happened: `${host} refused the request because too many were sent (status 429), also after waiting.`,
        next: 'Lower the input "requests-per-second" (3 for the free plan of Credential Store), or raise "max-retries".',
    });
}
function serverError(status, host) {
    return new errors/* ActionError */.lZ('HTTP_SERVER_ERROR', {
        happened: `${host} failed to answer (status ${status}).`,
        next: 'Run the job again later; if it stays so, look at the status of the service or ask SAP.',
    });
}


/***/ }),

/***/ 5249:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   XE: () => (/* binding */ classifyFailure),
/* harmony export */   YV: () => (/* binding */ clientRejected),
/* harmony export */   c2: () => (/* binding */ isUnknownAuthority),
/* harmony export */   mA: () => (/* binding */ UntrustedServerError)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _dispatcher_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7151);


class UntrustedServerError extends _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ {
    host;
    constructor(host, text) {
        super('TLS_SERVER_UNTRUSTED', text);
        this.host = host;
    }
}
function classifyFailure(thrown, host, alerts) {
    if (thrown instanceof _dispatcher_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFault */ .dg)
        return classifyProxyFailure(thrown);
    const code = codeOf(thrown);
    const seen = (0,_dispatcher_js__WEBPACK_IMPORTED_MODULE_1__/* .isAlert */ .Hx)(code)
        ? code
        : code === 'UND_ERR_SOCKET' || code === 'ECONNRESET'
            ? alerts.at(-1)
            : undefined;
    const alert = seen === undefined ? undefined : nameOfAlert(seen);
    if (alert !== undefined && CLIENT_ALERTS.has(alert))
        return final(clientRejected(host, `TLS alert "${alert}"`));
    const distrust = DISTRUST.get(code);
    if (distrust !== undefined)
        return final(serverUntrusted(host, host, distrust, code));
    const known = FAILURES.find(({ codes }) => codes.test(code));
    if (known === undefined)
        return final(failed('TLS_FAILED', host, code));
    return { error: failed(known.errorCode, host, code, known), mayPass: known.mayPass };
}
function isUnknownAuthority(thrown) {
    const code = codeOf(thrown instanceof _dispatcher_js__WEBPACK_IMPORTED_MODULE_1__/* .ProxyFault */ .dg ? thrown.fault : thrown);
    return /^(UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_UNTRUSTED)$/.test(code);
}
function classifyProxyFailure({ fault, host }) {
    const code = codeOf(fault);
    const distrust = DISTRUST.get(code);
    if (distrust !== undefined)
        return final(serverUntrusted(undefined, `the proxy ${host} (https_proxy)`, distrust, code));
    const known = FAILURES.find(({ codes }) => codes.test(code));
    return {
        error: new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('HTTP_UNREACHABLE', {
            happened: `The proxy ${host} (https_proxy) could not be reached: ${known?.happened ?? 'the connection failed'}${showCode(code)}.`,
            next: 'Check the address in https_proxy or HTTPS_PROXY, or exempt the host of the service in no_proxy.',
        }),
        mayPass: known?.mayPass ?? false,
    };
}
function clientRejected(host, reason) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('TLS_CLIENT_REJECTED', {
        happened: `${host} refused the client certificate: ${reason}.`,
        next: 'Check that the service key is the current one of this instance and has not expired or been deleted; create a new service key if in doubt.',
    });
}
const CLIENT_ALERTS = new Set([
    'certificate required',
    'no certificate',
    'bad certificate',
    'unsupported certificate',
    'certificate revoked',
    'certificate expired',
    'certificate unknown',
    'unknown ca',
    'access denied',
    'decrypt error',
    'handshake failure',
]);
const DISTRUST = new Map([
    ['CERT_HAS_EXPIRED', 'it has expired'],
    ['CERT_NOT_YET_VALID', 'it is not valid yet'],
    ['CERT_REVOKED', 'it was revoked'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'it was issued for another host name'],
    ['HOSTNAME_MISMATCH', 'it was issued for another host name'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'it is self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'its authority is not trusted here'],
    ['UNABLE_TO_GET_ISSUER_CERT', 'its authority is not trusted here'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'its authority is not trusted here'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'its authority is not trusted here'],
    ['CERT_UNTRUSTED', 'its authority is not trusted here'],
    ['CERT_SIGNATURE_FAILURE', 'its signature is wrong'],
    ['INVALID_CA', 'one of its authorities may not issue certificates'],
    ['INVALID_PURPOSE', 'it is not meant for servers'],
    ['PATH_LENGTH_EXCEEDED', 'its chain is too long'],
    ['CERT_CHAIN_TOO_LONG', 'its chain is too long'],
    ['CERT_REJECTED', 'it was rejected'],
]);
const FAILURES = [
    {
        codes: /^(ENOTFOUND|ERR_INVALID_URL)$/,
        errorCode: 'HTTP_UNREACHABLE',
        mayPass: false,
        happened: 'its name could not be resolved',
        next: 'Check the field "url" of the service key, and the name service of the runner.',
    },
    {
        codes: /^EAI_AGAIN$/,
        errorCode: 'HTTP_UNREACHABLE',
        mayPass: true,
        happened: 'its name could not be resolved now',
        next: 'Check the name service of the runner and the field "url" of the service key, and run the job again.',
    },
    {
        codes: /^(ECONNREFUSED|ECONNRESET|EPIPE|ENETUNREACH|EHOSTUNREACH|ETIMEDOUT|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_CONN)$/,
        errorCode: 'HTTP_UNREACHABLE',
        mayPass: true,
        happened: 'the connection could not be made or was lost',
        next: 'Check that the runner may reach the host (firewall, proxy), and run the job again.',
    },
    {
        codes: /^UND_ERR_ABORTED$/,
        errorCode: 'HTTP_UNREACHABLE',
        mayPass: false,
        happened: 'the proxy refused the tunnel',
        next: 'Check the proxy address and its user name and password in https_proxy, or exempt the host in no_proxy.',
    },
    {
        codes: /^(TimeoutError|UND_ERR_HEADERS_TIMEOUT|UND_ERR_BODY_TIMEOUT)$/,
        errorCode: 'HTTP_TIMEOUT',
        mayPass: false,
        happened: 'the answer took longer than "timeout-seconds" allows',
        next: 'Run the job again; if the service is known to be slow, raise the input "timeout-seconds".',
    },
    {
        codes: /^(UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE|BODY_TOO_LARGE)$/,
        errorCode: 'HTTP_RESPONSE_TOO_LARGE',
        mayPass: false,
        happened: 'the answer was larger than any that the service gives',
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    },
    {
        codes: /^(HPE_.*|UND_ERR_RES_CONTENT_LENGTH_MISMATCH|UND_ERR_INVALID_ARG)$/,
        errorCode: 'HTTP_UNREACHABLE',
        mayPass: true,
        happened: 'the answer broke the rules of HTTP',
        next: 'Check that no proxy answers in place of the service, and run the job again.',
    },
];
function codeOf(thrown) {
    if (!Error.isError(thrown))
        return 'unknown';
    if (thrown.name === 'TimeoutError')
        return thrown.name;
    const code = 'code' in thrown ? thrown.code : undefined;
    return typeof code === 'string' ? code : thrown.name;
}
function nameOfAlert(code) {
    return code
        .replace(/^ERR_SSL_.*ALERT_/, '')
        .toLowerCase()
        .replaceAll('_', ' ');
}
function serverUntrusted(host, name, reason, code) {
    return new UntrustedServerError(host, {
        happened: `The certificate of ${name} was not accepted: ${reason} (${code}).`,
        next: 'If a proxy of your company inspects TLS, give the certificate of its authority in the input "ca-certificates"; otherwise do not go on, someone may be in between.',
    });
}
function failed(code, host, detail, known) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(code, {
        happened: `No answer came from ${host}: ${known?.happened ?? 'the connection failed'}${showCode(detail)}.`,
        next: known?.next ?? 'Run the job again; if it fails again, open an issue with this line.',
    });
}
function showCode(code) {
    return /^[\w/]{1,60}$/.test(code) ? ` (${code})` : '';
}
function final(error) {
    return { error, mayPass: false };
}


/***/ }),

/***/ 336:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xj: () => (/* binding */ nameIssuer),
/* harmony export */   fT: () => (/* binding */ describeTls),
/* harmony export */   gf: () => (/* binding */ tellStage),
/* harmony export */   s_: () => (/* binding */ observeTcp)
/* harmony export */ });
function observeTcp(socket, observer, [lookup, connect]) {
    const startedAt = observer.clock.now();
    socket.once('lookup', (error, address) => {
        if (error === null)
            tellStage(observer, lookup, address, startedAt);
    });
    socket.once('connect', () => {
        tellStage(observer, connect, `${socket.remoteAddress ?? ''} port ${socket.remotePort ?? ''}`, startedAt);
    });
}
function tellStage({ clock, onStage }, name, detail, startedAt) {
    onStage({ name, detail, elapsedMs: clock.now().getTime() - startedAt.getTime() });
}
function describeTls(socket) {
    const issuer = nameIssuer(socket);
    return [
        socket.getProtocol() ?? '',
        ...(issuer === undefined ? [] : [`server certificate issued by ${issuer}`]),
    ].join(', ');
}
function nameIssuer(socket) {
    const issuer = socket.getPeerCertificate().issuer;
    const names = [issuer?.O, issuer?.CN].flat().filter((name) => name !== undefined);
    return names.length === 0 ? undefined : [...new Set(names)].join(', ').slice(0, MAX_NAME_CHARACTERS);
}
const MAX_NAME_CHARACTERS = 200;


/***/ }),

/***/ 7151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Hx: () => (/* binding */ isAlert),
/* harmony export */   SM: () => (/* binding */ createDispatcher),
/* harmony export */   dg: () => (/* binding */ ProxyFault)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7030);
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1692);
/* harmony import */ var _keys_client_identity_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3841);
/* harmony import */ var _late_libraries_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7784);
/* harmony import */ var _connection_stages_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(336);
/* harmony import */ var _trust_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3526);






function createDispatcher(options) {
    const { extraAuthorities, systemTrust = 'at-once' } = options;
    const alerts = [];
    let isWide = systemTrust === 'at-once';
    let dispatcher = openAgent(options, isWide ? (0,_trust_js__WEBPACK_IMPORTED_MODULE_4__/* .listTrusted */ .w)(extraAuthorities) : (0,_trust_js__WEBPACK_IMPORTED_MODULE_4__/* .listTrustedByNode */ .L)(extraAuthorities), alerts);
    const opened = [dispatcher];
    return {
        get dispatcher() {
            return dispatcher;
        },
        alerts,
        widenTrust: (tried) => {
            if (tried !== dispatcher)
                return true;
            if (isWide)
                return false;
            isWide = true;
            dispatcher = openAgent(options, (0,_trust_js__WEBPACK_IMPORTED_MODULE_4__/* .listTrusted */ .w)(extraAuthorities), alerts);
            opened.push(dispatcher);
            return true;
        },
        close: async () => {
            await Promise.all(opened.map((one) => one.destroy()));
        },
    };
}
function openAgent(options, trusted, alerts) {
    const trust = { ...(trusted !== undefined && { ca: trusted }), minVersion: 'TLSv1.2' };
    const originTls = {
        secureContext: node_tls__WEBPACK_IMPORTED_MODULE_1__.createSecureContext({
            ...(options.identity !== undefined && {
                cert: (0,_keys_client_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .renderChain */ .EI)(options.identity),
                key: (0,_keys_client_identity_js__WEBPACK_IMPORTED_MODULE_2__/* .renderPrivateKey */ .Tc)(options.identity).reveal(),
            }),
            ...trust,
        }),
        rejectUnauthorized: true,
        allowH2: false,
        timeout: options.connectTimeoutMs,
    };
    const undici = (0,_late_libraries_js__WEBPACK_IMPORTED_MODULE_3__/* .loadUndici */ .b7)();
    const direct = {
        connect: undici.buildConnector(originTls),
        factory: (origin, pool) => new undici.Pool(origin, recordAlerts(pool, alerts, options.observer)),
        connections: options.maxConnections,
        allowH2: false,
        headersTimeout: 0,
        bodyTimeout: 0,
    };
    if (options.proxy.httpsProxy === undefined)
        return new undici.Agent(direct);
    return new undici.EnvHttpProxyAgent({
        ...direct,
        httpProxy: '',
        httpsProxy: options.proxy.httpsProxy,
        noProxy: options.proxy.noProxy ?? '',
        requestTls: originTls,
        proxyTls: { ...trust, rejectUnauthorized: true },
        clientFactory: (origin, pool) => new undici.Pool(origin, blameProxy(pool, origin.host, options.observer)),
    });
}
class ProxyFault extends Error {
    fault;
    host;
    constructor(fault, host) {
        super('the proxy could not be reached');
        this.fault = fault;
        this.host = host;
    }
}
function blameProxy(pool, host, observer) {
    return wrapConnect(pool, {
        onError: (error) => new ProxyFault(error, host),
        onStart: (socket) => {
            if (observer !== undefined)
                (0,_connection_stages_js__WEBPACK_IMPORTED_MODULE_5__/* .observeTcp */ .s_)(socket, observer, ['proxy name resolution', 'proxy']);
        },
    });
}
function recordAlerts(pool, alerts, observer) {
    return wrapConnect(pool, {
        onStart: (socket) => {
            if (observer !== undefined)
                (0,_connection_stages_js__WEBPACK_IMPORTED_MODULE_5__/* .observeTcp */ .s_)(socket, observer, ['name resolution', 'TCP']);
        },
        onSocket: (socket, startedAt) => {
            socket.on('error', (fault) => {
                if (isAlert(fault.code))
                    alerts.push(fault.code);
            });
            if (observer !== undefined && socket instanceof node_tls__WEBPACK_IMPORTED_MODULE_1__.TLSSocket)
                (0,_connection_stages_js__WEBPACK_IMPORTED_MODULE_5__/* .tellStage */ .gf)(observer, 'TLS', (0,_connection_stages_js__WEBPACK_IMPORTED_MODULE_5__/* .describeTls */ .fT)(socket), startedAt ?? observer.clock.now());
        },
        clock: observer?.clock,
    });
}
function wrapConnect(pool, { onError = (error) => error, onStart, onSocket, clock }) {
    const { connect } = pool;
    if (typeof connect !== 'function')
        return pool;
    return {
        ...pool,
        connect: (target, callback) => {
            const startedAt = clock?.now();
            const start = connect;
            const started = start(target, (...[error, socket]) => {
                if (error !== null) {
                    callback(onError(error), null);
                    return;
                }
                onSocket?.(socket, startedAt);
                callback(null, socket);
            });
            if (started instanceof node_net__WEBPACK_IMPORTED_MODULE_0__.Socket)
                onStart?.(started);
        },
    };
}
function isAlert(code) {
    return code !== undefined && /^ERR_SSL_.*ALERT_/.test(code);
}


/***/ }),

/***/ 3526:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ listTrustedByNode),
/* harmony export */   w: () => (/* binding */ listTrusted)
/* harmony export */ });
/* harmony import */ var node_tls__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1692);

function listTrusted(extraAuthorities) {
    return [...new Set([...(0,node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates)('default'), ...(0,node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates)('system'), ...extraAuthorities])];
}
function listTrustedByNode(extraAuthorities) {
    if (extraAuthorities.length === 0)
        return undefined;
    return [...new Set([...(0,node_tls__WEBPACK_IMPORTED_MODULE_0__.getCACertificates)('default'), ...extraAuthorities])];
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1920);
/* harmony import */ var _action_runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(583);
/* harmony import */ var _action_run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3880);



let isCrashing = false;
function crash() {
    if (isCrashing)
        return;
    isCrashing = true;
    process.exitCode = 1;
    process.stdout.write('::error title=INTERNAL_ERROR::The action failed in a way that it does not know. Run the job again, and open an issue with the version of the action if it fails again.\n', () => process.exit(1));
}
process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
await (0,_action_run_js__WEBPACK_IMPORTED_MODULE_2__/* .run */ .e)((0,_action_runner_js__WEBPACK_IMPORTED_MODULE_1__/* .createRunner */ .j)(process.env), _clock_js__WEBPACK_IMPORTED_MODULE_0__/* .systemClock */ .m, () => {
    const controller = new AbortController();
    for (const signal of ['SIGINT', 'SIGTERM'])
        process.on(signal, () => {
            controller.abort();
        });
    return controller.signal;
});

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  OB: () => (/* binding */ buildClientIdentity),
  dN: () => (/* binding */ orderCertificates),
  EI: () => (/* binding */ renderChain),
  Tc: () => (/* binding */ renderPrivateKey)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/secret.js
var secret = __nccwpck_require__(3251);
// EXTERNAL MODULE: ./lib/keys/der.js
var der = __nccwpck_require__(2691);
;// CONCATENATED MODULE: ./lib/keys/certificate-names.js

function readNames(certificate) {
    const fields = (0,der/* readChildren */.KZ)((0,der/* readPath */.G7)((0,der/* readElement */.RN)(certificate.raw), 0)?.content ?? Buffer.alloc(0)) ?? [];
    const first = fields[0]?.tag === der/* TAG */.Dk.context0 ? 1 : 0;
    const extensions = (0,der/* readChildren */.KZ)((0,der/* readPath */.G7)(fields.find(({ tag }) => tag === der/* TAG */.Dk.context3), 0)?.content ?? Buffer.alloc(0)) ?? [];
    return {
        issuer: fields[first + 2]?.raw.toString('hex') ?? '',
        subject: fields[first + 4]?.raw.toString('hex') ?? '',
        keyId: (0,der/* readElement */.RN)(findExtension(extensions, '2.5.29.14'))?.content.toString('hex'),
        issuerKeyId: (0,der/* readChildren */.KZ)((0,der/* readElement */.RN)(findExtension(extensions, '2.5.29.35'))?.content ?? Buffer.alloc(0))
            ?.find(({ tag }) => tag === 0x80)
            ?.content.toString('hex'),
    };
}
function findExtension(extensions, oid) {
    const extension = extensions.find((one) => (0,der/* readOid */.fM)((0,der/* readPath */.G7)(one, 0)) === oid);
    const value = extension === undefined ? undefined : (0,der/* readChildren */.KZ)(extension.content)?.at(-1);
    return value?.content ?? Buffer.alloc(0);
}

// EXTERNAL MODULE: ./lib/keys/pem-faults.js
var pem_faults = __nccwpck_require__(4750);
;// CONCATENATED MODULE: ./lib/keys/client-identity.js




function buildClientIdentity(parts, context) {
    const nodes = parts.certificates.map((certificate) => ({ certificate, names: readNames(certificate) }));
    const links = new Links(nodes, context);
    const pair = choosePair(parts, context) ?? refuseMismatch(links, nodes);
    const path = links.follow(pair.leaf);
    const [, ...rest] = path;
    const last = path.at(-1);
    const root = last !== undefined && rest.length > 0 && isSelfSigned(last) ? last : undefined;
    const chain = root === undefined ? rest : rest.slice(0, -1);
    return {
        identity: { privateKey: pair.key, chain: [pair.leaf, ...chain], root },
        repairs: listRepairs(parts, path),
    };
}
function orderCertificates(certificates, context) {
    const nodes = certificates.map((certificate) => ({ certificate, names: readNames(certificate) }));
    const links = new Links(nodes, context);
    const leaves = certificates.filter((one) => !certificates.some((other) => other !== one && links.isIssuer(one, other)));
    const [leaf] = leaves.filter((one) => !one.ca).concat(leaves, certificates);
    if (leaf === undefined)
        return [];
    const path = links.follow(leaf);
    const last = path.at(-1);
    return path.length > 1 && last !== undefined && isSelfSigned(last) ? path.slice(0, -1) : path;
}
function renderChain(identity) {
    return identity.chain.map((certificate) => certificate.toString()).join('');
}
function renderPrivateKey(identity) {
    return new secret/* Secret */.z(identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}
function choosePair({ certificates, privateKeys }, { what, now }) {
    const pairs = privateKeys.flatMap((key) => certificates.filter((one) => one.checkPrivateKey(key)).map((leaf) => ({ leaf, key })));
    if (pairs.length < 2)
        return pairs[0];
    const current = pairs.filter(({ leaf }) => leaf.validFromDate <= now && now <= leaf.validToDate);
    const [only, another] = current;
    if (only === undefined || another !== undefined)
        throw (0,pem_faults/* ambiguousKeys */.lV)(what, 'pair of certificate and private key');
    return only;
}
function refuseMismatch(links, nodes) {
    for (const { certificate } of nodes)
        links.follow(certificate);
    throw new errors/* ActionError */.lZ('CLIENT_IDENTITY_KEY_MISMATCH', {
        happened: 'The private key did not belong to any of the certificates.',
        next: 'Take certificate and key from one and the same service key; create a new one if they were mixed up.',
    });
}
class Links {
    #nodes;
    #context;
    constructor(nodes, context) {
        this.#nodes = new Map(nodes.map(({ certificate, names }) => [certificate, names]));
        this.#context = context;
    }
    follow(leaf) {
        const path = [leaf];
        let current = leaf;
        while (!isSelfSigned(current)) {
            const issuer = this.#findIssuer(current, path);
            if (issuer === undefined)
                break;
            path.push(issuer);
            current = issuer;
        }
        return path;
    }
    isIssuer(issuer, certificate) {
        return this.#isNamed(issuer, certificate) && isSignedBy(certificate, issuer);
    }
    #isNamed(issuer, certificate) {
        return this.#nodes.get(issuer)?.subject === this.#nodes.get(certificate)?.issuer;
    }
    #findIssuer(certificate, path) {
        const others = [...this.#nodes.keys()].filter((one) => !path.includes(one));
        const issuers = others.filter((one) => this.isIssuer(one, certificate));
        if (issuers.length === 0)
            this.#refuseBrokenLink(certificate, others);
        return issuers.toSorted((a, b) => this.#rank(b) - this.#rank(a) || a.fingerprint256.localeCompare(b.fingerprint256))[0];
    }
    #rank(certificate) {
        const { now } = this.#context;
        const isValid = certificate.validFromDate <= now && now <= certificate.validToDate;
        return ((isValid ? 4e15 : 0) + (isSelfSigned(certificate) ? 0 : 2e15) + certificate.validToDate.getTime() / 1e3);
    }
    #refuseBrokenLink(certificate, others) {
        const names = this.#nodes.get(certificate);
        const isOwnIssuer = names?.subject === names?.issuer && !isAnotherId(names?.issuerKeyId, names?.keyId);
        const isOwnKey = names?.issuerKeyId !== undefined && names.issuerKeyId === names.keyId;
        if (isOwnIssuer || isOwnKey)
            throw this.#corrupt();
        for (const other of others) {
            const issuer = this.#nodes.get(other);
            const isNamed = issuer?.subject === names?.issuer;
            const isKeyNamed = names?.issuerKeyId !== undefined && names.issuerKeyId === issuer?.keyId;
            const isOtherKey = isAnotherId(names?.issuerKeyId, issuer?.keyId);
            if ((isNamed && !isOtherKey) || isKeyNamed || isSignedBy(certificate, other))
                throw this.#corrupt();
        }
    }
    #corrupt() {
        return (0,pem_faults/* corruptPem */._O)(this.#context.what, 'A certificate (its signature does not fit its issuer)');
    }
}
function isAnotherId(one, other) {
    if (one === undefined || other === undefined)
        return false;
    const differing = Buffer.from(one, 'hex').filter((octet, index) => octet !== Buffer.from(other, 'hex')[index]).length;
    return one.length === other.length && differing > 6;
}
function isSignedBy(certificate, issuer) {
    try {
        return certificate.verify(issuer.publicKey);
    }
    catch {
        return false;
    }
}
function isSelfSigned(certificate) {
    return certificate.subject === certificate.issuer && isSignedBy(certificate, certificate);
}
function listRepairs(parts, path) {
    const repairs = [];
    const used = parts.certificates.filter((one) => path.includes(one));
    if (used.some((one, index) => one !== path[index]))
        repairs.push('certificate-order');
    if (used.length < parts.certificates.length)
        repairs.push('extra-certificates');
    if (parts.privateKeys.length > 1)
        repairs.push('extra-keys');
    return repairs;
}


/***/ }),

/***/ 2691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Dk: () => (/* binding */ TAG),
/* harmony export */   G7: () => (/* binding */ readPath),
/* harmony export */   JI: () => (/* binding */ readInteger),
/* harmony export */   KZ: () => (/* binding */ readChildren),
/* harmony export */   RN: () => (/* binding */ readElement),
/* harmony export */   fM: () => (/* binding */ readOid),
/* harmony export */   jL: () => (/* binding */ readTotalLength),
/* harmony export */   sr: () => (/* binding */ readSequence)
/* harmony export */ });
/* unused harmony export encodeElement */
const TAG = {
    integer: 0x02,
    bitString: 0x03,
    octetString: 0x04,
    null: 0x05,
    oid: 0x06,
    sequence: 0x30,
    set: 0x31,
    context0: 0xa0,
    context1: 0xa1,
    context3: 0xa3,
};
function readTotalLength(bytes) {
    const [, first] = bytes;
    if (first === undefined)
        return undefined;
    if (first < 0x80)
        return 2 + first;
    const octets = first & 0x7f;
    if (octets === 0 || octets > 4 || bytes.length < 2 + octets)
        return undefined;
    return 2 + octets + bytes.readUIntBE(2, octets);
}
function readElement(bytes) {
    const [tag, first] = bytes;
    const total = readTotalLength(bytes);
    if (tag === undefined || first === undefined || total === undefined || total > bytes.length)
        return undefined;
    const header = first < 0x80 ? 2 : 2 + (first & 0x7f);
    return { tag, content: bytes.subarray(header, total), raw: bytes.subarray(0, total) };
}
function readChildren(content) {
    const children = [];
    let rest = content;
    while (rest.length > 0) {
        const child = readElement(rest);
        if (child === undefined)
            return undefined;
        children.push(child);
        rest = rest.subarray(child.raw.length);
    }
    return children;
}
function readSequence(bytes) {
    const element = readElement(bytes);
    if (element?.tag !== TAG.sequence || element.raw.length !== bytes.length)
        return undefined;
    return readChildren(element.content);
}
function readPath(element, ...path) {
    let current = element;
    for (const index of path)
        current = current === undefined ? undefined : readChildren(current.content)?.[index];
    return current;
}
function readOid(element) {
    if (element?.tag !== TAG.oid || element.content.length === 0)
        return undefined;
    const arcs = [];
    let value = 0;
    for (const octet of element.content) {
        value = value * 128 + (octet & 0x7f);
        if (octet >= 0x80)
            continue;
        if (arcs.length === 0)
            arcs.push(Math.min(2, Math.floor(value / 40)), value - 40 * Math.min(2, Math.floor(value / 40)));
        else
            arcs.push(value);
        value = 0;
    }
    return arcs.join('.');
}
function readInteger(element) {
    if (element?.tag !== TAG.integer)
        return undefined;
    const { content } = element;
    return content.length === 0 || content.length > 6 ? undefined : content.readUIntBE(0, content.length);
}
function encodeElement(tag, content) {
    const { length } = content;
    if (length < 0x80)
        return Buffer.concat([Buffer.from([tag, length]), content]);
    const hex = length.toString(16);
    const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
    return Buffer.concat([Buffer.from([tag, 0x80 | octets.length]), octets, content]);
}


/***/ }),

/***/ 187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   fd: () => (/* binding */ judgeChain),
/* harmony export */   im: () => (/* binding */ formatDay)
/* harmony export */ });
/* unused harmony export WARNING_CODES */
const WARNING_CODES = (/* unused pure expression or super */ null && ([
    'CERTIFICATE_EXPIRED',
    'CERTIFICATE_NOT_YET_VALID',
    'CERTIFICATE_NO_CLIENT_AUTH_EKU',
    'CERTIFICATE_INCOMPLETE_CHAIN',
    'CERTIFICATE_WEAK_KEY',
    'CERTIFICATE_ROOT_NOT_LISTED',
    'PEM_NO_PRIVATE_KEY',
    'SERVICE_KEY_EXPIRED',
    'SERVICE_KEY_MULTILINE',
    'SERVICE_KEY_SERVER_KEY_UNREADABLE',
]));
function judgeChain({ chain, root }, now) {
    const [leaf] = chain;
    if (leaf === undefined)
        return [];
    return [
        ...chain.flatMap((one) => judgeValidity(one, one === leaf ? 'The client certificate' : 'An intermediate certificate', now)),
        ...judgeUse(leaf),
        ...judgeCompleteness(chain, root, leaf),
        ...judgeKey(leaf),
    ];
}
function judgeValidity(certificate, subject, now) {
    const { validFromDate, validToDate } = certificate;
    if (validToDate < now)
        return [
            {
                code: 'CERTIFICATE_EXPIRED',
                message: `${subject} expired on ${formatDay(validToDate)}. Create a new service key and replace the secret.`,
            },
        ];
    if (validFromDate <= now)
        return [];
    return [
        {
            code: 'CERTIFICATE_NOT_YET_VALID',
            message: `${subject} is valid only from ${formatDay(validFromDate)} on. Check the clock of the runner, or wait.`,
        },
    ];
}
const CLIENT_AUTH = '1.3.6.1.5.5.7.3.2';
const ANY_USE = '2.5.29.37.0';
function judgeUse(leaf) {
    const uses = leaf.keyUsage;
    if (uses === undefined || uses.includes(CLIENT_AUTH) || uses.includes(ANY_USE))
        return [];
    return [
        {
            code: 'CERTIFICATE_NO_CLIENT_AUTH_EKU',
            message: 'The client certificate does not name client authentication in its extended key usage, so servers refuse it. Have it issued with clientAuth.',
        },
    ];
}
function judgeCompleteness(chain, root, leaf) {
    const isComplete = chain.length > 1 || root !== undefined || leaf.subject === leaf.issuer;
    if (isComplete)
        return [];
    return [
        {
            code: 'CERTIFICATE_INCOMPLETE_CHAIN',
            message: 'The intermediate certificates are missing: the load balancer knows only roots and may refuse the connection. Add the certificates of the issuers below the client certificate.',
        },
    ];
}
const FEWEST_RSA_BITS = 2048;
function judgeKey(leaf) {
    const { asymmetricKeyType, asymmetricKeyDetails } = leaf.publicKey;
    const bits = asymmetricKeyDetails?.modulusLength;
    if (asymmetricKeyType !== 'rsa' || bits === undefined || bits >= FEWEST_RSA_BITS)
        return [];
    return [
        {
            code: 'CERTIFICATE_WEAK_KEY',
            message: `The key of the client certificate has only ${bits} bits. Use an RSA key of at least ${FEWEST_RSA_BITS} bits.`,
        },
    ];
}
function formatDay(date) {
    return date.toISOString().slice(0, 10);
}


/***/ }),

/***/ 4750:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Eq: () => (/* binding */ wrongPassphrase),
/* harmony export */   MP: () => (/* binding */ notPem),
/* harmony export */   X1: () => (/* binding */ noCertificate),
/* harmony export */   Yy: () => (/* binding */ maskedPem),
/* harmony export */   _O: () => (/* binding */ corruptPem),
/* harmony export */   iW: () => (/* binding */ unsupportedKeystore),
/* harmony export */   jr: () => (/* binding */ truncatedPem),
/* harmony export */   lV: () => (/* binding */ ambiguousKeys),
/* harmony export */   uN: () => (/* binding */ encryptedKey),
/* harmony export */   wF: () => (/* binding */ noPrivateKey),
/* harmony export */   wh: () => (/* binding */ emptyPem),
/* harmony export */   yV: () => (/* binding */ tooLargePem),
/* harmony export */   yg: () => (/* binding */ placeholderPem)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const COPY_AGAIN = 'Copy the service key again from the cockpit, without an editor or chat tool in between.';
function emptyPem(what) {
    return fault('PEM_EMPTY', `There was nothing in ${what}: the secret does not exist under that name, or is not handed to this run (fork, Dependabot).`, 'Check the name of the secret in the workflow, and that this event may read it.');
}
function maskedPem(what) {
    return fault('PEM_MASKED', `There were only asterisks in ${what}, as the log shows a secret.`, 'Copy the text from where it was issued; a log never shows it.');
}
function placeholderPem(what) {
    return fault('PEM_PLACEHOLDER', `There was a placeholder in ${what}, such as an example of the documentation or an expression that was not evaluated.`, 'Put the certificate and key themselves into the secret, and hand it over as ${{ secrets.NAME }}.');
}
function tooLargePem(what) {
    return fault('PEM_TOO_LARGE', `There was more than 1 MiB of text in ${what}, which no certificate or key has.`, 'Store one certificate chain and its private key, and nothing else.');
}
function notPem(what, seen) {
    return fault('PEM_NOT_PEM', `There was neither PEM nor base64 of a certificate or key in ${what}, but ${seen}.`, 'Put the content of the PEM file there, with its BEGIN and END lines, or the base64 of a PKCS#12 file.');
}
function truncatedPem(what) {
    return fault('PEM_TRUNCATED', `A part of the PEM text in ${what} was missing: a block breaks off.`, 'Copy the whole text again, from the first BEGIN line to the last END line; for a service key, from the first { to the last }.');
}
function corruptPem(what, which) {
    return fault('PEM_CORRUPT', `${which} in ${what} was damaged.`, COPY_AGAIN);
}
function noCertificate(what, seen) {
    return fault('PEM_NO_CERTIFICATE', `There was no certificate in ${what}, but ${seen}.`, 'Put the certificate chain there: its first line reads BEGIN CERTIFICATE.');
}
function noPrivateKey(what, seen) {
    return fault('PEM_NO_PRIVATE_KEY', `There was no private key in ${what}, but ${seen}.`, 'Put the private key that belongs to the certificate there; its first line reads BEGIN PRIVATE KEY or BEGIN RSA PRIVATE KEY.');
}
function encryptedKey(what) {
    return fault('PEM_ENCRYPTED_KEY', `The private key in ${what} was encrypted, and there was no passphrase.`, 'Set the input "passphrase", or use the private key without a passphrase.');
}
function wrongPassphrase(what) {
    return fault('PEM_WRONG_PASSPHRASE', `The passphrase did not open the private key in ${what}.`, 'Set the input "passphrase" to the passphrase with which this very file was exported.');
}
function unsupportedKeystore(what, kind, next) {
    return fault('PEM_UNSUPPORTED_KEYSTORE', `There was ${kind} in ${what}, which this action does not read.`, next);
}
function ambiguousKeys(what, which) {
    return fault('PEM_AMBIGUOUS', `There was more than one ${which} in ${what} that could be meant.`, 'Leave only the private key and the certificate chain that belong together and are to be used.');
}
function fault(code, happened, next) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ(code, { happened, next });
}


/***/ }),

/***/ 7784:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  un: () => (/* binding */ loadDiff),
  lM: () => (/* binding */ loadFflate),
  yI: () => (/* binding */ loadForge),
  g2: () => (/* binding */ loadGitHub),
  TH: () => (/* binding */ loadPicomatch),
  zA: () => (/* binding */ loadSaxes),
  b7: () => (/* binding */ loadUndici),
  yv: () => (/* binding */ loadYaml)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./lib/late-libraries.js

const load = (0,external_node_module_namespaceObject.createRequire)(import.meta.url);
function loadForge() {
    return load('./late/forge.cjs');
}
function loadYaml() {
    return load('./late/yaml.cjs');
}
function loadFflate() {
    return load('./late/fflate.cjs');
}
function loadSaxes() {
    return load('./late/saxes.cjs');
}
function loadPicomatch() {
    return load('./late/picomatch.cjs');
}
function loadDiff() {
    return load('./late/diff.cjs');
}
function loadUndici() {
    return load('./late/undici.cjs');
}
function loadGitHub() {
    return load('./late/github.cjs');
}


/***/ }),

/***/ 1104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ Limit)
/* harmony export */ });
class Limit {
    #atOnce;
    #free;
    #waiting = [];
    constructor(atOnce) {
        this.#atOnce = atOnce;
        this.#free = atOnce;
    }
    get isIdle() {
        return this.#free === this.#atOnce;
    }
    async run(job) {
        if (this.#free > 0)
            this.#free -= 1;
        else
            await new Promise((resolve) => {
                this.#waiting.push(resolve);
            });
        try {
            return await job();
        }
        finally {
            const next = this.#waiting.shift();
            if (next === undefined)
                this.#free += 1;
            else
                next();
        }
    }
}


/***/ }),

/***/ 3251:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    toString() {
        return '[secret]';
    }
    toJSON() {
        return '[secret]';
    }
    [node_util__WEBPACK_IMPORTED_MODULE_0__.inspect.custom]() {
        return '[secret]';
    }
}


/***/ }),

/***/ 213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   KD: () => (/* binding */ renderUrl),
/* harmony export */   mK: () => (/* binding */ listTokenUrls),
/* harmony export */   wo: () => (/* binding */ readUrl)
/* harmony export */ });
/* harmony import */ var _fields_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4268);

function readUrl(fields, name) {
    const written = (0,_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .readString */ .E3)(fields, name);
    return written === undefined ? undefined : parseUrl(written);
}
function parseUrl(written) {
    const text = written.replaceAll(/[\\\s"'`<>\u200B\uFEFF]+/g, '').replaceAll('&amp;', '&');
    if (text.length > 2000 || !URL.canParse(text))
        return undefined;
    const url = new URL(text);
    if (url.protocol !== 'https:' || url.username !== '' || url.password !== '')
        return undefined;
    url.pathname = url.pathname.replace(/\/{1,20}$/, '');
    url.search = '';
    url.hash = '';
    return url;
}
function renderUrl(url) {
    return url.pathname === '/' && url.search === '' && url.hash === '' ? url.origin : url.href;
}
const TOKEN_PATH = '/oauth/token';
function listTokenUrls(fields, identity) {
    const token = addTokenPath(readUrl(fields, 'tokenurl') ?? authenticationUrl(fields));
    if (identity === 'client-secret')
        return token === undefined ? [] : [token];
    const cert = addTokenPath(readUrl(fields, 'certurl'));
    const labelled = token === undefined ? undefined : addCertLabel(token);
    const urls = [cert, labelled].filter((url) => url !== undefined);
    return urls.filter((url, index) => urls.findIndex(({ href }) => href === url.href) === index);
}
function authenticationUrl(fields) {
    const url = readUrl(fields, 'url');
    return url?.hostname.includes('.authentication.') === true ? url : undefined;
}
function addTokenPath(url) {
    if (url?.pathname !== '/')
        return url;
    const complete = new URL(url);
    complete.pathname = TOKEN_PATH;
    return complete;
}
function addCertLabel(url) {
    if (url.hostname.split('.').includes('cert'))
        return url;
    const labelled = new URL(url);
    labelled.hostname = url.hostname.replace('.authentication.', '.authentication.cert.');
    return labelled;
}


/***/ }),

/***/ 4268:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ readObject),
/* harmony export */   E3: () => (/* binding */ readString),
/* harmony export */   Ui: () => (/* binding */ renameFields),
/* harmony export */   ac: () => (/* binding */ isFieldName),
/* harmony export */   l: () => (/* binding */ listFieldNames),
/* harmony export */   u4: () => (/* binding */ isRecord),
/* harmony export */   yR: () => (/* binding */ readText)
/* harmony export */ });
/* harmony import */ var _relaxed_json_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(9129);

function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
const SPELLINGS = {
    url: ['url', 'uri', 'apiurl', 'baseurl', 'serviceurl'],
    certificate: [
        'certificate',
        'cert',
        'clientcertificate',
        'clientcert',
        'certificatechain',
        'certchain',
        'x509certificate',
        'tlscrt',
        'certificates',
    ],
    key: ['key', 'clientkey', 'tlskey', 'certificatekey', 'certkey'],
    private_key: ['privatekey'],
    username: ['username', 'user'],
    password: ['password'],
    clientid: ['clientid', 'oauthclientid'],
    clientsecret: ['clientsecret', 'secret', 'oauthclientsecret'],
    tokenurl: ['tokenurl', 'tokenendpoint', 'tokenserviceurl', 'oauthtokenendpoint', 'accesstokenurl'],
    oauth_token_url: ['oauthtokenurl'],
    certurl: ['certurl', 'certificateurl'],
    expires_at: ['expiresat', 'expirydate', 'expiry'],
    encryption: ['encryption'],
    client_private_key: ['clientprivatekey'],
    server_public_key: ['serverpublickey'],
    parameters: ['parameters'],
    authentication: ['authentication'],
    authorization: ['authorization'],
    type: ['type'],
    payload: ['payload'],
    default_permissions: ['defaultpermissions'],
    namespace_permissions: ['namespacepermissions'],
    oauth: ['oauth'],
    uaa: ['uaa'],
    endpoints: ['endpoints'],
    api: ['api'],
};
const NAMES = new Map(Object.entries(SPELLINGS).flatMap(([name, spellings]) => spellings.map((spelling) => [spelling, name])));
const LINE_NAMES = new Set([
    'url',
    'certificate',
    'key',
    'private_key',
    'username',
    'password',
    'clientid',
    'clientsecret',
    'tokenurl',
    'oauth_token_url',
    'certurl',
    'expires_at',
    'encryption',
    'parameters',
]);
const OTHER_NAMES = /^(?:createdate|certificatedetails|verificationkey|xsappname|zoneid|tenantid|uaadomain|identityzone|subaccountid|apiurl|tenantmode|credentialtype|instanceid|plan|label|tags|instancename|instanceguid|sburl|zone|clientx509enabled)$/;
function isFieldName(written) {
    const spelling = normalise(written);
    const name = NAMES.get(spelling);
    return (name !== undefined && LINE_NAMES.has(name)) || OTHER_NAMES.test(spelling);
}
function findFieldName(written) {
    return NAMES.get(normalise(written));
}
function renameFields(record) {
    const ranked = Object.entries(record).flatMap(([written, value]) => {
        const name = findFieldName(written);
        if (name === undefined)
            return [];
        const spellings = SPELLINGS[name];
        return [{ name, value, rank: spellings.indexOf(normalise(written)) }];
    });
    const sorted = ranked.toSorted((a, b) => Number(isBlank(a.value)) - Number(isBlank(b.value)) || a.rank - b.rank);
    return Object.fromEntries(sorted.toReversed().map(({ name, value }) => [name, value]));
}
function isBlank(value) {
    return value === undefined || value === null || value === '';
}
function normalise(written) {
    return written.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}
function readString(fields, name) {
    const value = fields[name];
    return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
function readText(fields, name) {
    const value = fields[name];
    if (!Array.isArray(value))
        return readString(fields, name);
    const texts = value.filter((part) => typeof part === 'string');
    return texts.length === 0 ? undefined : texts.join('\n');
}
function readObject(fields, name) {
    const value = fields[name];
    if (isRecord(value))
        return renameFields(value);
    if (typeof value !== 'string' || !/^\s*\{/.test(value))
        return undefined;
    const parsed = (0,_relaxed_json_js__WEBPACK_IMPORTED_MODULE_0__/* .parseRelaxedJson */ .d)(value, value.indexOf('{'));
    return parsed.kind === 'value' && isRecord(parsed.value) ? renameFields(parsed.value) : undefined;
}
function listFieldNames(fields) {
    const names = Object.keys(fields).filter((name) => name in SPELLINGS);
    return names.length === 0 ? 'none that are known' : names.toSorted().join(', ');
}


/***/ }),

/***/ 9129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ parseRelaxedFields),
/* harmony export */   d: () => (/* binding */ parseRelaxedJson)
/* harmony export */ });
function parseRelaxedJson(text, start) {
    return parse(new RelaxedParser(text, start), (parser) => parser.readValue(0));
}
function parseRelaxedFields(text, start) {
    return parse(new RelaxedParser(text, start), (parser) => parser.readFields(0));
}
function parse(parser, read) {
    try {
        const value = read(parser);
        return { kind: 'value', value, end: parser.at, repairs: parser.repairs };
    }
    catch (error) {
        if (!(error instanceof SyntaxFault))
            throw error;
        return { kind: error.kind, end: parser.at, hasItems: parser.hasItems };
    }
}
const MAX_DEPTH = 64;
const MOST_FIELDS = 5000;
class SyntaxFault extends Error {
    kind;
    constructor(kind) {
        super(kind);
        this.kind = kind;
    }
}
const ESCAPES = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };
const LITERALS = new Map([
    ['true', true],
    ['false', false],
    ['null', null],
    ['True', true],
    ['False', false],
    ['None', null],
    ['nil', null],
    ['undefined', null],
]);
const BLANKS = /\s+|\\+[nrt]|\\\r?\n/y;
const COMMENTS = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|#[^\n]*/y;
const NAMED = /["'`]|[A-Za-z_$][\w$.-]{0,80}\s{0,20}[:=]/y;
const NAME = /[A-Za-z_$][\w$.-]{0,80}/y;
const COLON = /=>|:|=/y;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,}\]\\]|$)/y;
const WORD = /[A-Za-z_$<][^\s,{}[\]"'`\\]{0,4000}/y;
const DIGITS = /[0-9A-Fa-f]{4}/y;
const [SPACE, LINE_FEED, TILDE] = [0x20, 0x0a, 0x7e];
const BLANK_STARTS = new Set(Array.from('\\/#', (sign) => sign.charCodeAt(0)));
class RelaxedParser {
    repairs = new Set();
    #text;
    #backslash = -1;
    at;
    hasItems = false;
    constructor(text, start) {
        this.#text = text;
        this.at = start;
    }
    readValue(depth) {
        if (depth > MAX_DEPTH)
            throw new SyntaxFault('invalid');
        this.#skipBlanks();
        const sign = this.#text[this.at];
        if (sign === undefined)
            throw new SyntaxFault('truncated');
        if (sign === '{') {
            this.at += 1;
            return this.readFields(depth);
        }
        if (sign === '[')
            return this.#readArray(depth);
        return sign === '"' || sign === "'" || sign === '`' ? this.#readString(sign) : this.#readBare();
    }
    readFields(depth) {
        const entries = new Map();
        for (let count = 0;; count += 1) {
            if (count > MOST_FIELDS)
                throw new SyntaxFault('invalid');
            this.#skipCommas();
            if (this.#closes('}') || (depth === 0 && this.#isFollowedByText()))
                break;
            const name = this.#readName();
            this.#skipBlanks();
            this.#readColon();
            entries.set(name, this.readValue(depth + 1));
            this.#endItem('}');
        }
        return Object.fromEntries(entries);
    }
    #readArray(depth) {
        this.at += 1;
        const items = [];
        for (;;) {
            this.#skipCommas();
            if (this.#closes(']'))
                break;
            items.push(this.readValue(depth + 1));
            this.#endItem(']');
        }
        return items;
    }
    #closes(sign) {
        if (this.at >= this.#text.length || this.#isTrailer()) {
            this.repairs.add('json-braces');
            return true;
        }
        if (this.#text[this.at] !== sign)
            return false;
        this.at += 1;
        return true;
    }
    #isTrailer() {
        if (this.#text.length - this.at < 20)
            return /^(?:```|["'`;\s]*$)/.test(this.#text.slice(this.at));
        return this.#text[this.at] === '`' && this.#text.startsWith('```', this.at);
    }
    #isFollowedByText() {
        if (!this.hasItems || this.#text[this.at] === '"')
            return false;
        NAMED.lastIndex = this.at;
        if (NAMED.test(this.#text) || /["'`]\s{0,20}[:=]/.test(this.#text.slice(this.at)))
            return false;
        this.repairs.add('json-braces');
        return true;
    }
    #endItem(closing) {
        this.hasItems = true;
        this.#skipBlanks();
        const sign = this.#text[this.at];
        if (sign === ',' || sign === closing || sign === undefined || this.#isTrailer())
            return;
        if (sign === '}' || sign === ']')
            throw new SyntaxFault('invalid');
        this.repairs.add('json-commas');
    }
    #skipCommas() {
        let count = 0;
        for (;;) {
            this.#skipBlanks();
            if (this.#text[this.at] !== ',')
                break;
            this.at += 1;
            count += 1;
        }
        const next = this.#text[this.at];
        if (count > 1 || (count > 0 && (next === '}' || next === ']')))
            this.repairs.add('json-commas');
    }
    #skipBlanks() {
        for (;;) {
            const code = this.#text.charCodeAt(this.at);
            if (code === SPACE || code === LINE_FEED) {
                this.at += 1;
                continue;
            }
            if (Number.isNaN(code) || (code > SPACE && code <= TILDE && !BLANK_STARTS.has(code)))
                return;
            if (this.#skip(BLANKS))
                continue;
            if (!this.#skip(COMMENTS))
                return;
            this.repairs.add('json-comments');
        }
    }
    #skip(pattern) {
        pattern.lastIndex = this.at;
        if (!pattern.test(this.#text))
            return false;
        if (this.#text[this.at] === '\\')
            this.repairs.add('json-escaped');
        this.at = pattern.lastIndex;
        return true;
    }
    #readName() {
        const sign = this.#text[this.at];
        if (sign === '"' || sign === "'" || sign === '`')
            return this.#readString(sign);
        const name = this.#match(NAME);
        if (name === undefined)
            throw new SyntaxFault('invalid');
        this.repairs.add('json-quotes');
        return name;
    }
    #readColon() {
        if (this.#text[this.at] === ':') {
            this.at += 1;
            return;
        }
        const sign = this.#match(COLON);
        if (sign === undefined)
            throw new SyntaxFault(this.at >= this.#text.length ? 'truncated' : 'invalid');
        if (sign !== ':')
            this.repairs.add('other-notation');
    }
    #readBare() {
        const number = this.#match(NUMBER);
        if (number !== undefined)
            return Number(number);
        const word = this.#match(WORD);
        if (word === undefined)
            throw new SyntaxFault('invalid');
        if (!/^(?:true|false|null)$/.test(word))
            this.repairs.add('json-literals');
        return LITERALS.has(word) ? LITERALS.get(word) : word;
    }
    #match(pattern) {
        pattern.lastIndex = this.at;
        if (!pattern.test(this.#text))
            return undefined;
        const start = this.at;
        this.at = pattern.lastIndex;
        return this.#text.slice(start, this.at);
    }
    #readString(quote) {
        if (quote !== '"')
            this.repairs.add('json-quotes');
        this.at += 1;
        let value = '';
        let closing = this.at - 1;
        for (;;) {
            if (closing < this.at)
                closing = this.#find(quote);
            const part = this.#readUntil(closing);
            value = value === '' ? part : value + part;
            const sign = this.#text[this.at];
            if (sign === undefined)
                throw new SyntaxFault('truncated');
            this.at += 1;
            if (sign === quote)
                return value;
            value += this.#readEscape();
        }
    }
    #readUntil(end) {
        const start = this.at;
        if (this.#backslash < start)
            this.#backslash = this.#find('\\');
        this.at = Math.min(end, this.#backslash);
        const part = this.#text.slice(start, this.at);
        if (/[\n\r\t]/.test(part))
            this.repairs.add('json-raw-line-breaks');
        return part;
    }
    #find(sign) {
        const at = this.#text.indexOf(sign, this.at);
        return at < 0 ? this.#text.length : at;
    }
    #readEscape() {
        const sign = this.#text[this.at];
        if (sign === undefined)
            throw new SyntaxFault('truncated');
        this.at += 1;
        if (sign !== 'u')
            return ESCAPES[sign] ?? sign;
        const digits = this.#match(DIGITS);
        return digits === undefined ? 'u' : String.fromCharCode(Number.parseInt(digits, 16));
    }
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
