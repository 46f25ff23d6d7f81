import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 916:
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

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 576:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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
        if (!this.#isIn(text))
            return text;
        this.#longestFirst ??= [...this.#secrets].sort((a, b) => b.length - a.length);
        return this.#longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '***'), text);
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
function toPlainText(text, secrets = []) {
    const index = secrets instanceof SecretIndex ? secrets : new SecretIndex(secrets);
    const plain = breakCommands(index.hide(index.hide(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')));
    return plain.length > MAX_CHARACTERS ? `${plain.slice(0, MAX_CHARACTERS)}…` : plain;
}
function breakCommands(line) {
    return line.replaceAll('##[', '# #[').replace(/^(\s*):(?=:)/, '$1: ');
}
function toSummaryText(text, secrets = []) {
    return toPlainText(text, secrets).replaceAll(/(?<=[wW]{3})\.|[^\p{L}\p{N} .,-]/gu, (sign) => `&#${sign.codePointAt(0) ?? 0xfffd};`);
}


/***/ }),

/***/ 694:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

;// CONCATENATED MODULE: ./lib/errors.js
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

;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:tls"
const external_node_tls_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");
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

;// CONCATENATED MODULE: external "node:util"
const external_node_util_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");
;// CONCATENATED MODULE: ./lib/secret.js

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
    [external_node_util_namespaceObject.inspect.custom]() {
        return '[secret]';
    }
}

;// CONCATENATED MODULE: ./lib/keys/der.js
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

;// CONCATENATED MODULE: ./lib/keys/certificate-names.js

function readNames(certificate) {
    const fields = readChildren(readPath(readElement(certificate.raw), 0)?.content ?? Buffer.alloc(0)) ?? [];
    const first = fields[0]?.tag === TAG.context0 ? 1 : 0;
    const extensions = readChildren(readPath(fields.find(({ tag }) => tag === TAG.context3), 0)?.content ?? Buffer.alloc(0)) ?? [];
    return {
        issuer: fields[first + 2]?.raw.toString('hex') ?? '',
        subject: fields[first + 4]?.raw.toString('hex') ?? '',
        keyId: readElement(findExtension(extensions, '2.5.29.14'))?.content.toString('hex'),
        issuerKeyId: readChildren(readElement(findExtension(extensions, '2.5.29.35'))?.content ?? Buffer.alloc(0))
            ?.find(({ tag }) => tag === 0x80)
            ?.content.toString('hex'),
    };
}
function findExtension(extensions, oid) {
    const extension = extensions.find((one) => readOid(readPath(one, 0)) === oid);
    const value = extension === undefined ? undefined : readChildren(extension.content)?.at(-1);
    return value?.content ?? Buffer.alloc(0);
}

;// CONCATENATED MODULE: ./lib/keys/pem-faults.js

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
    return new ActionError(code, { happened, next });
}

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
    return new Secret(identity.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}
