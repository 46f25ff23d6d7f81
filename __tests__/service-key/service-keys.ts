/** Service keys of every kind as the services issue them, with key material made in the run. */
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { issue, type Issued, type KeyKind } from '../keys/certificate-factory.js';

export interface MadeKey {
  readonly kind: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly expected: {
    readonly type: string;
    readonly url: string;
    readonly tokenUrl: string | undefined;
    readonly clientId: string;
    readonly fingerprints: readonly string[];
    readonly privateKey: KeyObject | undefined;
    readonly payloadKey: KeyObject | undefined;
    readonly secret: string | undefined;
  };
}

const HOST = 'cfapps.eu10.hana.ondemand.example';
const AUTH = 'acme-test.authentication.eu10.hana.ondemand.example';
const CERT_AUTH = 'acme-test.authentication.cert.eu10.hana.ondemand.example';
const CLIENT_ID = 'sb-0d9c3c1e-7a4f-4c3c-9a55-0123456789ab!b16289|it!b12456';
const USERNAME = '8b1f0c52-0000-4000-8000-00000000a001.0.Zm9+/mFyMTIzNDU2Nzg5MGFiY2RlZmdoaWprbG1u=';

const root = issue({ name: 'Service Key Root', kind: 'rsa', isAuthority: true });
const middle = issue({ name: 'Service Key Client CA', kind: 'rsa', isAuthority: true, issuer: root });
const payload = generateKeyPairSync('rsa', { modulusLength: 2048 });

export function makeLeaf(kind: KeyKind): Issued {
  return issue({ name: `leaf ${kind}`, kind, issuer: middle });
}

function exportKey(key: KeyObject): string {
  const type = key.asymmetricKeyType === 'rsa' ? 'pkcs1' : key.asymmetricKeyType === 'ec' ? 'sec1' : 'pkcs8';
  return key.export({ type: type, format: 'pem' }).toString();
}

function bare(key: KeyObject, type: 'pkcs8' | 'spki'): string {
  return key.export({ type: type as 'pkcs8', format: 'der' }).toString('base64');
}

const encryption = {
  client_private_key: bare(payload.privateKey, 'pkcs8'),
  server_public_key: bare(generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey, 'spki'),
};

