export const id = 623;
export const ids = [623];
export const modules = {

/***/ 1623:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCheck: () => (/* binding */ runCheck)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/http/connection-failure.js
var connection_failure = __webpack_require__(5249);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./lib/late-libraries.js + 1 modules
var late_libraries = __webpack_require__(7784);
// EXTERNAL MODULE: ./lib/http/connection-stages.js
var connection_stages = __webpack_require__(336);
// EXTERNAL MODULE: ./lib/http/trust.js
var trust = __webpack_require__(3526);
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
    const connection = external_node_tls_.connect({
        ...(socket === undefined ? { host: url.hostname, port: Number(url.port || 443) } : { socket }),
        servername: (0,external_node_net_.isIP)(url.hostname) === 0 ? url.hostname : '',
        ca: (0,trust/* listTrusted */.w)(extraAuthorities),
        minVersion: 'TLSv1.2',
    });
    const end = () => {
        resolve(undefined);
    };
    connection.prependListener('secure', () => {
        resolve((0,connection_stages/* nameIssuer */.Xj)(connection));
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
    const client = new ((0,late_libraries/* loadUndici */.b7)().Client)(origin, {
        connect: { ca: (0,trust/* listTrusted */.w)(extraAuthorities), minVersion: 'TLSv1.2', rejectUnauthorized: true },
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

// EXTERNAL MODULE: ./lib/action/connect.js + 11 modules
var connect = __webpack_require__(1529);
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
    const authorized = (0,connect/* authorizeStore */.P$)({ http, binding, authentication, references: [reference] }, wiring);
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
    const { http: authorized } = (0,connect/* authorizeIntegration */.IE)(http, binding, authentication, wiring);
    return {
        send: async () => requireProof(await authorized({
            method: 'GET',
            url: new URL(`${binding.url.href.replace(/\/+$/, '')}/api/v1/IntegrationPackages?$top=1`),
            headers: { accept: 'application/json' },
            mayPass: ({ status }) => status === 500,
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
    throw new errors/* ActionError */.lZ('HTTP_UNEXPECTED_STATUS', {
        happened: `${host} gave an answer that the service does not give (status ${status}${isPage ? ', a page in HTML' : ''}).`,
        next: 'Check that the field "url" of the service key is the one that SAP issued, and that no proxy answers in its place.',
    });
}
function noExternalKey() {
    return new errors/* ActionError */.lZ('PEM_NO_PRIVATE_KEY', {
        happened: 'The service key is of type external-certificate, so it holds no private key to connect with.',
        next: 'Give the private key of the certificate in the input "private-key" (and its chain in "client-certificate"), or set "connect: false".',
    });
}

;// CONCATENATED MODULE: ./lib/action/check-connection.js





async function checkConnection(config, binding, wiring, stages) {
    const { clock } = wiring;
    const observer = { clock, onStage: (stage) => stages.push(stage) };
    const rate = binding.service === 'credential-store' ? connect/* CREDENTIAL_STORE_RATE */.dK : connect/* CLOUD_INTEGRATION_RATE */.e9;
    const connection = (0,connect/* openHttp */.fb)(config, binding, rate, { ...wiring, observer });
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
    if (!(error instanceof connection_failure/* UntrustedServerError */.mA))
        return error;
    const url = listAddresses(binding).find(({ host }) => host === error.host);
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
        return new errors/* ActionError */.lZ(code, { happened: `${message} It was issued by "${issuer}".`, next });
    return new errors/* ActionError */.lZ(code, {
        happened: `${message} It was issued by "${issuer}": a proxy (${inspector}) inspects the connection.`,
        next: `Have ${host} exempted from TLS inspection, since a client certificate cannot pass it; with "ca-certificates" alone the service would not see who calls.`,
    });
}

// EXTERNAL MODULE: ./lib/action/check-report.js
var check_report = __webpack_require__(4329);
// EXTERNAL MODULE: ./lib/action/delivery-masks.js
var delivery_masks = __webpack_require__(5268);
;// CONCATENATED MODULE: ./lib/action/check-command.js



async function runCheck(config, expiry, runner, clock) {
    runner.group('Service key', (0,check_report/* describeServiceKey */.E0)(config, expiry).flatMap(renderFact));
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
        findings = await checkConnection(config, binding, { clock, onToken: (0,delivery_masks/* maskToken */.gg)(runner) }, stages);
    }
    catch (error) {
        runner.group('Connection (as far as it came)', (0,check_report/* describeStages */.JN)(stages).flatMap(renderFact));
        throw error;
    }
    const connection = (0,check_report/* describeConnection */.If)(findings);
    runner.group('Connection', connection.flatMap(renderFact));
    return { warnings: findings.warnings, connection };
}
function renderFact([name, ...texts]) {
    return texts.map((text, index) => `${index === 0 ? `${name}:`.padEnd(22) : ' '.repeat(22)}${text}`);
}


/***/ })

};