function choosePair({ certificates, privateKeys }, { what, now }) {
    const pairs = privateKeys.flatMap((key) => certificates.filter((one) => one.checkPrivateKey(key)).map((leaf) => ({ leaf, key })));
    if (pairs.length < 2)
        return pairs[0];
    const current = pairs.filter(({ leaf }) => leaf.validFromDate <= now && now <= leaf.validToDate);
    const [only, another] = current;
    if (only === undefined || another !== undefined)
        throw ambiguousKeys(what, 'pair of certificate and private key');
    return only;
}
function refuseMismatch(links, nodes) {
    for (const { certificate } of nodes)
        links.follow(certificate);
    throw new ActionError('CLIENT_IDENTITY_KEY_MISMATCH', {
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
        return corruptPem(this.#context.what, 'A certificate (its signature does not fit its issuer)');
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

;// CONCATENATED MODULE: ./lib/http/trust.js

function listTrusted(extraAuthorities) {
    return [...new Set([...(0,external_node_tls_namespaceObject.getCACertificates)('default'), ...(0,external_node_tls_namespaceObject.getCACertificates)('system'), ...extraAuthorities])];
}
function listTrustedByNode(extraAuthorities) {
    if (extraAuthorities.length === 0)
        return undefined;
    return [...new Set([...(0,external_node_tls_namespaceObject.getCACertificates)('default'), ...extraAuthorities])];
}

;// CONCATENATED MODULE: ./lib/http/dispatcher.js





function createDispatcher(options) {
    const { extraAuthorities, systemTrust = 'at-once' } = options;
    const alerts = [];
    let isWide = systemTrust === 'at-once';
    let dispatcher = openAgent(options, isWide ? listTrusted(extraAuthorities) : listTrustedByNode(extraAuthorities), alerts);
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
            dispatcher = openAgent(options, listTrusted(extraAuthorities), alerts);
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
        secureContext: external_node_tls_namespaceObject.createSecureContext({
            ...(options.identity !== undefined && {
                cert: renderChain(options.identity),
                key: renderPrivateKey(options.identity).reveal(),
            }),
            ...trust,
        }),
        rejectUnauthorized: true,
        allowH2: false,
        timeout: options.connectTimeoutMs,
    };
    const undici = loadUndici();
    return new undici.EnvHttpProxyAgent({
        httpProxy: '',
        httpsProxy: options.proxy.httpsProxy ?? '',
        noProxy: options.proxy.noProxy ?? '',
        connect: undici.buildConnector(originTls),
        requestTls: originTls,
        proxyTls: { ...trust, rejectUnauthorized: true },
        factory: (origin, pool) => new undici.Pool(origin, recordAlerts(pool, alerts, options.observer)),
        clientFactory: (origin, pool) => new undici.Pool(origin, blameProxy(pool, origin.host, options.observer)),
        connections: options.maxConnections,
        allowH2: false,
        headersTimeout: 0,
        bodyTimeout: 0,
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
                observeTcp(socket, observer, ['proxy name resolution', 'proxy']);
        },
    });
}
function recordAlerts(pool, alerts, observer) {
    return wrapConnect(pool, {
        onStart: (socket) => {
            if (observer !== undefined)
                observeTcp(socket, observer, ['name resolution', 'TCP']);
        },
        onSocket: (socket, startedAt) => {
            socket.on('error', (fault) => {
                if (isAlert(fault.code))
                    alerts.push(fault.code);
            });
            if (observer !== undefined && socket instanceof external_node_tls_namespaceObject.TLSSocket)
                tellStage(observer, 'TLS', describeTls(socket), startedAt ?? observer.clock.now());
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
            if (started instanceof external_node_net_namespaceObject.Socket)
                onStart?.(started);
        },
    };
}
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
function isAlert(code) {
    return code !== undefined && /^ERR_SSL_.*ALERT_/.test(code);
}

;// CONCATENATED MODULE: ./lib/http/server-issuer.js





async function readServerIssuer(query) {
    try {
        return query.proxy === undefined
            ? await shakeHands(query, undefined)
            : await withTunnel(query, query.proxy, (socket) => shakeHands(query, socket));
    }
    catch {
        return undefined;
    }
}
async function shakeHands({ url, extraAuthorities, signal }, socket) {
    const { promise, resolve } = Promise.withResolvers();
    const connection = external_node_tls_namespaceObject.connect({
        ...(socket === undefined ? { host: url.hostname, port: Number(url.port || 443) } : { socket }),
        servername: (0,external_node_net_namespaceObject.isIP)(url.hostname) === 0 ? url.hostname : '',
        ca: listTrusted(extraAuthorities),
        minVersion: 'TLSv1.2',
    });
    const end = () => {
        resolve(undefined);
    };
    connection.prependListener('secure', () => {
        resolve(nameIssuer(connection));
    });
    connection.on('error', end).on('close', end);
    signal.addEventListener('abort', end);
    if (signal.aborted)
        end();
    try {
        return await promise;
    }
    finally {
        connection.destroy();
    }
}
async function withTunnel({ url, extraAuthorities, signal }, proxy, use) {
    const { origin, username, password } = new URL(proxy);
    const client = new (loadUndici().Client)(origin, {
        connect: { ca: listTrusted(extraAuthorities), minVersion: 'TLSv1.2', rejectUnauthorized: true },
    });
    const target = `${url.hostname}:${url.port || '443'}`;
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    try {
        const { socket } = await client.connect({
            path: target,
            headers: {
                host: target,
                ...(username === ''
                    ? {}
                    : { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` }),
            },
            signal,
        });
        return await use(socket);
    }
    finally {
        await client.destroy();
    }
}
const INSPECTORS = [
    [/zscaler/i, 'Zscaler'],
    [/netskope|goskope/i, 'Netskope'],
    [/palo ?alto|prisma access|globalprotect/i, 'Palo Alto Networks'],
    [/forti(?:net|gate|sase|proxy)/i, 'Fortinet'],
    [/blue ?coat|symantec.*(?:proxy|web|ssl visib)|proxysg/i, 'Symantec (Blue Coat)'],
    [/cisco.*(?:umbrella|secure access|web security)|opendns|ironport/i, 'Cisco'],
    [/check ?point/i, 'Check Point'],
    [/sophos/i, 'Sophos'],
    [/skyhigh|mcafee|trellix/i, 'Skyhigh (McAfee)'],
    [/forcepoint|websense/i, 'Forcepoint'],
    [/barracuda/i, 'Barracuda'],
    [/watchguard/i, 'WatchGuard'],
    [/sonicwall/i, 'SonicWall'],
    [/cloudflare.*(?:gateway|zero trust|teams)|gateway ca.*cloudflare/i, 'Cloudflare Gateway'],
    [/menlo security/i, 'Menlo Security'],
    [/iboss/i, 'iboss'],
    [/kaspersky/i, 'Kaspersky'],
    [/\beset\b/i, 'ESET'],
    [/bitdefender/i, 'Bitdefender'],
    [/avast|avg technologies/i, 'Avast'],
    [/\bsquid\b/i, 'Squid'],
    [/mitmproxy/i, 'mitmproxy'],
    [/fiddler|do_not_trust/i, 'Fiddler'],
    [/charles proxy/i, 'Charles'],
    [/portswigger/i, 'Burp Suite'],
];
function recogniseInspector(issuer) {
    return INSPECTORS.find(([pattern]) => pattern.test(issuer))?.[1];
}

;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
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
    return { token: new Secret(token), lifetimeMs: (typeof seconds === 'number' ? seconds : 60) * 1000 };
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
    const error = new ActionError('OAUTH_REJECTED', {
        happened: `${host} refused an access token (status ${status}${reason}).`,
        next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
    });
    return { error, isJudged: typeof word === 'string' };
}
function noToken(host) {
    return new ActionError('OAUTH_REJECTED', {
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
        if (error instanceof ActionError && NOT_HERE.has(error.code))
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
        if (error instanceof ActionError)
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
    const authorization = new Secret(`Basic ${pair}`);
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
        throw new ActionError('HTTP_UNAUTHORIZED', {
            happened: `${request.url.host} did not accept the identity of the service key (status 401).`,
            next,
        });
    };
}

;// CONCATENATED MODULE: ./lib/http/arrival.js


class OutcomeUnknownError extends ActionError {
    constructor(fault) {
        super(fault.code, { happened: fault.message, next: fault.next, place: fault.place, cause: fault });
    }
}
const BEFORE_SENDING = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|UND_ERR_PRX_\w+|UND_ERR_INVALID_ARG|ERR_INVALID_URL|ERR_TLS_CERT_ALTNAME_INVALID|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH_EXCEEDED)$/;
function mayHaveArrived(thrown) {
    if (thrown instanceof ProxyFault)
        return false;
    const code = Error.isError(thrown) && 'code' in thrown ? thrown.code : undefined;
    return typeof code !== 'string' || !BEFORE_SENDING.test(code);
}

;// CONCATENATED MODULE: ./lib/http/connection-failure.js


function classifyFailure(thrown, host, alerts) {
    if (thrown instanceof ProxyFault)
        return classifyProxyFailure(thrown);
    const code = codeOf(thrown);
    const seen = isAlert(code)
        ? code
        : code === 'UND_ERR_SOCKET' || code === 'ECONNRESET'
            ? alerts.at(-1)
            : undefined;
    const alert = seen === undefined ? undefined : nameOfAlert(seen);
    if (alert !== undefined && CLIENT_ALERTS.has(alert))
        return connection_failure_final(clientRejected(host, `TLS alert "${alert}"`));
    const distrust = DISTRUST.get(code);
    if (distrust !== undefined)
        return connection_failure_final(serverUntrusted(host, distrust, code));
    const known = FAILURES.find(({ codes }) => codes.test(code));
    if (known === undefined)
        return connection_failure_final(failed('TLS_FAILED', host, code));
    return { error: failed(known.errorCode, host, code, known), mayPass: known.mayPass };
}
function isUnknownAuthority(thrown) {
    const code = codeOf(thrown instanceof ProxyFault ? thrown.fault : thrown);
    return /^(UNABLE_TO_(GET_ISSUER_CERT|GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)|SELF_SIGNED_CERT_IN_CHAIN|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_UNTRUSTED)$/.test(code);
}
function classifyProxyFailure({ fault, host }) {
    const code = codeOf(fault);
    const distrust = DISTRUST.get(code);
    if (distrust !== undefined)
        return connection_failure_final(serverUntrusted(`the proxy ${host} (https_proxy)`, distrust, code));
    const known = FAILURES.find(({ codes }) => codes.test(code));
    return {
        error: new ActionError('HTTP_UNREACHABLE', {
            happened: `The proxy ${host} (https_proxy) could not be reached: ${known?.happened ?? 'the connection failed'}${showCode(code)}.`,
            next: 'Check the address in https_proxy or HTTPS_PROXY, or exempt the host of the service in no_proxy.',
        }),
        mayPass: known?.mayPass ?? false,
    };
}
function clientRejected(host, reason) {
    return new ActionError('TLS_CLIENT_REJECTED', {
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
function serverUntrusted(host, reason, code) {
    return new ActionError('TLS_SERVER_UNTRUSTED', {
        happened: `The certificate of ${host} was not accepted: ${reason} (${code}).`,
        next: 'If a proxy of your company inspects TLS, give the certificate of its authority in the input "ca-certificates"; otherwise do not go on, someone may be in between.',
    });
}
function failed(code, host, detail, known) {
    return new ActionError(code, {
        happened: `No answer came from ${host}: ${known?.happened ?? 'the connection failed'}${showCode(detail)}.`,
        next: known?.next ?? 'Run the job again; if it fails again, open an issue with this line.',
    });
}
function showCode(code) {
    return /^[\w/]{1,60}$/.test(code) ? ` (${code})` : '';
}
function connection_failure_final(error) {
    return { error, mayPass: false };
}

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
            failure: classifyFailure(error, request.url.host, options.connection.alerts),
            mayHaveArrived: mayHaveArrived(error),
        };
    }
}
async function exchangeTrusting(request, connection, signal) {
    const { dispatcher } = connection;
    try {
        return await exchange(request, dispatcher, signal);
    }
    catch (error) {
        if (!isUnknownAuthority(error) || !connection.widenTrust(dispatcher))
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
        throw isWriteOnce && attempt.mayHaveArrived ? new OutcomeUnknownError(error) : error;
    }
    const { response } = attempt;
    const { status } = response;
    if (status >= 300 && status < 400)
        throw redirected(status, host);
    if (isCertificateRefusal(response))
        throw clientRejected(host, `it answered with HTTP status ${status}`);
    if (status === 404 && response.headers['x-cf-routererror'] !== undefined)
        throw noRoute(host);
    if (status === 429)
        throw rateLimited(host);
    if (request.serverErrors === 'returned' && (status === 500 || status === 501))
        return response;
    if (status >= 500 && status !== 503 && isWriteOnce)
        throw new OutcomeUnknownError(serverError(status, host));
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
    return new ActionError('HTTP_UNEXPECTED_REDIRECT', {
        happened: `${host} answered with a redirect (status ${status}), which was not followed.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
}
function unauthorized(host) {
    return new ActionError('HTTP_UNAUTHORIZED', {
        happened: `${host} did not accept the identity of the service key (status 401).`,
        next: 'Check in the cockpit that the service key still exists, is enabled and has not expired; create a new one if in doubt.',
    });
}
function noRoute(host) {
    return new ActionError('HTTP_NOT_FOUND', {
        happened: `The platform in front of ${host} knew no application under this address (status 404 of the router).`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and the status of the service.',
    });
}
function rateLimited(host) {
    return new ActionError('HTTP_RATE_LIMITED', {
        happened: `${host} refused the request because too many were sent (status 429), also after waiting.`,
        next: 'Lower the input "requests-per-second" (3 for the free plan of Credential Store), or raise "max-retries".',
    });
}
function serverError(status, host) {
    return new ActionError('HTTP_SERVER_ERROR', {
        happened: `${host} failed to answer (status ${status}).`,
        next: 'Run the job again later; if it stays so, look at the status of the service or ask SAP.',
    });
}

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
        throw unauthorized(url.host);
    return response;
}

;// CONCATENATED MODULE: ./lib/credential-store/json.js
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

;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/buffer_utils.js
const encoder = new TextEncoder(), decoder = new TextDecoder(), buffer_utils_strictDecoder = new TextDecoder("utf-8", { fatal: !0 }), UINT32_RANGE = 2 ** 32;
function buffer_utils_concat(...buffers) {
  const size = buffers.reduce((acc, { length }) => acc + length, 0), buf = new Uint8Array(size);
  let i = 0;
  for (const buffer of buffers)
    buf.set(buffer, i), i += buffer.length;
  return buf;
}
function writeUInt32BE(buf, value, offset) {
  if (value < 0 || value >= UINT32_RANGE)
    throw new RangeError(`value must be >= 0 and <= ${UINT32_RANGE - 1}. Received ${value}`);
  buf.set([value >>> 24, value >>> 16, value >>> 8, value & 255], offset);
}
function buffer_utils_uint64be(value) {
  const high = Math.floor(value / UINT32_RANGE), low = value % UINT32_RANGE, buf = new Uint8Array(8);
  return writeUInt32BE(buf, high, 0), writeUInt32BE(buf, low, 4), buf;
}
function uint32be(value) {
  const buf = new Uint8Array(4);
  return writeUInt32BE(buf, value), buf;
}
const NON_ASCII = /[^\x00-\x7f]/;
function encode(string) {
  if (typeof string == "string" && string.length >= 128) {
    if (NON_ASCII.test(string))
      throw new TypeError("non-ASCII string encountered in encode()");
    return encoder.encode(string);
  }
  const bytes = new Uint8Array(string.length);
  for (let i = 0; i < string.length; i++) {
    const code = string.charCodeAt(i);
    if (code > 127)
      throw new TypeError("non-ASCII string encountered in encode()");
    bytes[i] = code;
  }
  return bytes;
}
function encodeBase64(input, url = !1) {
  if (Uint8Array.prototype.toBase64)
    return input.toBase64({ alphabet: url ? "base64url" : "base64", omitPadding: url });
  const CHUNK_SIZE = 32768, arr = [];
  for (let i = 0; i < input.length; i += CHUNK_SIZE)
    arr.push(String.fromCharCode.apply(null, input.subarray(i, i + CHUNK_SIZE)));
  const encoded = btoa(arr.join(""));
  return url ? encoded.replace(/=/g, "").replace(/\+/g, "-").replace(/\//g, "_") : encoded;
}
function decodeBase64(encoded, url = !1) {
  if (Uint8Array.fromBase64)
    return Uint8Array.fromBase64(encoded, { alphabet: url ? "base64url" : "base64" });
  if (url) {
    if (encoded.includes("+") || encoded.includes("/"))
      throw new TypeError("Invalid base64url");
    encoded = encoded.replace(/-/g, "+").replace(/_/g, "/");
  }
  const binary = atob(encoded), bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++)
    bytes[i] = binary.charCodeAt(i);
  return bytes;
}
async function digest(algorithm, data) {
  const subtleDigest = `SHA-${algorithm.slice(-3)}`;
  return new Uint8Array(await crypto.subtle.digest(subtleDigest, data));
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/errors.js
class JOSEError extends Error {
  static code = "ERR_JOSE_GENERIC";
  code = "ERR_JOSE_GENERIC";
  constructor(message, options) {
    super(message, options), this.name = this.constructor.name, Error.captureStackTrace?.(this, this.constructor);
  }
}
class errors_JWTClaimValidationFailed extends JOSEError {
  static code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
  code = "ERR_JWT_CLAIM_VALIDATION_FAILED";
  claim;
  reason;
  payload;
  constructor(message, payload, claim = "unspecified", reason = "unspecified") {
    super(message, { cause: { claim, reason, payload } }), this.claim = claim, this.reason = reason, this.payload = payload;
  }
}
class errors_JWTExpired extends JOSEError {
  static code = "ERR_JWT_EXPIRED";
  code = "ERR_JWT_EXPIRED";
  claim;
  reason;
  payload;
  constructor(message, payload, claim = "unspecified", reason = "unspecified") {
    super(message, { cause: { claim, reason, payload } }), this.claim = claim, this.reason = reason, this.payload = payload;
  }
}
class JOSEAlgNotAllowed extends JOSEError {
  static code = "ERR_JOSE_ALG_NOT_ALLOWED";
  code = "ERR_JOSE_ALG_NOT_ALLOWED";
}
class JOSENotSupported extends JOSEError {
  static code = "ERR_JOSE_NOT_SUPPORTED";
  code = "ERR_JOSE_NOT_SUPPORTED";
}
class JWEDecryptionFailed extends JOSEError {
  static code = "ERR_JWE_DECRYPTION_FAILED";
  code = "ERR_JWE_DECRYPTION_FAILED";
  constructor(message = "decryption operation failed", options) {
    super(message, options);
  }
}
class errors_JWEInvalid extends JOSEError {
  static code = "ERR_JWE_INVALID";
  code = "ERR_JWE_INVALID";
}
class JWSInvalid extends JOSEError {
  static code = "ERR_JWS_INVALID";
  code = "ERR_JWS_INVALID";
}
class errors_JWTInvalid extends JOSEError {
  static code = "ERR_JWT_INVALID";
  code = "ERR_JWT_INVALID";
}
class JWKInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWK_INVALID"));
  code = "ERR_JWK_INVALID";
}
class JWKSInvalid extends (/* unused pure expression or super */ null && (JOSEError)) {
  static code = (/* unused pure expression or super */ null && ("ERR_JWKS_INVALID"));
  code = "ERR_JWKS_INVALID";
}
class JWKSNoMatchingKey extends JOSEError {
  static code = "ERR_JWKS_NO_MATCHING_KEY";
  code = "ERR_JWKS_NO_MATCHING_KEY";
  constructor(message = "no applicable key found in the JSON Web Key Set", options) {
    super(message, options);
  }
}
class JWKSMultipleMatchingKeys extends JOSEError {
  [Symbol.asyncIterator] = async function* () {
  };
  static code = "ERR_JWKS_MULTIPLE_MATCHING_KEYS";
  code = "ERR_JWKS_MULTIPLE_MATCHING_KEYS";
  constructor(message = "multiple matching keys found in the JSON Web Key Set", options) {
    super(message, options);
  }
}
class JWKSTimeout extends JOSEError {
  static code = "ERR_JWKS_TIMEOUT";
  code = "ERR_JWKS_TIMEOUT";
  constructor(message = "request timed out", options) {
    super(message, options);
  }
}
class JWSSignatureVerificationFailed extends JOSEError {
  static code = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  code = "ERR_JWS_SIGNATURE_VERIFICATION_FAILED";
  constructor(message = "signature verification failed", options) {
    super(message, options);
  }
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/base64url.js

const invalid = "The input to be decoded is not correctly encoded.";
function decode(input) {
  try {
    return decodeBase64(typeof input == "string" ? input : decoder.decode(input), !0);
  } catch (cause) {
    throw new TypeError(invalid, { cause });
  }
}
function base64url_encode(input) {
  return encodeBase64(typeof input == "string" ? encoder.encode(input) : input, !0);
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/validate.js



function validate_assertUint8Array(input, label) {
  if (!(input instanceof Uint8Array))
    throw new TypeError(`${label} must be an instance of Uint8Array`);
}
function validate_isObject(input) {
  if (typeof input != "object" || input === null || Object.prototype.toString.call(input) !== "[object Object]")
    return !1;
  const prototype = Object.getPrototypeOf(input);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
function isJwkSet(input) {
  return validate_isObject(input) && Array.isArray(input.keys) && Array.from(input.keys).every(validate_isObject);
}
function isDisjoint(...headers) {
  const parameters = /* @__PURE__ */ new Set();
  for (const header of headers)
    if (header)
      for (const parameter of Object.keys(header)) {
        if (parameters.has(parameter))
          return !1;
        parameters.add(parameter);
      }
  return !0;
}
function assertNotSet(value, name) {
  if (value !== void 0)
    throw new TypeError(`${name} can only be called once`);
}
function decodeBase64url(value, label, ErrorClass) {
  try {
    return decode(value);
  } catch (cause) {
    throw new ErrorClass(`Failed to base64url decode the ${label}`, { cause });
  }
}
function encodeAsciiMember(value, label, ErrorClass) {
  try {
    return encode(value);
  } catch (cause) {
    throw new ErrorClass(`The ${label} is not a valid base64url string`, { cause });
  }
}
function parseJoseHeader(encodedProtectedHeader, ErrorClass, message) {
  let parsed;
  try {
    parsed = JSON.parse(buffer_utils_strictDecoder.decode(decode(encodedProtectedHeader)));
  } catch (cause) {
    throw new ErrorClass(message, { cause });
  }
  if (!validate_isObject(parsed))
    throw new ErrorClass(message);
  return parsed;
}
const JWS_RECOGNIZED = { __proto__: null, b64: !0 }, JWE_RECOGNIZED = { __proto__: null };
function validateAlgorithms(option, algorithms) {
  if (algorithms !== void 0 && (!Array.isArray(algorithms) || algorithms.some((s) => typeof s != "string")))
    throw new TypeError(`"${option}" option must be an array of strings`);
  return algorithms === void 0 ? void 0 : new Set(algorithms);
}
function validateCritDuplicates(Err, protectedHeader) {
  const { crit } = protectedHeader ?? {};
  if (Array.isArray(crit) && new Set(crit).size !== crit.length)
    throw new Err('"crit" (Critical) Header Parameter MUST NOT contain duplicate values');
}
function validateCrit(Err, recognizedDefault, recognizedOption, protectedHeader, joseHeader) {
  if (joseHeader.crit !== void 0 && protectedHeader?.crit === void 0)
    throw new Err('"crit" (Critical) Header Parameter MUST be integrity protected');
  if (!protectedHeader || protectedHeader.crit === void 0)
    return [];
  if (!Array.isArray(protectedHeader.crit) || protectedHeader.crit.length === 0 || protectedHeader.crit.some((input) => typeof input != "string" || input.length === 0))
    throw new Err('"crit" (Critical) Header Parameter MUST be an array of non-empty strings when present');
  const recognized = recognizedOption === void 0 ? recognizedDefault : { __proto__: null, ...recognizedOption, ...recognizedDefault };
  for (const parameter of protectedHeader.crit) {
    if (!(parameter in recognized))
      throw new JOSENotSupported(`Extension Header Parameter "${parameter}" is not recognized`);
    if (!Object.hasOwn(joseHeader, parameter) || joseHeader[parameter] === void 0)
      throw new Err(`Extension Header Parameter "${parameter}" is missing`);
    if (recognized[parameter] && (!Object.hasOwn(protectedHeader, parameter) || protectedHeader[parameter] === void 0))
      throw new Err(`Extension Header Parameter "${parameter}" MUST be integrity protected`);
  }
  return protectedHeader.crit;
}
function validateB64(protectedHeader, extensions) {
  if (extensions.includes("b64")) {
    const b64 = protectedHeader.b64;
    if (typeof b64 != "boolean")
      throw new JWSInvalid('The "b64" (base64url-encode payload) Header Parameter must be a boolean');
    return b64;
  }
  return !0;
}
function serializeJoseHeader(Err, header) {
  let serialized, parsed;
  try {
    serialized = JSON.stringify(header), parsed = JSON.parse(serialized);
  } catch (cause) {
    throw new Err("JOSE Header is not valid JSON", { cause });
  }
  if (!validate_isObject(parsed))
    throw new Err("JOSE Header is not a JSON object");
  return [parsed, serialized];
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/key.js



const tag = (key) => key[Symbol.toStringTag], jwkMatchesOp = (entry, key, usage) => {
  const { alg } = entry;
  if (key.use !== void 0) {
    const expected = usage === "sign" || usage === "verify" ? "sig" : "enc";
    if (key.use !== expected)
      throw new TypeError(`Invalid key for this operation, its "use" must be "${expected}" when present`);
  }
  if (key.alg !== void 0 && key.alg !== alg)
    throw new TypeError(`Invalid key for this operation, its "alg" must be "${alg}" when present`);
  if (Array.isArray(key.key_ops)) {
    const expectedKeyOp = usage === "encrypt" || usage === "decrypt" ? entry.ops?.[usage === "encrypt" ? 0 : 1] : usage;
    if (expectedKeyOp && !key.key_ops.includes(expectedKeyOp))
      throw new TypeError(`Invalid key for this operation, its "key_ops" must include "${expectedKeyOp}" when present`);
  }
};
async function key_prepareKey(entry, key, usage) {
  const { alg, secret } = entry, requiresPrivateKey = usage === "decrypt" || usage === "sign";
  if (secret && key instanceof Uint8Array)
    return key;
  let normalized, keyObject;
  if (validate_isObject(key)) {
    if (normalized = normalizeJwk(key), typeof normalized.kty != "string")
      throw invalidKeyType(alg, key, secret);
    if (!(secret ? normalized.kty === "oct" && typeof normalized.k == "string" : normalized.kty !== "oct" && (requiresPrivateKey ? normalized.kty === "AKP" && typeof normalized.priv == "string" || typeof normalized.d == "string" : normalized.d === void 0 && normalized.priv === void 0)))
      throw new TypeError(secret ? 'JSON Web Key for symmetric algorithms must have JWK "kty" (Key Type) equal to "oct" and the JWK "k" (Key Value) present' : `JSON Web Key for this operation must be a ${requiresPrivateKey ? "private" : "public"} JWK`);
    if (jwkMatchesOp(entry, normalized, usage), normalized.kty === "oct")
      return decode(normalized.k);
    if (!Object.isFrozen(key)) {
      const { key_ops } = key;
      Array.isArray(key_ops) && Object.freeze(key_ops), Object.freeze(key);
    }
  } else {
    if (!isKeyLike(key))
      throw invalidKeyType(alg, key, secret);
    const expectedType = secret ? "secret" : requiresPrivateKey ? "private" : "public";
    if (key.type !== expectedType && (secret || ["secret", "public", "private"].includes(key.type)))
      throw new TypeError(`${tag(key)} instances must be of type "${expectedType}" for the ${alg} algorithm`);
    if (key_isCryptoKey(key))
      return key;
    if (keyObject = key, keyObject.type === "secret")
      return keyObject.export();
  }
  cache ||= /* @__PURE__ */ new WeakMap();
  const cacheKey = key;
  let cached = cache.get(cacheKey);
  if (cached?.[alg])
    return cached[alg];
  if (cached || cache.set(cacheKey, cached = {}), keyObject && typeof keyObject.toCryptoKey == "function") {
    const isPublic = keyObject.type === "public", crv = nist[keyObject.asymmetricKeyDetails?.namedCurve], params = entry.resolve?.({ crv, asymmetricKeyType: keyObject.asymmetricKeyType }) ?? entry.subtle;
    return cached[alg] = keyObject.toCryptoKey(params, isPublic, entry.usages[isPublic ? 0 : 1]);
  }
  return normalized ??= keyObject.export({ format: "jwk" }), normalized.alg = alg, cached[alg] = await jwkToKey(entry, normalized);
}
let cache;
const nist = {
  __proto__: null,
  prime256v1: "P-256",
  secp384r1: "P-384",
  secp521r1: "P-521"
};
function key_assertCryptoKey(key) {
  if (!key_isCryptoKey(key))
    throw new Error("CryptoKey instance expected");
}
const key_isCryptoKey = (key) => {
  if (key?.[Symbol.toStringTag] === "CryptoKey")
    return !0;
  try {
    return key instanceof CryptoKey;
  } catch {
    return !1;
  }
}, isKeyObject = (key) => key?.[Symbol.toStringTag] === "KeyObject", isKeyLike = (key) => key_isCryptoKey(key) || isKeyObject(key);
function message(msg, actual, ...types) {
  if (types.length > 2) {
    const last = types.pop();
    msg += `one of type ${types.join(", ")}, or ${last}.`;
  } else types.length === 2 ? msg += `one of type ${types[0]} or ${types[1]}.` : msg += `of type ${types[0]}.`;
  return actual == null ? msg += ` Received ${actual}` : typeof actual == "function" && actual.name ? msg += ` Received function ${actual.name}` : typeof actual == "object" && actual != null && actual.constructor?.name && (msg += ` Received an instance of ${actual.constructor.name}`), msg;
}
const key_invalidKeyInput = (actual, ...types) => message("Key must be ", actual, ...types);
function invalidKeyType(alg, actual, secret) {
  const types = ["CryptoKey", "KeyObject", "JSON Web Key"];
  return secret && types.push("Uint8Array"), new TypeError(message(`Key for the ${alg} algorithm must be `, actual, ...types));
}
const unusable = (name, prop = "algorithm.name") => new TypeError(`CryptoKey does not support this operation, its ${prop} must be ${name}`);
function checkUsage(key, usage) {
  if (usage && !key.usages.includes(usage))
    throw new TypeError(`CryptoKey does not support this operation, its usages must include ${usage}.`);
}
function checkModulusLength(alg, key) {
  const { modulusLength } = key.algorithm;
  if (typeof modulusLength != "number" || modulusLength < 2048)
    throw new TypeError(`${alg} requires key modulusLength to be 2048 bits or larger`);
}
function checkCryptoKey(key, expected, usage) {
  const algorithm = key.algorithm;
  if (algorithm.name !== expected.name)
    throw unusable(expected.name);
  if (expected.hash && algorithm.hash?.name !== expected.hash)
    throw unusable(expected.hash, "algorithm.hash");
  if (expected.namedCurve && algorithm.namedCurve !== expected.namedCurve)
    throw unusable(expected.namedCurve, "algorithm.namedCurve");
  if (expected.length !== void 0 && algorithm.length !== expected.length)
    throw unusable(expected.length, "algorithm.length");
  checkUsage(key, usage);
}
function snapshotJwk(jwk) {
  return { __proto__: null, ...jwk };
}
function normalizeJwk(jwk) {
  const normalized = snapshotJwk(jwk);
  if (normalized.ext !== void 0 && typeof normalized.ext != "boolean")
    throw new TypeError('"ext" (Extractable) Parameter must be a boolean');
  if (normalized.key_ops !== void 0) {
    const value = normalized.key_ops, keyOps = Array.isArray(value) ? [...value] : void 0;
    if (!keyOps || keyOps.some((operation) => typeof operation != "string") || new Set(keyOps).size !== keyOps.length)
      throw new TypeError('"key_ops" (Key Operations) Parameter must be an array of unique strings');
    normalized.key_ops = keyOps;
  }
  return normalized;
}
function validateExtractableOption(extractable) {
  if (extractable !== void 0 && typeof extractable != "boolean")
    throw new TypeError('"extractable" option must be a boolean');
  return extractable;
}
async function jwkToKey(entry, jwk, extractable) {
  if (!entry.kty.includes(jwk.kty))
    throw new JOSENotSupported('Invalid or unsupported JWK "alg" (Algorithm) Parameter value');
  const algorithm = entry.resolve?.({ kty: jwk.kty, crv: jwk.crv }) ?? entry.subtle, isPrivate = !!(jwk.d || jwk.priv), keyData = { ...jwk, ext: extractable ?? jwk.ext };
  return keyData.kty !== "AKP" && delete keyData.alg, delete keyData.use, crypto.subtle.importKey("jwk", keyData, algorithm, keyData.ext ?? !isPrivate, jwk.key_ops ?? entry.usages[isPrivate ? 1 : 0]);
}
async function key_rawKey(key, expected, usage, extractable = !1) {
  return key instanceof Uint8Array && (key = await crypto.subtle.importKey("raw", key, expected, extractable, [usage])), checkCryptoKey(key, expected, usage), key;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/content_encryption.js



const content_encryption_generateCek = (enc) => crypto.getRandomValues(new Uint8Array(enc.cekBits >> 3));
function content_encryption_checkCekLength(cek, expected) {
  const actual = cek.byteLength << 3;
  if (actual !== expected)
    throw new errors_JWEInvalid(`Invalid Content Encryption Key length. Expected ${expected} bits, got ${actual} bits`);
}
const generateIv = (enc) => crypto.getRandomValues(new Uint8Array(enc.ivBits >> 3));
function checkIvLength(enc, iv) {
  if (iv.length << 3 !== enc.ivBits)
    throw new errors_JWEInvalid("Invalid Initialization Vector length");
}
async function cbcKeySetup(enc, cek, usage) {
  if (!(cek instanceof Uint8Array))
    throw new TypeError(key_invalidKeyInput(cek, "Uint8Array"));
  const keyLengthBits = enc.cekBits >> 1, encKey = await crypto.subtle.importKey("raw", cek.subarray(keyLengthBits >> 3), "AES-CBC", !1, [usage]), macKey = await crypto.subtle.importKey("raw", cek.subarray(0, keyLengthBits >> 3), {
    hash: `SHA-${keyLengthBits << 1}`,
    name: "HMAC"
  }, !1, ["sign"]);
  return [encKey, macKey, keyLengthBits];
}
async function cbcHmacTag(macKey, macData, keyLengthBits) {
  return new Uint8Array((await crypto.subtle.sign("HMAC", macKey, macData)).slice(0, keyLengthBits >> 3));
}
async function cbcEncrypt(enc, plaintext, cek, iv, aad) {
  const [encKey, macKey, keyLengthBits] = await cbcKeySetup(enc, cek, "encrypt"), ciphertext = new Uint8Array(await crypto.subtle.encrypt({
    iv,
    name: "AES-CBC"
  }, encKey, plaintext)), al = uint64be(aad.length * 8), macData = concat(aad, iv, ciphertext, al), tag = await cbcHmacTag(macKey, macData, keyLengthBits);
  return { ciphertext, tag, iv };
}
async function timingSafeEqual(a, b) {
  const algorithm = { name: "HMAC", hash: "SHA-256" }, key = await crypto.subtle.generateKey(algorithm, !1, ["sign", "verify"]), aHmac = await crypto.subtle.sign(algorithm, key, a);
  return crypto.subtle.verify(algorithm, key, aHmac, b);
}
async function cbcDecrypt(enc, cek, ciphertext, iv, tag, aad) {
  const [encKey, macKey, keyLengthBits] = await cbcKeySetup(enc, cek, "decrypt"), al = buffer_utils_uint64be(aad.length * 8), macData = buffer_utils_concat(aad, iv, ciphertext, al), expectedTag = await cbcHmacTag(macKey, macData, keyLengthBits);
  try {
    if (await timingSafeEqual(tag, expectedTag))
      return new Uint8Array(await crypto.subtle.decrypt({ iv, name: "AES-CBC" }, encKey, ciphertext));
  } catch {
  }
  throw new JWEDecryptionFailed();
}
async function content_encryption_encrypt(enc, plaintext, cek, iv, aad) {
  if (!isCryptoKey(cek) && !(cek instanceof Uint8Array))
    throw new TypeError(invalidKeyInput(cek, "CryptoKey", "KeyObject", "Uint8Array", "JSON Web Key"));
  if (iv ? checkIvLength(enc, iv) : iv = generateIv(enc), cek instanceof Uint8Array && content_encryption_checkCekLength(cek, enc.cekBits), enc.cbc)
    return cbcEncrypt(enc, plaintext, cek, iv, aad);
  const encKey = await rawKey(cek, enc.subtle, "encrypt"), encrypted = new Uint8Array(await crypto.subtle.encrypt({
    additionalData: aad,
    iv,
    name: "AES-GCM",
    tagLength: 128
  }, encKey, plaintext));
  return { ciphertext: encrypted.subarray(0, -16), tag: encrypted.subarray(-16), iv };
}
async function decrypt(enc, cek, ciphertext, iv, tag, aad) {
  if (!key_isCryptoKey(cek) && !(cek instanceof Uint8Array))
    throw new TypeError(key_invalidKeyInput(cek, "CryptoKey", "KeyObject", "Uint8Array", "JSON Web Key"));
  if (!iv)
    throw new errors_JWEInvalid("JWE Initialization Vector missing");
  if (!tag)
    throw new errors_JWEInvalid("JWE Authentication Tag missing");
  if (!enc.cbc && tag.length !== 16)
    throw new errors_JWEInvalid("Invalid Authentication Tag length");
  if (checkIvLength(enc, iv), cek instanceof Uint8Array && content_encryption_checkCekLength(cek, enc.cekBits), enc.cbc)
    return cbcDecrypt(enc, cek, ciphertext, iv, tag, aad);
  const encKey = await key_rawKey(cek, enc.subtle, "decrypt");
  try {
    return new Uint8Array(await crypto.subtle.decrypt({
      additionalData: aad,
      iv,
      name: "AES-GCM",
      tagLength: 128
    }, encKey, buffer_utils_concat(ciphertext, tag)));
  } catch {
    throw new JWEDecryptionFailed();
  }
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/key_descriptor.js
function table(entries) {
  const out = { __proto__: null };
  for (const alg in entries)
    out[alg] = { ...entries[alg], alg };
  return out;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jwe_algorithms.js


const wrap = [
  ["encrypt", "wrapKey"],
  ["decrypt", "unwrapKey"]
], derive = [[], ["deriveBits"]], none = [[], []];
function rsaes(bits) {
  return {
    kty: ["RSA"],
    mode: "key-encryption",
    subtle: { name: "RSA-OAEP", hash: `SHA-${bits}` },
    usages: wrap,
    ops: ["wrapKey", "unwrapKey"]
  };
}
function ecdh(mode) {
  return {
    kty: ["EC", "OKP"],
    mode,
    subtle: { name: "ECDH" },
    resolve: ({ kty, crv, asymmetricKeyType }) => {
      if (crv === "X25519" || asymmetricKeyType === "x25519")
        return { name: "X25519" };
      if (kty === "OKP")
        throw new JOSENotSupported('Invalid or unsupported JWK "alg" (Algorithm) Parameter value');
      return { name: "ECDH", namedCurve: crv };
    },
    usages: derive,
    ops: [void 0, "deriveBits"]
  };
}
function aeskw(bits, gcm = !1) {
  return {
    kty: ["oct"],
    mode: "key-wrapping",
    secret: !0,
    subtle: { name: gcm ? "AES-GCM" : "AES-KW", length: bits },
    usages: none,
    ops: gcm ? ["encrypt", "decrypt"] : ["wrapKey", "unwrapKey"]
  };
}
function pbes2() {
  return {
    kty: ["oct"],
    mode: "key-wrapping",
    secret: !0,
    subtle: { name: "PBKDF2" },
    usages: none,
    ops: ["deriveBits", "deriveBits"]
  };
}
const JWE = table({
  dir: {
    kty: ["oct"],
    mode: "direct-encryption",
    secret: !0,
    subtle: { name: "AES-GCM" },
    usages: none,
    ops: ["encrypt", "decrypt"]
  },
  "RSA-OAEP": rsaes(1),
  "RSA-OAEP-256": rsaes(256),
  "RSA-OAEP-384": rsaes(384),
  "RSA-OAEP-512": rsaes(512),
  "ECDH-ES": ecdh("direct-key-agreement"),
  "ECDH-ES+A128KW": ecdh("key-agreement-with-key-wrapping"),
  "ECDH-ES+A192KW": ecdh("key-agreement-with-key-wrapping"),
  "ECDH-ES+A256KW": ecdh("key-agreement-with-key-wrapping"),
  A128KW: aeskw(128),
  A192KW: aeskw(192),
  A256KW: aeskw(256),
  A128GCMKW: aeskw(128, !0),
  A192GCMKW: aeskw(192, !0),
  A256GCMKW: aeskw(256, !0),
  "PBES2-HS256+A128KW": pbes2(),
  "PBES2-HS384+A192KW": pbes2(),
  "PBES2-HS512+A256KW": pbes2()
}), contentOps = ["encrypt", "decrypt"];
function contentEncryption(bits, cbc = !1) {
  return {
    kty: ["oct"],
    secret: !0,
    subtle: { name: cbc ? "AES-CBC" : "AES-GCM", length: bits },
    usages: none,
    ops: contentOps,
    cekBits: bits,
    ivBits: cbc ? 128 : 96,
    cbc
  };
}
const ENC = table({
  A128GCM: contentEncryption(128),
  A192GCM: contentEncryption(192),
  A256GCM: contentEncryption(256),
  "A128CBC-HS256": contentEncryption(256, !0),
  "A192CBC-HS384": contentEncryption(384, !0),
  "A256CBC-HS512": contentEncryption(512, !0)
});
function unsupported(parameter, name) {
  throw new JOSENotSupported(`Invalid or unsupported "${parameter}" (JWE ${name}) header value`);
}
function jwe_algorithms_jweAlgorithm(alg) {
  return (typeof alg == "string" ? JWE[alg] : void 0) ?? unsupported("alg", "Algorithm");
}
function jwe_algorithms_isJWECEKTransport(algorithm) {
  return algorithm.mode === "key-wrapping" || algorithm.mode === "key-encryption" || algorithm.mode === "key-agreement-with-key-wrapping";
}
function jwe_algorithms_jweEncryption(enc) {
  return (typeof enc == "string" ? ENC[enc] : void 0) ?? unsupported("enc", "Encryption Algorithm");
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/key_management.js







function checkEcdhCryptoKey(key, usage) {
  if (key.algorithm.name !== "ECDH" && key.algorithm.name !== "X25519")
    throw new TypeError("CryptoKey does not support this operation, its algorithm.name must be ECDH or X25519");
  checkUsage(key, usage);
}
async function aeskwWrap(alg, key, cek) {
  const cryptoKey = await rawKey(key, jweAlgorithm(alg).subtle, "wrapKey", !0), cryptoKeyCek = await crypto.subtle.importKey("raw", cek, { hash: "SHA-256", name: "HMAC" }, !0, ["sign"]);
  return new Uint8Array(await crypto.subtle.wrapKey("raw", cryptoKeyCek, cryptoKey, "AES-KW"));
}
async function aeskwUnwrap(alg, key, encryptedKey) {
  const cryptoKey = await key_rawKey(key, jwe_algorithms_jweAlgorithm(alg).subtle, "unwrapKey", !0), cryptoKeyCek = await crypto.subtle.unwrapKey("raw", encryptedKey, cryptoKey, "AES-KW", { hash: "SHA-256", name: "HMAC" }, !0, ["sign"]);
  return new Uint8Array(await crypto.subtle.exportKey("raw", cryptoKeyCek));
}
function checkRsaKey(alg, key, usage) {
  checkCryptoKey(key, jwe_algorithms_jweAlgorithm(alg).subtle, usage), checkModulusLength(alg, key);
}
async function deriveKey(p2s, alg, p2c, key) {
  if (!(p2s instanceof Uint8Array) || p2s.length < 8)
    throw new errors_JWEInvalid("PBES2 Salt Input must be 8 or more octets");
  if (!Number.isSafeInteger(p2c) || Math.sign(p2c) !== 1)
    throw new errors_JWEInvalid("PBES2 Count Input must be a positive integer");
  const salt = buffer_utils_concat(encode(alg), Uint8Array.of(0), p2s), keyLengthBits = parseInt(alg.slice(13, 16), 10), subtleAlg = {
    hash: `SHA-${alg.slice(8, 11)}`,
    iterations: p2c,
    name: "PBKDF2",
    salt
  }, cryptoKey = await key_rawKey(key, jwe_algorithms_jweAlgorithm(alg).subtle, "deriveBits");
  return new Uint8Array(await crypto.subtle.deriveBits(subtleAlg, cryptoKey, keyLengthBits));
}
function lengthAndInput(input) {
  return buffer_utils_concat(uint32be(input.length), input);
}
async function concatKdf(Z, keyDataLength, OtherInfo) {
  const dkLen = keyDataLength >> 3, hashLen = 32, reps = Math.ceil(dkLen / hashLen), dk = new Uint8Array(reps * hashLen);
  for (let i = 1; i <= reps; i++) {
    const hashResult = await digest("sha256", buffer_utils_concat(uint32be(i), Z, OtherInfo));
    dk.set(hashResult, (i - 1) * hashLen);
  }
  return dk.slice(0, dkLen);
}
async function ecdhesDeriveKey(publicKey, privateKey, algorithmId, keyDataLength, apu = new Uint8Array(), apv = new Uint8Array()) {
  checkEcdhCryptoKey(publicKey), checkEcdhCryptoKey(privateKey, "deriveBits");
  const otherInfo = buffer_utils_concat(lengthAndInput(encode(algorithmId)), lengthAndInput(apu), lengthAndInput(apv), uint32be(keyDataLength)), Z = new Uint8Array(await crypto.subtle.deriveBits({
    name: publicKey.algorithm.name,
    public: publicKey
  }, privateKey, publicKey.algorithm.name === "X25519" ? 256 : Math.ceil(parseInt(publicKey.algorithm.namedCurve.slice(-3), 10) / 8) << 3));
  return concatKdf(Z, keyDataLength, otherInfo);
}
function assertEcdhKey(key) {
  key_assertCryptoKey(key);
  const curve = key.algorithm.namedCurve;
  if (curve !== "P-256" && curve !== "P-384" && curve !== "P-521" && key.algorithm.name !== "X25519")
    throw new JOSENotSupported("ECDH with the provided key is not allowed or not supported by your javascript runtime");
}
function partyInfo(joseHeader, name) {
  const value = joseHeader[name];
  if (value !== void 0) {
    if (typeof value != "string")
      throw new errors_JWEInvalid(`JOSE Header "${name}" (Agreement Party${name === "apu" ? "U" : "V"}Info) invalid`);
    return decodeBase64url(value, name, errors_JWEInvalid);
  }
}
function checkPartyInfo(apu, apv) {
  if (!(apu === void 0 || apv === void 0 || apu.byteLength !== apv.byteLength)) {
    for (let i = 0; i < apu.byteLength; i++)
      if (apu[i] !== apv[i])
        return;
    throw new errors_JWEInvalid('JOSE Header "apu" and "apv" values must be distinct');
  }
}
function assertEncryptedKey(encryptedKey) {
  if (encryptedKey === void 0)
    throw new errors_JWEInvalid("JWE Encrypted Key missing");
}
function assertNoEncryptedKey(encryptedKey) {
  if (encryptedKey !== void 0)
    throw new errors_JWEInvalid("Encountered unexpected JWE Encrypted Key");
}
function validateMaxPBES2Count(value) {
  if (value !== void 0 && value !== 1 / 0 && (!Number.isSafeInteger(value) || value < 1))
    throw new TypeError("maxPBES2Count must be a positive safe integer or Infinity");
}
async function decryptKeyManagement(entry, enc, key, encryptedKey, joseHeader, maxPBES2Count) {
  const { alg } = entry, mode = entry.mode;
  if (mode === "direct-encryption")
    return assertNoEncryptedKey(encryptedKey), key;
  const direct = mode === "direct-key-agreement";
  switch (direct ? assertNoEncryptedKey(encryptedKey) : assertEncryptedKey(encryptedKey), entry.subtle.name) {
    case "ECDH": {
      const { epk } = joseHeader;
      if (!validate_isObject(epk) || ["d", "k", "p", "q", "dp", "dq", "qi", "oth", "priv"].some((parameter) => Object.hasOwn(epk, parameter)))
        throw new errors_JWEInvalid('JOSE Header "epk" (Ephemeral Public Key) missing or invalid');
      assertEcdhKey(key);
      const ephemeralPublicKey = await jwkToKey(entry, epk), partyUInfo = partyInfo(joseHeader, "apu"), partyVInfo = partyInfo(joseHeader, "apv");
      checkPartyInfo(partyUInfo, partyVInfo);
      const derivedKey = await ecdhesDeriveKey(ephemeralPublicKey, key, direct ? enc.alg : alg, direct ? enc.cekBits : parseInt(alg.slice(-5, -2), 10), partyUInfo, partyVInfo);
      if (direct)
        return derivedKey;
      key = derivedKey;
      break;
    }
    case "RSA-OAEP":
      return key_assertCryptoKey(key), checkRsaKey(alg, key, "decrypt"), new Uint8Array(await crypto.subtle.decrypt("RSA-OAEP", key, encryptedKey));
    case "PBKDF2": {
      if (typeof joseHeader.p2c != "number")
        throw new errors_JWEInvalid('JOSE Header "p2c" (PBES2 Count) missing or invalid');
      const p2cLimit = maxPBES2Count ?? 1e4;
      if (joseHeader.p2c > p2cLimit)
        throw new errors_JWEInvalid('JOSE Header "p2c" (PBES2 Count) out is of acceptable bounds');
      if (typeof joseHeader.p2s != "string")
        throw new errors_JWEInvalid('JOSE Header "p2s" (PBES2 Salt) missing or invalid');
      const p2s = decodeBase64url(joseHeader.p2s, "p2s", errors_JWEInvalid);
      key = await deriveKey(p2s, alg, joseHeader.p2c, key);
      break;
    }
    case "AES-GCM": {
      if (typeof joseHeader.iv != "string")
        throw new errors_JWEInvalid('JOSE Header "iv" (Initialization Vector) missing or invalid');
      if (typeof joseHeader.tag != "string")
        throw new errors_JWEInvalid('JOSE Header "tag" (Authentication Tag) missing or invalid');
      const iv = decodeBase64url(joseHeader.iv, "iv", errors_JWEInvalid), tag = decodeBase64url(joseHeader.tag, "tag", errors_JWEInvalid);
      if (iv.byteLength !== 12)
        throw new errors_JWEInvalid("Invalid Initialization Vector length");
      if (tag.byteLength !== 16)
        throw new errors_JWEInvalid("Invalid Authentication Tag length");
      return decrypt(jwe_algorithms_jweEncryption(alg.slice(0, -2)), key, encryptedKey, iv, tag, new Uint8Array());
    }
  }
  return aeskwUnwrap(alg.slice(-6), key, encryptedKey);
}
async function encryptKeyManagement(entry, enc, inputKey, joseHeader, providedCek, providedParameters = {}) {
  const { alg, mode } = entry, transport = isJWECEKTransport(entry);
  if (providedCek !== void 0 && !transport)
    throw new TypeError(`setContentEncryptionKey cannot be called with JWE "alg" (Algorithm) Header ${alg}`);
  let key = await prepareKey(mode === "direct-encryption" ? enc : entry, inputKey, "encrypt");
  if (mode === "direct-encryption")
    return [key, void 0, void 0];
  const cek = transport ? providedCek ?? generateCek(enc) : void 0;
  cek && checkCekLength(cek, enc.cekBits);
  let encryptedKey, parameters;
  switch (entry.subtle.name) {
    case "ECDH": {
      assertEcdhKey(key);
      const { apu: providedApu, apv: providedApv } = providedParameters;
      providedApu !== void 0 && assertUint8Array(providedApu, '"apu"'), providedApv !== void 0 && assertUint8Array(providedApv, '"apv"');
      const apu = providedApu ?? partyInfo(joseHeader, "apu"), apv = providedApv ?? partyInfo(joseHeader, "apv");
      checkPartyInfo(apu, apv);
      let ephemeralPrivateKey;
      providedParameters.epk !== void 0 ? ephemeralPrivateKey = await prepareKey(entry, providedParameters.epk, "decrypt") : ephemeralPrivateKey = (await crypto.subtle.generateKey(key.algorithm, !0, ["deriveBits"])).privateKey;
      const subtle = crypto.subtle;
      let exportableEpk = ephemeralPrivateKey;
      if (!exportableEpk.extractable) {
        if (typeof subtle.getPublicKey != "function")
          throw new TypeError('CryptoKey for "epk" must be extractable');
        exportableEpk = await subtle.getPublicKey(ephemeralPrivateKey, []);
      }
      const { x, y, crv, kty } = await subtle.exportKey("jwk", exportableEpk), direct = mode === "direct-key-agreement", derivedKey = await ecdhesDeriveKey(key, ephemeralPrivateKey, direct ? enc.alg : alg, direct ? enc.cekBits : parseInt(alg.slice(-5, -2), 10), apu, apv), epk = { x, crv, kty };
      if (kty === "EC" && (epk.y = y), parameters = { epk }, providedApu !== void 0 && (parameters.apu = b64u(providedApu)), providedApv !== void 0 && (parameters.apv = b64u(providedApv)), direct)
        return [derivedKey, void 0, parameters];
      key = derivedKey;
      break;
    }
    case "RSA-OAEP": {
      assertCryptoKey(key), checkRsaKey(alg, key, "encrypt"), encryptedKey = new Uint8Array(await crypto.subtle.encrypt("RSA-OAEP", key, cek));
      break;
    }
    case "PBKDF2": {
      const { p2c = 2048, p2s = crypto.getRandomValues(new Uint8Array(16)) } = providedParameters;
      key = await deriveKey(p2s, alg, p2c, key), parameters = { p2c, p2s: b64u(p2s) };
      break;
    }
    case "AES-GCM": {
      const iv = providedParameters.iv === void 0 ? crypto.getRandomValues(new Uint8Array(12)) : providedParameters.iv;
      if (!(iv instanceof Uint8Array))
        throw new TypeError('"iv" must be an instance of Uint8Array');
      const wrapped = await encrypt(jweEncryption(alg.slice(0, -2)), cek, key, iv, new Uint8Array());
      encryptedKey = wrapped.ciphertext, parameters = { iv: b64u(wrapped.iv), tag: b64u(wrapped.tag) };
    }
  }
  if (encryptedKey ??= await aeskwWrap(alg.slice(-6), key, cek), !(encryptedKey instanceof Uint8Array) || !encryptedKey.byteLength)
    throw new TypeError("JWE key management algorithm did not produce an Encrypted Key");
  return [cek, encryptedKey, parameters];
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/deflate.js


function validateZip(joseHeader, protectedHeader) {
  if (joseHeader.zip !== void 0 && joseHeader.zip !== "DEF")
    throw new JOSENotSupported('Unsupported JWE "zip" (Compression Algorithm) Header Parameter value.');
  if (joseHeader.zip !== void 0 && !protectedHeader?.zip)
    throw new errors_JWEInvalid('JWE "zip" (Compression Algorithm) Header Parameter MUST be in a protected header.');
}
function supported(name) {
  if (typeof globalThis[name] > "u")
    throw new JOSENotSupported(`JWE "zip" (Compression Algorithm) Header Parameter requires the ${name} API.`);
}
async function transform(stream, input, maxLength = 1 / 0) {
  const writer = stream.writable.getWriter();
  writer.write(input).catch(() => {
  }), writer.close().catch(() => {
  });
  const chunks = [];
  let length = 0;
  const reader = stream.readable.getReader();
  for (; ; ) {
    const { value, done } = await reader.read();
    if (done)
      break;
    if (chunks.push(value), length += value.byteLength, maxLength !== 1 / 0 && length > maxLength)
      throw await reader.cancel().catch(() => {
      }), new errors_JWEInvalid("Decompressed plaintext exceeded the configured limit");
  }
  return buffer_utils_concat(...chunks);
}
async function compress(input) {
  return supported("CompressionStream"), transform(new CompressionStream("deflate-raw"), input);
}
async function decompress(input, maxLength) {
  return supported("DecompressionStream"), transform(new DecompressionStream("deflate-raw"), input, maxLength);
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jwe_decrypt.js








function snapshotSharedJWE(jwe) {
  const { aad, ciphertext, iv, protected: encodedProtected, tag, unprotected } = jwe;
  if (iv !== void 0 && (typeof iv != "string" || !iv))
    throw new JWEInvalid("JWE Initialization Vector incorrect type");
  if (typeof ciphertext != "string")
    throw new JWEInvalid("JWE Ciphertext missing or incorrect type");
  if (tag !== void 0 && (typeof tag != "string" || !tag))
    throw new JWEInvalid("JWE Authentication Tag incorrect type");
  if (encodedProtected !== void 0 && typeof encodedProtected != "string")
    throw new JWEInvalid("JWE Protected Header incorrect type");
  if (aad !== void 0 && (typeof aad != "string" || !aad))
    throw new JWEInvalid("JWE AAD incorrect type");
  if (unprotected !== void 0 && !isObject(unprotected))
    throw new JWEInvalid("JWE Shared Unprotected Header incorrect type");
  return {
    aad,
    ciphertext,
    iv,
    protected: encodedProtected,
    tag,
    unprotected: unprotected === void 0 ? void 0 : { ...unprotected }
  };
}
function snapshotRecipientJWE(recipient) {
  let header, headerAlg;
  try {
    const { header: inputHeader } = recipient;
    if (isObject(inputHeader)) {
      headerAlg = inputHeader.alg;
      const parameters = Object.keys(inputHeader);
      parameters.includes("alg") || (headerAlg = void 0), header = Object.fromEntries(parameters.map((parameter) => [
        parameter,
        parameter === "alg" ? headerAlg : inputHeader[parameter]
      ]));
    } else
      header = inputHeader;
    const { encrypted_key: encryptedKey } = recipient;
    return [{ encrypted_key: encryptedKey, header }, headerAlg];
  } catch (error) {
    return [void 0, headerAlg, error];
  }
}
function checkRecipient(jwe) {
  const { encrypted_key: encryptedKey, header } = jwe;
  if (encryptedKey !== void 0 && typeof encryptedKey != "string")
    throw new JWEInvalid("JWE Encrypted Key incorrect type");
  if (header !== void 0 && !isObject(header))
    throw new JWEInvalid("JWE Per-Recipient Unprotected Header incorrect type");
  if (jwe.protected === void 0 && header === void 0 && jwe.unprotected === void 0)
    throw new JWEInvalid("JOSE Header missing");
}
function shareJWE(jwe) {
  const { protected: encodedProtected, ciphertext, iv, tag, aad } = jwe;
  let protectedHeader;
  return encodedProtected !== void 0 && (protectedHeader = parseJoseHeader(encodedProtected, errors_JWEInvalid, "JWE Protected Header is invalid")), [
    protectedHeader,
    decodeBase64url(ciphertext, "ciphertext", errors_JWEInvalid),
    iv !== void 0 ? decodeBase64url(iv, "iv", errors_JWEInvalid) : void 0,
    tag !== void 0 ? decodeBase64url(tag, "tag", errors_JWEInvalid) : void 0,
    encodeAsciiMember((encodedProtected ?? "") + (aad !== void 0 ? `.${aad}` : ""), "aad", errors_JWEInvalid)
  ];
}
function prepareDecrypt(options) {
  const keyManagementAlgorithms = options && validateAlgorithms("keyManagementAlgorithms", options.keyManagementAlgorithms), contentEncryptionAlgorithms = options && validateAlgorithms("contentEncryptionAlgorithms", options.contentEncryptionAlgorithms), { crit, maxPBES2Count, maxDecompressedLength } = options ?? {};
  validateMaxPBES2Count(maxPBES2Count);
  const decompressionLimit = maxDecompressedLength ?? 25e4;
  if (decompressionLimit !== 0 && decompressionLimit !== 1 / 0 && (!Number.isSafeInteger(decompressionLimit) || decompressionLimit < 1))
    throw new TypeError("maxDecompressedLength must be 0, a positive safe integer, or Infinity");
  return [
    keyManagementAlgorithms,
    contentEncryptionAlgorithms,
    crit,
    maxPBES2Count,
    maxDecompressedLength
  ];
}
async function decryptJWE(jwe, shared, key, token = shareJWE(jwe)) {
  const [protectedHeader, ciphertext, iv, tag, additionalAuthenticatedData] = token, { header, unprotected, aad } = jwe;
  let joseHeader;
  if (header !== void 0 || unprotected !== void 0) {
    if (!isDisjoint(protectedHeader, header, unprotected))
      throw new errors_JWEInvalid("JWE Protected, JWE Unprotected Header, and JWE Per-Recipient Unprotected Header Parameter names must be disjoint");
    joseHeader = { ...protectedHeader, ...header, ...unprotected };
  } else
    joseHeader = protectedHeader ?? {};
  const [keyManagementAlgorithms, contentEncryptionAlgorithms, crit, maxPBES2Count, maxDecompressedLength] = shared, { encrypted_key: encodedKey } = jwe;
  validateCrit(errors_JWEInvalid, JWE_RECOGNIZED, crit, protectedHeader, joseHeader), validateZip(joseHeader, protectedHeader);
  const { alg, enc } = joseHeader;
  if (typeof alg != "string" || !alg)
    throw new errors_JWEInvalid("missing JWE Algorithm (alg) in JWE Header");
  const selected = JWE[alg];
  if (encodedKey === "" && (!selected || !jwe_algorithms_isJWECEKTransport(selected)))
    throw new errors_JWEInvalid("JWE Encrypted Key incorrect type");
  const integrated = selected?.mode === "integrated-encryption";
  if (!integrated && (typeof enc != "string" || !enc))
    throw new errors_JWEInvalid("missing JWE Encryption Algorithm (enc) in JWE Header");
  if (keyManagementAlgorithms && !keyManagementAlgorithms.has(alg) || !keyManagementAlgorithms && alg.startsWith("PBES2"))
    throw new JOSEAlgNotAllowed('"alg" (Algorithm) Header Parameter value not allowed');
  let encEntry;
  if (integrated) {
    if (enc !== void 0)
      throw new errors_JWEInvalid('JWE "enc" (Encryption Algorithm) Header Parameter must not be present for integrated encryption');
    if (iv?.byteLength)
      throw new errors_JWEInvalid("JWE Initialization Vector must be empty for integrated encryption");
    if (tag?.byteLength)
      throw new errors_JWEInvalid("JWE Authentication Tag must be empty for integrated encryption");
  } else {
    if (contentEncryptionAlgorithms && !contentEncryptionAlgorithms.has(enc))
      throw new JOSEAlgNotAllowed('"enc" (Encryption Algorithm) Header Parameter value not allowed');
    encEntry = jwe_algorithms_jweEncryption(enc);
  }
  let encryptedKey;
  if (encodedKey !== void 0)
    try {
      encryptedKey = decodeBase64url(encodedKey, "encrypted_key", errors_JWEInvalid);
    } catch (error) {
      if (!selected || !jwe_algorithms_isJWECEKTransport(selected))
        throw error;
      encryptedKey = new Uint8Array();
    }
  let resolvedKey = !1;
  typeof key == "function" && (key = await key(protectedHeader, jwe), resolvedKey = !0);
  const algEntry = selected ?? jwe_algorithms_jweAlgorithm(alg);
  jwe_algorithms_isJWECEKTransport(algEntry) && encryptedKey === void 0 && (encryptedKey = new Uint8Array());
  const k = await key_prepareKey(algEntry.mode === "direct-encryption" ? encEntry : algEntry, key, "decrypt");
  let plaintext;
  if (algEntry.mode === "integrated-encryption")
    plaintext = await algEntry.decrypt(k, encryptedKey, ciphertext, additionalAuthenticatedData, protectedHeader, joseHeader);
  else {
    const encryption = encEntry;
    let cek;
    try {
      cek = await decryptKeyManagement(algEntry, encryption, k, encryptedKey, joseHeader, maxPBES2Count), jwe_algorithms_isJWECEKTransport(algEntry) && cek instanceof Uint8Array && cek.byteLength << 3 !== encryption.cekBits && (cek = content_encryption_generateCek(encryption));
    } catch (err) {
      if (err instanceof TypeError || err instanceof errors_JWEInvalid || err instanceof JOSENotSupported)
        throw err;
      cek = content_encryption_generateCek(encryption);
    }
    plaintext = await decrypt(encryption, cek, ciphertext, iv, tag, additionalAuthenticatedData);
  }
  if (joseHeader.zip === "DEF") {
    const decompressionLimit = maxDecompressedLength ?? 25e4;
    if (decompressionLimit === 0)
      throw new JOSENotSupported('JWE "zip" (Compression Algorithm) Header Parameter is not supported.');
    plaintext = await decompress(plaintext, decompressionLimit).catch((cause) => {
      throw cause instanceof errors_JWEInvalid ? cause : new errors_JWEInvalid("Failed to decompress plaintext", { cause });
    });
  }
  return {
    plaintext,
    ...protectedHeader && { protectedHeader },
    ...aad !== void 0 && {
      additionalAuthenticatedData: decodeBase64url(aad, "aad", errors_JWEInvalid)
    },
    ...unprotected && { sharedUnprotectedHeader: unprotected },
    ...header && { unprotectedHeader: header },
    ...resolvedKey && { key: k }
  };
}
async function decryptCompact(jwe, shared, key) {
  if (jwe instanceof Uint8Array && (jwe = decoder.decode(jwe)), typeof jwe != "string")
    throw new errors_JWEInvalid("Compact JWE must be a string or Uint8Array");
  const { 0: protectedHeader, 1: encryptedKey, 2: iv, 3: ciphertext, 4: tag, length } = jwe.split(".");
  if (length !== 5)
    throw new errors_JWEInvalid("Invalid Compact JWE");
  return decryptJWE({
    ciphertext,
    iv: iv || void 0,
    protected: protectedHeader,
    tag: tag || void 0,
    encrypted_key: encryptedKey || void 0
  }, shared, key);
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/jwe/compact/decrypt.js

async function compactDecrypt(jwe, key, options) {
  return decryptCompact(jwe, prepareDecrypt(options), key);
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/util/decode_protected_header.js

function decodeProtectedHeader(token) {
  let encodedProtectedHeader;
  if (typeof token == "string") {
    const parts = token.split(".");
    (parts.length === 3 || parts.length === 5) && ([encodedProtectedHeader] = parts);
  } else if (typeof token == "object" && token)
    if ("protected" in token)
      encodedProtectedHeader = token.protected;
    else
      throw new TypeError("Token does not contain a Protected Header");
  const invalid = "Invalid Token or Protected Header formatting";
  if (typeof encodedProtectedHeader != "string" || !encodedProtectedHeader)
    throw new TypeError(invalid);
  return parseJoseHeader(encodedProtectedHeader, TypeError, invalid);
}


;// CONCATENATED MODULE: ./lib/credential-store/payload.js



async function readPayload(response, payloadKey, where) {
    const form = detectForm(response);
    if (form === 'page')
        throw unreadable(where, 'it is a web page, or empty', NEXT_PROXY);
    if (form === 'json' && payloadKey !== undefined)
        throw notEncrypted(where);
    const text = form === 'jwe' ? await payload_decrypt(response, payloadKey, where) : decodeText(response.body);
    const parsed = parseJsonKeepingDigits(text);
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
async function payload_decrypt(response, key, where) {
    if (key === undefined)
        throw unreadable(where, 'it is encrypted, and the service key holds no private key for that', 'Give the private key of the payload encryption in the input "payload-private-key".');
    const jwe = decodeText(response.body);
    if (!isCompactJwe(jwe))
        throw unreadable(where, 'the encrypted text is incomplete', 'Run the job again.');
    requireKnownAlgorithms(jwe, where);
    try {
        const { plaintext } = await compactDecrypt(jwe, key, {
            keyManagementAlgorithms: ['RSA-OAEP-256'],
            contentEncryptionAlgorithms: ['A256GCM'],
        });
        return new TextDecoder('utf-8', { fatal: true }).decode(plaintext);
    }
    catch {
        throw unreadable(where, 'it could not be decrypted with the private key at hand', NEXT_KEY);
    }
}
function requireKnownAlgorithms(jwe, where) {
    const header = readHeader(jwe);
    if (header?.alg === 'RSA-OAEP-256' && header.enc === 'A256GCM' && !('zip' in header))
        return;
    throw unreadable(where, 'it is encrypted with other algorithms than RSA-OAEP-256 and A256GCM', NEXT_PROXY);
}
function readHeader(jwe) {
    try {
        return decodeProtectedHeader(jwe);
    }
    catch {
        return undefined;
    }
}
function notEncrypted(where) {
    return new ActionError('PAYLOAD_NOT_ENCRYPTED', {
        happened: `The answer for ${where} was not encrypted, although the service key asks for encrypted payloads.`,
        next: `${NEXT_PROXY} If payload encryption was switched off on purpose, create a new service key.`,
    });
}
function unreadable(where, why, next) {
    return new ActionError('PAYLOAD_UNREADABLE', {
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
    return new ActionError('PAYLOAD_UNREADABLE', {
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
function get({ http, baseUrl }, scope, path, signal) {
    const request = {
        method: 'GET',
        url: new URL(`${baseUrl.href}/${path}`),
        headers: {
            accept: 'application/jose, application/json',
            'sapcp-credstore-namespace': scope.namespace,
        },
        signal,
    };
    return http(request, scope.namespace);
}
function requireOk({ status }, what) {
    if (status >= 200 && status < 300)
        return;
    throw new ActionError('HTTP_UNEXPECTED_STATUS', {
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
        metadata: typeof metadata === 'object' && metadata !== null ? renderJson(metadata) : text('metadata'),
        format: text('format'),
        id: text('id'),
        modifiedAt: text('modifiedAt'),
    };
}
function forbidden(what, permission, namespace) {
    return new ActionError('CREDENTIAL_FORBIDDEN', {
        happened: `The service key may not ${what} (status 403).`,
        next: `Create a service key whose permissions include "${permission}" for namespace "${namespace}", and check that an access control list of the credential, or its status, does not exclude it.`,
    });
}
function incompleteList(what) {
    return new ActionError('CREDENTIAL_LIST_INCOMPLETE', {
        happened: `The service said that ${what} has more pages, but did not give them.`,
        next: 'Write the names out instead of "*", and open an issue: the paging of this tenant is not known yet.',
    });
}
function notACredential(what) {
    return new ActionError('PAYLOAD_UNREADABLE', {
        happened: `The answer for ${what} was JSON, but no credential.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued.',
    });
}
function otherCredential(what) {
    return new ActionError('PAYLOAD_UNREADABLE', {
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
                await rate_limiter_untilAborted(this.#slotFreed.promise, signal);
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
async function rate_limiter_untilAborted(promise, signal) {
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

;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jws_algorithms.js


const sig = [["verify"], ["sign"]];
function hmac(bits) {
  const subtle = { name: "HMAC", hash: `SHA-${bits}` };
  return { kty: ["oct"], secret: !0, subtle, signing: subtle, usages: sig };
}
function rsa(bits, saltLength) {
  const subtle = { name: saltLength ? "RSA-PSS" : "RSASSA-PKCS1-v1_5", hash: `SHA-${bits}` };
  return {
    kty: ["RSA"],
    subtle,
    signing: saltLength ? { ...subtle, saltLength } : subtle,
    usages: sig,
    minRsaBits: 2048
  };
}
function ecdsa(crv, bits) {
  return {
    kty: ["EC"],
    crv,
    subtle: { name: "ECDSA", namedCurve: crv },
    signing: { name: "ECDSA", hash: `SHA-${bits}` },
    usages: sig
  };
}
function eddsa() {
  const subtle = { name: "Ed25519" };
  return {
    kty: ["OKP"],
    crv: "Ed25519",
    subtle,
    signing: subtle,
    usages: sig
  };
}
function mldsa(parameterSet) {
  const subtle = { name: `ML-DSA-${parameterSet}` };
  return {
    kty: ["AKP"],
    subtle,
    signing: subtle,
    usages: sig
  };
}
const JWS = table({
  HS256: hmac(256),
  HS384: hmac(384),
  HS512: hmac(512),
  RS256: rsa(256),
  RS384: rsa(384),
  RS512: rsa(512),
  PS256: rsa(256, 32),
  PS384: rsa(384, 48),
  PS512: rsa(512, 64),
  ES256: ecdsa("P-256", 256),
  ES384: ecdsa("P-384", 384),
  ES512: ecdsa("P-521", 512),
  EdDSA: eddsa(),
  Ed25519: eddsa(),
  "ML-DSA-44": mldsa(44),
  "ML-DSA-65": mldsa(65),
  "ML-DSA-87": mldsa(87)
});
function jwsAlgorithm(alg) {
  const entry = typeof alg == "string" ? JWS[alg] : void 0;
  if (!entry)
    throw new JOSENotSupported(`alg ${alg} is not supported either by JOSE or your javascript runtime`);
  return entry;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jws_sign.js






async function createSignature(input, key, rejectUnencoded) {
  let [payload, protectedHeader, unprotectedHeader, crit] = input, encodedProtectedHeader = "";
  if (protectedHeader !== void 0) {
    const normalized = serializeJoseHeader(JWSInvalid, protectedHeader);
    protectedHeader = normalized[0], encodedProtectedHeader = base64url_encode(normalized[1]);
  }
  if (unprotectedHeader !== void 0 && (unprotectedHeader = serializeJoseHeader(JWSInvalid, unprotectedHeader)[0]), !protectedHeader && !unprotectedHeader)
    throw new JWSInvalid("either setProtectedHeader or setUnprotectedHeader must be called before #sign()");
  if (!isDisjoint(protectedHeader, unprotectedHeader))
    throw new JWSInvalid("JWS Protected and JWS Unprotected Header Parameter names must be disjoint");
  const joseHeader = { ...protectedHeader, ...unprotectedHeader };
  validateCritDuplicates(JWSInvalid, protectedHeader);
  const b64 = validateB64(protectedHeader, validateCrit(JWSInvalid, JWS_RECOGNIZED, crit, protectedHeader, joseHeader));
  b64 || rejectUnencoded?.();
  const { alg } = joseHeader;
  if (typeof alg != "string" || !alg)
    throw new JWSInvalid('JWS "alg" (Algorithm) Header Parameter missing or invalid');
  const entry = jwsAlgorithm(alg);
  let encodedPayload = "", signingPayload = payload, signingInput;
  if (b64) {
    const encodedPayloadCache = input[4];
    encodedPayloadCache ? (encodedPayload = encodedPayloadCache[0] ??= base64url_encode(payload), signingPayload = encodedPayloadCache[1] ??= encode(encodedPayload)) : (encodedPayload = base64url_encode(payload), signingInput = encoder.encode(`${encodedProtectedHeader}.${encodedPayload}`));
  }
  signingInput ??= buffer_utils_concat(encode(encodedProtectedHeader), encode("."), signingPayload);
  const signingKey = await key_rawKey(await key_prepareKey(entry, key, "sign"), entry.subtle, "sign");
  entry.minRsaBits && checkModulusLength(entry.alg, signingKey);
  const jws = {
    signature: base64url_encode(new Uint8Array(await crypto.subtle.sign(entry.signing, signingKey, signingInput))),
    payload: encodedPayload
  };
  return protectedHeader && (jws.protected = encodedProtectedHeader), unprotectedHeader && (jws.header = unprotectedHeader), [jws, b64];
}
async function createCompactSignature(payload, protectedHeader, crit, key, rejectUnencoded) {
  const [jws] = await createSignature([payload, protectedHeader, void 0, crit], key, rejectUnencoded);
  return `${jws.protected}.${jws.payload}.${jws.signature}`;
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/lib/jwt_claims_set.js



const epoch = (date) => Math.floor(date.getTime() / 1e3), multipliers = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86400,
  w: 604800,
  y: 31557600
}, REGEX = /^(\+|\-)? ?(\d+|\d+\.\d+) ?(seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w|years?|yrs?|y)(?: (ago|from now))?$/i, checkFailed = "check_failed";
function invalidDuration() {
  throw new TypeError("Invalid time period format");
}
function secs(str) {
  typeof str != "string" && invalidDuration();
  const matched = REGEX.exec(str);
  (!matched || matched[4] && matched[1]) && invalidDuration();
  const value = parseFloat(matched[2]), durationSeconds = Math.round(value * multipliers[matched[3][0].toLowerCase()]);
  return Number.isFinite(durationSeconds) || invalidDuration(), matched[1] === "-" || matched[4] === "ago" ? -durationSeconds : durationSeconds;
}
function validateInput(label, input) {
  if (!Number.isFinite(input))
    throw new TypeError(`Invalid ${label} input`);
  return input;
}
function validateStringClaim(claim, value) {
  if (typeof value != "string")
    throw new TypeError(`"${claim}" claim must be a string`);
}
function validateAudienceClaim(value) {
  if (typeof value != "string" && (!Array.isArray(value) || Array.from(value).some((member) => typeof member != "string")))
    throw new TypeError('"aud" claim must be a string or an array of strings');
}
function numericDate(value, label) {
  return typeof value == "number" ? validateInput(label, value) : value instanceof Date ? validateInput(label, epoch(value)) : epoch(/* @__PURE__ */ new Date()) + secs(value);
}
const normalizeTyp = (value) => {
  const normalized = value.toLowerCase();
  return value.includes("/") ? normalized : `application/${normalized}`;
}, checkAudiencePresence = (audPayload, audOption) => typeof audPayload == "string" ? audOption.includes(audPayload) : Array.isArray(audPayload) ? audOption.some((aud) => audPayload.includes(aud)) : !1;
function validateNumericDate(claimsSet, claim, required = !1) {
  const value = claimsSet[claim];
  if (!(value === void 0 && !required)) {
    if (typeof value != "number")
      throw new JWTClaimValidationFailed(`"${claim}" claim must be a number`, claimsSet, claim, "invalid");
    return value;
  }
}
function unexpectedClaim(claimsSet, claim) {
  throw new JWTClaimValidationFailed(`unexpected "${claim}" claim value`, claimsSet, claim, checkFailed);
}
function validateClaimsSet(protectedHeader, claimsSetBytes, options = {}) {
  let claimsSet;
  try {
    claimsSet = JSON.parse(strictDecoder.decode(claimsSetBytes));
  } catch (cause) {
    throw new JWTInvalid("JWT Claims Set must be a top-level JSON object", { cause });
  }
  if (!isObject(claimsSet))
    throw new JWTInvalid("JWT Claims Set must be a top-level JSON object");
  const { typ } = options;
  if (typ !== void 0 && (typeof protectedHeader.typ != "string" || normalizeTyp(protectedHeader.typ) !== normalizeTyp(typ)))
    throw new JWTClaimValidationFailed('unexpected "typ" JWT header value', claimsSet, "typ", checkFailed);
  const { requiredClaims = [], issuer, subject, audience, maxTokenAge } = options, presenceCheck = [...requiredClaims];
  maxTokenAge !== void 0 && presenceCheck.push("iat"), audience !== void 0 && presenceCheck.push("aud"), subject !== void 0 && presenceCheck.push("sub"), issuer !== void 0 && presenceCheck.push("iss");
  for (const claim of new Set(presenceCheck.reverse()))
    if (!Object.hasOwn(claimsSet, claim))
      throw new JWTClaimValidationFailed(`missing required "${claim}" claim`, claimsSet, claim, "missing");
  issuer !== void 0 && !(Array.isArray(issuer) ? issuer : [issuer]).includes(claimsSet.iss) && unexpectedClaim(claimsSet, "iss"), subject !== void 0 && claimsSet.sub !== subject && unexpectedClaim(claimsSet, "sub"), audience !== void 0 && !checkAudiencePresence(claimsSet.aud, typeof audience == "string" ? [audience] : audience) && unexpectedClaim(claimsSet, "aud");
  const { clockTolerance } = options;
  let tolerance = 0;
  if (typeof clockTolerance == "string")
    tolerance = secs(clockTolerance);
  else if (clockTolerance !== void 0) {
    if (typeof clockTolerance != "number")
      throw new TypeError("Invalid clockTolerance option type");
    tolerance = clockTolerance;
  }
  if (validateInput("clockTolerance option", tolerance), tolerance < 0)
    throw new TypeError("Invalid clockTolerance option input");
  const { currentDate } = options, now = validateInput("currentDate option", epoch(currentDate === void 0 ? /* @__PURE__ */ new Date() : currentDate)), iat = validateNumericDate(claimsSet, "iat", maxTokenAge !== void 0), nbf = validateNumericDate(claimsSet, "nbf");
  if (nbf !== void 0 && nbf > now + tolerance)
    throw new JWTClaimValidationFailed('"nbf" claim timestamp check failed', claimsSet, "nbf", checkFailed);
  const exp = validateNumericDate(claimsSet, "exp");
  if (exp !== void 0 && exp <= now - tolerance)
    throw new JWTExpired('"exp" claim timestamp check failed', claimsSet, "exp", checkFailed);
  if (maxTokenAge !== void 0) {
    const age = now - iat, max = validateInput("maxTokenAge option", typeof maxTokenAge == "number" ? maxTokenAge : secs(maxTokenAge));
    if (max < 0)
      throw new TypeError("Invalid maxTokenAge option input");
    if (age - tolerance > max)
      throw new JWTExpired('"iat" claim timestamp check failed (too far in the past)', claimsSet, "iat", checkFailed);
    if (age < -tolerance)
      throw new JWTClaimValidationFailed('"iat" claim timestamp check failed (it should be in the past)', claimsSet, "iat", checkFailed);
  }
  return claimsSet;
}
let producerClaimsSets;
function producerClaimsSet(producer) {
  return producerClaimsSets.get(producer);
}
function jwtClaimsSetBytes(producer) {
  const claimsSet = producerClaimsSet(producer);
  for (const claim of ["iat", "nbf", "exp"]) {
    const value = claimsSet[claim];
    if (typeof value == "number" && !Number.isFinite(value))
      throw new TypeError(`"${claim}" claim must be a finite number`);
  }
  return encoder.encode(JSON.stringify(claimsSet));
}
function jwtClaim(producer, claim) {
  return producerClaimsSet(producer)[claim];
}
class JWTClaimsBuilder {
  constructor(claimsSet = {}) {
    if (!validate_isObject(claimsSet))
      throw new TypeError("JWT Claims Set MUST be an object");
    (producerClaimsSets ||= /* @__PURE__ */ new WeakMap()).set(this, structuredClone(claimsSet));
  }
  setIssuer(value) {
    return validateStringClaim("iss", value), producerClaimsSet(this).iss = value, this;
  }
  setSubject(value) {
    return validateStringClaim("sub", value), producerClaimsSet(this).sub = value, this;
  }
  setAudience(value) {
    return validateAudienceClaim(value), producerClaimsSet(this).aud = value, this;
  }
  setJti(value) {
    return validateStringClaim("jti", value), producerClaimsSet(this).jti = value, this;
  }
  setNotBefore(value) {
    return producerClaimsSet(this).nbf = numericDate(value, "setNotBefore"), this;
  }
  setExpirationTime(value) {
    return producerClaimsSet(this).exp = numericDate(value, "setExpirationTime"), this;
  }
  setIssuedAt(value) {
    const claimsSet = producerClaimsSet(this);
    return value === void 0 ? claimsSet.iat = epoch(/* @__PURE__ */ new Date()) : typeof value == "string" ? claimsSet.iat = validateInput("setIssuedAt", epoch(/* @__PURE__ */ new Date()) + secs(value)) : claimsSet.iat = numericDate(value, "setIssuedAt"), this;
  }
}


;// CONCATENATED MODULE: ./node_modules/jose/dist/webapi/jwt/sign.js




const SignJWT_base = JWTClaimsBuilder;
class SignJWT extends SignJWT_base {
  #protectedHeader;
  setProtectedHeader(protectedHeader) {
    return assertNotSet(this.#protectedHeader, "setProtectedHeader"), this.#protectedHeader = protectedHeader, this;
  }
  async sign(key, options) {
    return createCompactSignature(jwtClaimsSetBytes(this), this.#protectedHeader, options?.crit, key, () => {
      throw new errors_JWTInvalid("JWTs MUST NOT use unencoded payload");
    });
  }
}


;// CONCATENATED MODULE: ./lib/oauth/assertion.js

async function signAssertion(key, claims) {
    return new SignJWT({ nsp: claims.namespace, ...(claims.scopes.length > 0 && { scp: claims.scopes }) })
        .setProtectedHeader({ typ: 'JWT', alg: 'RS256' })
        .setAudience(claims.audience)
        .setIssuer(claims.clientId)
        .setIssuedAt(claims.issuedAt)
        .setJti(claims.id)
        .sign(key);
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
    const connection = createDispatcher({
        identity: 'identity' in binding ? binding.identity : undefined,
        extraAuthorities: settings.extraAuthorities,
        proxy: settings.proxy,
        connectTimeoutMs: settings.timeoutMs,
        maxConnections,
        systemTrust: observer === undefined ? 'when-needed' : 'at-once',
        observer,
    });
    const client = createHttpClient({
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
    const assertion = await signAssertion(binding.signingKey, {
        clientId: binding.username,
        audience: binding.tokenUrl.href,
        namespace,
        scopes: listScopes(references, namespace),
        id: (0,external_node_crypto_namespaceObject.randomUUID)(),
        issuedAt: clock.now(),
    });
    return new URLSearchParams({
        ...form,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
    });
}

;// CONCATENATED MODULE: ./lib/action/probe.js


function createProbe(config, binding, http, wiring) {
    return binding.service === 'credential-store'
        ? createStoreProbe(config, binding, http, wiring)
        : createIntegrationProbe(config, binding, http, wiring);
}
const NOBODYS_CREDENTIAL = 'btp-mtls-action-check-0b6e2f0c';
const ANY_NAMESPACE = 'default';
function createStoreProbe({ authentication, check }, binding, http, wiring) {
    const known = check.namespace ?? [...binding.permissions.byNamespace.keys()][0];
    const namespace = known ?? ANY_NAMESPACE;
    const reference = { kind: 'single', type: 'password', namespace, credential: NOBODYS_CREDENTIAL };
    const authorized = authorizeStore({ http, binding, authentication, references: [reference] }, wiring);
    return {
        send: async () => requireProof(await authorized({
            method: 'GET',
            url: new URL(`${binding.url.href}/password?name=${NOBODYS_CREDENTIAL}`),
            headers: {
                accept: 'application/jose, application/json',
                'sapcp-credstore-namespace': namespace,
            },
        }, namespace), binding.url.host),
        explain: ({ status }) => status === 403
            ? `no permission to read in namespace "${namespace}"`
            : `namespace "${namespace}" may be read`,
        judge: ({ status }) => status === 403 && known !== undefined
            ? [
                {
                    code: 'HTTP_FORBIDDEN',
                    message: `The service key may not read in namespace "${namespace}" (status 403). Create one whose permissions include "read" for this namespace, and check in the cockpit that it is not disabled.`,
                },
            ]
            : [],
    };
}
function createIntegrationProbe({ authentication }, binding, http, wiring) {
    if (binding.type === 'external-certificate' && binding.identity === undefined)
        throw noExternalKey();
    const { http: authorized } = authorizeIntegration(http, binding, authentication, wiring);
    return {
        send: async () => requireProof(await authorized({
            method: 'GET',
            url: new URL(`${binding.url.href.replace(/\/+$/, '')}/api/v1/IntegrationPackages?$top=1`),
            headers: { accept: 'application/json' },
        }), binding.url.host),
        explain: ({ status }) => (isRefusal(status) ? 'no permission to read packages' : 'packages may be read'),
        judge: ({ status }) => isRefusal(status)
            ? [
                {
                    code: 'HTTP_FORBIDDEN',
                    message: `The service key may not read integration packages (status ${status}). Add the role WorkspacePackagesRead (and for "deploy" WorkspacePackagesEdit, WorkspacePackagesConfigure, WorkspaceArtifactsDeploy, MonitoringDataRead) to the service instance of plan "api".`,
                },
            ]
            : [],
    };
}
function isRefusal(status) {
    return status === 403 || status === 404;
}
function requireProof(response, host) {
    const { status, headers, body } = response;
    const isPage = /html/i.test(headers['content-type'] ?? '') ||
        /^\s*<(?:!doctype|html)/i.test(body.toString('latin1', 0, 200));
    if ((status < 300 && !isPage) || status === 403 || status === 404)
        return response;
    throw new ActionError('HTTP_UNEXPECTED_STATUS', {
        happened: `${host} gave an answer that the service does not give (status ${status}${isPage ? ', a page in HTML' : ''}).`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
}
function noExternalKey() {
    return new ActionError('PEM_NO_PRIVATE_KEY', {
        happened: 'The service key is of type external-certificate, so it holds no private key to connect with.',
        next: 'Give the private key of the certificate in the input "private-key" (and its chain in "client-certificate"), or set "connect: false".',
    });
}

;// CONCATENATED MODULE: ./lib/action/check-connection.js




async function checkConnection(config, binding, wiring, stages) {
    const { clock } = wiring;
    const observer = { clock, onStage: (stage) => stages.push(stage) };
    const rate = binding.service === 'credential-store' ? CREDENTIAL_STORE_RATE : CLOUD_INTEGRATION_RATE;
    const connection = openHttp(config, binding, rate, { ...wiring, observer });
    try {
        const probe = createProbe(config, binding, connection.client, wiring);
        const first = await measure(probe, clock);
        const second = await measure(probe, clock);
        return judgeAnswers(first, second, probe, stages);
    }
    catch (error) {
        throw await explain(error, config, binding, stages, clock);
    }
    finally {
        await connection.close();
    }
}
async function measure(probe, clock) {
    const start = clock.now().getTime();
    const response = await probe.send();
    const elapsedMs = clock.now().getTime() - start;
    return { response, elapsedMs, at: new Date(start + elapsedMs / 2) };
}
function judgeAnswers(first, second, probe, stages) {
    const { response } = second;
    const clockOffsetSeconds = computeOffset(second);
    return {
        stages,
        answer: {
            status: response.status,
            meaning: probe.explain(response),
            firstMs: first.elapsedMs,
            roundTripMs: second.elapsedMs,
        },
        clockOffsetSeconds,
        warnings: [
            ...probe.judge(response),
            ...judgeClock(clockOffsetSeconds),
            ...judgeIssuers(stages.filter(({ name }) => name === 'TLS').map(({ detail }) => detail)),
        ],
    };
}
function computeOffset({ response, at }) {
    const date = Date.parse(response.headers['date'] ?? '');
    if (Number.isNaN(date))
        return undefined;
    const offset = Math.round((at.getTime() - date) / 1000);
    return Math.abs(offset) <= 1 ? 0 : offset;
}
const MAX_OFFSET_SECONDS = 60;
function judgeClock(offset) {
    if (offset === undefined || Math.abs(offset) < MAX_OFFSET_SECONDS)
        return [];
    const direction = offset > 0 ? 'ahead of' : 'behind';
    return [
        {
            code: 'CLOCK_OFFSET',
            message: `The clock of this runner is ${Math.abs(offset)} seconds ${direction} that of the service. Set it by NTP: tokens and certificates are judged by time.`,
        },
    ];
}
function judgeIssuers(details) {
    const inspector = details.map(recogniseInspector).find((name) => name !== undefined);
    if (inspector === undefined)
        return [];
    return [
        {
            code: 'TLS_INSPECTED',
            message: `The connection is inspected by a proxy (${inspector}, by the issuer of the certificate that was shown), which cannot pass a client certificate on. Exempt the host from inspection.`,
        },
    ];
}
async function explain(error, { connection }, binding, stages, clock) {
    if (!(error instanceof ActionError) || error.code !== 'TLS_SERVER_UNTRUSTED')
        return error;
    const url = listAddresses(binding).find(({ host }) => error.message.includes(` of ${host} `));
    if (url === undefined)
        return error;
    const isProxied = stages.some(({ name }) => name === 'proxy');
    const issuer = await readServerIssuer({
        url,
        proxy: isProxied ? connection.proxy.httpsProxy : undefined,
        extraAuthorities: connection.extraAuthorities,
        signal: clock.timeout(connection.timeoutMs),
    });
    return issuer === undefined ? error : nameWhoIssued(error, issuer, url.host);
}
function listAddresses(binding) {
    if (binding.service === 'cloud-integration')
        return [binding.url, ...binding.tokenUrls];
    return 'tokenUrl' in binding ? [binding.url, binding.tokenUrl] : [binding.url];
}
function nameWhoIssued({ code, message, next }, issuer, host) {
    const inspector = recogniseInspector(issuer);
    if (inspector === undefined)
        return new ActionError(code, { happened: `${message} It was issued by "${issuer}".`, next });
    return new ActionError(code, {
        happened: `${message} It was issued by "${issuer}": a proxy (${inspector}) inspects the connection.`,
        next: `Have ${host} exempted from TLS inspection, since a client certificate cannot pass it; with "ca-certificates" alone the service would not see who calls.`,
    });
}

;// CONCATENATED MODULE: ./lib/keys/judgement.js
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

;// CONCATENATED MODULE: ./lib/action/expiry.js

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
        throw new ActionError('EXPIRY_TOO_CLOSE', { happened, next: NEXT });
    const isWarned = settings.warnBelowDays > 0 && expiry.daysLeft < settings.warnBelowDays;
    return isWarned ? `${happened} ${NEXT}` : undefined;
}
const NEXT = 'Create a new service key, and replace the GitHub secret that holds the old one.';
function describeExpiry({ expiresAt, daysLeft }) {
    const day = expiresAt.toISOString().slice(0, 10);
    return daysLeft < 0 ? `expired on ${day}` : `expires on ${day} (${daysLeft} full days left)`;
}

;// CONCATENATED MODULE: ./lib/service-key/relaxed-json.js
function parseRelaxedJson(text, start) {
    const parser = new RelaxedParser(text, start);
    try {
        const value = parser.readValue(0);
        return { kind: 'value', value, end: parser.at, repairs: parser.repairs };
    }
    catch (error) {
        if (!(error instanceof SyntaxFault))
            throw error;
        return { kind: error.kind, end: parser.at, hasItems: parser.hasItems };
    }
}
const MAX_DEPTH = 64;
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
class RelaxedParser {
    repairs = new Set();
    #text;
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
        if (sign === '{')
            return this.#readObject(depth);
        if (sign === '[')
            return this.#readArray(depth);
        return sign === '"' || sign === "'" || sign === '`' ? this.#readString(sign) : this.#readBare();
    }
    #readObject(depth) {
        this.at += 1;
        const entries = [];
        for (;;) {
            this.#skipCommas();
            if (this.#closes('}') || (depth === 0 && this.#isFollowedByText()))
                break;
            const name = this.#readName();
            this.#skipBlanks();
            this.#readColon();
            entries.push([name, this.readValue(depth + 1)]);
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
        if (this.#text.startsWith('```', this.at))
            return true;
        return this.#text.length - this.at < 20 && /^["'`;\s]*$/.test(this.#text.slice(this.at));
    }
    #isFollowedByText() {
        const named = /["'`]|[A-Za-z_$][\w$.-]{0,80}\s{0,20}[:=]/y;
        named.lastIndex = this.at;
        if (!this.hasItems || named.test(this.#text) || /["'`]\s{0,20}[:=]/.test(this.#text.slice(this.at)))
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
        const blanks = /\s+|\\+[nrt]|\\\r?\n/y;
        const comments = /\/\/[^\n]*|\/\*[^]*?(?:\*\/|$)|#[^\n]*/y;
        for (;;) {
            if (this.#skip(blanks))
                continue;
            if (!this.#skip(comments))
                return;
            this.repairs.add('json-comments');
        }
    }
    #skip(pattern) {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.#text)?.[0];
        if (found === undefined)
            return false;
        if (found.startsWith('\\'))
            this.repairs.add('json-escaped');
        this.at += found.length;
        return true;
    }
    #readName() {
        const sign = this.#text[this.at];
        if (sign === '"' || sign === "'" || sign === '`')
            return this.#readString(sign);
        const name = this.#match(/[A-Za-z_$][\w$.-]{0,80}/y);
        if (name === undefined)
            throw new SyntaxFault('invalid');
        this.repairs.add('json-quotes');
        return name;
    }
    #readColon() {
        const sign = this.#match(/=>|:|=/y);
        if (sign === undefined)
            throw new SyntaxFault(this.at >= this.#text.length ? 'truncated' : 'invalid');
        if (sign !== ':')
            this.repairs.add('other-notation');
    }
    #readBare() {
        const number = this.#match(/-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?=[\s,}\]\\]|$)/y);
        if (number !== undefined)
            return Number(number);
        const word = this.#match(/[A-Za-z_$<][^\s,{}[\]"'`\\]{0,4000}/y);
        if (word === undefined)
            throw new SyntaxFault('invalid');
        if (!/^(?:true|false|null)$/.test(word))
            this.repairs.add('json-literals');
        return LITERALS.has(word) ? LITERALS.get(word) : word;
    }
    #match(pattern) {
        pattern.lastIndex = this.at;
        const found = pattern.exec(this.#text)?.[0];
        if (found !== undefined)
            this.at += found.length;
        return found;
    }
    #readString(quote) {
        if (quote !== '"')
            this.repairs.add('json-quotes');
        this.at += 1;
        const parts = [];
        const plain = { '"': /[^"\\]+/y, "'": /[^'\\]+/y, '`': /[^`\\]+/y }[quote];
        for (;;) {
            const part = this.#match(plain);
            if (part !== undefined) {
                parts.push(part);
                if (/[\n\r\t]/.test(part))
                    this.repairs.add('json-raw-line-breaks');
            }
            const sign = this.#text[this.at];
            if (sign === undefined)
                throw new SyntaxFault('truncated');
            this.at += 1;
            if (sign === quote)
                return parts.join('');
            parts.push(this.#readEscape());
        }
    }
    #readEscape() {
        const sign = this.#text[this.at];
        if (sign === undefined)
            throw new SyntaxFault('truncated');
        this.at += 1;
        if (sign !== 'u')
            return ESCAPES[sign] ?? sign;
        const digits = this.#match(/[0-9A-Fa-f]{4}/y);
        return digits === undefined ? 'u' : String.fromCharCode(Number.parseInt(digits, 16));
    }
}

;// CONCATENATED MODULE: ./lib/service-key/fields.js

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
    const parsed = parseRelaxedJson(value, value.indexOf('{'));
    return parsed.kind === 'value' && isRecord(parsed.value) ? renameFields(parsed.value) : undefined;
}
function listFieldNames(fields) {
    const names = Object.keys(fields).filter((name) => name in SPELLINGS);
    return names.length === 0 ? 'none that are known' : names.toSorted().join(', ');
}

;// CONCATENATED MODULE: ./lib/service-key/addresses.js

function readUrl(fields, name) {
    const written = readString(fields, name);
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

;// CONCATENATED MODULE: ./lib/action/check-outputs.js


function describeKey({ binding, repairs }) {
    const privateKey = findPrivateKey(binding);
    return new Map([
        ['service', binding.service ?? ''],
        ['key-type', binding.type === 'bare' ? '' : binding.type],
        ['url', binding.type === 'bare' ? '' : renderUrl(binding.url)],
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
    return (0,external_node_crypto_namespaceObject.createHash)('sha256').update(raw).digest('hex');
}
function fingerprintKey(key) {
    const publicKey = key.type === 'private' ? (0,external_node_crypto_namespaceObject.createPublicKey)(key) : key;
    return (0,external_node_crypto_namespaceObject.createHash)('sha256')
        .update(publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex');
}
function renderTokenUrl(binding) {
    if (binding.service === 'cloud-integration')
        return renderUrl(binding.tokenUrls[0]);
    return 'tokenUrl' in binding ? renderUrl(binding.tokenUrl) : '';
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

;// CONCATENATED MODULE: ./lib/action/check-report.js



const SERVICES = { 'credential-store': 'SAP Credential Store', 'cloud-integration': 'SAP Cloud Integration' };
function describeServiceKey(config, expiry) {
    const { binding, repairs } = config;
    const clientId = findClientId(binding);
    const key = findPrivateKey(binding);
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
                    `${describeAlgorithm(key)}, SHA-256 of its public key ${fingerprintKey(key)}`,
                ],
            ]),
        ...(expiry === undefined ? [] : [['Validity', describeExpiry(expiry)]]),
        ['Repaired', repairs.length === 0 ? 'nothing' : repairs.join(', ')],
        ...describePermissions(binding),
    ];
}
function listChain(binding) {
    const root = 'identity' in binding ? binding.identity?.root : undefined;
    return [
        ...listCertificates(binding).map((certificate, index) => ({
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
        `valid from ${formatDay(certificate.validFromDate)} to ${formatDay(certificate.validToDate)}, SHA-256 ${fingerprintCertificate(certificate)}`,
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

;// CONCATENATED MODULE: ./lib/action/masking.js
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

;// CONCATENATED MODULE: ./lib/action/delivery-masks.js

function listDeliveryMasks(delivery, settings) {
    const { outcome, source, credential } = delivery;
    const { field, options } = source.reference;
    const usernames = credential?.username === undefined ? [] : [credential.username];
    if (outcome.status === 'missing' || options.mask === 'off')
        return [];
    if (outcome.status === 'default')
        return options.mask === 'force' ? listForcedMaskForms(outcome.content, usernames) : [];
    if ((field !== 'value' && options.mask !== 'force') || isDeliveryTooShort(delivery, settings))
        return [];
    const policy = { minLength: settings.minMaskLength };
    const isForced = options.mask === 'force' || settings.shortValues === 'mask';
    const content = isForced
        ? listForcedMaskForms(outcome.content, usernames)
        : listMaskForms(outcome.content, policy, usernames);
    const stages = outcome.stages.filter((stage) => stage !== outcome.content && !isTooShortToMask(stage, policy));
    return [...content, ...stages.flatMap((stage) => listMaskForms(stage, policy, usernames))];
}
function isDeliveryTooShort({ outcome, source }, settings) {
    const { field, options } = source.reference;
    return (outcome.status === 'found' &&
        field === 'value' &&
        options.mask === 'as-needed' &&
        settings.shortValues === 'error' &&
        isTooShortToMask(outcome.content, { minLength: settings.minMaskLength }));
}
const MIN_TOKEN_CHARACTERS = 8;
function maskToken(runner) {
    return (token) => {
        runner.mask(listMaskForms(token.reveal(), { minLength: MIN_TOKEN_CHARACTERS }));
    };
}

;// CONCATENATED MODULE: ./lib/action/check-command.js



async function runCheck(config, expiry, runner, clock) {
    runner.group('Service key', describeServiceKey(config, expiry).flatMap(renderFact));
    const { binding } = config;
    if (!config.check.connect)
        return { warnings: [], connection: undefined };
    if (binding.type === 'bare') {
        runner.notice('There is no service key, so there is no service to connect to.', 'Connection');
        return { warnings: [], connection: undefined };
    }
    const stages = [];
    let findings;
    try {
        findings = await checkConnection(config, binding, { clock, onToken: maskToken(runner) }, stages);
    }
    catch (error) {
        runner.group('Connection (as far as it came)', describeStages(stages).flatMap(renderFact));
        throw error;
    }
    const connection = describeConnection(findings);
    runner.group('Connection', connection.flatMap(renderFact));
    return { warnings: findings.warnings, connection };
}
function renderFact([name, ...texts]) {
    return texts.map((text, index) => `${index === 0 ? `${name}:`.padEnd(22) : ' '.repeat(22)}${text}`);
}

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
function odata_parsePage(body) {
    const envelope = parseEnvelope(body);
    if (envelope?.list?.every(isFields) !== true)
        return undefined;
    const next = odata_readText(envelope.fields, '__next');
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
function odata_readText(fields, name) {
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
        return odata_readText(message, 'value') ?? odata_readText(message, '#text') ?? '';
    return odata_readText(error, 'message') ?? '';
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

;// CONCATENATED MODULE: ./lib/artifact/artifact-type.js
const COMMON_PATHS = [/^META-INF\/MANIFEST\.MF$/, /^\.project$/, /^metainfo\.prop$/];
const SCRIPTS = resources('script', 'groovy|gsh|js');
const LIBRARIES = resources('lib', 'jar');
const SCHEMAS = [
    resources('xsd', 'xsd'),
    resources('wsdl', 'wsdl|xsd'),
    resources('edmx', 'edmx|xml'),
    resources('json', '[^./]+'),
];
const ARTIFACT_TYPES = {
    IntegrationFlow: {
        bundleType: 'IntegrationFlow',
        label: 'integration flow',
        paths: [
            /^src\/main\/resources\/parameters\.prop(?:def)?$/,
            resources('scenarioflows', 'iflw'),
            resources('mapping', 'mmap|xslt?|opmap'),
            SCRIPTS,
            LIBRARIES,
            ...SCHEMAS,
        ],
    },
    MessageMapping: {
        bundleType: 'MessageMapping',
        label: 'message mapping',
        paths: [resources('mapping', 'mmap'), SCRIPTS, LIBRARIES, ...SCHEMAS],
    },
    ScriptCollection: {
        bundleType: 'ScriptCollection',
        label: 'script collection',
        paths: [SCRIPTS, LIBRARIES],
    },
    ValueMapping: { bundleType: 'ValueMapping', label: 'value mapping', paths: [/^value_mapping\.xml$/] },
};
const TYPE_BY_BUNDLE = new Map(Object.values(ARTIFACT_TYPES).map(({ bundleType }) => [bundleType, bundleType]));
function typeOfBundle(bundleType) {
    return TYPE_BY_BUNDLE.get(bundleType);
}
function isKnownPath(type, path) {
    const rows = ARTIFACT_TYPES[type].paths;
    return [...COMMON_PATHS, ...rows].some((pattern) => pattern.test(path));
}
function resources(folder, extensions) {
    return new RegExp(`^src/main/resources/${folder}/(?:[^./][^/]*/)*[^./][^/]*\\.(?:${extensions})$`.replaceAll('/', '\\/'), 'i');
}

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
    return `the ${ARTIFACT_TYPES[type].label} "${id}"`;
}
function stemOf(type) {
    return type === 'IntegrationFlow' ? 'Integration' : type;
}

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
    return new ActionError(code, { happened: `The tenant refused to ${what}: ${reason}.`, next });
}
function missing(operation, status) {
    const { onMissing } = operation;
    if (onMissing !== undefined)
        return new ActionError(onMissing.code, onMissing);
    return refused('ARTIFACT_NOT_FOUND', operation, `it is not there (status ${status})`, 'Check that nobody deletes it at the same time, and that no access policy hides it; then run the job again.');
}
function missingRole({ what, roles }, status, host) {
    const names = roles.map((role) => `"${role}"`).join(' and ');
    return new ActionError('HTTP_FORBIDDEN', {
        happened: `${host} did not allow the service key to ${what} (status ${status}).`,
        next: `Add ${names} to the roles of the service instance (plan "api" of Process Integration Runtime); it may take an hour until they count.`,
    });
}
function unknownRefusal({ what, onRefused }, status, host) {
    return new ActionError(onRefused?.code ?? 'HTTP_UNEXPECTED_STATUS', {
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
    const error = serverError(response.status, host);
    return operation.kind === 'read' ? error : new OutcomeUnknownError(error);
}
function refuseHtml({ status, body }, { what }, { host }) {
    if (status === 403 || status >= 500 || !isHtml(body.toString('utf8', 0, 2048)))
        return;
    throw new ActionError('ODATA_UNEXPECTED', {
        happened: `${host} answered with a web page (status ${status}) when asked to ${what}.`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
}
function csrfRefused({ what }, host) {
    return new ActionError('HTTP_FORBIDDEN', {
        happened: `${host} asked for a CSRF token to ${what}, and issued none that it takes (status 403).`,
        next: 'Run the job again; if it stays so, set the input "authentication" to the other way of signing in.',
    });
}
function unexpectedAnswer({ what }, host) {
    return new ActionError('ODATA_UNEXPECTED', {
        happened: `${host} answered in a form that is not known when asked to ${what}.`,
        next: 'Run the job again; if it stays so, check that no proxy answers in place of the service, or open an issue with this line.',
    });
}

;// CONCATENATED MODULE: ./lib/cloud-integration/pages.js



const pages_MAX_PAGES = 200;
async function readAllPages(transport, operation, first) {
    const entities = [];
    const seen = new Set();
    let url = first;
    while (!seen.has(url.href) && seen.size < pages_MAX_PAGES) {
        seen.add(url.href);
        const response = await transport.read(operation, url);
        if (response === undefined) {
            if (url === first)
                return undefined;
            break;
        }
        if (response.status === 204)
            return entities;
        const page = odata_parsePage(response.body.toString('utf8'));
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
    throw pages_incompleteList(operation, first.host);
}
async function readWholeList(transport, operation, url) {
    const entities = await readAllPages(transport, operation, url);
    if (entities === undefined)
        throw unexpectedAnswer(operation, url.host);
    return entities;
}
function pages_incompleteList({ what }, host) {
    return new ActionError('ODATA_UNEXPECTED', {
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
        if (!(error instanceof ActionError) || error.code !== 'ARTIFACT_IN_OTHER_PACKAGE')
            throw error;
        const found = await readArtifact(transport, type, id);
        throw found?.packageId === packageId ? new OutcomeUnknownError(error) : error;
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
    const id = odata_readText(fields, 'Id');
    const packageId = odata_readText(fields, 'PackageId');
    const version = odata_readText(fields, 'Version');
    if (id === undefined || packageId === undefined || version === undefined)
        return undefined;
    return {
        id,
        type,
        name: odata_readText(fields, 'Name') ?? id,
        packageId,
        version,
        isDraft: /^(?:active|draft)$/i.test(version),
        modifiedAt: parseDate(odata_readText(fields, 'ModifiedAt')),
        modifiedBy: odata_readText(fields, 'ModifiedBy'),
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
    const key = odata_readText(fields, 'ParameterKey');
    if (key === undefined)
        return undefined;
    return {
        key,
        value: odata_readText(fields, 'ParameterValue') ?? '',
        dataType: odata_readText(fields, 'DataType') ?? 'xsd:string',
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
        throw new OutcomeUnknownError(unexpectedAnswer(operation, url.host));
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
    const taskId = [functionName, 'TaskId'].map((name) => odata_readText(data, name)).find((id) => id !== undefined);
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
    const status = fields === undefined ? undefined : odata_readText(fields, 'Status');
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


const SET = 'IntegrationPackages';
async function readPackage(transport, id) {
    const operation = {
        kind: 'read',
        what: `read the package "${id}"`,
        roles: ['WorkspacePackagesRead'],
    };
    const url = new URL(renderEntityPath(SET, id), transport.base);
    const response = await transport.read(operation, url);
    if (response === undefined)
        return undefined;
    const fields = parseEntity(response.body.toString('utf8'));
    if (fields === undefined || odata_readText(fields, 'Id') !== id)
        throw unexpectedAnswer(operation, url.host);
    return {
        id,
        name: odata_readText(fields, 'Name') ?? id,
        mode: odata_readText(fields, 'Mode')?.toUpperCase() === 'READ_ONLY' ? 'configure-only' : 'editable',
    };
}
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
        url: new URL(SET, transport.base),
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

;// CONCATENATED MODULE: ./lib/cloud-integration/probe.js



const OPERATION = { kind: 'read', what: 'list packages', roles: ['WorkspacePackagesRead'] };
async function probe(transport) {
    const url = new URL('IntegrationPackages?$top=1', transport.base);
    try {
        const response = await transport.read(OPERATION, url);
        if (response === undefined)
            return 'role-missing';
        if (response.status !== 204 && odata_parsePage(response.body.toString('utf8')) === undefined)
            throw unexpectedAnswer(OPERATION, url.host);
        return 'readable';
    }
    catch (error) {
        if (error instanceof ActionError && error.code === 'HTTP_FORBIDDEN')
            return 'role-missing';
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/cloud-integration/runtime.js



const runtime_SET = 'IntegrationRuntimeArtifacts';
async function listRuntimeArtifacts(transport) {
    const operation = monitoring('list what is deployed');
    const url = new URL(runtime_SET, transport.base);
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
    const url = new URL(renderEntityPath(runtime_SET, id), transport.base);
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
    const url = new URL(`${renderEntityPath(runtime_SET, id)}/ErrorInformation/$value`, transport.base);
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
        .map(([id, ofOne]) => [id, [...new Set(ofOne.flatMap(runtime_listAddresses))]]));
}
function artifactOfEndpoint(fields) {
    const [artifact, address] = (odata_readText(fields, 'Id') ?? '').split('$endpointAddress=', 2);
    return artifact !== undefined && artifact !== '' && address !== undefined
        ? artifact
        : (odata_readText(fields, 'Name') ?? '');
}
function runtime_listAddresses(fields) {
    return readExpanded(fields, 'EntryPoints')
        .map((entry) => odata_readText(entry, 'Url') ?? '')
        .filter((written) => URL.canParse(written))
        .map((written) => new URL(written))
        .filter(({ protocol, username, password }) => /^https?:$/.test(protocol) && username + password === '')
        .map(({ href }) => href);
}
function monitoring(what) {
    return { kind: 'read', what, roles: ['MonitoringDataRead'] };
}
function parseRuntimeArtifact(fields) {
    const id = odata_readText(fields, 'Id');
    if (id === undefined)
        return undefined;
    return {
        id,
        version: odata_readText(fields, 'Version') ?? '',
        status: STATUSES.get((odata_readText(fields, 'Status') ?? '').toUpperCase()) ?? 'starting',
        deployedOn: parseDate(odata_readText(fields, 'DeployedOn')),
        type: odata_readText(fields, 'Type') ?? '',
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
        probe: () => probe(transport),
        readPackage: (id) => readPackage(transport, id),
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

;// CONCATENATED MODULE: ./lib/artifact/text.js
const UTF_8 = 'utf-8';
function text_decodeText(bytes) {
    return bytes.includes(0) ? undefined : decodeAs(UTF_8, bytes);
}
function decodeAs(encoding, bytes) {
    try {
        return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        return undefined;
    }
}
function encodeText(text) {
    return new TextEncoder().encode(text);
}
function normalizeLineEnds(text) {
    return text.replaceAll('\r\n', '\n');
}
function decodeXml(bytes) {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe)
        return decodeAs('utf-16le', bytes);
    if (first === 0xfe && second === 0xff)
        return decodeAs('utf-16be', bytes);
    const start = Buffer.from(bytes.subarray(0, MAX_DECLARATION_BYTES)).toString('latin1');
    const [, encoding] = /^(?:ï»¿)?<\?xml\s[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/.exec(start) ?? [];
    return decodeAs(encoding ?? UTF_8, bytes)?.replace(/^\uFEFF/, '');
}
const MAX_DECLARATION_BYTES = 200;

;// CONCATENATED MODULE: ./lib/artifact/endpoint.js

const SENDER = />\s*Sender\s*</;
function offersEndpoint({ type, archive }) {
    if (type !== 'IntegrationFlow')
        return false;
    return [...archive].some(([path, bytes]) => /\.iflw$/i.test(path) && SENDER.test(decodeXml(bytes) ?? ''));
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
                if (!(error instanceof ActionError) || error instanceof OutcomeUnknownError)
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

;// CONCATENATED MODULE: external "node:zlib"
const external_node_zlib_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");
;// CONCATENATED MODULE: ./lib/artifact/archive-path.js
const MAX_PATH_CHARACTERS = 1024;
function describePathFault(path) {
    if (path === '' || path.length > MAX_PATH_CHARACTERS)
        return 'is empty or too long';
    if (!path.isWellFormed() || /[\p{Cc}\u2028\u2029]/u.test(path))
        return 'holds control characters';
    if (path.includes('\\'))
        return 'holds a backslash';
    if (path.startsWith('/') || /^[A-Za-z]:/.test(path))
        return 'is absolute';
    const names = path.split('/');
    if (names.includes('..'))
        return 'leaves the archive';
    if (names.includes('') || names.includes('.'))
        return 'holds an empty name or "."';
    if (path === '__proto__')
        return 'is a reserved name';
    return undefined;
}
function findCollision(paths) {
    const files = new Set();
    const all = [...paths];
    for (const path of all) {
        const folded = foldPath(path);
        if (files.has(folded))
            return path;
        files.add(folded);
    }
    return all.find((path) => ancestorsOf(foldPath(path)).some((folder) => files.has(folder)));
}
function foldPath(path) {
    return path.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}
function ancestorsOf(path) {
    const names = path.split('/');
    return names.slice(1).map((_name, index) => names.slice(0, index + 1).join('/'));
}

;// CONCATENATED MODULE: ./lib/artifact/artifact-fault.js

function artifactInvalid(happened, next, file, line) {
    return new ActionError('ARTIFACT_INVALID', { happened, next, place: placeOf(file, line) });
}
function inputInvalid(happened, next, file, line) {
    return new ActionError('INPUT_INVALID', { happened, next, place: placeOf(file, line) });
}
const artifact_fault_MAX_NAME_CHARACTERS = 200;
function quoteName(name) {
    const short = name.length > artifact_fault_MAX_NAME_CHARACTERS ? `${name.slice(0, artifact_fault_MAX_NAME_CHARACTERS)}…` : name;
    return `"${short.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')}"`;
}
function placeOf(file, line) {
    if (file === undefined)
        return undefined;
    return line === undefined ? { file } : { file, line };
}

;// CONCATENATED MODULE: ./lib/artifact/zip-directory.js
class ZipFault extends Error {
    name = 'ZipFault';
    path;
    constructor(reason, path) {
        super(reason);
        this.path = path;
    }
}
const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 0xffff;
const ZIP64_COUNT = 0xffff;
const ZIP64_SIZE = 0xffffffff;
const ENCRYPTION_FLAGS = 0x2041;
const FILE_TYPE = 0xf000;
const REGULAR_FILE = 0x8000;
const FOLDER = 0x4000;
const LINK = 0xa000;
const METHODS = [0, 8];
function readZipDirectory(zip, maxEntries) {
    const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
    const end = findEnd(view);
    const count = view.getUint16(end + 10, true);
    const start = view.getUint32(end + 16, true);
    if (count === ZIP64_COUNT || start === ZIP64_SIZE)
        throw new ZipFault('is in the format zip64');
    if (view.getUint16(end + 8, true) !== count || view.getUint32(end + 4, true) !== 0)
        throw new ZipFault('is one part of several');
    if (start + view.getUint32(end + 12, true) !== end)
        throw new ZipFault('is damaged');
    if (count > maxEntries)
        throw new ZipFault(`has more than ${maxEntries} entries`);
    const entries = readEntries(zip, view, { start, end, count });
    refuseOverlaps(entries, start);
    return entries;
}
function findEnd(view) {
    const last = view.byteLength - END_BYTES;
    for (let at = last; at >= Math.max(0, last - MAX_COMMENT_BYTES); at -= 1) {
        if (view.getUint32(at, true) === END_SIGNATURE &&
            at + END_BYTES + view.getUint16(at + 20, true) === view.byteLength)
            return at;
    }
    throw new ZipFault('is no complete zip file');
}
function readEntries(zip, view, table) {
    const entries = [];
    let at = table.start;
    for (let index = 0; index < table.count; index += 1) {
        if (at + ENTRY_BYTES > table.end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
            throw new ZipFault('is damaged');
        const next = at +
            ENTRY_BYTES +
            view.getUint16(at + 28, true) +
            view.getUint16(at + 30, true) +
            view.getUint16(at + 32, true);
        if (next > table.end)
            throw new ZipFault('is damaged');
        entries.push(readEntry(zip, view, at, table.start));
        at = next;
    }
    if (at !== table.end)
        throw new ZipFault('is damaged');
    return entries;
}
function readEntry(zip, view, at, limit) {
    const name = zip.subarray(at + ENTRY_BYTES, at + ENTRY_BYTES + view.getUint16(at + 28, true));
    const path = decodeName(name);
    const method = view.getUint16(at + 10, true);
    const packedSize = view.getUint32(at + 20, true);
    const size = view.getUint32(at + 24, true);
    if ((view.getUint16(at + 8, true) & ENCRYPTION_FLAGS) !== 0)
        throw new ZipFault('is encrypted', path);
    if (!METHODS.includes(method))
        throw new ZipFault('is packed by another method than deflate', path);
    const isFolder = path.endsWith('/');
    checkMode(view.getUint32(at + 38, true) >>> 16, isFolder, path);
    if (isFolder && size !== 0)
        throw new ZipFault('is a folder with content', path);
    const start = findData(zip, view, { at: view.getUint32(at + 42, true), limit, name, method, path });
    if (start + packedSize > limit)
        throw new ZipFault('is cut off', path);
    return { path, isFolder, method, crc32: view.getUint32(at + 16, true), packedSize, size, start };
}
function decodeName(bytes) {
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw new ZipFault('holds a file name that is not UTF-8');
    }
}
function checkMode(mode, isFolder, path) {
    const kind = mode & FILE_TYPE;
    if (kind === LINK)
        throw new ZipFault('is a link', path);
    if (kind !== 0 && kind !== (isFolder ? FOLDER : REGULAR_FILE))
        throw new ZipFault('is no plain file', path);
}
function findData(zip, view, entry) {
    const { at, limit, name, method, path } = entry;
    if (at + LOCAL_BYTES > limit || view.getUint32(at, true) !== LOCAL_SIGNATURE)
        throw new ZipFault('is damaged', path);
    const nameLength = view.getUint16(at + 26, true);
    const local = zip.subarray(at + LOCAL_BYTES, at + LOCAL_BYTES + nameLength);
    const isSame = view.getUint16(at + 8, true) === method &&
        (view.getUint16(at + 6, true) & ENCRYPTION_FLAGS) === 0 &&
        local.length === name.length &&
        local.every((byte, index) => byte === name[index]);
    if (!isSame)
        throw new ZipFault('has two headers that differ', path);
    return at + LOCAL_BYTES + nameLength + view.getUint16(at + 28, true);
}
function refuseOverlaps(entries, end) {
    const sorted = entries.toSorted((a, b) => a.start - b.start);
    sorted.forEach((entry, index) => {
        const limit = sorted[index + 1]?.start ?? end;
        if (entry.start + entry.packedSize > limit)
            throw new ZipFault('shares its bytes with another entry', entry.path);
    });
}

;// CONCATENATED MODULE: ./lib/artifact/archive.js





const MAX_PACKED_BYTES = 64 * 1024 * 1024;
const MAX_UNPACKED_BYTES = 256 * 1024 * 1024;
const MAX_FILES = 10_000;
const MAX_RATIO = 200;
const RATIO_FREE_BYTES = 4 * 1024 * 1024;
const MANIFEST_PATH = 'META-INF/MANIFEST.MF';
const STORED = 0;
function readArchive(zip, origin) {
    if (zip.length > MAX_PACKED_BYTES)
        throw refuse(origin, new ZipFault(`is larger than ${MAX_PACKED_BYTES / 1024 / 1024} MiB`));
    try {
        const files = readZipDirectory(zip, MAX_FILES).filter(isSoundFile);
        checkSizes(files, zip.length);
        checkPaths(files.map(({ path }) => path));
        return sortArchive(files.map((entry) => [entry.path, unpack(zip, entry)]));
    }
    catch (error) {
        if (error instanceof ZipFault)
            throw refuse(origin, error);
        throw error;
    }
}
function writeArchive(archive) {
    const mtime = new Date(1980, 0, 1, 12);
    const entries = [...sortArchive(archive)].map(([path, bytes]) => {
        if (describePathFault(path) !== undefined)
            throw refuse({ label: 'to write' }, new ZipFault('has a bad path', path));
        return [path, [bytes, { level: 6, mtime }]];
    });
    return loadFflate().zipSync(Object.fromEntries(entries));
}
function sortArchive(files) {
    return new Map([...files].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b))));
}
function findEnclosingFolder(paths) {
    const all = [...paths];
    const folder = all[0]?.split('/')[0];
    if (folder === undefined || !all.includes(`${folder}/${MANIFEST_PATH}`))
        return undefined;
    return all.every((path) => path.startsWith(`${folder}/`) || path.startsWith('__MACOSX/'))
        ? folder
        : undefined;
}
function isSoundFile(entry) {
    const fault = describePathFault(entry.isFolder ? entry.path.slice(0, -1) : entry.path);
    if (fault !== undefined)
        throw new ZipFault(`has a path that ${fault}`, entry.path);
    return !entry.isFolder;
}
function checkPaths(paths) {
    const collision = findCollision(paths);
    if (collision !== undefined)
        throw new ZipFault('falls on another entry (case and accents do not count)', collision);
}
function checkSizes(entries, packedSize) {
    const size = entries.reduce((sum, entry) => sum + entry.size, 0);
    if (size > MAX_UNPACKED_BYTES)
        throw new ZipFault(`unpacks to more than ${MAX_UNPACKED_BYTES / 1024 / 1024} MiB`);
    if (size > RATIO_FREE_BYTES && size > packedSize * MAX_RATIO)
        throw new ZipFault(`unpacks to more than ${MAX_RATIO} times its size`);
}
function unpack(zip, entry) {
    const packed = zip.subarray(entry.start, entry.start + entry.packedSize);
    const bytes = entry.method === STORED ? packed.slice() : inflate(packed, entry);
    if (bytes.length !== entry.size)
        throw new ZipFault('has another size than its header says', entry.path);
    if ((0,external_node_zlib_namespaceObject.crc32)(bytes) !== entry.crc32)
        throw new ZipFault('is damaged (its checksum differs)', entry.path);
    return bytes;
}
function inflate(packed, entry) {
    try {
        const bytes = (0,external_node_zlib_namespaceObject.inflateRawSync)(packed, { maxOutputLength: Math.max(1, entry.size) });
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    catch {
        throw new ZipFault('is damaged, or larger than its header says', entry.path);
    }
}
function refuse(origin, fault) {
    const entry = fault.path === undefined ? '' : ` was refused: the entry ${quoteName(fault.path)}`;
    return artifactInvalid(`The archive ${origin.label}${entry} ${fault.message}.`, 'Export the artifact again, or give its unpacked folder instead of the archive.', origin.file);
}

;// CONCATENATED MODULE: ./node_modules/properties-file/dist/esm/escape/index.js
var escapeKey=function(e){return escapeContent(e,!0,arguments.length>1&&void 0!==arguments[1]&&arguments[1])};var escapeValue=function(e){return escapeContent(e,!1,arguments.length>1&&void 0!==arguments[1]&&arguments[1])};var REGEX_ESCAPE_NO_UNICODE=/[\s!#:=\\]/g,REGEX_ESCAPE_UNICODE=/[\s!#:=\\\u0000-\u001F\u007F-\uFFFF]/g,escapeContent=function(e,t,r){var n=r?REGEX_ESCAPE_UNICODE:REGEX_ESCAPE_NO_UNICODE;return n.lastIndex=0,e.replace(n,function(e,r){switch(e){case" ":return t||0===r?"\\ ":" ";case"\\":return"\\\\";case"\f":return"\\f";case"\n":return"\\n";case"\r":return"\\r";case"\t":return"\\t";case"=":case":":case"#":case"!":return"\\".concat(e);default:return"\\u"+("0000"+e.charCodeAt(0).toString(16)).slice(-4)}})};
;// CONCATENATED MODULE: ./node_modules/properties-file/dist/esm/parser/normalize.js
var BOM="\ufeff",wrapAtWidth=function(e,a){if(e.length<=a)return e;for(var r=[],i=0,t=e.length;i<t;){var o=Math.min(i+a,t);if(o<t)for(var n=0;n<6&&o-n>i;n++){var p=o-n;if(p+5<=t&&"\\"===e[p]&&"u"===e[p+1]){o=p;break}}r.push(e.slice(i,o)),i=o}return r.join("\\\n  ")},rebuildPropertyLine=function(e,a){var r,i,t,o,n,p=!0===a.escapeUnicode,s=a.removeLeadingWhitespace?"":e.leadingWhitespace,c=p?escapeKey(e.key,!0):e.escapedKey,d=null!==(r=a.separatorLeading)&&void 0!==r?r:e.separatorLeading,l=null!==(i=a.separatorTrailing)&&void 0!==i?i:e.separatorTrailing;void 0!==a.separatorChar?(n=" "===a.separatorChar?"":a.separatorChar," "===a.separatorChar&&(d=null!==(t=a.separatorLeading)&&void 0!==t?t:" ")):n=null!==(o=e.separatorChar)&&void 0!==o?o:"";var u=p?escapeValue(e.value,!0):e.escapedValue;return void 0!==a.wrapKeysAt&&a.wrapKeysAt>0&&(c=wrapAtWidth(c,a.wrapKeysAt)),void 0!==a.wrapValuesAt&&a.wrapValuesAt>0&&(u=wrapAtWidth(u,a.wrapValuesAt)),"".concat(s).concat(c).concat(d).concat(n).concat(l).concat(u)};var formatNormalized=function(e,a,r,i){var t,o,n=null!==(t=i.endOfLineCharacter)&&void 0!==t?t:r,p=void 0!==i.separatorChar||void 0!==i.separatorLeading||void 0!==i.separatorTrailing||!0===i.escapeUnicode||!0===i.collapseMultiline||void 0!==i.wrapKeysAt||void 0!==i.wrapValuesAt||!0===i.removeLeadingWhitespace;if(i.deduplicateKeys){for(var s={},c=[],d=e.length-1;d>=0;d--){var l=e[d];"property"===l.type&&(s[l.key]?c.push(d):s[l.key]=!0)}o={};for(var u=0;u<c.length;u++){var v=c[u];if(o[v]=!0,!i.deduplicateKeysKeepLeadingNodes)for(var h=v-1;h>=0&&"property"!==e[h].type;h--)o[h]=!0}}for(var f=[],y=0;y<e.length;y++)if(!(null==o?void 0:o[y])){var g=e[y];switch(g.type){case"comment":if(i.removeComments)continue;f.push(i.removeLeadingWhitespace?"".concat(g.delimiter).concat(g.body):g.rawLine);break;case"blank":if(i.removeBlankLines)continue;f.push(g.rawLine);break;case"property":p?f.push(rebuildPropertyLine(g,i)):f.push(g.rawLines.join(n))}}return(a?BOM:"")+f.join(n)};
;// CONCATENATED MODULE: ./node_modules/properties-file/dist/esm/characters.js
var CH_TAB=9;var CH_LF=10;var CH_FF=12;var CH_CR=13;var CH_SPACE=32;var CH_BANG=33;var CH_HASH=35;var CH_COLON=58;var CH_EQUALS=61;var CH_BACKSLASH=92;var CH_LOWER_F=102;var CH_LOWER_N=110;var CH_LOWER_R=114;var CH_LOWER_T=116;var CH_LOWER_U=117;var CH_BOM=65279;
;// CONCATENATED MODULE: ./node_modules/properties-file/dist/esm/unescape/index.js
var hexValue=function(e){return e>=48&&e<=57?e-48:e>=65&&e<=70?e-55:e>=97&&e<=102?e-87:-1};var unescapeContent=function(e){if(-1===e.indexOf("\\"))return e;for(var r=e.length,a="",c=0,t=0;t<r;)if(e.charCodeAt(t)===CH_BACKSLASH){if(t>c&&(a+=e.slice(c,t)),++t>=r){a+="\\",c=t;break}switch(e.charCodeAt(t)){case CH_LOWER_N:a+="\n",t++;break;case CH_LOWER_T:a+="\t",t++;break;case CH_LOWER_R:a+="\r",t++;break;case CH_LOWER_F:a+="\f",t++;break;case CH_LOWER_U:if(t+4>=r)throw new Error("malformed escaped unicode characters '".concat(e.slice(t-1,t+5),"'"));var o=hexValue(e.charCodeAt(t+1)),C=hexValue(e.charCodeAt(t+2)),_=hexValue(e.charCodeAt(t+3)),h=hexValue(e.charCodeAt(t+4));if(o<0||C<0||_<0||h<0)throw new Error("malformed escaped unicode characters '".concat(e.slice(t-1,t+5),"'"));a+=String.fromCharCode(o<<12|C<<8|_<<4|h),t+=5;break;default:a+=e.charAt(t),t++}c=t}else t++;return c<r&&(a+=e.slice(c,r)),a};
;// CONCATENATED MODULE: ./node_modules/properties-file/dist/esm/parser/parse.js
var isWhitespace=function(e){return e===CH_SPACE||e===CH_TAB||e===CH_FF},countTrailingBackslashes=function(e,r){for(var a=0,i=r-1;i>=0&&e.charCodeAt(i)===CH_BACKSLASH;)a++,i--;return a};var parseDocument=function(e){var r="string"==typeof e?e:e.toString(),a=r.length,i=0,s=a>0&&r.charCodeAt(0)===CH_BOM;s&&(i=1);for(var t="\n",n=i;n<a;n++){var C=r.charCodeAt(n);if(C===CH_CR){t=n+1<a&&r.charCodeAt(n+1)===CH_LF?"\r\n":"\r";break}if(C===CH_LF){t="\n";break}}for(var c=(i>0?r.slice(i):r).split(/\r\n|\r|\n/),o=[],l=0,h=c.length;l<h;){for(var H=c[l],p=l+1,v=0,A=H.length;v<A&&isWhitespace(H.charCodeAt(v));)v++;if(v>=A){var f={type:"blank",rawLine:H,lineNumber:p};o.push(f),l++}else{var _=H.charCodeAt(v);if(_!==CH_HASH&&_!==CH_BANG){for(var d=[H],u=p,g=v>0?H.slice(0,v):"",L=countTrailingBackslashes(H,A),S=L%2==1;S&&l+1<h;){var m=c[++l];d.push(m);var B=m.length;S=(L=countTrailingBackslashes(m,B))%2==1}var O=l+1,b=S,N=void 0;if(1===d.length){var k=v>0?H.slice(v):H;N=b?k.slice(0,-1):k}else{for(var y=[],W=0;W<d.length;W++){var F=d[W],E=void 0,T=void 0;if(0===W)E=v,T=F.length-1;else{E=0;for(var x=F.length;E<x&&isWhitespace(F.charCodeAt(E));)E++;T=W===d.length-1&&!b?x:x-1}y.push(F.slice(E,T))}N=y.join("")}for(var K=N.length,Q=0,U=!1;Q<K;){var j=N.charCodeAt(Q);if(j!==CH_BACKSLASH){if(!U&&(j===CH_EQUALS||j===CH_COLON||isWhitespace(j)))break;U=!1,Q++}else U=!U,Q++}var w=N.slice(0,Q),G="",M=void 0,P="",R=Q;if(R<K){for(var D=R;R<K&&isWhitespace(N.charCodeAt(R));)R++;if(R<K){var V=N.charCodeAt(R);if(V===CH_EQUALS||V===CH_COLON){G=N.slice(D,R),M=V===CH_EQUALS?"=":":";for(var q=++R;R<K&&isWhitespace(N.charCodeAt(R));)R++;P=N.slice(q,R)}else G=N.slice(D,R)}else G=N.slice(D,R)}var z=N.slice(R),I={type:"property",rawLines:d,leadingWhitespace:g,key:-1!==w.indexOf("\\")?unescapeContent(w):w,escapedKey:w,separatorLeading:G,separatorChar:M,separatorTrailing:P,value:-1!==z.indexOf("\\")?unescapeContent(z):z,escapedValue:z,startingLineNumber:u,endingLineNumber:O};o.push(I),l++}else{var J={type:"comment",rawLine:H,leadingWhitespace:v>0?H.slice(0,v):"",delimiter:_===CH_HASH?"#":"!",body:H.slice(v+1),lineNumber:p};o.push(J),l++}}}return{hasBom:s,eolCharacter:t,nodes:o}};
;// CONCATENATED MODULE: ./node_modules/properties-file/dist/esm/parser/properties.js
function _class_call_check(e,r){if(!(e instanceof r))throw new TypeError("Cannot call a class as a function")}function _defineProperties(e,r){for(var t=0;t<r.length;t++){var n=r[t];n.enumerable=n.enumerable||!1,n.configurable=!0,"value"in n&&(n.writable=!0),Object.defineProperty(e,n.key,n)}}function _create_class(e,r,t){return r&&_defineProperties(e.prototype,r),t&&_defineProperties(e,t),e}var properties_BOM="\ufeff";var Properties=function(){"use strict";function e(r){_class_call_check(this,e);var t=parseDocument(r);this.hasBom=t.hasBom,this.eolCharacter=t.eolCharacter,this.nodes=t.nodes}return _create_class(e,[{key:"getProperties",value:function(){return this.nodes.filter(function(e){return"property"===e.type})}},{key:"getComments",value:function(){return this.nodes.filter(function(e){return"comment"===e.type})}},{key:"getBlankLines",value:function(){return this.nodes.filter(function(e){return"blank"===e.type})}},{key:"toObject",value:function(){for(var e={},r=0,t=this.nodes;r<t.length;r++){var n=t[r];"property"===n.type&&(e[n.key]=n.value)}return e}},{key:"getPropertyNodes",value:function(e){return this.nodes.filter(function(r){return"property"===r.type&&r.key===e})}},{key:"getEffectiveProperty",value:function(e){for(var r=this.nodes.length-1;r>=0;r--){var t=this.nodes[r];if("property"===t.type&&t.key===e)return t}}},{key:"getKeyCollisions",value:function(){for(var e={},r=0,t=this.nodes;r<t.length;r++){var n=t[r];if("property"===n.type){var o=e[n.key];void 0===o?e[n.key]=[n]:o.push(n)}}for(var i=[],a=0,s=Object.keys(e);a<s.length;a++){var u=s[a],f=e[u];void 0!==f&&f.length>1&&i.push({key:u,nodes:f})}return i}},{key:"getLeadingNodes",value:function(e){for(var r=-1,t=this.nodes.length-1;t>=0;t--){var n=this.nodes[t];if("property"===n.type&&n.key===e){r=t;break}}if(r<=0)return[];for(var o=[],i=r-1;i>=0;i--){var a=this.nodes[i];if("property"===a.type)break;o.unshift(a)}return o}},{key:"format",value:function(e){if(!e){for(var r=this.eolCharacter,t=[],n=0,o=this.nodes;n<o.length;n++){var i=o[n];"property"===i.type?t.push(i.rawLines.join(r)):t.push(i.rawLine)}return(this.hasBom?properties_BOM:"")+t.join(r)}return formatNormalized(this.nodes,this.hasBom,this.eolCharacter,e)}}]),e}();
;// CONCATENATED MODULE: ./lib/artifact/properties.js



function parseProperties(text) {
    try {
        return new Properties(text).getProperties().map((node) => ({
            key: node.key,
            value: node.value,
            line: node.startingLineNumber,
            hasValue: node.separatorChar !== undefined || node.separatorLeading !== '',
        }));
    }
    catch {
        return undefined;
    }
}
function decodeProperties(bytes) {
    return decodeAs('utf-8', bytes) ?? Buffer.from(bytes).toString('latin1');
}
function renderProperties(values) {
    const lines = [...values]
        .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
        .map(([key, value]) => `${escapeKey(key, true)}=${escapeValue(value, true)}\n`);
    return encodeText(lines.join(''));
}

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
    const { SaxesParser } = loadSaxes();
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
    const bytes = renderProperties(new Map([...former, ...changed]));
    return sortArchive([...archive, [PARAMETERS_PATH, bytes]]);
}
function readValues(archive) {
    const bytes = archive.get(PARAMETERS_PATH);
    const properties = bytes === undefined ? undefined : parseProperties(decodeProperties(bytes));
    return properties && new Map(properties.map(({ key, value }) => [key, value]));
}
function readDefinitions(archive) {
    const bytes = archive.get(DEFINITIONS_PATH);
    const text = bytes === undefined ? undefined : decodeXml(bytes);
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
    return new ActionError('PARAMETER_UNKNOWN', {
        happened: `The artifact "${id}" has no parameter "${key}". ${list}`,
        next: type === 'IntegrationFlow'
            ? 'Correct the name in the parameter file, or externalise the parameter in the flow; nothing was written.'
            : 'Remove it from the parameter file, since only integration flows have parameters; nothing was written.',
        place,
    });
}
function noSchedule({ id }, key, place) {
    return new ActionError('INPUT_INVALID', {
        happened: `The parameter "${key}" of "${id}" is a schedule, and its value has not the form that the tenant keeps schedules in.`,
        next: 'Set the schedule once in Integration Suite, read the value of the parameter there (it starts with <row>), and list that; nothing was written.',
        place,
    });
}

;// CONCATENATED MODULE: ./lib/deploy/deploy-faults.js


function describeFailedStart(artifact, reason) {
    return new ActionError('DEPLOY_START_FAILED', {
        happened: `"${artifact.id}" was deployed, but did not start${quoteReasons(reason)}.`,
        next: 'Mend what the reason names (a credential, an address, a parameter that the tenant lacks), or look at the artifact under Monitor in Integration Suite.',
        place: findPlace(artifact, reason.files),
    });
}
function describeFailedBuild(artifact, kind, reason) {
    return new ActionError('DEPLOY_BUILD_FAILED', {
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
    const place = deploy_faults_placeOf(artifact);
    if (timedOut.task === 'built' && timedOut.runtime === undefined)
        return new ActionError('DEPLOY_NOT_IN_RUNTIME', {
            happened: `The tenant reported that "${artifact.id}" is deployed, but it did not appear in the runtime within ${seconds} seconds.`,
            next: `If the tenant has an Edge Integration Cell, set the parameter "${PROFILE_KEY}" of the artifact to "iflmap" (cloud) and run the job again; else look at Monitor in Integration Suite.`,
            place,
        });
    return new ActionError('DEPLOY_TIMEOUT', {
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
    return new ActionError(code, {
        happened: `"${artifact.id}" was skipped: ${reason}.`,
        next: 'Mend what it uses first, then run the job again.',
        place: deploy_faults_placeOf(artifact),
    });
}
function describeCancelled(id, left) {
    return new ActionError('DEPLOY_CANCELLED', {
        happened: `The run was cancelled before "${id}" was done: ${left}.`,
        next: 'Run the job again: it finishes what is left.',
    });
}
function quoteReasons({ reasons }) {
    return reasons.length === 0 ? ', and gave no reason' : `: ${reasons.join(' / ')}`;
}
function findPlace(artifact, files) {
    if (artifact.source === 'zip')
        return deploy_faults_placeOf(artifact);
    for (const { name, line } of files) {
        const path = [...artifact.archive.keys()].find((one) => one.endsWith(`/${name}`));
        if (path !== undefined) {
            const file = join(artifact, path);
            return line === undefined ? { file } : { file, line };
        }
    }
    const flow = [...artifact.archive.keys()].find((path) => path.endsWith('.iflw'));
    return flow === undefined ? deploy_faults_placeOf(artifact) : { file: join(artifact, flow) };
}
function deploy_faults_placeOf(artifact) {
    return { file: artifact.source === 'zip' ? artifact.path : join(artifact, 'META-INF/MANIFEST.MF') };
}
function join({ path }, file) {
    return path === '' ? file : `${path}/${file}`;
}

;// CONCATENATED MODULE: ./lib/cloud-integration/error-reason.js
const MAX_REASONS = 5;
const MAX_REASON_LENGTH = 300;
const MAX_INPUT_LENGTH = 64 * 1024;
const error_reason_MAX_DEPTH = 4;
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
    if (depth >= error_reason_MAX_DEPTH || !/^(?:[{[]|"[{[])/.test(plain))
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
            key = error_reason_decode(raw);
        else
            found.push({ key, text: error_reason_decode(raw) });
    }
    return found;
}
const STRING_OR_MARK = /"((?:[^"\\]|\\.)*)("\s*:|"|\\?$)|[[\]{},]/gs;
function error_reason_decode(raw) {
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
            if (!(error instanceof ActionError))
                throw error;
        }
    }
    return failure_reason_NONE;
}

;// CONCATENATED MODULE: ./lib/deploy/repeat-if-lost.js

const MAX_REPEATS = 2;
async function repeatIfLost(write) {
    for (let repeats = 0;; repeats += 1) {
        try {
            return await write();
        }
        catch (error) {
            if (!(error instanceof OutcomeUnknownError) || repeats === MAX_REPEATS)
                throw error;
        }
    }
}

;// CONCATENATED MODULE: ./lib/artifact/manifest.js




const manifest_MANIFEST_PATH = 'META-INF/MANIFEST.MF';
const MAX_LINE_BYTES = 72;
const ID = /^[A-Za-z_][A-Za-z0-9_.-]*(?<!\.)$/;
const MAX_ID_CHARACTERS = 150;
const VERSION = /^\d+\.\d+\.\d+(?:\.[A-Za-z0-9_-]+)?$/;
function readManifest(archive, origin) {
    const bytes = archive.get(manifest_MANIFEST_PATH);
    if (bytes === undefined)
        throw describeMissing(archive, origin);
    const text = text_decodeText(bytes);
    const headers = text === undefined ? undefined : parseManifest(text);
    if (headers === undefined)
        throw manifest_fault(origin, 'has a manifest with a line that is no header', 'Write each line as `Name: value`.');
    const id = readId(headers, origin);
    return {
        id,
        name: headers.get('Bundle-Name') ?? id,
        version: readVersion(headers, origin),
        type: readType(headers, origin),
        headers,
    };
}
function parseManifest(text) {
    const headers = new Map();
    const sections = text
        .replace(/\r\n?/g, '\n')
        .replace(/\n /g, '')
        .split(/\n{2,}/)
        .filter((section) => section !== '');
    for (const [index, section] of sections.entries()) {
        for (const line of section.split('\n').filter((text) => text !== '')) {
            const [, name, value] = /^([A-Za-z0-9][\w-]*):[ ]?(.*)$/s.exec(line) ?? [];
            const key = nameOfHeader(index, name);
            if (key === undefined || value === undefined || headers.has(key))
                return undefined;
            headers.set(key, value.trim());
        }
    }
    return headers;
}
function renderManifest(headers) {
    const main = [...headers].filter(([name]) => !name.includes('/'));
    const lines = main.flatMap(([name, value]) => foldLine(`${name}: ${value}`));
    return [...lines, '', ''].join('\r\n');
}
const USUAL_NAMES = new Map([
    'Manifest-Version',
    'Bundle-ManifestVersion',
    'Bundle-Name',
    'Bundle-SymbolicName',
    'Bundle-Version',
    'SAP-BundleType',
    'Import-Package',
    'Import-Service',
    'Require-Capability',
    'Provide-Capability',
].map((name) => [name.toLowerCase(), name]));
function nameOfHeader(section, name) {
    if (name === undefined)
        return undefined;
    const usual = USUAL_NAMES.get(name.toLowerCase()) ?? name;
    return section === 0 ? usual : `${section + 1}/${usual}`;
}
function foldLine(line) {
    const lines = [];
    let current = '';
    let bytes = 0;
    for (const character of line) {
        const size = Buffer.byteLength(character);
        if (bytes + size > MAX_LINE_BYTES) {
            lines.push(current);
            current = ' ';
            bytes = 1;
        }
        current += character;
        bytes += size;
    }
    return [...lines, current];
}
function readId(headers, origin) {
    const id = headers.get('Bundle-SymbolicName')?.split(';')[0]?.trim() ?? '';
    if (id === '')
        throw manifest_fault(origin, 'has a manifest without `Bundle-SymbolicName`', 'Add this header with the id of the artifact.');
    if (!ID.test(id) || id.length > MAX_ID_CHARACTERS)
        throw manifest_fault(origin, `has the \`Bundle-SymbolicName\` ${quoteName(id)}, which is no id`, 'Start it with a letter or `_`, go on with letters, digits, `.`, `-` and `_`, and end with no `.`.');
    return id;
}
function readVersion(headers, origin) {
    const version = headers.get('Bundle-Version') ?? '';
    if (VERSION.test(version))
        return version;
    throw manifest_fault(origin, version === ''
        ? 'has a manifest without `Bundle-Version`'
        : `has the \`Bundle-Version\` ${quoteName(version)}`, 'Write the version as three numbers, for example `1.0.0`.');
}
function readType(headers, origin) {
    const bundleType = headers.get('SAP-BundleType') ?? '';
    const type = typeOfBundle(bundleType);
    if (type !== undefined)
        return type;
    throw manifest_fault(origin, bundleType === ''
        ? 'has a manifest without `SAP-BundleType`'
        : `has the \`SAP-BundleType\` ${quoteName(bundleType)}, which cannot be deployed`, `Leave the artifact out with a line that starts with \`!\`, or give one of ${Object.keys(ARTIFACT_TYPES).join(', ')}.`);
}
function describeMissing(archive, origin) {
    const folder = findEnclosingFolder(archive.keys());
    if (folder === undefined)
        return artifactInvalid(`The artifact ${origin.label} has no ${manifest_MANIFEST_PATH}.`, 'Export the artifact again, and pack the files themselves.', origin.file);
    return artifactInvalid(`The artifact ${origin.label} has its files in the folder ${quoteName(folder)} instead of at the top of the archive.`, 'Pack the content of that folder, not the folder itself.', origin.file);
}
function manifest_fault(origin, what, next) {
    return artifactInvalid(`The artifact ${origin.label} ${what}.`, next, origin.file);
}

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
const SEPARATE_PATHS = [manifest_MANIFEST_PATH, METAINFO_PATH, PARAMETERS_PATH, ...GENERATED_PATHS];
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
    const text = decodeXml(bytes);
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
        return compareMaps(manifest_MANIFEST_PATH, 'manifest', ours, theirs);
    return compareBytes(manifest_MANIFEST_PATH, 'manifest', local, tenant);
}
function readHeaders(archive) {
    const bytes = archive.get(manifest_MANIFEST_PATH);
    const text = bytes && text_decodeText(bytes);
    const headers = text === undefined ? undefined : parseManifest(text);
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
    const properties = bytes === undefined ? [] : parseProperties(decodeProperties(bytes));
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
        .filter((path) => isKnownPath(type, path) && !SEPARATE_PATHS.includes(path))
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
        .map((key) => ({ path, kind: compare_kindOf(ours.has(key), theirs.has(key)), area, detail: key }));
}
function compare_kindOf(isOurs, isTheirs) {
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
    return bytes.includes(0) ? `bytes\n${text}` : `text\n${normalizeLineEnds(text)}`;
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
        .flatMap(([, bytes]) => readLeaves(decodeXml(bytes) ?? '', 'property'))
        .filter((property) => ID_PROPERTIES.includes(property.get('key')?.trim() ?? ''))
        .map((property) => property.get('value')?.trim() ?? '')
        .filter((id) => id !== '' && !id.includes('{'));
}
function listCapabilities(archive) {
    const bytes = archive.get(manifest_MANIFEST_PATH);
    const text = bytes && text_decodeText(bytes);
    const header = (text === undefined ? undefined : parseManifest(text))?.get('Require-Capability') ?? '';
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
    return (/\.(?:groovy|gsh|js)$/i.test(path) ? text_decodeText(bytes) : decodeXml(bytes)) ?? '';
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
    return readLeaves((bytes && decodeXml(bytes)) ?? '', 'entry').map((entry) => [
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
        return new ActionError('ARTIFACT_IN_OTHER_PACKAGE', {
            happened: `The tenant holds "${id}" (${type}) in the package "${designtime.packageId}", not in "${packageId}".`,
            next: `Name the package "${designtime.packageId}" for it, or give the artifact another id.`,
        });
    if (designtime === undefined && landscape.missingPackages.has(packageId) && !settings.createPackage)
        return new ActionError('PACKAGE_NOT_FOUND', {
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
    const failure = new ActionError('ARTIFACT_DRAFT', {
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
    return Buffer.from(writeArchive(upload));
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
        if (!(error instanceof OutcomeUnknownError))
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
    const [ours, theirs] = [content, zip].map((one) => readArchive(one, { label: `the archive of "${id}"` }));
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
    if (!(first instanceof OutcomeUnknownError))
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
        if (error instanceof ActionError)
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
        if (error instanceof ActionError)
            return error;
        throw error;
    }
}
async function putBack(error, create, { id }) {
    if (!(error instanceof ActionError))
        return error;
    try {
        await create();
        return error;
    }
    catch (second) {
        return new ActionError(error.code, {
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
        if (!(error instanceof ActionError))
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
        if (!(error instanceof ActionError))
            throw error;
        if (isRefusedVersion(error))
            return written;
        if (!(error instanceof OutcomeUnknownError))
            throw error;
    }
    return target.readArtifact(type, id);
}
function isRefusedVersion({ code }) {
    return code.startsWith('ARTIFACT_') || code === 'HTTP_UNEXPECTED_STATUS';
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
        if (content === 'fail')
            return this.#fail(failure ?? describeCancelled(this.#id, 'nothing was written'));
        if (content === 'skip')
            return this.skip(reason);
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
            failure: withPlace(failure, deploy_faults_placeOf(artifact)),
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
                if (!(error instanceof ActionError) || error instanceof OutcomeUnknownError)
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
        if (!this.#context.settings.rollback || !this.#mayRollBack())
            return failure;
        if (this.#isCancelled())
            return withOutcome(failure, 'It was not rolled back, since the run was cancelled.');
        this.#tell(`did not start: ${failure.message} Rolling back`);
        try {
            const isStarted = await this.#restore(MAY_STILL_RUN.has(failure.code));
            this.#isRolledBack = true;
            return withOutcome(failure, isStarted
                ? 'The former version was put back and started.'
                : 'The former version was put back, but did not start either.');
        }
        catch (error) {
            const why = this.#isCancelled() ? 'the run was cancelled' : this.#explain(error).code;
            return withOutcome(failure, `The former version could not be put back (${why}).`);
        }
    }
    #mayRollBack() {
        const { artifact, content, deploys } = this.#planned;
        const isTouched = artifact.type === 'ValueMapping' ? this.#isWritten : this.#calls.hasWritten;
        return content === 'update' && deploys && isTouched;
    }
    async #restore(isCrowded) {
        const startMs = this.#elapsed();
        const former = this.#planned.tenant.designtime?.version ?? this.#version;
        const deployment = await this.#context.limit.run(async () => {
            await restoreArtifact(this.#planned, this.#target);
            const before = await this.#target.readRuntimeArtifact(this.#id);
            const taskId = await this.#startDeployment();
            return { before, taskId, version: undefined, isCrowded };
        });
        this.#version = former;
        this.#phases.push({ name: 'rollback', spentBy: 'action', startMs, endMs: this.#elapsed() });
        this.#tell('rolled back, deploying the former version');
        const result = await this.#follow({ ...deployment, startMs: this.#elapsed() });
        return result.kind === 'started';
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
        return this.#planned.tenant.runtime?.status === 'started' ? 'unchanged' : 'not-deployed';
    }
    #explain(error) {
        const { signal } = this.#context;
        const isOwn = error instanceof ActionError && !(signal.aborted && error.code.startsWith('HTTP_'));
        if (isOwn)
            return error;
        const cancelled = describeCancelled(this.#id, this.#describeLeft());
        return signal.aborted ? cancelled : (listErrors(error)[0] ?? cancelled);
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
const MAY_STILL_RUN = new Set([
    'DEPLOY_TIMEOUT',
    'DEPLOY_NOT_IN_RUNTIME',
    'HTTP_UNREACHABLE',
    'HTTP_TIMEOUT',
    'HTTP_SERVER_ERROR',
    'HTTP_RATE_LIMITED',
    'HTTP_NOT_FOUND',
    'ODATA_UNEXPECTED',
]);
function withPlace(failure, place) {
    if (failure.place !== undefined)
        return failure;
    const { code, message: happened, next, cause } = failure;
    return new ActionError(code, { happened, next, place, cause });
}
function withOutcome(failure, outcome) {
    return new ActionError(failure.code, {
        happened: `${failure.message} ${outcome}`,
        next: failure.next,
        place: failure.place,
        cause: failure.cause,
    });
}

;// CONCATENATED MODULE: ./lib/deploy/limit.js
class Limit {
    #free;
    #waiting = [];
    constructor(atOnce) {
        this.#free = atOnce;
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
const TOGETHER_MS = 500;
const FEW = 1;
const MAX_UNKNOWN_LOOKS = 5;
const DOUBT_MS = 5_000;
class DeploymentWatch {
    #options;
    #entries = new Set();
    #isRunning = false;
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
            dueMs: this.#now() + (WAITS_MS[0] ?? 0),
            task: deployment.taskId === undefined ? 'unknown' : 'building',
            builtMs: 0,
            runtime: undefined,
            doubtedOn: undefined,
            trouble: undefined,
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
        const { clock, signal } = this.#options;
        try {
            while (this.#entries.size > 0) {
                const next = Math.min(...[...this.#entries].map(({ dueMs }) => dueMs));
                await clock.sleep(Math.min(Math.max(0, next - this.#now()), WAITS_MS[0] ?? 0), signal);
                const due = [...this.#entries].filter(({ dueMs }) => dueMs <= this.#now() + TOGETHER_MS);
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
        for (const entry of due)
            entry.trouble = undefined;
        await this.#lookAtRuntime(due);
        await Promise.all(due.filter(isTaskAsked).map((entry) => this.#lookAtTask(entry)));
        for (const entry of due) {
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
            if (status !== 'success')
                return;
            entry.task = 'built';
            entry.builtMs = this.#now();
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
        if (entry.trouble === undefined)
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
const PASSING = new Set([
    'HTTP_UNREACHABLE',
    'HTTP_TIMEOUT',
    'HTTP_SERVER_ERROR',
    'HTTP_RATE_LIMITED',
    'HTTP_NOT_FOUND',
    'ODATA_UNEXPECTED',
]);
async function noteTrouble(entries, look) {
    try {
        await look();
    }
    catch (error) {
        if (!(error instanceof ActionError) || !PASSING.has(error.code))
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
    return task === 'built' && isDoubted && now < untilMs ? undefined : seen;
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

;// CONCATENATED MODULE: ./lib/deploy/execute.js




async function executePlan(plan, options) {
    const { target, clock, signal, settings, onEvent } = options;
    const startedAt = clock.now().getTime();
    const tell = (id, text) => {
        onEvent({ id, text, elapsedMs: clock.now().getTime() - startedAt });
    };
    const watch = new DeploymentWatch({
        target,
        clock,
        signal,
        onBuilt: (id) => {
            tell(id, 'built, waiting for the runtime');
        },
    });
    const limit = new Limit(settings.concurrency);
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
    const [running, lists] = await Promise.all([
        settings.deploy === 'never' ? new Map() : target.listRuntimeArtifacts(),
        readLists(artifacts, target),
    ]);
    const states = await Promise.all(artifacts.map(async (artifact) => {
        const listed = lists.get(landscape_keyOf(artifact))?.find(({ id }) => id === artifact.id);
        const state = await readOne(artifact, listed, target, settings);
        return [artifact.id, { ...state, runtime: running.get(artifact.id) }];
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
        const archive = readArchive(zip, { label: `the tenant's copy of "${artifact.id}"` });
        const configurations = needsConfigurations(artifact, archive, settings)
            ? await target.listConfigurations(artifact.id)
            : undefined;
        return { designtime, zip, archive, configurations, refusal: undefined };
    }
    catch (error) {
        if (!(error instanceof ActionError) || !isOfArtifact(error))
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
    const transport = createDispatcher({
        identity: undefined,
        extraAuthorities: connection.extraAuthorities,
        proxy: connection.proxy,
        connectTimeoutMs: timeoutMs,
        maxConnections: 1,
    });
    const library = loadGitHub();
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
        const body = await github_client_readBody(answer.body ?? []);
        return new library.Response(body.byteLength === 0 ? null : body, {
            status: answer.status,
            headers: answer.headers,
        });
    };
}
async function github_client_readBody(body) {
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
    const status = numberOf(member(error, 'status'));
    const headers = member(member(error, 'response'), 'headers');
    const why = () => {
        if (member(error, 'response') === undefined)
            return 'unreachable';
        if (status === 401)
            return 'token-refused';
        const isLimit = member(headers, 'x-ratelimit-remaining') === '0' || member(headers, 'retry-after') !== undefined;
        if (status === 429 || (status === 403 && isLimit))
            return 'rate-limited';
        return status === 403 || status === 404 ? 'not-permitted' : 'refused';
    };
    return { kind: 'failed', status: member(error, 'response') === undefined ? 0 : status, why: why() };
}
function numberOf(value) {
    return typeof value === 'number' ? value : 0;
}
function member(value, name) {
    return typeof value === 'object' && value !== null
        ? value[name]
        : undefined;
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
    const id = github_deployment_readId(answer);
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
function github_deployment_readId(answer) {
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
    const [ours, theirs] = [render_difference_readHeader(local, name), render_difference_readHeader(tenant, name)];
    return [...(theirs === undefined ? [] : [`  - ${theirs}`]), ...(ours === undefined ? [] : [`  + ${ours}`])];
}
function render_difference_readHeader(archive, name) {
    const bytes = archive.get(manifest_MANIFEST_PATH);
    const text = bytes && text_decodeText(bytes);
    const headers = text === undefined ? undefined : parseManifest(text);
    return headers && describeManifest(headers).get(name);
}
function renderTexts(path, local, tenant) {
    if (local === undefined || tenant === undefined)
        return [];
    const [ours, theirs] = [readLines(path, local), readLines(path, tenant)];
    if (ours === undefined || theirs === undefined)
        return [`  ${tenant.length} bytes became ${local.length} bytes`];
    const patch = loadDiff().structuredPatch('', '', theirs, ours, undefined, undefined, {
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
    return text_decodeText(bytes)?.replaceAll('\r\n', '\n');
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
    const { artifact, tenant, content, deploys, failure, reason } = planned;
    const isRunning = tenant.runtime?.status === 'started' && !deploys;
    return {
        ...deploy_report_describeArtifact(artifact),
        action: PLANNED_ACTIONS[content],
        deployment: isRunning ? 'unchanged' : 'not-deployed',
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
    return Object.entries(ARTIFACT_TYPES).find(([name]) => name === type)?.[1].label ?? type;
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

// EXTERNAL MODULE: ./lib/action/plain-text.js
var plain_text = __nccwpck_require__(576);
;// CONCATENATED MODULE: ./lib/action/plan-comment.js





const MAX_CHARACTERS = 60_000;
const MAX_ROWS_CHARACTERS = 40_000;
function renderPlanComment(plan, facts) {
    const marker = renderMarker(facts);
    const texts = buildTexts(facts.clean);
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
        body: [...head, ...rows, ...renderDetails(plan, texts, MAX_CHARACTERS - used)].join('\n'),
    };
}
function renderMarker({ host, settings: { variables } }) {
    const parts = [host, variables.workflow ?? '', variables.job ?? ''];
    const key = (0,external_node_crypto_namespaceObject.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
    return `<!-- btp-mtls-action plan ${key} -->`;
}
function buildTexts(clean) {
    const line = (value) => (0,plain_text/* toSummaryText */.ri)(clean(value));
    return {
        line,
        code: (value) => `<code>${line(value)}</code>`,
        plain: (value) => line(value).replaceAll(/&#(?:64|35);/g, '$&&#8288;'),
    };
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
    const cells = artifacts.map((planned) => renderRow(planned, texts));
    const fitting = takeFitting(cells, MAX_ROWS_CHARACTERS);
    const more = cells.length - fitting.length;
    const columns = ['Artifact', 'Package', 'Type', 'Plan', 'Why'];
    const head = `<tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>`;
    return [
        `<table>${head}${fitting.join('')}</table>`,
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
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
function renderDetails({ artifacts }, { code, line }, room) {
    const parts = artifacts.flatMap((planned) => {
        const lines = describeDifferences(planned).map(line);
        if (lines.length === 0)
            return [];
        const text = lines.join('&#10;');
        return [`<details><summary>${code(planned.artifact.id)}</summary><pre>${text}</pre></details>\n`];
    });
    const fitting = takeFitting(parts, room - 100);
    return fitting.length === parts.length ? fitting : [...fitting, 'Further differences are in the log.', ''];
}
function takeFitting(parts, characters) {
    let room = characters;
    return parts.filter((part) => {
        const fits = part.length < room;
        if (fits)
            room -= part.length + 1;
        return fits;
    });
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
async function commentOnPlan(plan, config, { clock, clean }) {
    const settings = config.deploy.github;
    const { pullRequest } = settings.event;
    if (!settings.commentsOnPullRequest || !config.dryRun || pullRequest === undefined)
        return [];
    const opened = github_report_open(config, clock);
    if (typeof opened === 'string')
        return [notReported('plan', opened)];
    try {
        const comment = renderPlanComment(plan, { host: config.binding.url.host, settings, clean });
        const whenAbsent = plan.artifacts.length === 0 ? 'leave' : 'create';
        const task = { client: opened, settings, pullRequest, comment, whenAbsent };
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
async function runDeploy(config, { runner, clock, cancelled, }) {
    const { binding, deploy } = config;
    const startedAt = clock.now().getTime();
    if (deploy.artifacts.length === 0)
        return await endWithoutArtifacts(config, { runner, clock, startedAt });
    const wiring = { clock, onToken: maskToken(runner) };
    const connection = openHttp(config, binding, CLOUD_INTEGRATION_RATE, wiring);
    try {
        const { http, csrf } = authorizeIntegration(connection.client, binding, config.authentication, wiring);
        const signal = delay(cancelled, clock);
        const target = createCloudIntegrationClient({ http, csrf, baseUrl: binding.url, signal });
        const settings = { ...deploy.settings, ownUser: binding.clientId };
        const plan = await untilCancelled(cancelled, () => makePlan(config, target, settings));
        if (config.dryRun)
            return await showPlan(plan, config, { runner, clock, startedAt });
        const options = { target, clock, settings, signal: cancelled, onEvent: printer(runner) };
        const order = deploy.artifacts.map(({ id }) => id);
        const done = await recordDeployment(plan, { config, clock }, () => execute(plan, options, order));
        return { plan, ...done, elapsedMs: clock.now().getTime() - startedAt };
    }
    finally {
        await connection.close();
    }
}
async function showPlan(plan, config, { runner: { clean }, clock, startedAt }) {
    const warnings = await commentOnPlan(plan, config, { clock, clean });
    const elapsedMs = clock.now().getTime() - startedAt;
    return { plan, reports: undefined, deploymentId: '', warnings, elapsedMs };
}
async function endWithoutArtifacts(config, stage) {
    stage.runner.notice('No artifact was touched, so there was nothing to do.', 'changed-since');
    const plan = { packages: [], artifacts: [] };
    if (config.dryRun)
        return showPlan(plan, config, stage);
    return { plan, reports: [], deploymentId: '', warnings: [], elapsedMs: 0 };
}
async function makePlan({ deploy: { artifacts } }, target, settings) {
    const landscape = await readLandscape(artifacts, target, settings);
    const faults = findPlanFaults(artifacts, landscape, settings);
    if (faults.length > 0)
        throw combineErrors(faults);
    return buildPlan(artifacts, landscape, settings);
}
async function untilCancelled(cancelled, work) {
    try {
        return await work();
    }
    catch (error) {
        if (!cancelled.aborted)
            throw error;
        throw new ActionError('DEPLOY_CANCELLED', {
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
async function readEndpoints(reports, { target, signal }) {
    const running = reports.filter(({ deployment }) => deployment === 'started' || deployment === 'unchanged');
    if (signal.aborted || !running.some(({ artifact }) => offersEndpoint(artifact)))
        return new Map();
    try {
        return await target.listServiceEndpoints();
    }
    catch (error) {
        if (error instanceof ActionError || (Error.isError(error) && error.name === 'AbortError'))
            return new Map();
        throw error;
    }
}
function printer(runner) {
    return ({ id, elapsedMs, text }) => {
        runner.info(`[${(elapsedMs / 1000).toFixed(1).padStart(6)} s] ${id}: ${text}`);
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

;// CONCATENATED MODULE: ./lib/action/chain-picture.js


function renderChainPicture(links, clean) {
    const last = links.at(-1);
    if (last === undefined)
        return [];
    const nodes = links.map(({ certificate, role }, index) => `  c${index}["${role}<br/>${toLabel(clean(nameOf(certificate.subject)))}<br/>until ${formatDay(certificate.validToDate)}"]`);
    const arrows = links.slice(1).map((_, index) => `  c${index + 1} -- issued --> c${index}`);
    const isWhole = last.certificate.subject === last.certificate.issuer;
    const above = isWhole
        ? []
        : [
            `  above["${toLabel(clean(nameOf(last.certificate.issuer)))}<br/>known to the service"]`,
            `  above -. issued .-> c${links.length - 1}`,
        ];
    return ['```mermaid', 'flowchart TB', ...nodes, ...above, ...arrows, '```', ''];
}
const MAX_LABEL_CHARACTERS = 60;
function toLabel(text) {
    const plain = text.replaceAll(/[^\p{L}\p{N} .,=_-]/gu, ' ').slice(0, MAX_LABEL_CHARACTERS);
    return plain.replaceAll(/\bend\b/gi, 'End').trim();
}

;// CONCATENATED MODULE: ./lib/action/summary.js




function renderFetchSummary(facts, report, clean) {
    const text = (value) => (0,plain_text/* toSummaryText */.ri)(clean(value));
    const rows = report.deliveries.map((delivery) => summary_renderRow(delivery, text));
    const head = facts.isDryRun ? 'Credentials (dry run: nothing was handed on)' : 'Credentials';
    const unmatched = report.missing.filter((name) => !report.deliveries.some((one) => one.outputName === name));
    return [
        `### ${head}`,
        '',
        ...renderFacts(facts, text),
        `<table><tr><th>NAME</th><th>Type</th><th>Namespace</th><th>Credential</th><th>Status</th></tr>${rows.join('')}</table>`,
        '',
        ...unmatched.map((line) => `- nothing matched <code>${text(line)}</code>`),
        ...facts.warnings.map((warning) => `- ${text(warning)}`),
        '',
    ].join('\n');
}
function renderCheckSummary(facts, { config, report }, clean) {
    const text = (value) => (0,plain_text/* toSummaryText */.ri)(clean(value));
    return [
        renderKeySummary(config, facts.expiry, clean),
        ...(report.connection === undefined
            ? []
            : ['### Connection', '', renderFactTable(report.connection, text), '']),
        ...facts.warnings.map((warning) => `- ${text(warning)}`),
        '',
    ].join('\n');
}
function renderKeySummary(config, expiry, clean) {
    const text = (value) => (0,plain_text/* toSummaryText */.ri)(clean(value));
    return [
        '### Service key',
        '',
        renderFactTable(describeServiceKey(config, expiry), text),
        '',
        ...renderChainPicture(listChain(config.binding), clean),
    ].join('\n');
}
function renderFactTable(facts, text) {
    const rows = facts.map(([name, ...lines]) => `<tr><td>${text(name)}</td><td>${lines.map(text).join('<br>')}</td></tr>`);
    return `<table>${rows.join('')}</table>`;
}
function renderFailureSummary(facts, errors, clean) {
    const text = (value) => (0,plain_text/* toSummaryText */.ri)(clean(value));
    return [
        '### btp-mtls-action failed',
        '',
        ...renderFacts(facts, text),
        ...errors.map(({ code, message, next }) => `- **${text(code)}** ${text(message)}<br>${text(next)}`),
        ...facts.warnings.map((warning) => `- ${text(warning)}`),
        '',
    ].join('\n');
}
function renderFacts({ host, expiry }, text) {
    const facts = [
        ...(host === undefined ? [] : [`Service <code>${text(host)}</code>`]),
        ...(expiry === undefined ? [] : [`the service key ${text(describeExpiry(expiry))}`]),
    ];
    return facts.length === 0 ? [] : [`${facts.join(', ')}.`, ''];
}
function summary_renderRow({ outputName, source: { id }, outcome }, text) {
    const cells = [outputName, id.type, id.namespace, id.name].map((value) => `<td><code>${text(value)}</code></td>`);
    return `<tr>${cells.join('')}<td>${outcome.status}</td></tr>`;
}

;// CONCATENATED MODULE: ./lib/action/timeline.js
const MAX_BARS = 100;
const WORDS = { upload: 'upload', deploy: 'build and start', rollback: 'roll back' };
function renderTimeline(reports, clean) {
    const busy = reports.filter(({ phases }) => phases.length > 0).slice(0, MAX_BARS);
    if (busy.length === 0)
        return [];
    const sections = busy.flatMap(({ artifact, phases, failure }) => [
        `  section ${timeline_toLabel(clean(artifact.id))}`,
        ...phases.map(({ name, startMs, endMs }) => {
            const isBad = failure !== undefined && name !== 'upload';
            return `  ${WORDS[name]} :${isBad ? 'crit, ' : ''}${startMs}, ${Math.max(endMs, startMs + 1)}`;
        }),
    ]);
    return ['```mermaid', 'gantt', '  dateFormat x', '  axisFormat %M:%S', ...sections, '```', ''];
}
function timeline_toLabel(text) {
    return text.replaceAll(/[^\p{L}\p{N} ._-]/gu, ' ').slice(0, 60);
}

;// CONCATENATED MODULE: ./lib/action/deploy-summary.js




const MAX_FOLDED_CHARACTERS = 400_000;
function renderDeploySummary(facts, outcome, clean) {
    const text = (value) => (0,plain_text/* toSummaryText */.ri)(clean(value));
    const rows = buildRows(outcome).map((row) => deploy_summary_renderRow(row, text));
    const columns = ['Artifact', 'Package', 'Type', 'Content', 'Runtime', 'Version', 'Endpoints', 'Message'];
    return [
        `### ${outcome.reports === undefined ? 'Deployment (dry run: nothing was written)' : 'Deployment'}`,
        '',
        ...renderFacts(facts, text),
        `<table><tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>${rows.join('')}</table>`,
        '',
        describeTime(outcome),
        '',
        ...renderTimeline(outcome.reports ?? [], clean),
        ...(outcome.reports === undefined ? renderPlan(outcome, text) : []),
        ...facts.warnings.map((warning) => `- ${text(warning)}`),
        '',
    ].join('\n');
}
function deploy_summary_renderRow(row, text) {
    const cells = [
        `<code>${text(row.id)}</code>`,
        `<code>${text(row.package)}</code>`,
        text(labelOf(row.type)),
        row.action,
        row.deployment,
        text(row.version),
        row.endpoints.map((url) => `<code>${text(url)}</code>`).join('<br>'),
        text(row.errorCode === null ? row.message : `${row.errorCode}: ${row.message}`),
    ];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
const LINE_BREAK = '&#10;';
function renderPlan({ plan }, text) {
    let room = MAX_FOLDED_CHARACTERS;
    return plan.artifacts.flatMap((planned) => {
        const lines = describeDifferences(planned).map(text);
        if (lines.length === 0)
            return [];
        const part = `<details><summary><code>${text(planned.artifact.id)}</code></summary><pre>${lines.join(LINE_BREAK)}</pre></details>`;
        room -= part.length;
        return room < 0 ? [] : [part, ''];
    });
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
    return new ActionError('ENVIRONMENT_UNSAFE', {
        happened: `The environment variable ${name} made Node print what goes over its connections, in forms that no mask covers, so nothing was sent.`,
        next: `Set "${name}: ''" under "env:" of this step.`,
    });
}
function refuseOption(option) {
    return new ActionError('ENVIRONMENT_UNSAFE', {
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

;// CONCATENATED MODULE: ./lib/credential-store/foreign-syntax.js
function recognizeForeignSyntax(line) {
    if (line.length > foreign_syntax_MAX_LINE_CHARACTERS)
        return undefined;
    for (const { tool, rewrite } of SYNTAXES) {
        const rewritten = rewrite(line);
        if (rewritten !== undefined)
            return { tool, rewritten };
    }
    return undefined;
}
const foreign_syntax_MAX_LINE_CHARACTERS = 300;
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
    return `${name === undefined ? '' : `${name} = `}password:${buildNamespace(vault)}${foreign_syntax_quoteName(item)}${suffix}`;
}
function rewriteGoogle(line) {
    const long = /^(?:([\w-]+):)?projects\/[\w.:-]+\/(?:locations\/[\w-]+\/)?secrets\/([\w-]+)(?:\/versions\/\w+)?$/.exec(line);
    const match = long ?? /^([\w-]+):[\w.-]+\/([\w-]+)\/(?:latest|\d+)$/.exec(line);
    if (match === null)
        return undefined;
    const [, output, secret = ''] = match;
    return `${output === undefined ? '' : `${toName(output)} = `}password:${foreign_syntax_quoteName(secret)}`;
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
    const credential = `password:${foreign_syntax_quoteName(path.split('/').at(-1) ?? '')}`;
    if (/^\*+$/.test(key))
        return credential;
    const pointer = `?json=/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
    return `${name ?? toName(key)} = ${credential}${key === 'value' ? '' : pointer}`;
}
function rewritePath(path) {
    const slash = path.indexOf('/');
    if (slash < 0)
        return `password:${foreign_syntax_quoteName(path)}`;
    return `password:${buildNamespace(path.slice(0, slash))}${foreign_syntax_quoteName(path.slice(slash + 1))}`;
}
function buildNamespace(text) {
    const namespace = text.replaceAll(/[^\w\-.:!~]/g, '-').slice(0, 100);
    return namespace === '' ? '' : `${namespace}/`;
}
function foreign_syntax_quoteName(name) {
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
const reference_MAX_NAME_CHARACTERS = 255;
const MIN_PREFIX_CHARACTERS = 3;
function parseReference(line, defaultNamespace) {
    const faults = [];
    const { left, right } = splitName(line);
    const [target, optionText] = reference_splitOutsideQuotes(right, '?');
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
function reference_splitOutsideQuotes(text, separator) {
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
    if (length > reference_MAX_NAME_CHARACTERS)
        faults.push(`the name has more than ${reference_MAX_NAME_CHARACTERS} characters`);
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
    return new ActionError(error.code, {
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
        throw combineErrors(tooMany.map(({ line, matches }) => tooManyMatches(line.line, matches.length)));
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
        return error instanceof ActionError ? [atLine(error, line)] : [];
    });
    if (errors.length > 0)
        throw combineErrors(errors);
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
    return Promise.all(items.map(async (item) => {
        try {
            return await job(item, stop.signal);
        }
        catch (error) {
            if (!(error instanceof ActionError)) {
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
function meetsEveryRequest({ code }) {
    return /^(TLS|HTTP|OAUTH)_/.test(code) && code !== 'HTTP_UNEXPECTED_STATUS' && code !== 'HTTP_SERVER_ERROR';
}
function toFetchResult(result) {
    if (result instanceof ActionError)
        return { kind: 'failed', error: result };
    if (result === NOT_TRIED)
        return { kind: 'not-tried' };
    return result === undefined ? { kind: 'absent' } : { kind: 'found', credential: result };
}
function tooManyMatches(line, count) {
    return new ActionError('INPUT_INVALID', {
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
function base64_decodeBase64(text, alphabet = 'base64') {
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
    const bytes = options.decode === 'hex' ? decodeHex(raw) : base64_decodeBase64(raw, options.decode);
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
    const parsed = typeof decoded === 'string' ? parseJsonKeepingDigits(decoded) : undefined;
    if (parsed === undefined)
        throw fail('CREDENTIAL_NOT_JSON', where, 'is not JSON', 'Remove the option "json", or store JSON in the credential.');
    const found = resolvePointer(parsed.value, options.pointer);
    if (found === undefined || found === null)
        return undefined;
    return typeof found === 'string' ? found : renderJson(found);
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
    return new ActionError(code, { happened: `What ${where} asked for ${what}.`, next });
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
            if (!(error instanceof ActionError))
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
    return { line, error: new ActionError('CREDENTIAL_NOT_FOUND', { happened: message, next, place }) };
}
function toWarning({ message, line }) {
    return { message, place: placeOfLine(line) };
}

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
    if (isDeliveryTooShort(delivery, settings))
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
        error: new ActionError(code, {
            happened: `The value for ${describeSource(source)} ${text.happened}.`,
            next: text.next,
            place: placeOfLine(source.line),
        }),
    };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
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
    const filesDir = settings.filesDir ?? external_node_path_.join(writer.temporary, `btp-mtls-action-${(0,external_node_crypto_namespaceObject.randomUUID)()}`);
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
    return hand_over_buildOutputs(items, settings);
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
        throw new ActionError('FILE_REFUSED', {
            happened: `The file for ${name} could not stand beside the dotenv file: its path is the same, or has signs that a dotenv file cannot hold.`,
            next: 'Choose another "files-dir" or "dotenv-file".',
        });
    });
    return [{ path: dotenvFile, content: lines.join('') }];
}
function hand_over_buildOutputs(items, settings) {
    const values = items.map(({ name, text }) => [name, text]);
    return new Map([
        ...values,
        ...(settings.outputJson
            ? [['credentials-json', JSON.stringify(Object.fromEntries(values))]]
            : []),
        ...(settings.dotenvFile === undefined ? [] : [['dotenv-path', settings.dotenvFile]]),
    ]);
}

;// CONCATENATED MODULE: ./lib/action/pem-files.js




function preparePemFiles(binding, { temporary }) {
    const identity = 'identity' in binding ? binding.identity : undefined;
    if (identity === undefined)
        throw new ActionError('PEM_NO_PRIVATE_KEY', {
            happened: 'There was no pair of certificate and private key to write to files.',
            next: 'Give both in "client-certificate" and "private-key", or set "pem-files: false".',
        });
    const folder = external_node_path_.join(temporary, `btp-mtls-action-${(0,external_node_crypto_namespaceObject.randomUUID)()}`);
    const certificatePath = external_node_path_.join(folder, 'client-certificate.pem');
    const privateKeyPath = external_node_path_.join(folder, 'client-key.pem');
    return {
        files: [
            { path: certificatePath, content: renderChain(identity) },
            { path: privateKeyPath, content: renderPrivateKey(identity).reveal() },
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
    const connection = connectCredentialStore(config, { clock, onToken: maskToken(runner) });
    try {
        const expansion = await expand(config, connection.client);
        const plan = await fetchAll(config, connection.client, expansion);
        for (const delivery of plan.deliveries)
            runner.mask(listDeliveryMasks(delivery, config.fetch));
        throwFailures(config, [
            ...plan.failures,
            ...plan.deliveries.flatMap((one) => checkDeliverable(one, config.fetch)),
        ]);
        const outputs = new Map([
            ...handOverAll(config, plan.deliveries, { runner, writer }),
            ['manifest', fetch_command_renderManifest(plan.deliveries)],
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
    throw new ActionError('RUNNER_UNSUPPORTED', {
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
    return new ActionError('INPUT_INVALID', {
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
        throw combineErrors(sortFailures(failures, fetch.lines));
}
function fetch_command_renderManifest(deliveries) {
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
var external_node_os_ = __nccwpck_require__(161);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
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
        temporary: external_node_path_.join(external_node_path_.dirname(file.path), `.${(0,external_node_crypto_namespaceObject.randomBytes)(12).toString('hex')}.tmp`),
    }));
    const missing = checkSecretFiles(files, options.trustedRoots);
    options.announce({ files: moves.flatMap((move) => [move.path, move.temporary]), folders: missing });
    try {
        for (const file of files)
            external_node_fs_.mkdirSync(external_node_path_.dirname(file.path), { recursive: true, mode: 0o700 });
        files_writeAll(moves);
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
function files_writeAll(moves) {
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
            throw files_refused(current, 'is a link or no folder');
        if (current === external_node_path_.dirname(current))
            break;
    }
    return missing;
}
function refuseUnlessReplaceable(file) {
    const stats = external_node_fs_.lstatSync(file, { throwIfNoEntry: false });
    if (stats !== undefined && !stats.isFile())
        throw files_refused(file, 'exists and is a link, a folder or a device');
}
function files_refused(name, why) {
    return new ActionError('FILE_REFUSED', {
        happened: `No secret was written to "${name}": it ${why}.`,
        next: 'Choose another place in "files-dir" or "dotenv-file", without links on the way.',
    });
}
function isSystemError(error) {
    return Error.isError(error) && 'syscall' in error;
}
function notWritten({ code }) {
    return new ActionError('FILE_REFUSED', {
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

;// CONCATENATED MODULE: ./lib/keys/der-kind.js

const OID_SIGNED_DATA = '1.2.840.113549.1.7.2';
const OID_DATA_PREFIX = '1.2.840.113549.1.7.';
function detectDerKind(der) {
    const element = readElement(der);
    if (element?.tag === TAG.oid)
        return 'parameters';
    if (element?.tag !== TAG.sequence)
        return 'unknown';
    const children = readChildren(element.content);
    if (children === undefined)
        return 'unknown';
    const [first] = children;
    if (first?.tag === TAG.integer)
        return detectByVersion(children);
    if (first?.tag === TAG.oid)
        return readOid(first) === OID_SIGNED_DATA ? 'pkcs7' : 'unknown';
    return first?.tag === TAG.sequence ? detectSigned(first, children) : 'unknown';
}
function detectByVersion(children) {
    const version = readInteger(children[0]);
    const tags = children.map(({ tag }) => tag);
    if (tags.every((tag) => tag === TAG.integer)) {
        if (children.length === 9)
            return 'pkcs1';
        if (children.length === 6)
            return 'dsa';
        return children.length === 2 ? 'pkcs1-public-key' : 'unknown';
    }
    if (version === 1 && tags[1] === TAG.octetString)
        return 'sec1';
    if ((version === 0 || version === 1) && tags[1] === TAG.sequence && tags[2] === TAG.octetString)
        return 'pkcs8';
    const isStore = version === 3 && tags[1] === TAG.sequence;
    return isStore && firstOid(children[1])?.startsWith(OID_DATA_PREFIX) === true ? 'pkcs12' : 'unknown';
}
function detectSigned(first, children) {
    const second = children[1]?.tag;
    if (children.length === 2 && firstOid(first) !== undefined) {
        if (second === TAG.bitString)
            return 'public-key';
        return second === TAG.octetString ? 'encrypted-pkcs8' : 'unknown';
    }
    if (children.length !== 3 || second !== TAG.sequence || children[2]?.tag !== TAG.bitString)
        return 'unknown';
    return detectToBeSigned(readChildren(first.content) ?? []);
}
function detectToBeSigned(fields) {
    const tags = fields.map(({ tag }) => tag);
    const isVersioned = tags[0] === TAG.context0 || (tags[0] === TAG.integer && tags[1] === TAG.sequence);
    if (tags[0] === TAG.integer && tags.length <= 4 && tags[2] === TAG.sequence) {
        const isRequest = firstOid(readChildren(fields[2]?.content ?? Buffer.alloc(0))?.[0]) !== undefined;
        if (isRequest)
            return 'certificate-request';
    }
    if (isVersioned && tags.length >= 6)
        return 'certificate';
    return tags.length >= 3 ? 'certificate-list' : 'unknown';
}
function firstOid(element) {
    if (element?.tag !== TAG.sequence)
        return undefined;
    return readOid(readChildren(element.content)?.[0]);
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
    const total = readTotalLength(head);
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
    return body_explain(text);
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
    const certificate = readElement(bytes);
    const trust = certificate === undefined ? undefined : readElement(bytes.subarray(certificate.raw.length));
    if (certificate?.tag !== 0x30 || trust?.tag !== 0x30)
        return undefined;
    if (certificate.raw.length + trust.raw.length !== bytes.length)
        return undefined;
    return { list: [certificate.raw], hasTrustData: true };
}
function body_explain(text) {
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
        return { kind: 'key', key: (0,external_node_crypto_namespaceObject.createPrivateKey)({ key: readJwk(inner), format: 'jwk' }) };
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
        return { kty: 'OKP', crv: 'Ed25519', x: openssh_key_encode(x), d: openssh_key_encode(seed) };
    }
    const curve = fields.readText();
    const point = fields.readBytes();
    const size = (point.length - 1) / 2;
    const d = trimZeros(fields.readBytes());
    return {
        kty: 'EC',
        crv: CURVES[curve] ?? '',
        x: openssh_key_encode(point.subarray(1, 1 + size)),
        y: openssh_key_encode(point.subarray(1 + size)),
        d: openssh_key_encode(Buffer.concat([Buffer.alloc(size - d.length), d])),
    };
}
function readRsa(fields) {
    const [n, e, d, qi, p, q] = [1, 2, 3, 4, 5, 6].map(() => trimZeros(fields.readBytes()));
    const [big, first, second] = [d, p, q].map((part) => BigInt(`0x${part?.toString('hex') ?? ''}`));
    if (big === undefined || first === undefined || second === undefined)
        throw new RangeError('a number is missing');
    return {
        kty: 'RSA',
        n: openssh_key_encode(n),
        e: openssh_key_encode(e),
        d: openssh_key_encode(d),
        p: openssh_key_encode(p),
        q: openssh_key_encode(q),
        qi: openssh_key_encode(qi),
        dp: encodeNumber(big % (first - 1n)),
        dq: encodeNumber(big % (second - 1n)),
    };
}
function openssh_key_encode(bytes) {
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

;// CONCATENATED MODULE: ./lib/keys/pkcs12-legacy.js

function decryptRc2(key, vector, bits, data) {
    const forge = loadForge();
    const cipher = forge.rc2.createDecryptionCipher(key.toString('latin1'), bits);
    cipher.start(vector.toString('latin1'));
    cipher.update(forge.util.createBuffer(data.toString('latin1')));
    if (!cipher.finish())
        throw new RangeError('wrong padding');
    return Buffer.from(cipher.output.getBytes(), 'latin1');
}
function convertBerToDer(ber) {
    try {
        const forge = loadForge();
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
    const iterations = readInteger(readPath(algorithm, 1, 0, 1, 1)) ?? readInteger(readPath(algorithm, 1, 1)) ?? 1;
    return iterations > MOST_ITERATIONS.pbkdf2;
}
function decryptWithPassphrase(algorithm, data, passphrase) {
    const oid = readOid(readPath(algorithm, 0));
    if (oid === '1.2.840.113549.1.5.13')
        return decryptPbes2(algorithm, data, passphrase);
    const scheme = PKCS12_SCHEMES.get(oid ?? '');
    if (scheme === undefined)
        throw new UnsupportedSchemeError();
    const salt = readPath(algorithm, 1, 0)?.content ?? Buffer.alloc(0);
    const iterations = checkIterations(readInteger(readPath(algorithm, 1, 1)), 'pkcs12');
    const derive = (id, size) => pbe_deriveKey({ hash: 'sha1', id, passphrase, salt, iterations, size });
    return scheme(derive, data);
}
const PKCS12_SCHEMES = new Map([
    [
        '1.2.840.113549.1.12.1.3',
        (derive, data) => pbe_decrypt('des-ede3-cbc', derive(1, 24), derive(2, 8), data),
    ],
    [
        '1.2.840.113549.1.12.1.4',
        (derive, data) => pbe_decrypt('des-ede3-cbc', repeatFirst(derive(1, 16)), derive(2, 8), data),
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
    const derivation = readPath(algorithm, 1, 0);
    const cipher = CIPHERS.get(readOid(readPath(algorithm, 1, 1, 0)) ?? '');
    const vector = readPath(algorithm, 1, 1, 1)?.content;
    if (readOid(readPath(derivation, 0)) !== '1.2.840.113549.1.5.12' ||
        cipher === undefined ||
        vector === undefined)
        throw new UnsupportedSchemeError();
    const salt = readPath(derivation, 1, 0)?.content ?? Buffer.alloc(0);
    const iterations = checkIterations(readInteger(readPath(derivation, 1, 1)), 'pbkdf2');
    const last = readPath(derivation, 1, 3) ?? readPath(derivation, 1, 2);
    const said = last?.tag === 0x30 ? readOid(readPath(last, 0)) : '1.2.840.113549.2.7';
    const hash = HASHES.get(said ?? '');
    if (hash === undefined)
        throw new UnsupportedSchemeError();
    const [name, keySize] = cipher;
    return pbe_decrypt(name, (0,external_node_crypto_namespaceObject.pbkdf2Sync)(Buffer.from(passphrase, 'utf8'), salt, iterations, keySize, hash), vector, data);
}
function pbe_decrypt(cipher, key, vector, data) {
    const decipher = (0,external_node_crypto_namespaceObject.createDecipheriv)(cipher, key, vector);
    return Buffer.concat([decipher.update(data), decipher.final()]);
}
function checkIterations(iterations, derivation) {
    if (iterations === undefined || iterations < 1 || iterations > MOST_ITERATIONS[derivation])
        throw new UnsupportedSchemeError();
    return iterations;
}
function pbe_deriveKey({ hash, id, passphrase, salt, iterations, size }) {
    const blockSize = /512|384/.test(hash) ? 128 : 64;
    const diversifier = Buffer.alloc(blockSize, id);
    const input = Buffer.concat([
        fillBlocks(salt, blockSize),
        fillBlocks(encodePassphrase(passphrase), blockSize),
    ]);
    const output = [];
    for (let length = 0; length < size;) {
        let digest = (0,external_node_crypto_namespaceObject.createHash)(hash).update(diversifier).update(input).digest();
        for (let round = 1; round < iterations; round += 1)
            digest = (0,external_node_crypto_namespaceObject.createHash)(hash).update(digest).digest();
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
    const [, content, mac] = readSequence(der) ?? [];
    const safe = readPath(content, 1, 0);
    if (safe?.tag !== TAG.octetString)
        return { kind: 'corrupt' };
    const bytes = joinOctets(safe);
    const isVerified = verifyMac(mac, bytes, passphrase);
    if (isVerified === false)
        return { kind: 'wrong-passphrase' };
    try {
        const bags = (readSequence(bytes) ?? []).flatMap((part) => listBags(openPart(part, passphrase)));
        return { kind: 'open', ...sortBags(bags, passphrase) };
    }
    catch (error) {
        if (error instanceof UnsupportedSchemeError)
            return { kind: 'unsupported' };
        return { kind: isVerified === true ? 'corrupt' : 'wrong-passphrase' };
    }
}
function joinOctets(element) {
    if (element.tag === TAG.octetString)
        return element.content;
    return Buffer.concat((readChildren(element.content) ?? []).map(({ content }) => content));
}
const DATA = '1.2.840.113549.1.7.1';
const ENCRYPTED_DATA = '1.2.840.113549.1.7.6';
function openPart(part, passphrase) {
    const type = readOid(readPath(part, 0));
    if (type === DATA)
        return readPath(part, 1, 0)?.content ?? Buffer.alloc(0);
    const encrypted = readPath(part, 1, 0, 1);
    const algorithm = readPath(encrypted, 1);
    const data = readPath(encrypted, 2);
    if (type !== ENCRYPTED_DATA || algorithm === undefined || data === undefined)
        throw new UnsupportedSchemeError();
    const octets = data.tag === 0x80 ? data.content : joinOctets(data);
    return decryptWithPassphrase(algorithm, octets, passphrase);
}
const BAG_PREFIX = '1.2.840.113549.1.12.10.1.';
const MOST_BAGS = 200;
function listBags(contents, depth = 0) {
    const bags = readSequence(contents);
    if (bags === undefined || bags.length > MOST_BAGS)
        throw new RangeError('damaged');
    return bags.flatMap((bag) => {
        const type = readOid(readPath(bag, 0))?.replace(BAG_PREFIX, '') ?? '';
        const value = readPath(bag, 1, 0);
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
            certificates.push(readPath(value, 1, 0)?.content ?? Buffer.alloc(0));
    }
    return { certificates, keys };
}
function openKey(value, passphrase) {
    const algorithm = readPath(value, 0);
    const data = readPath(value, 1);
    if (algorithm === undefined || data === undefined)
        throw new RangeError('damaged');
    const key = decryptWithPassphrase(algorithm, data.content, passphrase);
    if (readElement(key)?.tag !== TAG.sequence)
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
    const hash = pkcs12_HASHES.get(readOid(readPath(mac, 0, 0, 0)) ?? '');
    const said = readPath(mac, 0, 1)?.content;
    const salt = readPath(mac, 1)?.content;
    if (hash === undefined || said === undefined || salt === undefined)
        return undefined;
    const [name, size] = hash;
    try {
        const iterations = checkIterations(readInteger(readPath(mac, 2)) ?? 1, 'pkcs12');
        const key = pbe_deriveKey({ hash: name, id: 3, passphrase, salt, iterations, size });
        const digest = (0,external_node_crypto_namespaceObject.createHmac)(name, key).update(data).digest();
        return digest.length === said.length && (0,external_node_crypto_namespaceObject.timingSafeEqual)(digest, said);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/keys/pkcs7.js

function readPkcs7Certificates(der) {
    const [, wrapped] = readSequence(der) ?? [];
    const signedData = readPath(wrapped, 0);
    const fields = signedData === undefined ? undefined : readChildren(signedData.content);
    const certificates = fields?.find(({ tag }) => tag === TAG.context0);
    if (certificates === undefined)
        return undefined;
    return readChildren(certificates.content)
        ?.filter(({ tag }) => tag === TAG.sequence)
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
    const ecdh = (0,external_node_crypto_namespaceObject.createECDH)(curve);
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
        key = (0,external_node_crypto_namespaceObject.createPrivateKey)({ key: der, format: 'der', type: form });
    }
    catch {
        throw corruptPem(what, 'The private key');
    }
    return checkKey(key, what);
}
function checkKey(key, what) {
    if (!isConsistent(key))
        throw corruptPem(what, 'The private key (its numbers do not belong together)');
    return key;
}
function decryptKey(der, context) {
    const algorithm = readPath(readElement(der), 0);
    if (algorithm === undefined)
        throw corruptPem(context.what, 'The encrypted private key');
    if (isTooSlow(algorithm))
        throw unsupportedEncryption(context.what);
    return tryPassphrases(context, (passphrase) => {
        try {
            return (0,external_node_crypto_namespaceObject.createPrivateKey)({ key: der, format: 'der', type: 'pkcs8', passphrase });
        }
        catch (error) {
            if (!isUnsupported(error))
                throw error;
        }
        const [, data] = readSequence(der) ?? [];
        const plain = decryptWithPassphrase(algorithm, data?.content ?? Buffer.alloc(0), passphrase);
        return (0,external_node_crypto_namespaceObject.createPrivateKey)({ key: plain, format: 'der', type: 'pkcs8' });
    });
}
function decryptPem(pem, context) {
    return tryPassphrases(context, (passphrase) => {
        try {
            return (0,external_node_crypto_namespaceObject.createPrivateKey)({ key: pem, format: 'pem', passphrase });
        }
        catch (error) {
            throw isUnsupported(error) ? new UnsupportedSchemeError() : error;
        }
    });
}
function tryPassphrases(context, open) {
    const passphrases = listPassphrases(context.passphrase);
    if (passphrases.length === 0)
        throw encryptedKey(context.what);
    for (const [index, passphrase] of passphrases.entries()) {
        try {
            return { key: checkKey(open(passphrase), context.what), isPassphraseTrimmed: index > 0 };
        }
        catch (error) {
            if (error instanceof UnsupportedSchemeError)
                throw unsupportedEncryption(context.what);
        }
    }
    throw wrongPassphrase(context.what);
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
    return unsupportedKeystore(what, 'a private key whose encryption is not supported', 'Encrypt it anew with "openssl pkcs8 -topk8 -v2 aes-256-cbc", or use it without a passphrase.');
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
        return emptyPem(what);
    if (nothing === 'masked')
        return maskedPem(what);
    if (nothing === 'placeholder')
        return placeholderPem(what);
    const start = text.slice(0, 400).trimStart();
    if (/^PuTTY-User-Key-File/i.test(start))
        return unsupportedKeystore(what, 'a PuTTY key file', 'Export the key from PuTTYgen with "Conversions, Export OpenSSH key", or use the key of the service key.');
    if (/^["'`]?(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-\S{1,40}|sk-\S{1,60}) AAAA/.test(start) ||
        /BEGIN SSH2 PUBLIC/i.test(start))
        return noPrivateKey(what, 'a public key for SSH');
    if (/-BEGIN|-END/i.test(text.slice(0, 4000)))
        return truncatedPem(what);
    return notPem(what, describeStart(start));
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
            return unsupportedKeystore(what, 'a Java key store', CONVERT);
        case 'keychain':
            return unsupportedKeystore(what, 'a macOS keychain', 'Export certificate and key from it as PKCS#12, and store the base64 of that file.');
        case 'gzip':
        case 'zip':
            return notPem(what, 'a compressed file');
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
            throw notPem(this.#context.what, 'a key for PGP');
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
                throw unsupportedKeystore(what, 'a DSA key', 'Use a certificate with an RSA or EC key.');
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
            certificate = new external_node_crypto_namespaceObject.X509Certificate(der);
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
        if (this.#privateKeys.some((one) => one.equals(key)))
            this.#repairs.push('duplicates');
        else
            this.#privateKeys.push(key);
    }
    #addPublicKey(der, type) {
        try {
            this.#publicKeys.push((0,external_node_crypto_namespaceObject.createPublicKey)({ key: der, format: 'der', type }));
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
            return hasPassphrase ? wrongPassphrase(what) : encryptedKey(what);
        return unsupportedKeystore(what, 'a PKCS#12 file whose encryption is not supported', 'Export it anew with "openssl pkcs12 -export".');
    }
    #addOpenssh(bytes) {
        const { what, passphrase } = this.#context;
        const opened = readOpensshKey(bytes);
        if (opened.kind === 'encrypted' && passphrase === undefined)
            throw encryptedKey(what);
        if (opened.kind === 'encrypted')
            throw unsupportedKeystore(what, 'an encrypted OpenSSH key', 'Convert it with "ssh-keygen -p -m PKCS8 -f FILE".');
        if (opened.kind === 'corrupt')
            throw this.#corrupt('The OpenSSH key');
        this.#repairs.push('openssh-key');
        this.#addKey(checkKey(opened.key, what));
    }
    #corrupt(which) {
        return corruptPem(this.#context.what, which);
    }
}
function checkReadable(certificate) {
    const parts = [certificate.publicKey.type, certificate.subject, certificate.keyUsage];
    const dates = [certificate.validFromDate, certificate.validToDate];
    if (parts.length + dates.length === 0 || dates.some((date) => Number.isNaN(date.getTime())))
        throw new RangeError('a date is damaged');
}

;// CONCATENATED MODULE: ./lib/keys/characters.js
const NUL = '\\u0000';
const RULES = [
    rule('utf-16', String.raw `^(?:\u00FF\u00FE|\u00FE\u00FF|\uFFFD\uFFFD)(?=${NUL}|.${NUL})|${NUL}`),
    rule('byte-order-mark', String.raw `\uFEFF|\uFFFE|^\u00EF\u00BB\u00BF`),
    rule('unicode-line-breaks', String.raw `[\u2028\u2029\u0085\u000B\u000C]`, '\n'),
    rule('invisible-characters', String.raw `[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFFA0]`),
    rule('terminal-codes', String.raw `\u001B\[[0-?]{0,32}[ -\/]{0,4}[@-~]|\u001B\][^\u0007\u001B]{0,256}(?:\u0007|\u001B\\)|\u001B[()#][0-9A-Z]|\u001B[=>78cDEHMNOZ]|\u009B[0-?]{0,32}[@-~]`),
    rule('control-characters', String.raw `[\u0001-\u0008\u000E-\u001F\u007F-\u0084\u0086-\u009F]`),
    rule('unicode-blanks', String.raw `[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]`, ' '),
];
const DASHES = rule('unicode-dashes', String.raw `[\u2010-\u2015\u2043\u2212\uFE58\uFE63\uFF0D]`, '-');
const ASCII_TEXT = /^[\t\n\r -~]*$/;
function cleanInvisible(text) {
    return applyRules(text, RULES);
}
function cleanCharacters(text) {
    const clean = applyRules(text, [...RULES, DASHES]);
    const narrow = clean.text.replaceAll(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
    return narrow === clean.text
        ? clean
        : { text: narrow, repairs: [...clean.repairs, 'full-width-characters'] };
}
function applyRules(text, rules) {
    if (ASCII_TEXT.test(text))
        return { text, repairs: [] };
    const repairs = [];
    let current = text;
    for (const { code, pattern, replacement } of rules) {
        const next = current.replaceAll(pattern, replacement);
        if (next !== current)
            repairs.push(code);
        current = next;
    }
    return { text: current, repairs };
}
function rule(code, pattern, replacement = '') {
    return { code, pattern: new RegExp(pattern, 'g'), replacement };
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
    const decoded = text
        .split(/(\s+)/)
        .map((word) => restoreBlanks(word).replaceAll(/(?:%[0-9A-Fa-f]{2})+/g, decodeOctets))
        .join('');
    return { text: decoded, repairs: ['url-encoding'] };
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
    for (const symbols of transport_listCandidates(content)) {
        if (symbols === former)
            continue;
        former = symbols;
        const result = decodeSymbols(symbols);
        if (result !== undefined)
            return { ...result, repairs: [...repairs, 'base64-of-text'] };
    }
    return undefined;
}
function* transport_listCandidates(text) {
    const bare = removeFences(removeArmour(text)).replaceAll(/["'`;,\\\u2018-\u201F]/g, '');
    yield bare;
    if (/[A-Za-z0-9+/] [A-Za-z0-9+/]/.test(bare))
        yield bare.trim().replaceAll('\n', '').replaceAll(' ', '+');
    yield bare.replace(/^\s*(?:(?:export|set|setx|declare -x|const|let|var)\s+)?(?:\$env:)?[$\w.-]{1,64}\s{0,8}[:=]\s{0,8}[|>]?[-+]?/, '');
    yield (bare.match(BASE64_LINE) ?? []).join('');
    yield bare.trim().replace(/^[+>*#|-]{1,3}[ \t]?/, '');
    yield longestRun(bare);
    yield bare.slice(0, bare.search(/=[^=]/) + 1);
}
const BASE64_LINE = /(?<![^\n])[ \t>]*[A-Za-z0-9+/_-]{20,}(?:[ \t]+[A-Za-z0-9+/_-]+)*={0,2}[ \t]*(?![^\n])/g;
function removeArmour(text) {
    if (!/BEGIN|END/i.test(text))
        return text;
    return text.replaceAll(/-{2,9}[ \t]?(?:BEGIN|END)[A-Z0-9 ]{0,40}-{2,9}/gi, '');
}
function removeFences(text) {
    return text.includes('```') ? text.replaceAll(/^[ \t]*```[a-z0-9]{0,12}[ \t]*$/gim, '') : text;
}
const FEWEST_RUN = 40;
const transport_SYMBOLS = new Uint8Array(128);
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-')
    transport_SYMBOLS[sign.charCodeAt(0)] = 1;
function longestRun(text) {
    let [start, end, from] = [0, 0, 0];
    for (let at = 0; at <= text.length; at += 1) {
        if (transport_SYMBOLS[text.charCodeAt(at)] === 1)
            continue;
        if (at - from > end - start && at - from >= FEWEST_RUN)
            [start, end] = [from, at];
        from = at + 1;
    }
    return text.slice(start, end) + (/^={1,2}/.exec(text.slice(end, end + 2))?.[0] ?? '');
}
function decodeSymbols(text) {
    if (/[^A-Za-z0-9+/_\-\s>=]/.test(text))
        return undefined;
    const compact = text.replaceAll(/[\s>]+/g, '').replace(/={1,3}$/, '');
    if (compact.length < FEWEST_SYMBOLS || compact.length % 4 === 1 || !/^[A-Za-z0-9+/_-]+$/.test(compact))
        return undefined;
    return accept(Buffer.from(compact, /[_-]/.test(compact) ? 'base64url' : 'base64'));
}
function accept(bytes) {
    const text = transport_decodeText(bytes);
    const isIndefinite = bytes[0] === 0x30 && bytes[1] === 0x80;
    const isDer = bytes[0] === 0x30 && readTotalLength(bytes) === bytes.length;
    const isKnown = text !== undefined || isIndefinite || isDer || detectFileKind(bytes) !== undefined;
    return isKnown ? { bytes, text } : undefined;
}
function transport_decodeHex(text) {
    if (!/^\s*["']?(?:0x)?[0-9A-Fa-f]{2}[0-9A-Fa-f\s:,]{20}/.test(text.slice(0, 60)))
        return undefined;
    const digits = text.replaceAll(/0x|[\s:"',]+/g, '');
    if (digits.length < 80 || digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits))
        return undefined;
    return accept(Buffer.from(digits, 'hex'));
}
function transport_decodeText(bytes) {
    const isLittle = bytes[0] === 0xff && bytes[1] === 0xfe;
    const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
    if (isLittle || countZeros(bytes, 1) > 0.6)
        return transport_decodeAs('utf-16le', bytes);
    if (isBig || countZeros(bytes, 0) > 0.6)
        return transport_decodeAs('utf-16be', bytes);
    const text = transport_decodeAs('utf-8', bytes);
    return text === undefined || /[\u0000-\u0006\u000E-\u001A]/.test(text) ? undefined : text;
}
function countZeros(bytes, offset) {
    const other = bytes.subarray(0, 200).filter((octet, index) => index % 2 !== offset && octet === 0).length;
    const zeros = bytes.subarray(0, 200).filter((octet, index) => index % 2 === offset && octet === 0).length;
    return other > 20 ? 0 : zeros / (Math.min(bytes.length, 200) / 2);
}
function transport_decodeAs(encoding, bytes) {
    try {
        const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
        return text.trim() === '' ? undefined : text;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/keys/key-material.js








const key_material_MAX_CHARACTERS = 1024 * 1024;
const MAX_LAYERS = 5;
function readKeyMaterial(text, options) {
    if (text.length > key_material_MAX_CHARACTERS)
        throw tooLargePem(options.what);
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
    return bytes.length < 24 ? undefined : transport_decodeText(bytes);
}
function refuseFaults(faults, what) {
    const [fault] = faults;
    if (fault === undefined)
        return;
    if (faults.every(({ kind }) => kind === 'placeholder'))
        throw placeholderPem(what);
    if (faults.some(({ kind }) => kind === 'truncated'))
        throw truncatedPem(what);
    throw corruptPem(what, 'A block of the PEM text');
}

;// CONCATENATED MODULE: ./lib/keys/certificate.js


function parseCertificates(text, what) {
    const { certificates, others } = readKeyMaterial(text, { what });
    if (certificates.length === 0)
        throw noCertificate(what, others[0] ?? 'a private key');
    return certificates;
}

;// CONCATENATED MODULE: ./lib/service-key/service-key-faults.js


const COPY_ALL = 'Copy the whole service key, from the first { to the last }, into the GitHub secret.';
function emptyKey() {
    return service_key_faults_fault('SERVICE_KEY_EMPTY', 'The input "service-key" was empty: the secret does not exist under that name, or is not handed to this run (fork, Dependabot).', 'Check the name of the secret in the workflow, and that this event may read it; pull requests from forks get no secrets.');
}
function tooLargeKey() {
    return service_key_faults_fault('SERVICE_KEY_TOO_LARGE', 'The input "service-key" held more than 1 MiB of text, which no service key does.', 'Store the JSON of one service key, and nothing else, in the GitHub secret.');
}
function maskedKey() {
    return service_key_faults_fault('SERVICE_KEY_MASKED', 'The input "service-key" held only asterisks, as the log shows a secret.', 'Copy the service key from the cockpit or from "cf service-key"; a log never shows it.');
}
function placeholderKey() {
    return service_key_faults_fault('SERVICE_KEY_PLACEHOLDER', 'The input "service-key" held a placeholder or an expression that was not evaluated, not a service key.', 'Store the service key itself in the GitHub secret, and hand it over as ${{ secrets.NAME }}.');
}
function ambiguousKey() {
    return service_key_faults_fault('SERVICE_KEY_AMBIGUOUS', 'The input "service-key" held several service keys that could be meant.', 'Store only the service key that is to be used in the GitHub secret.');
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
    return service_key_faults_fault('SERVICE_KEY_WRONG_SERVICE', `The service key belonged to ${is}, but one of ${should} was needed.`, `Use the service key of ${next}.`);
}
function noUrl() {
    return service_key_faults_fault('SERVICE_KEY_NO_URL', 'The field "url" of the service key was missing, or was not an address that starts with https://.', COPY_ALL);
}
function noTokenUrl() {
    return service_key_faults_fault('SERVICE_KEY_NO_URL', 'The service key had no address for access tokens that starts with https://.', COPY_ALL);
}
function incompleteKey(fields) {
    return service_key_faults_fault('SERVICE_KEY_NOT_A_SERVICE_KEY', `The JSON had some fields of a service key, but no credentials; its known fields are: ${fields}.`, COPY_ALL);
}
function refuseDocument(text, { isJson, isTruncated, values }) {
    if (isTruncated)
        return service_key_faults_fault('SERVICE_KEY_TRUNCATED', 'The input "service-key" broke off: its JSON has a beginning, but no end.', COPY_ALL);
    if (isJson)
        return notAServiceKey(values);
    return service_key_faults_fault('SERVICE_KEY_NOT_JSON', `The input "service-key" was no JSON, and nothing that could be turned into it: it held ${describe(text)}.`, COPY_ALL);
}
function notAServiceKey(values) {
    const isRequest = values.some((value) => isRecord(value) && ('key-type' in value || 'grant-types' in value));
    return service_key_faults_fault('SERVICE_KEY_NOT_A_SERVICE_KEY', isRequest
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
function service_key_faults_fault(code, happened, next) {
    return new ActionError(code, { happened, next });
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
    return readString(fields, 'clientid') === undefined ? 'credential-store' : 'cloud-integration';
}
const OFFERINGS = /^(?:credstore|it-rt)$/;
function isKnownOffering({ names }) {
    return names.some((name) => OFFERINGS.test(name));
}

;// CONCATENATED MODULE: ./lib/service-key/binding-inputs.js


function listIdentitySources(fields, inputs) {
    const ownKey = inputs.privateKey ?? (holdsKey(inputs.clientCertificate) ? '' : undefined);
    return {
        certificate: chooseSource(inputs.clientCertificate, 'client-certificate', readText(fields, 'certificate'), 'certificate'),
        key: chooseSource(ownKey, 'private-key', readText(fields, 'key') ?? readText(fields, 'private_key'), 'key'),
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
        ...own.map((text) => new Secret(text)),
        ...(inputs.passphrase === undefined ? [] : [inputs.passphrase]),
    ];
}

;// CONCATENATED MODULE: ./lib/service-key/dates.js
function dates_parseDate(value) {
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
        const built = buildClientIdentity({ certificates, privateKeys }, { what: certificate.what, now });
        const { identity } = built;
        return {
            identity,
            certificates: identity.chain,
            privateKey: identity.privateKey,
            repairs: [...repairs, ...built.repairs],
            warnings: judgeChain(identity, now),
        };
    }
    const isKeyMeant = (key.text?.trim() ?? '') !== '' || others.includes('a public key');
    if (privateKeys.length === 0 && (need === 'certificate+key' || need === 'key' || isKeyMeant))
        throw noPrivateKey(isKeyMeant && key.text !== undefined ? key.what : certificate.what, identity_describe(inKey, certificates));
    if (certificates.length === 0 &&
        (need === 'certificate+key' || need === 'certificate' || others.includes('a certificate request')))
        throw noCertificate(certificate.what, others[0] ?? (privateKeys.length > 0 ? 'only a private key' : 'nothing'));
    if (privateKeys.length > 1)
        throw ambiguousKeys(key.what, 'private key');
    const chain = orderCertificates(certificates, { what: certificate.what, now });
    return {
        identity: undefined,
        certificates: chain,
        privateKey: privateKeys[0],
        repairs,
        warnings: [...judgeChain({ chain, root: undefined }, now), ...warnAboutKey(certificates, privateKeys)],
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
        if (!keys.some((one) => one.equals(key)))
            keys.push(key);
    return keys;
}

;// CONCATENATED MODULE: ./lib/service-key/trusted-roots.js
const trusted_roots_NAMES = [
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
    return trusted_roots_NAMES.some((pattern) => pattern.test(name) || (name === 'GlobalSign' && pattern.test(unit)));
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
    const certificate = readText(fields, 'certificate');
    const hasKeyField = readText(fields, 'key') !== undefined || readText(fields, 'private_key') !== undefined;
    if (certificate !== undefined && /PRIVATE KEY/i.test(certificate))
        return 'certificate';
    if (hasKeyField)
        return 'certificate';
    if (readString(fields, 'clientsecret') !== undefined)
        return 'client-secret';
    if (certificate !== undefined)
        return 'external-certificate';
    if ('certificate' in fields || 'key' in fields)
        return 'certificate';
    throw incompleteKey(listFieldNames(fields));
}
function buildSecretBinding(fields, inputs) {
    if (inputs.need === 'certificate+key' || inputs.need === 'certificate')
        throw noCertificate('the service key', 'it is of the type ClientId/Secret; mutual TLS needs one that was created with {"key-type":"certificate"}');
    const clientSecret = new Secret(readString(fields, 'clientsecret') ?? '');
    return {
        binding: { ...buildBase(fields, inputs, 'client-secret'), type: 'client-secret', clientSecret },
        repairs: [],
        warnings: [],
    };
}
function buildBase(fields, inputs, identity) {
    const url = readUrl(fields, 'url');
    if (url === undefined)
        throw noUrl();
    const [first, ...others] = listTokenUrls(fields, identity);
    if (first === undefined)
        throw noTokenUrl();
    return {
        service: 'cloud-integration',
        url,
        tokenUrls: [first, ...others],
        clientId: readString(fields, 'clientid')?.trim() ?? '',
        expiresAt: dates_parseDate(fields['expires_at']),
        secrets: collectSecrets(inputs, [
            readText(fields, 'key'),
            readText(fields, 'private_key'),
            readString(fields, 'clientsecret'),
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
    const server = readServerKey(readText(readObject(fields, 'encryption') ?? {}, 'server_public_key'));
    if (!isPayloadEncrypted(fields, inputs))
        return { clientKey: undefined, ...server };
    const { key, repairs } = readClientKey(fields, inputs);
    return { ...server, clientKey: key, repairs: [...repairs, ...server.repairs] };
}
function readClientKey(fields, { payloadPrivateKey, passphrase }) {
    const field = readText(readObject(fields, 'encryption') ?? {}, 'client_private_key');
    const text = payloadPrivateKey ?? field;
    const what = payloadPrivateKey === undefined
        ? 'the field "encryption.client_private_key" of the service key'
        : 'the input "payload-private-key"';
    if (text === undefined)
        throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
            happened: 'The service key says that payloads are encrypted, but holds no private key to decrypt them.',
            next: 'Give the private key that belongs to the public key of the binding in the input "payload-private-key".',
        });
    const { privateKeys, others, repairs } = readKeyMaterial(text, { what, passphrase });
    const [key, another] = privateKeys;
    if (key === undefined)
        throw noPrivateKey(what, others[0] ?? 'a certificate');
    if (another !== undefined)
        throw ambiguousKeys(what, 'private key');
    return { key: requireRsa(key, what), repairs: repairs.filter((code) => code !== 'bare-base64') };
}
function isPayloadEncrypted(fields, { payloadPrivateKey }) {
    const written = fields['encryption'];
    if (typeof written === 'string' && written.trim() !== '' && readObject(fields, 'encryption') === undefined)
        throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
            happened: 'The field "encryption" of the service key was text that could not be read as JSON.',
            next: 'Copy the whole service key, from the first { to the last }, into the GitHub secret.',
        });
    const said = readObject(readObject(fields, 'parameters') ?? {}, 'encryption')?.['payload'];
    if (said === 'enabled' || said === 'disabled')
        return said === 'enabled';
    const encryption = readObject(fields, 'encryption') ?? {};
    return Object.keys(encryption).length > 0 || payloadPrivateKey !== undefined;
}
function requireRsa(key, what) {
    if (key.asymmetricKeyType === 'rsa')
        return key;
    throw new ActionError('SERVICE_KEY_NO_PAYLOAD_KEY', {
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
        if (!(error instanceof ActionError))
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
    const url = readUrl(fields, 'url');
    if (url === undefined)
        throw noUrl();
    const username = readString(fields, 'username')?.trim() ?? '';
    if (username === '' && type !== 'mtls')
        throw incompleteKey(listFieldNames(fields));
    const payload = readPayloadKeys(fields, inputs);
    const base = {
        service: 'credential-store',
        url,
        username,
        payloadKey: payload.clientKey,
        serverPublicKey: payload.serverKey,
        expiresAt: dates_parseDate(fields['expires_at']),
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
    const said = readObject(readObject(fields, 'parameters') ?? {}, 'authentication')?.['type'];
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
    if (readUrl(fields, 'url')?.hostname.includes('.cert.') === true)
        return 'mtls';
    throw incompleteKey(listFieldNames(fields));
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
            const password = readString(fields, 'password');
            if (password === undefined)
                throw incompleteKey(listFieldNames(fields));
            return { own: { type, password: new Secret(password) }, repairs: [], warnings: [] };
        }
    }
}
function requireTokenUrl(fields) {
    const url = readUrl(fields, 'oauth_token_url') ?? readUrl(fields, 'tokenurl');
    if (url === undefined)
        throw noTokenUrl();
    return url;
}
function readSigningKey(fields, inputs) {
    refuseOtherNeed(inputs, 'oauth:key');
    const what = 'the field "private_key" of the service key';
    const { privateKeys, repairs, others } = readKeyMaterial(readText(fields, 'private_key') ?? readText(fields, 'key') ?? '', {
        what,
        passphrase: inputs.passphrase,
    });
    const [signingKey] = privateKeys;
    if (signingKey === undefined)
        throw noPrivateKey(what, others[0] ?? 'a certificate');
    return {
        own: { type: 'oauth:key', signingKey, tokenUrl: requireTokenUrl(fields) },
        repairs: repairs.filter((code) => code !== 'bare-base64'),
        warnings: [],
    };
}
function refuseOtherNeed(inputs, type) {
    if (inputs.need === 'any' || inputs.need === 'key')
        return;
    throw noCertificate('the service key', `it is of type ${type}; mutual TLS needs one that was created with {"authentication":{"type":"mtls"}}`);
}
function readPermissions(fields) {
    const authorization = readObject(readObject(fields, 'parameters') ?? {}, 'authorization') ?? {};
    const namespaces = authorization['namespace_permissions'];
    return {
        byDefault: readWords(authorization['default_permissions']),
        byNamespace: new Map(Object.entries(isRecord(namespaces) ? namespaces : {}).map(([name, words]) => [
            name,
            readWords(words) ?? [],
        ])),
    };
}
function readWords(list) {
    return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : undefined;
}
function listSecrets(fields, inputs) {
    const encryption = readObject(fields, 'encryption') ?? {};
    return collectSecrets(inputs, [
        readText(fields, 'key'),
        readText(fields, 'private_key'),
        readString(fields, 'password'),
        readString(encryption, 'client_private_key'),
        inputs.payloadPrivateKey,
    ]);
}

;// CONCATENATED MODULE: ./lib/service-key/candidates.js




function findCandidates(values) {
    const search = new Search();
    for (const value of values)
        search.visit(value, [], []);
    return dropEqual(search.found);
}
const candidates_MAX_DEPTH = 12;
const MAX_NODES = 5000;
const MAX_TEXT = 256 * 1024;
class Search {
    found = [];
    #nodes = 0;
    visit(value, names, repairs, depth = 0) {
        this.#nodes += 1;
        if (depth > candidates_MAX_DEPTH || this.#nodes > MAX_NODES)
            return;
        if (typeof value === 'string')
            this.#visitText(value, names, repairs, depth);
        else if (Array.isArray(value))
            for (const item of value)
                this.visit(item, names, repairs, depth + 1);
        else if (isRecord(value))
            this.#visitRecord(value, names, repairs, depth);
    }
    #visitRecord(record, names, repairs, depth) {
        const own = readWrapperNames(record);
        const inner = record['credentials'] ?? record['Credentials'];
        const hasInner = isRecord(inner) || typeof inner === 'string' || Array.isArray(inner);
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
        const parsed = parseRelaxedJson(decoded, start);
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
    const renamed = renameFields(decoded ?? record);
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
    const url = renameFields(record)['url'];
    if (typeof url !== 'string' || !/^(?:aHR0c|SFRUU)[A-Za-z0-9+/_-]+={0,2}\s*$/.test(url.trim()))
        return undefined;
    return Object.fromEntries(Object.entries(record).map(([name, value]) => [
        name,
        typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
    ]));
}
function liftInner(fields) {
    const oauth = readObject(fields, 'oauth');
    if (oauth !== undefined)
        return { ...fields, ...oauth };
    const uaa = readObject(fields, 'uaa');
    if (uaa === undefined)
        return fields;
    const url = fields['url'] ?? readObject(fields, 'endpoints')?.['api'] ?? uaa['url'];
    const tokenurl = uaa['tokenurl'] ?? uaa['url'];
    return { ...fields, ...uaa, url, tokenurl };
}
const IDENTITY = ['certificate', 'key', 'private_key', 'password', 'clientsecret'];
const PLACES = ['url', 'tokenurl', 'oauth_token_url', 'certurl'];
function isServiceKey(fields) {
    const count = (names) => names.filter((name) => name in fields).length;
    if (readString(fields, 'clientid') !== undefined)
        return count(PLACES) > 0 || ('certificate' in fields && count(IDENTITY) > 0);
    const isStore = 'username' in fields || 'encryption' in fields || 'oauth_token_url' in fields || 'expires_at' in fields;
    return (isStore && count(PLACES) + count(IDENTITY) >= 1 && count(IDENTITY) + Number('encryption' in fields) >= 1);
}
function dropEqual(found) {
    const distinct = [];
    let isRepeated = false;
    for (const one of found) {
        if (distinct.some(({ fields }) => (0,external_node_util_namespaceObject.isDeepStrictEqual)(fields, one.fields)))
            isRepeated = true;
        else
            distinct.push(one);
    }
    return isRepeated
        ? distinct.map((one) => ({ ...one, repairs: [...one.repairs, 'repeated-key'] }))
        : distinct;
}

;// CONCATENATED MODULE: ./lib/service-key/line-fields.js

const LINE = /^[ \t>]*(?:(?:export|set|setx|declare -x|const|let|var)[ \t]+)?([A-Za-z][\w.-]{1,40})[ \t]*(?:=>|[:=\t])[ \t]*(.*)$/;
const MOST_FIELDS = 500;
function parseLineFields(text) {
    const fields = [];
    for (const [, line = ''] of text.matchAll(/([^\r\n]*)(?:\r\n?|\n|$)/g)) {
        const match = line.length > 20_000 ? LINE.exec(line.slice(0, 100)) : LINE.exec(line);
        const [, name = '', first = ''] = match ?? [];
        if (isFieldName(name) && fields.length === MOST_FIELDS)
            return undefined;
        if (isFieldName(name))
            fields.push({ name, lines: [line.length > 20_000 ? line.slice(line.indexOf(first)) : first] });
        else
            fields.at(-1)?.lines.push(line);
    }
    if (fields.length < 3)
        return undefined;
    return Object.fromEntries(fields.map(({ name, lines }) => [name, cleanValue(lines.join('\n'))]));
}
function countFieldLines(text) {
    let count = 0;
    for (const [, name = ''] of text.matchAll(/^[ \t]{0,8}(?:export[ \t]+)?([A-Za-z][\w.-]{1,40})[ \t]{0,8}(?:=>|[:=\t])/gm)) {
        if (isFieldName(name) || /^(?:oauth|uaa|endpoints)$/i.test(name))
            count += 1;
        if (count >= 2)
            break;
    }
    return count;
}
function cleanValue(written) {
    const value = written
        .trim()
        .replace(/[,;]$/, '')
        .replace(/^[|>][-+]?[ \t]*\n/, '')
        .trim();
    const unquoted = /^("""|'''|"|'|`)([^]*)\1$/.exec(value)?.[2] ?? value.replace(/^\$'([^]*)'$/, '$1');
    return unquoted.replaceAll(/\\([:=#"'])/g, '$1');
}

;// CONCATENATED MODULE: ./lib/service-key/notations.js



const notations_NOTHING = { values: [], repairs: [] };
const WHOLE_NOTATIONS = [parseStrictJson, addBraces];
const LOOSE_NOTATIONS = [parseYaml, parseLines];
function parseStrictJson(text) {
    try {
        return { values: [JSON.parse(text)], repairs: [] };
    }
    catch {
        return notations_NOTHING;
    }
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
        const parsed = parseRelaxedJson(text, start);
        budget -= parsed.end - start + 1;
        if (parsed.kind !== 'value' && (parsed.hasItems || startsLikeJson(text, start, parsed.kind)))
            return notations_NOTHING;
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
        return notations_NOTHING;
    const parsed = parseRelaxedJson(`{${text.slice(start)}`, 0);
    return parsed.kind === 'value'
        ? { values: [parsed.value], repairs: ['json-braces', ...parsed.repairs] }
        : notations_NOTHING;
}
const MAX_YAML_CHARACTERS = 64 * 1024;
function parseYaml(text) {
    if (text.length > MAX_YAML_CHARACTERS || !/^[ \t]*-?[ \t]*["']?[\w.-]{2,60}["']?:(?:[ \t]|$)/m.test(text))
        return notations_NOTHING;
    try {
        const document = loadYaml().parseDocument(text, {
            logLevel: 'silent',
            uniqueKeys: false,
            prettyErrors: false,
            schema: 'core',
        });
        if (document.errors.length > 0)
            return notations_NOTHING;
        const value = document.toJS({ maxAliasCount: 20 });
        return typeof value === 'object' ? { values: [value], repairs: ['other-notation'] } : notations_NOTHING;
    }
    catch {
        return notations_NOTHING;
    }
}
function parseLines(text) {
    const fields = parseLineFields(text);
    return fields === undefined ? notations_NOTHING : { values: [fields], repairs: ['other-notation'] };
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
        const candidates = isHopeful(state.text) ? readState(state, outcome) : [];
        if (candidates.length > 0)
            return { candidates, ...outcome };
        for (const next of peel(state)) {
            if (seen.size > MAX_STATES || seen.has(next.text))
                continue;
            seen.add(next.text);
            queue.push(next);
        }
    }
    return { candidates: [], ...outcome };
}
function isHopeful(text) {
    return text.length <= document_USUAL_CHARACTERS || /client[_-]?id|certificate|credentials|username/i.test(text);
}
function readState(state, outcome) {
    const { text } = state;
    for (const parse of orderNotations(text)) {
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
function orderNotations(text) {
    const isPlain = cleanInvisible(text).text === text && !/^\s*[{[]/.test(text);
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
    return parseRelaxedJson(text, start).kind === 'truncated';
}
const FIELDS = /["'](?:oauth|uaa|credentials|clientid|client_?secret|certificate|url|username|expires_at|encryption|apiurl)["']/i;
const LAYERS = [
    cleanInvisible,
    document_parseString,
    decodeHtml,
    escapes_decodePercent,
    straightenQuotes,
    document_unescape,
    (text) => stripLineMarks(text.replaceAll(/\r\n?/g, '\n'), 'braces'),
    decodeEncoded,
];
function peel(state) {
    if (state.depth >= document_MAX_DEPTH)
        return [];
    const isClean = cleanInvisible(state.text).text === state.text;
    const layers = isClean && isHopeful(state.text) ? LAYERS : [cleanInvisible, decodeEncoded];
    return layers.flatMap((layer) => {
        const result = layer(state.text);
        if (result === undefined || result.text === state.text || result.text.trim() === '')
            return [];
        return [{ text: result.text, depth: state.depth + 1, repairs: [...state.repairs, ...result.repairs] }];
    });
}
function document_parseString(text) {
    if (!/^\s*"/.test(text))
        return undefined;
    try {
        const value = JSON.parse(text);
        return typeof value === 'string' ? { text: value, repairs: ['json-in-string'] } : undefined;
    }
    catch {
        return undefined;
    }
}
function straightenQuotes(text) {
    const straight = text
        .replaceAll(/[\u201C-\u201F\u2033\u00AB\u00BB\u300C\u300D\uFF02]/g, '"')
        .replaceAll(/[\u2018-\u201B\u2032\uFF07]/g, "'");
    return { text: straight, repairs: ['json-quotes'] };
}
function document_unescape(text) {
    if (!/\\["'n{}:/]/.test(text))
        return undefined;
    const plain = text.replaceAll(/\\(?:u([0-9A-Fa-f]{4})|([^]))/g, (_escape, code, sign) => {
        if (code !== undefined)
            return String.fromCharCode(Number.parseInt(code, 16));
        return sign === 'n' || sign === 'r' ? '\n' : sign === 't' ? '\t' : (sign ?? '');
    });
    return { text: plain, repairs: ['json-escaped'] };
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
        ...read_judgeExpiry(reading.binding.expiresAt, input.now),
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
        throw emptyPem(certificate.what);
    const { repairs, warnings, ...parts } = readIdentity({ certificate, key, passphrase, now }, need);
    const texts = [clientCertificate, privateKey].filter((text) => text !== undefined);
    return {
        binding: {
            service: undefined,
            type: 'bare',
            ...parts,
            secrets: [...texts.map((text) => new Secret(text)), ...(passphrase === undefined ? [] : [passphrase])],
        },
        repairs: orderServiceKeyRepairs(repairs),
        warnings: dropRepeated(warnings),
    };
}
function findCandidate(text, { expected, instanceName }) {
    if (text.length > key_material_MAX_CHARACTERS)
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
function read_judgeExpiry(expiresAt, now) {
    if (expiresAt === undefined || expiresAt > now)
        return [];
    return [
        {
            code: 'SERVICE_KEY_EXPIRED',
            message: `The service key says that it ended on ${formatDay(expiresAt)}; unless it was extended, create a new one and replace the secret.`,
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
        ...binding.secrets.flatMap((secret) => config_masks_listTextForms(secret.reveal())),
    ].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}
function config_masks_listTextForms(text) {
    return /[\r\n]/.test(text.trim()) ? listKeyMaskForms(text) : listMaskForms(text, POLICY);
}
function listSharedSecretForms(binding) {
    if (binding.type === 'basic')
        return listMaskForms(binding.password.reveal(), POLICY, [binding.username]);
    if (binding.type === 'client-secret')
        return listMaskForms(binding.clientSecret.reveal(), POLICY, [binding.clientId]);
    return [];
}
const MIN_FORM_CHARACTERS = 4;
const POLICY = { minLength: MIN_FORM_CHARACTERS };
function listKeyForms(key) {
    const types = key.asymmetricKeyType === 'rsa' ? ['pkcs8', 'pkcs1'] : ['pkcs8', 'sec1'];
    return types.flatMap((type) => {
        const pem = exportKey(key, type, 'pem').toString();
        return [
            ...listKeyMaskForms(pem),
            ...listMaskForms(pem, POLICY),
            ...listMaskForms(Buffer.from(exportKey(key, type, 'der')), POLICY),
        ];
    });
}
function exportKey(key, type, format) {
    return key.export({ type, format });
}
function listProxyMasks(address) {
    if (!URL.canParse(address))
        return [];
    const { username, password } = new URL(address);
    return [password, ...listMaskForms(decodePart(password), POLICY, [decodePart(username)])].filter((form) => form.length >= MIN_FORM_CHARACTERS);
}
function decodePart(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./lib/artifact/artifact-lines.js

const PACKAGE_ID = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
function isPackageId(text) {
    return PACKAGE_ID.test(text);
}
function parseArtifactLines(text, style = 'posix') {
    const lines = [];
    const faults = [];
    for (const [index, raw] of text
        .replace(/^\uFEFF/, '')
        .split(/\r?\n/)
        .entries()) {
        const line = raw.trim();
        if (line === '' || line.startsWith('#'))
            continue;
        const parsed = parseLine(line, index + 1, style);
        if ('fault' in parsed)
            faults.push(describeLineFault(index + 1, ...parsed.fault));
        else
            lines.push(parsed);
    }
    if (faults.length === 0 && !lines.some(({ kind }) => kind === 'include'))
        faults.push(inputInvalid('The input artifacts named no artifact.', 'Write one path or pattern in each line, for example `integration/*`.'));
    return { lines, faults };
}
function describeLineFault(number, happened, next) {
    return inputInvalid(`Line ${number} of artifacts ${happened}.`, next);
}
function parseLine(text, number, style) {
    const kind = text.startsWith('!') ? 'exclude' : 'include';
    const { packageId, rest } = splitPackage(kind === 'exclude' ? text.slice(1).trim() : text);
    if (kind === 'exclude' && packageId !== undefined)
        return { fault: ['gave a package to what it excludes', 'Leave out the part up to `=`.'] };
    const path = normalizePath(rest, style);
    return typeof path === 'string' ? { number, text, kind, packageId, path } : path;
}
function splitPackage(text) {
    const equals = text.indexOf('=');
    const packageId = text.slice(0, Math.max(0, equals)).trim();
    return isPackageId(packageId)
        ? { packageId, rest: text.slice(equals + 1).trim() }
        : { packageId: undefined, rest: text };
}
function normalizePath(written, style) {
    const path = style === 'windows' ? written.replaceAll('\\', '/') : written;
    if (path === '')
        return { fault: ['had no path', 'Write a path or a pattern.'] };
    if (/\p{Cc}/u.test(path))
        return { fault: ['held a control character', 'Write the path again by hand.'] };
    const isAbsolute = path.startsWith('/') || (style === 'windows' && /^[A-Za-z]:/.test(path));
    const names = isAbsolute ? undefined : resolveNames(path.split('/'));
    if (names === undefined)
        return {
            fault: [
                `led out of the workspace with ${quoteName(path)}`,
                'Write a path relative to the workspace, inside of it.',
            ],
        };
    return names.join('/');
}
function resolveNames(names) {
    const resolved = [];
    for (const name of names) {
        if (name === '' || name === '.')
            continue;
        if (name !== '..')
            resolved.push(name);
        else if (/[*?]/.test(resolved.pop() ?? '*'))
            return undefined;
    }
    return resolved;
}

;// CONCATENATED MODULE: ./lib/artifact/parameter-document.js


const MAX_PARAMETER_CHARACTERS = 1024 * 1024;
function parseParameterDocument(text, format) {
    if (text.length > MAX_PARAMETER_CHARACTERS)
        return parameter_document_failed(undefined, 'was larger than 1 MiB', 'Split the deployment into several steps.');
    if (format === 'properties')
        return readProperties(text);
    if (format === 'json' && !isJson(text))
        return parameter_document_failed(findYamlFault(text), 'was no JSON', 'Correct the JSON.');
    return readYaml(text);
}
function readProperties(text) {
    const properties = parseProperties(text);
    if (properties === undefined)
        return parameter_document_failed(undefined, 'held a damaged escape', 'Write `\\u` with four hexadecimal digits after it.');
    const faults = [];
    const entries = [];
    const keys = new Set();
    for (const { key, value, line, hasValue } of properties) {
        if (keys.has(key))
            faults.push(duplicate('a parameter', line));
        else if (!hasValue)
            faults.push({ line, happened: 'held a key without value', next: 'Write `key=value`.' });
        else
            entries.push({ artifactId: undefined, key, value, line });
        keys.add(key);
    }
    return { entries, artifacts: [], faults };
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
function parameter_document_parseYaml(text) {
    const { LineCounter, parseDocument } = loadYaml();
    const lines = new LineCounter();
    const options = { schema: 'failsafe', uniqueKeys: false, merge: false, lineCounter: lines };
    return { document: parseDocument(text.replace(/^\uFEFF/, ''), options), lines };
}
function findYamlFault(text) {
    const { document, lines } = parameter_document_parseYaml(text);
    const [first] = document.errors;
    return first && lines.linePos(first.pos[0]).line;
}
function readYaml(text) {
    const { document, lines } = parameter_document_parseYaml(text);
    const [error] = document.errors;
    if (error !== undefined)
        return parameter_document_failed(lines.linePos(error.pos[0]).line, 'was no YAML', 'Correct the indentation, quotes and colons there.');
    return new YamlReader(lines).read(document.contents);
}
class YamlReader {
    #lines;
    #entries = [];
    #artifacts = [];
    #faults = [];
    constructor(lines) {
        this.#lines = lines;
    }
    read(contents) {
        const isEmpty = contents === null || (loadYaml().isScalar(contents) && isUnwritten(contents));
        if (!isEmpty) {
            for (const { key: id, node, line } of this.#readPairs(contents, 'an artifact')) {
                this.#artifacts.push({ id, line });
                this.#readArtifact(id, node, line);
            }
        }
        return { entries: this.#entries, artifacts: this.#artifacts, faults: this.#faults };
    }
    #readArtifact(artifactId, node, mapLine) {
        for (const { key, node: value, line } of this.#readPairs(node, 'a parameter', mapLine)) {
            const text = this.#readValue(value, line);
            if (text !== undefined)
                this.#entries.push({ artifactId, key, value: text, line });
        }
    }
    #readPairs(node, what, mapLine = 1) {
        if (!loadYaml().isMap(node)) {
            this.#refuse(mapLine, loadYaml().isAlias(node) ? 'used an alias (`*name`)' : `had no list of keys where ${what} stands`, 'Write the artifact, and indented below it `Key: value`.');
            return [];
        }
        const seen = new Set();
        return node.items.flatMap((pair) => {
            const key = loadYaml().isScalar(pair.key) && isText(pair.key) ? String(pair.key.value) : undefined;
            const line = this.#lineOf(pair.key) ?? mapLine;
            if (key === undefined || key === '')
                this.#refuse(line, `held ${what} without a plain name`, 'Write the name in quotes.');
            else if (seen.has(key))
                this.#faults.push(duplicate(what, line));
            else {
                seen.add(key);
                return [{ key, node: pair.value, line }];
            }
            return [];
        });
    }
    #readValue(node, line) {
        if (node === null || (loadYaml().isScalar(node) && isUnwritten(node)))
            this.#refuse(line, 'held a parameter without value', "Write the value, or `''` for the empty text.");
        else if (loadYaml().isScalar(node) && isText(node))
            return String(node.value);
        else if (loadYaml().isAlias(node))
            this.#refuse(line, 'used an alias (`*name`)', 'Write the value out.');
        else if (loadYaml().isScalar(node))
            this.#refuse(line, 'held a value with a tag', 'Leave out the `!` or write the value in quotes.');
        else
            this.#refuse(line, 'held a list or a map as value', 'Write one text as value; put it in quotes if it has `[` or `{`.');
        return undefined;
    }
    #refuse(line, happened, next) {
        this.#faults.push({ line, happened, next });
    }
    #lineOf(node) {
        return loadYaml().isScalar(node) && node.range ? this.#lines.linePos(node.range[0]).line : undefined;
    }
}
function isUnwritten(node) {
    return node.type === loadYaml().Scalar.PLAIN && /^(?:~|null|Null|NULL)?$/.test(String(node.value));
}
function isText(node) {
    return node.tag === undefined || node.tag === 'tag:yaml.org,2002:str' || node.tag === '!';
}
function duplicate(what, line) {
    return { line, happened: `held ${what} twice`, next: 'Keep one of the two.' };
}
function parameter_document_failed(line, happened, next) {
    return { entries: [], artifacts: [], faults: [{ line, happened, next }] };
}

;// CONCATENATED MODULE: ./lib/artifact/parameter-file.js


const FORMATS = {
    yaml: 'yaml',
    yml: 'yaml',
    json: 'json',
    prop: 'properties',
    properties: 'properties',
};
const REFUSED_NAMES = /^(?:INPUT_.*|ACTIONS_.*|STATE_.*|GITHUB_TOKEN)$/is;
const SET_IT = 'Set it under `env:` of the step.';
function formatOfParameterFile(file) {
    const ending = /\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase();
    return ending !== undefined && Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
}
function parseParameterFile(input) {
    const format = formatOfParameterFile(input.file);
    if (format === undefined)
        return parameter_file_failed(inputInvalid(`The parameter file ${quoteName(input.file)} has an ending that is not known.`, 'Name it `.yml`, `.yaml`, `.json` or `.prop`.', input.file));
    const [onlyId] = input.artifactIds;
    if (format === 'properties' && (onlyId === undefined || input.artifactIds.length > 1))
        return parameter_file_failed(inputInvalid(`The parameter file ${quoteName(input.file)} names no artifact, and the lines of \`artifacts\` yield ${input.artifactIds.length}.`, 'Use a YAML file, which names the artifact above its parameters.', input.file));
    return parameter_file_readDocument(input, format, onlyId ?? '');
}
function parameter_file_readDocument(input, format, onlyId) {
    const document = parseParameterDocument(input.text, format);
    const values = new Map();
    const lines = new Map();
    const expansion = new Expansion(input);
    const known = new Set(input.artifactIds);
    for (const entry of document.entries) {
        const id = entry.artifactId ?? onlyId;
        if (!known.has(id))
            continue;
        mapOf(values, id).set(entry.key, expansion.expand(entry));
        mapOf(lines, id).set(entry.key, entry.line);
    }
    const unknownIds = document.artifacts.filter(({ id }) => !known.has(id));
    const faults = document.faults.map(({ line, happened, next }) => ({
        line: line ?? 1,
        error: inputInvalid(`The parameter file ${at(input.file, line)} ${happened}.`, next, input.file, line),
    }));
    return {
        values,
        lines,
        expanded: [...expansion.expanded],
        unknownIds,
        faults: [...faults, ...expansion.faults].toSorted((a, b) => a.line - b.line).map(({ error }) => error),
    };
}
class Expansion {
    expanded = new Set();
    faults = [];
    #input;
    constructor(input) {
        this.#input = input;
    }
    expand({ value, line }) {
        return value.replace(/\$\{env:([^}]*)\}/g, (written, name) => {
            const found = this.#read(name, line);
            if (found !== undefined)
                this.expanded.add(found);
            return found ?? written;
        });
    }
    #read(name, line) {
        const { env } = this.#input;
        if (REFUSED_NAMES.test(name)) {
            this.#refuse(line, `must not read the variable ${quoteName(name)}`, 'Set another variable under `env:` of the step, and name that.');
            return undefined;
        }
        const value = Object.hasOwn(env, name) ? env[name] : undefined;
        if (value !== undefined && value !== '')
            return value;
        this.#refuse(line, `read the variable ${quoteName(name)}, which is not set or empty`, SET_IT);
        return undefined;
    }
    #refuse(line, happened, next) {
        const { file } = this.#input;
        this.faults.push({
            line,
            error: inputInvalid(`The parameter file ${at(file, line)} ${happened}.`, next, file, line),
        });
    }
}
function at(file, line) {
    return line === undefined ? quoteName(file) : `${quoteName(file)}, line ${line},`;
}
function mapOf(maps, id) {
    const map = maps.get(id) ?? new Map();
    maps.set(id, map);
    return map;
}
function parameter_file_failed(error) {
    return { values: new Map(), lines: new Map(), expanded: [], unknownIds: [], faults: [error] };
}

;// CONCATENATED MODULE: ./lib/artifact/disk.js





function listFolder(absolute) {
    try {
        const entries = external_node_fs_.readdirSync(absolute, { withFileTypes: true });
        return entries.toSorted((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch {
        return undefined;
    }
}
function isArtifactFolder(absolute) {
    return statOf(below(absolute, manifest_MANIFEST_PATH)) !== undefined;
}
function statOf(absolute) {
    try {
        return external_node_fs_.lstatSync(absolute);
    }
    catch {
        return undefined;
    }
}
function realPathOf(absolute) {
    try {
        return external_node_fs_.realpathSync(absolute);
    }
    catch {
        return undefined;
    }
}
function readPlainFile(absolute, file, maxBytes) {
    const flags = external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NOFOLLOW | external_node_fs_.constants.O_NONBLOCK;
    let descriptor;
    try {
        descriptor = external_node_fs_.openSync(absolute, flags);
        const stat = external_node_fs_.fstatSync(descriptor);
        if (!stat.isFile())
            throw describeSpecial(file, 'no plain file');
        if (stat.size > maxBytes)
            throw describeLarge(file);
        return new Uint8Array(external_node_fs_.readFileSync(descriptor));
    }
    catch (error) {
        throw error instanceof ActionError ? error : describeUnreadable(file);
    }
    finally {
        if (descriptor !== undefined)
            external_node_fs_.closeSync(descriptor);
    }
}
function describeLarge(file) {
    return artifactInvalid(`The file ${quoteName(file)} was too large, or the artifact with it.`, 'Remove what does not belong to the artifact.', file);
}
function describeUnreadable(file) {
    return artifactInvalid(`The file ${quoteName(file)} could not be read.`, 'Check its permissions, and that it is a plain file.', file);
}
function describeSpecial(file, what) {
    return artifactInvalid(`The artifact holds ${quoteName(file)}, which is ${what}.`, what === 'a link' ? 'Replace the link by a copy of the file.' : 'Remove it from the artifact.', file);
}
function below(absolute, relative) {
    return external_node_path_.join(absolute, ...relative.split('/'));
}
function joinPath(folder, name) {
    return folder === '' ? name : `${folder}/${name}`;
}

;// CONCATENATED MODULE: ./lib/artifact/local-artifact.js




function buildArtifact(finding, files, origin) {
    const { id, name, version, type } = readManifest(files, origin);
    const { path, source, packageId, line } = finding;
    const known = [...files].filter(([file]) => isKnownPath(type, file));
    const ignored = [...files.keys()].filter((file) => !isKnownPath(type, file));
    return {
        id,
        name,
        version,
        type,
        packageId,
        path,
        line: line.number,
        source,
        archive: new Map(known),
        ignored,
    };
}
function findPackage(path, line, inputPackage) {
    const given = line.packageId ?? inputPackage;
    if (given !== undefined)
        return given;
    const parent = path.split('/').at(-2);
    const id = parent?.slice(parent.lastIndexOf('~') + 1) ?? '';
    if (isPackageId(id))
        return id;
    return describeLineFault(line.number, parent === undefined
        ? `gave no package for ${quoteName(path)}`
        : `gave no package for ${quoteName(path)}, whose parent folder has a name that is no package id`, 'Write `PackageId = ` in front of the path, or set the input package.');
}
function findDuplicateIds(artifacts) {
    const firsts = new Map();
    return artifacts.flatMap((artifact) => {
        const first = firsts.get(artifact.id);
        firsts.set(artifact.id, first ?? artifact);
        return first === undefined ? [] : [describeDuplicate(first, artifact)];
    });
}
function describeDuplicate(first, second) {
    return inputInvalid(`The id ${quoteName(second.id)} was found twice: in ${quoteName(first.path)} and in ${quoteName(second.path)}.`, 'Leave one of the two out with a line that starts with `!`.', second.path);
}

;// CONCATENATED MODULE: ./lib/artifact/artifact-folder.js








const MAX_FOLDER_ENTRIES = 20_000;
const MAX_FOLDER_DEPTH = 32;
const SKIPPED_NAMES = ['.git', 'node_modules'];
function readFolder(finding, absolute) {
    const { path: folder } = finding;
    const origin = { label: folder === '' ? '.' : folder, file: joinPath(folder, manifest_MANIFEST_PATH) };
    const { files, skipped } = listArtifact(absolute, folder);
    const read = readFiles(absolute, folder);
    const { type } = readManifest(new Map([[manifest_MANIFEST_PATH, read(manifest_MANIFEST_PATH)]]), origin);
    const known = files.filter((file) => isKnownPath(type, file));
    artifact_folder_checkPaths(known, folder);
    const archive = sortArchive(known.map((file) => [file, read(file)]));
    const ignored = [...files.filter((file) => !isKnownPath(type, file)), ...skipped].toSorted();
    return { ...buildArtifact(finding, archive, origin), ignored };
}
function artifact_folder_checkPaths(files, folder) {
    const bad = files.find((file) => describePathFault(file) !== undefined) ?? findCollision(files);
    if (bad !== undefined)
        throw artifactInvalid(`The artifact ${quoteName(folder)} holds ${quoteName(bad)}, whose name not every system can have beside the others.`, 'Rename the file: plain characters, and no second name that differs only by case or accents.', joinPath(folder, bad));
}
function readFiles(absolute, folder) {
    let left = MAX_UNPACKED_BYTES;
    return (file) => {
        const bytes = readPlainFile(below(absolute, file), joinPath(folder, file), left);
        left -= bytes.length;
        return bytes;
    };
}
function listArtifact(absolute, folder) {
    const [files, skipped] = [[], []];
    let entries = 0;
    const visit = (parent, at) => {
        const list = listFolder(at);
        if (list === undefined)
            throw describeUnreadable(joinPath(folder, parent));
        for (const entry of list) {
            const name = joinPath(parent, entry.name);
            entries += 1;
            if (entries > MAX_FOLDER_ENTRIES ||
                files.length > MAX_FILES ||
                name.split('/').length > MAX_FOLDER_DEPTH)
                throw describeHuge(folder);
            if (SKIPPED_NAMES.includes(entry.name))
                skipped.push(entry.isDirectory() ? `${name}/` : name);
            else if (entry.isFile())
                files.push(name);
            else if (!entry.isDirectory())
                throw describeSpecial(joinPath(folder, name), entry.isSymbolicLink() ? 'a link' : 'no plain file');
            else if (isArtifactFolder(external_node_path_.join(at, entry.name)))
                skipped.push(`${name}/`);
            else
                visit(name, external_node_path_.join(at, entry.name));
        }
    };
    visit('', absolute);
    return { files, skipped };
}
function describeHuge(folder) {
    return artifactInvalid(`The artifact ${quoteName(folder)} holds too many files, or folders too deep in each other.`, 'Keep only the artifact in its folder, and move everything else out of it.', joinPath(folder, manifest_MANIFEST_PATH));
}

;// CONCATENATED MODULE: ./lib/artifact/glob.js

function isGlob(pattern) {
    return /[*?]/.test(pattern);
}
function baseOfGlob(pattern) {
    const names = pattern.split('/');
    const first = names.findIndex(isGlob);
    return names.slice(0, first < 0 ? names.length : first).join('/');
}
function buildMatcher(pattern, hidden) {
    const matches = loadPicomatch()(escapeLiterals(hideBackslashes(pattern)), {
        dot: hidden === 'matched',
        nobrace: true,
        nobracket: true,
        noextglob: true,
        nonegate: true,
        windows: false,
    });
    return (path) => matches(hideBackslashes(path));
}
function hideBackslashes(text) {
    return text.replaceAll('\\', '\uE000');
}
function escapeLiterals(pattern) {
    return pattern
        .split('/')
        .map((name) => name.replace(/[^*?\p{L}\p{N}_ ~-]/gu, '\\$&'))
        .join('/');
}

;// CONCATENATED MODULE: ./lib/artifact/source.js










const MAX_SEARCHED_ENTRIES = 200_000;
const MAX_SEARCH_DEPTH = 32;
function findArtifacts(search) {
    const workspace = realPathOf(search.workspace) ?? search.workspace;
    const { findings, errors } = findPaths(search, new Workspace(workspace, search.maxEntries ?? MAX_SEARCHED_ENTRIES));
    const artifacts = [];
    for (const finding of findings) {
        const packageId = findPackage(finding.path, finding.line, search.package);
        if (packageId instanceof ActionError)
            errors.push(packageId);
        else
            source_collect(() => artifacts.push(source_readArtifact({ ...finding, packageId })), errors);
    }
    return { artifacts, errors: [...errors, ...findDuplicateIds(artifacts)] };
}
function findPaths(search, workspace) {
    const isExcluded = buildExclusion(search.lines);
    const findings = new Map();
    const errors = [];
    for (const line of search.lines.filter(({ kind }) => kind === 'include')) {
        source_collect(() => {
            const found = isGlob(line.path) ? workspace.search(line) : [workspace.resolve(line)];
            const kept = found.filter((finding) => !isExcluded(finding.path));
            if (kept.length === 0)
                throw describeNothing(line, found.length);
            for (const finding of kept)
                if (!findings.has(finding.path))
                    findings.set(finding.path, finding);
        }, errors);
    }
    return { findings: findings.values(), errors };
}
function buildExclusion(lines) {
    const patterns = lines.filter(({ kind }) => kind === 'exclude').map((line) => line.path);
    const matchers = patterns.map((pattern) => pattern === '' ? () => true : buildMatcher(pattern, 'matched'));
    return (found) => {
        const names = found.split('/');
        const withParents = names.map((_name, index) => names.slice(0, index + 1).join('/'));
        return matchers.some((matches) => withParents.some(matches));
    };
}
function describeNothing(line, excluded) {
    return describeLineFault(line.number, excluded > 0
        ? `yielded no artifact, since a line with \`!\` excluded all that it found`
        : `yielded no artifact: ${quoteName(line.path)} matched no folder with ${manifest_MANIFEST_PATH} and no .zip file`, 'Correct the path, check that the checkout holds it, or remove the line.');
}
class Workspace {
    #root;
    #maxEntries;
    #left;
    constructor(root, maxEntries) {
        this.#root = root;
        this.#maxEntries = maxEntries;
        this.#left = maxEntries;
    }
    resolve(line) {
        const absolute = this.#locate(line, line.path);
        const stat = absolute === undefined ? undefined : statOf(absolute);
        if (absolute === undefined || stat === undefined)
            throw describeNothing(line, 0);
        if (stat.isDirectory() && isArtifactFolder(absolute))
            return { path: line.path, line, source: 'folder', absolute };
        if (stat.isFile() && source_isZip(line.path))
            return { path: line.path, line, source: 'zip', absolute };
        throw describeLineFault(line.number, `named ${quoteName(line.path)}, which is neither a folder with ${manifest_MANIFEST_PATH} nor a .zip file`, 'Name the artifact itself, or use a pattern such as `folder/*`.');
    }
    search(line) {
        const matches = buildMatcher(line.path, 'skipped');
        const maxDepth = line.path.split('/').includes('**') ? MAX_SEARCH_DEPTH : line.path.split('/').length;
        const found = [];
        const visit = (folder, absolute) => {
            if (isArtifactFolder(absolute)) {
                if (folder !== '' && matches(folder))
                    found.push({ path: folder, line, source: 'folder', absolute });
                return;
            }
            if (folder !== '' && folder.split('/').length >= maxDepth)
                return;
            for (const entry of this.#list(absolute, line)) {
                const [name, at] = [joinPath(folder, entry.name), external_node_path_.join(absolute, entry.name)];
                if (entry.isDirectory() && !SKIPPED_NAMES.includes(entry.name))
                    visit(name, at);
                else if (entry.isFile() && source_isZip(name) && matches(name))
                    found.push({ path: name, line, source: 'zip', absolute: at });
            }
        };
        const base = baseOfGlob(line.path);
        const start = this.#locate(line, base);
        if (start !== undefined && statOf(start)?.isDirectory() === true)
            visit(base, start);
        return found;
    }
    #locate(line, relative) {
        const absolute = realPathOf(below(this.#root, relative));
        if (absolute === undefined || absolute === this.#root)
            return absolute;
        if (absolute.startsWith(this.#root + external_node_path_.sep))
            return absolute;
        throw describeLineFault(line.number, `led out of the workspace, since ${quoteName(relative)} goes through a link`, 'Name a folder that lies in the workspace itself.');
    }
    #list(absolute, line) {
        const entries = listFolder(absolute) ?? [];
        this.#left -= entries.length;
        if (this.#left >= 0)
            return entries;
        throw describeLineFault(line.number, `searched more than ${this.#maxEntries} files and folders`, 'Start the pattern with the folder that holds the artifacts.');
    }
}
function source_readArtifact(finding) {
    return finding.source === 'zip' ? readZip(finding) : readFolder(finding, finding.absolute);
}
function readZip(finding) {
    const origin = { label: finding.path, file: finding.path };
    const zip = readPlainFile(finding.absolute, finding.path, MAX_PACKED_BYTES);
    return buildArtifact(finding, readArchive(zip, origin), origin);
}
function source_collect(work, errors) {
    try {
        work();
    }
    catch (error) {
        if (!(error instanceof ActionError))
            throw error;
        errors.push(error);
    }
}
function source_isZip(name) {
    return /[^/]\.zip$/i.test(name);
}

;// CONCATENATED MODULE: ./lib/git/changes.js
function readChanges(git, ref) {
    const head = readCommit(git, 'HEAD');
    if (head === undefined)
        return 'no-commit';
    const since = isRef(ref)
        ? (readCommit(git, ref) ?? readCommit(git, `refs/remotes/origin/${ref}`))
        : undefined;
    if (since === undefined)
        return 'unknown-ref';
    const base = toId(git(['merge-base', since, head]));
    if (base === undefined)
        return 'no-merge-base';
    const touched = git([...DIFF, base, head]);
    const held = git(['ls-tree', '-r', '-z', '--full-tree', head]);
    if (touched === undefined || held === undefined)
        return 'unreadable';
    return buildChanges(base, splitNames(touched), parseTree(held));
}
const DIFF = [
    ...['diff-tree', '-r', '-z', '--name-only', '--no-commit-id', '--no-renames'],
    ...['--no-ext-diff', '--no-textconv', '--ignore-submodules=none'],
];
function isRef(text) {
    return /^[^-]/.test(text) && !/[\p{Cc}\p{Z}:?*[\\]|\.\./u.test(text) && text.length <= MAX_REF_CHARACTERS;
}
const MAX_REF_CHARACTERS = 500;
function readCommit(git, ref) {
    return toId(git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]));
}
function toId(output) {
    return /^(?:[\da-f]{40}|[\da-f]{64})(?=\n|$)/.exec(output?.toString('latin1') ?? '')?.[0];
}
function parseTree(output) {
    const entries = splitNames(output).map((entry) => {
        const tab = entry.indexOf('\t');
        return { isModule: entry.startsWith('160000 '), name: entry.slice(tab + 1) };
    });
    return {
        files: entries.map(({ name }) => name),
        modules: new Set(entries.filter(({ isModule }) => isModule).map(({ name }) => name)),
    };
}
function splitNames(output) {
    return output
        .toString('utf8')
        .normalize('NFC')
        .split('\0')
        .filter((name) => name !== '');
}
function buildChanges(base, touched, { files, modules }) {
    const [touchedPaths, heldPaths] = [withFolders(touched), withFolders(files)];
    return {
        base,
        isTouched: (given) => {
            const path = given.normalize('NFC');
            if (touchedPaths.has(path))
                return true;
            const module = listFolders(path).find((folder) => modules.has(folder));
            return module === undefined ? !heldPaths.has(path) : touchedPaths.has(module);
        },
    };
}
function withFolders(names) {
    const all = new Set(names);
    for (const name of names)
        for (const folder of listFolders(name))
            all.add(folder);
    return all;
}
function listFolders(name) {
    const parts = name.split('/');
    return parts.map((_part, index) => parts.slice(0, index).join('/'));
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: ./lib/git/git-command.js



const TIMEOUT_MS = 60_000;
const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;
const SETTINGS = [
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.pager=cat',
    'core.attributesFile=/dev/null',
    'core.sshCommand=false',
    'core.askPass=',
    'core.alternateRefsCommand=false',
    'core.quotePath=false',
    'credential.helper=',
    'protocol.allow=never',
    'gc.auto=0',
    'maintenance.auto=false',
];
const ENVIRONMENT = {
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_SYSTEM: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_PAGER: 'cat',
    LC_ALL: 'C',
};
function openGit({ root, searchPath, workspace }) {
    const program = findProgram(searchPath ?? '', workspace);
    if (program === undefined)
        return undefined;
    const fixed = ['--no-pager', '--literal-pathspecs', `--git-dir=${external_node_path_.join(root, '.git')}`];
    const settings = [...SETTINGS, `safe.directory=${root}`].flatMap((setting) => ['-c', setting]);
    return (args) => {
        const { status, stdout, error } = (0,external_node_child_process_namespaceObject.spawnSync)(program, [...fixed, ...settings, ...args], {
            cwd: root,
            env: { ...ENVIRONMENT, ...(external_node_path_.sep === '\\' && { SystemRoot: 'C:\\Windows' }) },
            stdio: ['ignore', 'pipe', 'ignore'],
            timeout: TIMEOUT_MS,
            killSignal: 'SIGKILL',
            maxBuffer: MAX_OUTPUT_BYTES,
            shell: false,
            windowsHide: true,
        });
        return error === undefined && status === 0 ? stdout : undefined;
    };
}
function findProgram(searchPath, workspace) {
    const name = external_node_path_.sep === '\\' ? 'git.exe' : 'git';
    return searchPath
        .split(external_node_path_.delimiter)
        .filter((folder) => external_node_path_.isAbsolute(folder))
        .map((folder) => external_node_path_.join(folder, name))
        .find((file) => isProgram(file) && !isBelow(external_node_fs_.realpathSync(file), workspace));
}
function isProgram(file) {
    try {
        return external_node_fs_.statSync(file).isFile();
    }
    catch {
        return false;
    }
}
function isBelow(file, folder) {
    return file.startsWith(folder.endsWith(external_node_path_.sep) ? folder : folder + external_node_path_.sep);
}

;// CONCATENATED MODULE: ./lib/git/repository.js


function locate(workspace, absolute) {
    const [base, real] = [repository_realPathOf(workspace), repository_realPathOf(absolute)];
    if (base === undefined || real === undefined)
        return undefined;
    const names = external_node_path_.relative(base, real).split(external_node_path_.sep);
    if (names[0] === '..' || external_node_path_.isAbsolute(external_node_path_.relative(base, real)))
        return undefined;
    const folders = names.map((_name, index) => external_node_path_.join(base, ...names.slice(0, index)));
    const root = [...folders, real].find(holdsRepository);
    return root === undefined ? undefined : { root, path: external_node_path_.relative(root, real).split(external_node_path_.sep).join('/') };
}
function holdsRepository(folder) {
    try {
        const stat = external_node_fs_.lstatSync(external_node_path_.join(folder, '.git'));
        return stat.isDirectory() || stat.isFile();
    }
    catch {
        return false;
    }
}
function repository_realPathOf(absolute) {
    try {
        return external_node_fs_.realpathSync(absolute);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/action/event.js
function readEvent(reader) {
    const name = reader.readVariable('GITHUB_EVENT_NAME') ?? '';
    const payload = event_readPayload(reader);
    const pull = event_member(payload, 'pull_request');
    const head = event_member(pull, 'head');
    return {
        name,
        base: findBase(name, payload),
        isForced: name === 'push' && event_member(payload, 'forced') === true,
        pullRequest: readNumber(event_member(pull, 'number')) ?? readCommented(payload),
        isFromFork: pull !== undefined && isOtherRepository(pull),
        commit: event_readCommit(event_member(head, 'sha')) ?? event_readCommit(reader.readVariable('GITHUB_SHA')),
    };
}
function findBase(name, payload) {
    if (name.startsWith('pull_request'))
        return event_readCommit(event_member(event_member(event_member(payload, 'pull_request'), 'base'), 'sha'));
    if (name === 'merge_group')
        return event_readCommit(event_member(event_member(payload, 'merge_group'), 'base_sha'));
    if (name !== 'push')
        return undefined;
    const ref = event_member(payload, 'ref');
    if (typeof ref !== 'string' || !ref.startsWith('refs/heads/'))
        return undefined;
    return event_readCommit(event_member(payload, 'before'));
}
function readCommented(payload) {
    const issue = event_member(payload, 'issue');
    return event_member(issue, 'pull_request') === undefined ? undefined : readNumber(event_member(issue, 'number'));
}
function isOtherRepository(pull) {
    const nameOf = (side) => event_member(event_member(event_member(pull, side), 'repo'), 'full_name');
    return nameOf('head') !== nameOf('base');
}
function event_readCommit(value) {
    return typeof value === 'string' && /^(?!0+$)(?:[\da-f]{40}|[\da-f]{64})$/.test(value) ? value : undefined;
}
function readNumber(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
function event_readPayload(reader) {
    const file = reader.readVariable('GITHUB_EVENT_PATH');
    const text = file === undefined ? undefined : reader.readText(file);
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function event_member(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}

;// CONCATENATED MODULE: ./lib/action/changed-since.js





function selectTouched(inputs, artifacts) {
    const ref = inputs.readText('changed-since');
    if (ref === '' || artifacts.length === 0)
        return { artifacts, notes: [] };
    if (ref !== 'auto')
        return selectSince(inputs, artifacts, { ref, label: `"${ref}"`, isForced: false });
    const event = readEvent(inputs.reader);
    if (event.base !== undefined)
        return selectSince(inputs, artifacts, {
            ref: event.base,
            label: describeBase(event),
            isForced: event.isForced,
        });
    return { artifacts, notes: [`All artifacts were taken: the event "${event.name}" has no earlier state.`] };
}
function describeBase({ name, base = '' }) {
    const commit = base.slice(0, SHORT_CHARACTERS);
    return name === 'push' ? `the commit before the push (${commit})` : `the base of the changes (${commit})`;
}
const SHORT_CHARACTERS = 7;
function selectSince(inputs, artifacts, since) {
    const all = { artifacts, notes: [] };
    if (!isRef(since.ref)) {
        inputs.addFault('changed-since', 'it takes auto, or the name of a branch, a tag or a commit');
        return all;
    }
    const workspace = external_node_path_.resolve(inputs.reader.readVariable('GITHUB_WORKSPACE') ?? '.');
    const places = artifacts.map((artifact) => locate(workspace, external_node_path_.join(workspace, artifact.path)));
    const parameters = inputs.readPath('parameters');
    const file = parameters === undefined ? undefined : locate(workspace, parameters);
    const roots = new Set([...places, file].flatMap((place) => (place === undefined ? [] : [place.root])));
    if (roots.size === 0) {
        inputs.addFault('changed-since', `the workspace holds no git repository; ${CHECKOUT}`);
        return all;
    }
    const changes = readAll([...roots], workspace, since, inputs);
    if (changes === undefined)
        return all;
    const isTouched = (place) => place === undefined || changes.get(place.root)?.isTouched(place.path) !== false;
    if (parameters !== undefined && isTouched(file))
        return {
            artifacts,
            notes: [`All artifacts were taken: the parameter file changed since ${since.label}.`],
        };
    const touched = artifacts.filter((_artifact, index) => isTouched(places[index]));
    const note = `${touched.length} of ${artifacts.length} artifacts changed since ${since.label}.`;
    return { artifacts: touched, notes: [note] };
}
function readAll(roots, workspace, since, inputs) {
    const changes = new Map();
    const searchPath = inputs.reader.readVariable('PATH') ?? inputs.reader.readVariable('Path');
    for (const root of roots) {
        const git = openGit({ root, searchPath, workspace: repository_realPathOf(workspace) ?? workspace });
        const read = git === undefined ? 'no-git' : readChanges(git, since.ref);
        if (typeof read === 'string') {
            inputs.addFault('changed-since', describeFault(read, since));
            return undefined;
        }
        changes.set(root, read);
    }
    return changes;
}
const CHECKOUT = 'check out with actions/checkout and fetch-depth: 0 before this step';
function describeFault(fault, { label, isForced }) {
    switch (fault) {
        case 'no-git':
            return 'git was not found on this runner; install it, or leave the input out to take all artifacts';
        case 'no-commit':
            return `the repository in the workspace holds no commit that could be read; ${CHECKOUT}`;
        case 'unknown-ref':
            return isForced
                ? `the clone does not hold ${label}, which the forced push replaced; name a branch or tag instead of auto, or start the workflow by hand to take all artifacts`
                : `the clone does not hold ${label}; ${CHECKOUT}`;
        case 'no-merge-base':
            return `the clone holds no commit that ${label} and this one have in common; ${CHECKOUT}`;
        case 'unreadable':
            return `what changed since ${label} could not be read from the clone; ${CHECKOUT}`;
    }
}

;// CONCATENATED MODULE: ./lib/action/github-inputs.js



const MAX_ENVIRONMENT_CHARACTERS = 255;
const MIN_MASK_CHARACTERS = 8;
function readGitHubSettings(inputs) {
    const environment = inputs.readText('github-environment');
    if (environment.length > MAX_ENVIRONMENT_CHARACTERS || /[\p{Cc}\p{Cf}]/u.test(environment))
        inputs.addFault('github-environment', 'it takes a name of one line with up to 255 characters');
    const variable = (name) => inputs.reader.readVariable(name);
    return {
        environment: environment === '' ? undefined : environment,
        commentsOnPullRequest: inputs.readBoolean('pull-request-comment'),
        token: readToken(inputs),
        event: readEvent(inputs.reader),
        variables: {
            apiUrl: variable('GITHUB_API_URL'),
            serverUrl: variable('GITHUB_SERVER_URL'),
            repository: variable('GITHUB_REPOSITORY'),
            runId: variable('GITHUB_RUN_ID'),
            runAttempt: variable('GITHUB_RUN_ATTEMPT'),
            workflow: variable('GITHUB_WORKFLOW'),
            job: variable('GITHUB_JOB'),
        },
    };
}
function readToken(inputs) {
    const token = inputs.reader.readInput('github-token').trim();
    if (token === '')
        return undefined;
    inputs.reader.mask(listMaskForms(token, { minLength: MIN_MASK_CHARACTERS }));
    if (/^[\x21-\x7e]+$/.test(token))
        return new Secret(token);
    inputs.addFault('github-token', 'it holds blanks or characters that no token has');
    return undefined;
}

;// CONCATENATED MODULE: ./lib/action/deploy-inputs.js






function readDeployInputs(inputs) {
    const all = readArtifacts(inputs);
    const { artifacts, notes } = selectTouched(inputs, all);
    return {
        artifacts,
        selectionNotes: notes,
        github: readGitHubSettings(inputs),
        settings: {
            createPackage: inputs.readBoolean('create-package'),
            unlistedParameters: inputs.readWord('unlisted-parameters', ['keep', 'workspace']),
            deploy: inputs.readWord('deploy', ['changed', 'always', 'never']),
            onDraft: inputs.readWord('on-draft', ['error', 'overwrite', 'skip']),
            concurrency: inputs.readNumber('concurrency', 1, 16),
            waitTimeoutMs: inputs.readNumber('wait-timeout-seconds', 10, 7200, 'any') * 1000,
            rollback: inputs.readBoolean('rollback'),
            parameters: deploy_inputs_readParameters(inputs, all),
        },
    };
}
function readArtifacts(inputs) {
    const style = inputs.reader.readVariable('RUNNER_OS') === 'Windows' ? 'windows' : 'posix';
    const packageId = inputs.isSet('package') ? inputs.readText('package') : undefined;
    if (packageId !== undefined && !isPackageId(packageId))
        inputs.addFault('package', 'it takes letters, digits and the signs . _ -, a letter or digit first');
    const { lines, faults } = parseArtifactLines(inputs.reader.readInput('artifacts'), style);
    inputs.addErrors(faults);
    const workspace = inputs.reader.readVariable('GITHUB_WORKSPACE') ?? '.';
    const found = findArtifacts({ lines, package: packageId, workspace });
    inputs.addErrors(found.errors);
    return found.artifacts;
}
function deploy_inputs_readParameters(inputs, artifacts) {
    const name = inputs.readText('parameters');
    const file = inputs.readPath('parameters');
    if (file === undefined)
        return new Map();
    const text = inputs.reader.readText(file);
    if (text === undefined) {
        inputs.addFault('parameters', `"${name}" is not there, or no text file of up to 1 MiB; its path is relative to the workspace, so check out the repository before`);
        return new Map();
    }
    const artifactIds = artifacts.map(({ id }) => id);
    const parsed = parseParameterFile({ text, file: name, artifactIds, env: readNamedVariables(text, inputs) });
    inputs.addErrors(parsed.faults);
    inputs.reader.mask(parsed.expanded.flatMap((value) => listMaskForms(value, { minLength: 4 })));
    for (const { id, line } of parsed.unknownIds)
        inputs.warnings.push(`Line ${line} of ${name} lists parameters of "${id}", which no line of artifacts yields.`);
    return joinPlaces(parsed, name);
}
function readNamedVariables(text, { reader }) {
    const names = [...text.matchAll(/\$\{env:([^}]*)\}/g)].map(([, name = '']) => name);
    return Object.fromEntries(names.map((name) => [name, reader.readVariable(name)]));
}
function joinPlaces({ values, lines }, file) {
    return new Map([...values].map(([id, ofOne]) => [
        id,
        new Map([...ofOne].map(([key, value]) => {
            const line = lines.get(id)?.get(key);
            return [key, { value, place: line === undefined ? { file } : { file, line } }];
        })),
    ]));
}

;// CONCATENATED MODULE: ./lib/action/fetch-inputs.js



function readFetchSettings(inputs) {
    const exportEnv = inputs.readBoolean('export-env');
    const dotenvFile = inputs.readPath('dotenv-file');
    const variablePrefix = inputs.readText('env-prefix');
    if (!/^(?:[A-Za-z_]\w*)?$/.test(variablePrefix))
        inputs.addFault('env-prefix', 'it takes letters, digits and "_", not a digit first');
    const lines = fetch_inputs_readLines(inputs);
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
function fetch_inputs_readLines(inputs) {
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
var mod = __nccwpck_require__(916);
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
        this.#faults.push(...errors);
    }
    collect(step) {
        try {
            return step();
        }
        catch (error) {
            if (!(error instanceof ActionError))
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
            throw combineErrors(this.#faults);
    }
    #add(happened, place) {
        this.#faults.push(new ActionError('INPUT_INVALID', { happened, next: 'Correct the step; nothing was sent yet.', place }));
    }
}
function isSlipOf(name, known) {
    const plain = (text) => text.replaceAll(/[^a-z\d]/g, '');
    return plain(name) === plain(known) || (known.length > 5 && (0,mod/* distance */.Io)(name, known) <= 2);
}

;// CONCATENATED MODULE: ./lib/action/inputs.js










function parseInputs(reader, now, onWarning = () => undefined) {
    const inputs = new InputParser(reader);
    inputs.checkNames();
    const command = chooseCommand(inputs);
    inputs.readBoolean('summary');
    const pemFiles = inputs.readBoolean('pem-files');
    const reading = inputs.collect(() => readKey(inputs, { command, pemFiles, now }));
    if (reading !== undefined)
        reader.mask(listBindingMasks(reading.binding));
    const common = { ...readCommon(inputs, reading?.binding), pemFiles };
    const settings = readSettings(inputs, command);
    if (inputs.hasFaults())
        inputs.warnings.forEach(onWarning);
    inputs.throwFaults();
    if (reading === undefined)
        throw new TypeError('a binding is missing without a fault');
    return build({ ...common, repairs: reading.repairs, keyWarnings: reading.warnings }, reading.binding, settings);
}
function readSettings(inputs, command) {
    switch (command) {
        case 'fetch':
            return { fetch: readFetchSettings(inputs) };
        case 'deploy':
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
        passphrase: passphrase === undefined ? undefined : new Secret(passphrase),
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
        if (!(error instanceof ActionError))
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
    const step = new Step(runner, readPreferences(runner), clock);
    try {
        step.judgeEnvironment();
        const config = parseInputs(runner, clock.now(), (warning) => {
            runner.warn(warning, 'Inputs');
        });
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
class Step {
    #runner;
    #preferences;
    #clock;
    #writer;
    #outputs;
    #warnings = [];
    #facts = { host: undefined, expiry: undefined, isDryRun: false, warnings: [] };
    #summary = '';
    constructor(runner, preferences, clock) {
        this.#runner = runner;
        this.#preferences = preferences;
        this.#clock = clock;
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
            throw combineErrors(refusals);
    }
    begin(config) {
        const expiry = findExpiry(config, this.#clock.now());
        const { binding } = config;
        const host = binding.type === 'bare' ? undefined : binding.url.host;
        this.#facts = { ...this.#facts, host, expiry, isDryRun: config.dryRun && config.command !== 'check' };
        this.#outputs.set('expires-at', expiry?.expiresAt.toISOString() ?? '');
        this.#outputs.set('days-left', expiry?.daysLeft.toString() ?? '');
        if (config.command === 'check') {
            this.#setOutputs(describeKey(config));
            this.#summary = renderKeySummary(config, expiry, this.#runner.clean);
        }
        if (config.pemFiles)
            this.#writer.check(preparePemFiles(binding, this.#writer).files);
        for (const warning of config.inputWarnings)
            this.#warn(warning, 'Inputs');
        for (const warning of listKeyWarnings(config))
            this.#warnOf(warning);
        const expiryWarning = judgeExpiry(expiry, config.expiry);
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
        for (const line of describeDeliveries(report, config.binding.url.host, mode))
            this.#runner.info(line);
        this.#summary = renderFetchSummary(this.#facts, report, this.#runner.clean);
    }
    async deploy(config, cancelled) {
        const { clean } = this.#runner;
        for (const note of config.deploy.selectionNotes)
            this.#runner.info(note);
        const outcome = await this.#runDeploy(config, cancelled);
        if (outcome.reports === undefined)
            for (const planned of outcome.plan.artifacts)
                this.#runner.group(describePlanned(planned), describeDifferences(planned));
        for (const warning of outcome.warnings)
            this.#warn(warning, 'GitHub');
        for (const line of describeOutcome(outcome))
            this.#runner.info(line);
        this.#setOutputs(buildOutputs(outcome, clean));
        for (const { artifact, content, reason, failure } of outcome.plan.artifacts)
            if (content === 'skip' && failure === undefined)
                this.#warn(`"${artifact.id}" was left as it is: ${reason}.`, 'ARTIFACT_DRAFT');
        this.#summary = renderDeploySummary(this.#facts, outcome, clean);
        const failures = listFailures(outcome);
        if (failures.length > 0)
            throw combineErrors(failures);
        this.#writePemFiles(config);
    }
    async #runDeploy(config, cancelled) {
        try {
            return await runDeploy(config, { runner: this.#runner, clock: this.#clock, cancelled });
        }
        catch (error) {
            const [first] = listErrors(error);
            if (first !== undefined)
                this.#outputs.set('report', buildStoppedReport(config.deploy.artifacts, first, this.#runner.clean));
            throw error;
        }
    }
    async check(config) {
        const report = await runCheck(config, this.#facts.expiry, this.#runner, this.#clock);
        for (const warning of report.warnings)
            this.#warnOf(warning);
        this.#writePemFiles(config);
        this.#summary = renderCheckSummary(this.#facts, { config, report }, this.#runner.clean);
    }
    fail(thrown) {
        const errors = withoutRepetitions(listErrors(thrown));
        this.#outputs.set('error-code', errors[0]?.code ?? 'INTERNAL_ERROR');
        for (const { code, message, next, place } of errors)
            this.#runner.fail([message, next], code, place);
        this.#summary = [renderFailureSummary(this.#facts, errors, this.#runner.clean), this.#summary].join('\n');
    }
    async end() {
        if (this.#preferences.commands.includes('check'))
            this.#outputs.set('warnings', JSON.stringify([...new Set(this.#warnings.map(({ code }) => code))]));
        for (const [name, value] of this.#outputs)
            this.#runner.setOutput(name, value);
        if (this.#preferences.summary)
            await this.#runner.writeSummary(this.#summary);
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
        this.#facts = { ...this.#facts, warnings: [...this.#facts.warnings, message] };
        this.#runner.warn(message, title, place);
    }
}
function findExpiry({ binding }, now) {
    const [leaf] = listCertificates(binding);
    const bindingEnd = binding.type === 'bare' ? undefined : binding.expiresAt;
    return computeExpiry([leaf?.validToDate, bindingEnd], now);
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
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
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
    process.stdout.cork();
    for (const form of forms)
        issueCommand('add-mask', {}, form);
    process.stdout.uncork();
}
function info(text) {
    process.stdout.write(text + external_node_os_.EOL);
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
var plain_text = __nccwpck_require__(576);
;// CONCATENATED MODULE: ./lib/action/runner.js




function createRunner(environment) {
    const masked = new plain_text/* SecretIndex */.X2();
    const clean = (text) => (0,plain_text/* toPlainText */.bo)(text, masked);
    const isOnRunner = environment['GITHUB_ACTIONS'] === 'true';
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
        mask: (forms) => {
            const added = forms.filter((form) => masked.add(form));
            if (isOnRunner)
                setSecrets(added);
        },
        info: (text) => {
            info(clean(text));
        },
        group: (title, lines) => {
            startGroup(clean(title));
            for (const line of lines)
                info(clean(line));
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
            if (hasFile('GITHUB_OUTPUT'))
                writeCommandFile('OUTPUT', name, value);
        },
        exportVariable: (name, value) => {
            writeCommandFile('ENV', name, value);
        },
        saveState: (name, value) => {
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

/***/ 920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  m: () => (/* binding */ systemClock)
});

;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
;// CONCATENATED MODULE: ./lib/clock.js

const systemClock = {
    now: () => new Date(),
    sleep: async (ms, signal) => {
        await (0,promises_namespaceObject.setTimeout)(ms, undefined, signal === undefined ? {} : { signal });
    },
    timeout: (ms) => AbortSignal.timeout(ms),
};


/***/ }),

/***/ 691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(920);
/* harmony import */ var _action_runner_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(583);
/* harmony import */ var _action_run_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(694);



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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