export function makeServiceKeys(leaf: Issued): readonly MadeKey[] {
  const certificate = leaf.certificate.toString() + middle.certificate.toString();
  const key = exportKey(leaf.privateKey);
  const pair = {
    fingerprints: [leaf.certificate.fingerprint256, middle.certificate.fingerprint256],
    privateKey: leaf.privateKey,
  };
  const none = { fingerprints: [], privateKey: undefined };
  const store = {
    clientId: USERNAME,
    payloadKey: payload.privateKey,
    tokenUrl: undefined,
    secret: undefined,
  };
  const cloud = { clientId: CLIENT_ID, payloadKey: undefined, secret: undefined };
  const api = `https://acme-test.it-cpi001.${HOST}`;
  const parameters = (type: string): object => ({
    authorization: { default_permissions: ['read', 'list'] },
    encryption: { payload: 'enabled', key: { size: 3072 } },
    authentication: { type },
  });
  const signing = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return [
    {
      kind: 'mtls',
      json: {
        expires_at: '2099-12-31T23:59:59.2Z',
        encryption,
        certificate,
        key,
        parameters: parameters('mtls'),
        url: `https://credstore.cert.${HOST}/api/v1/credentials`,
        username: USERNAME,
      },
      expected: { ...store, ...pair, type: 'mtls', url: `https://credstore.cert.${HOST}/api/v1/credentials` },
    },
    {
      kind: 'oauth:mtls',
      json: {
        encryption,
        certificate,
        key,
        oauth_token_url: `https://credstoreauth.cert.${HOST}/api/v1/token`,
        url: `https://credstore.${HOST}/api/v1/credentials`,
        username: USERNAME,
      },
      expected: {
        ...store,
        ...pair,
        type: 'oauth:mtls',
        url: `https://credstore.${HOST}/api/v1/credentials`,
        tokenUrl: `https://credstoreauth.cert.${HOST}/api/v1/token`,
      },
    },
    {
      kind: 'oauth:key',
      json: {
        encryption,
        private_key: bare(signing, 'pkcs8'),
        oauth_token_url: `https://credstoreauth.${HOST}/api/v1/token`,
        url: `https://credstore.${HOST}/api/v1/credentials`,
        username: USERNAME,
      },
      expected: {
        ...store,
        ...none,
        privateKey: signing,
        type: 'oauth:key',
        url: `https://credstore.${HOST}/api/v1/credentials`,
        tokenUrl: `https://credstoreauth.${HOST}/api/v1/token`,
      },
    },
    {
      kind: 'basic',
      json: {
        url: `https://credstore.${HOST}/api/v1/credentials`,
        username: USERNAME,
        password: 'kUx0.0.cGFz+c3/3d==',
        encryption,
        parameters: parameters('basic'),
      },
      expected: {
        ...store,
        ...none,
        secret: 'kUx0.0.cGFz+c3/3d==',
        type: 'basic',
        url: `https://credstore.${HOST}/api/v1/credentials`,
      },
    },
    {
      kind: 'client-secret',
      json: {
        oauth: {
          clientid: CLIENT_ID,
          clientsecret: 'thr0w4way$Zm9yLXRlc3Rz+L=',
          tokenurl: `https://${AUTH}/oauth/token`,
          url: api,
          createdate: '2026-01-15T08:00:00.000Z',
        },
      },
      expected: {
        ...cloud,
        ...none,
        secret: 'thr0w4way$Zm9yLXRlc3Rz+L=',
        type: 'client-secret',
        url: api,
        tokenUrl: `https://${AUTH}/oauth/token`,
      },
    },
    {
      kind: 'certificate',
      json: {
        oauth: {
          clientid: CLIENT_ID,
          certificate,
          key,
          tokenurl: `https://${AUTH}/oauth/token`,
          url: api,
          createdate: '2026-01-15T08:00:00.000Z',
          certificatedetails: {
            issuerdn: 'CN=Service Key Client CA',
            serialnumber: '0x12',
            validuntil: '2099-01-15T08:00:00.000Z',
          },
        },
      },
      expected: {
        ...cloud,
        ...pair,
        type: 'certificate',
        url: api,
        tokenUrl: `https://${CERT_AUTH}/oauth/token`,
      },
    },
    {
      kind: 'certificate with certurl',
      json: {
        oauth: {
          clientid: CLIENT_ID,
          certificate,
          key,
          certurl: `https://${CERT_AUTH}`,
          tokenurl: `https://${AUTH}/oauth/token`,
          url: api,
        },
      },
      expected: {
        ...cloud,
        ...pair,
        type: 'certificate',
        url: api,
        tokenUrl: `https://${CERT_AUTH}/oauth/token`,
      },
    },
    {
      kind: 'external-certificate',
      json: {
        oauth: { clientid: CLIENT_ID, certificate, tokenurl: `https://${CERT_AUTH}/oauth/token`, url: api },
      },
      expected: {
        ...cloud,
        ...pair,
        privateKey: undefined,
        type: 'external-certificate',
        url: api,
        tokenUrl: `https://${CERT_AUTH}/oauth/token`,
      },
    },
    {
      kind: 'apim',
      json: {
        url: `https://acme-test.devportal.${HOST}`,
        certificate,
        certurl: `https://${CERT_AUTH}`,
        clientId: CLIENT_ID,
        privateKey: key,
        tokenUrl: `https://${AUTH}/oauth/token`,
      },
      expected: {
        ...cloud,
        ...pair,
        type: 'certificate',
        url: `https://acme-test.devportal.${HOST}`,
        tokenUrl: `https://${CERT_AUTH}/oauth/token`,
      },
    },
    {
      kind: 'xsuaa',
      json: {
        apiurl: 'https://api.authentication.eu10.hana.ondemand.example',
        certificate,
        certurl: `https://${CERT_AUTH}`,
        clientid: CLIENT_ID,
        'credential-type': 'x509',
        key,
        url: `https://${AUTH}`,
        verificationkey: '-----BEGIN PUBLIC KEY-----MIIB-----END PUBLIC KEY-----',
      },
      expected: {
        ...cloud,
        ...pair,
        type: 'certificate',
        url: `https://${AUTH}`,
        tokenUrl: `https://${CERT_AUTH}/oauth/token`,
      },
    },
    {
      kind: 'uaa',
      json: {
        endpoints: { api: `https://api.document.${HOST}` },
        uri: `https://api.document.${HOST}`,
        uaa: {
          certificate,
          certurl: `https://${CERT_AUTH}`,
          clientid: CLIENT_ID,
          key,
          url: `https://${AUTH}`,
        },
      },
      expected: {
        ...cloud,
        ...pair,
        type: 'certificate',
        url: `https://api.document.${HOST}`,
        tokenUrl: `https://${CERT_AUTH}/oauth/token`,
      },
    },
  ];
}
