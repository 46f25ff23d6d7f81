export const id = 909;
export const ids = [909];
export const modules = {

/***/ 7390:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ member)
/* harmony export */ });
function member(value, name) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
        return undefined;
    return value[name];
}


/***/ }),

/***/ 6230:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ describePathFault),
/* harmony export */   O: () => (/* binding */ findCollision)
/* harmony export */ });
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


/***/ }),

/***/ 8971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  BE: () => (/* binding */ MAX_FILES),
  af: () => (/* binding */ MAX_PACKED_BYTES),
  Tx: () => (/* binding */ MAX_UNPACKED_BYTES),
  my: () => (/* binding */ findEnclosingFolder),
  bL: () => (/* binding */ readArchive),
  vr: () => (/* binding */ sortArchive),
  _d: () => (/* binding */ writeArchive)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./lib/late-libraries.js + 1 modules
var late_libraries = __webpack_require__(7784);
// EXTERNAL MODULE: ./lib/artifact/archive-path.js
var archive_path = __webpack_require__(6230);
// EXTERNAL MODULE: ./lib/artifact/artifact-fault.js
var artifact_fault = __webpack_require__(4679);
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
        if ((0,archive_path/* describePathFault */.$)(path) !== undefined)
            throw refuse({ label: 'to write' }, new ZipFault('has a bad path', path));
        return [path, [bytes, { level: 6, mtime }]];
    });
    return (0,late_libraries/* loadFflate */.lM)().zipSync(Object.fromEntries(entries));
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
    const fault = (0,archive_path/* describePathFault */.$)(entry.isFolder ? entry.path.slice(0, -1) : entry.path);
    if (fault !== undefined)
        throw new ZipFault(`has a path that ${fault}`, entry.path);
    return !entry.isFolder;
}
function checkPaths(paths) {
    const collision = (0,archive_path/* findCollision */.O)(paths);
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
    if ((0,external_node_zlib_.crc32)(bytes) !== entry.crc32)
        throw new ZipFault('is damaged (its checksum differs)', entry.path);
    return bytes;
}
function inflate(packed, entry) {
    try {
        const bytes = (0,external_node_zlib_.inflateRawSync)(packed, { maxOutputLength: Math.max(1, entry.size) });
        return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    catch {
        throw new ZipFault('is damaged, or larger than its header says', entry.path);
    }
}
function refuse(origin, fault) {
    const entry = fault.path === undefined ? '' : ` was refused: the entry ${(0,artifact_fault/* quoteName */.AB)(fault.path)}`;
    return (0,artifact_fault/* artifactInvalid */.yf)(`The archive ${origin.label}${entry} ${fault.message}.`, 'Export the artifact again, or give its unpacked folder instead of the archive.', origin.file);
}


/***/ }),

/***/ 4679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AB: () => (/* binding */ quoteName),
/* harmony export */   m7: () => (/* binding */ inputInvalid),
/* harmony export */   yf: () => (/* binding */ artifactInvalid)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

function artifactInvalid(happened, next, file, line) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('ARTIFACT_INVALID', { happened, next, place: placeOf(file, line) });
}
function inputInvalid(happened, next, file, line) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .ActionError */ .lZ('INPUT_INVALID', { happened, next, place: placeOf(file, line) });
}
const MAX_NAME_CHARACTERS = 200;
function quoteName(name) {
    const short = name.length > MAX_NAME_CHARACTERS ? `${name.slice(0, MAX_NAME_CHARACTERS)}…` : name;
    return `"${short.toWellFormed().replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')}"`;
}
function placeOf(file, line) {
    if (file === undefined)
        return undefined;
    return line === undefined ? { file } : { file, line };
}


/***/ }),

/***/ 3347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LI: () => (/* binding */ isKnownPath),
/* harmony export */   qS: () => (/* binding */ typeOfBundle),
/* harmony export */   r5: () => (/* binding */ ARTIFACT_TYPES)
/* harmony export */ });
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


/***/ }),

/***/ 4413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ng: () => (/* binding */ parseManifest),
/* harmony export */   U4: () => (/* binding */ MANIFEST_PATH),
/* harmony export */   WI: () => (/* binding */ readManifest)
/* harmony export */ });
/* unused harmony export renderManifest */
/* harmony import */ var _artifact_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3347);
/* harmony import */ var _archive_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8971);
/* harmony import */ var _artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4679);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6455);




const MANIFEST_PATH = 'META-INF/MANIFEST.MF';
const MAX_LINE_BYTES = 72;
const ID = /^[A-Za-z_][A-Za-z0-9_.-]*(?<!\.)$/;
const MAX_ID_CHARACTERS = 150;
const VERSION = /^\d+\.\d+\.\d+(?:\.[A-Za-z0-9_-]+)?$/;
function readManifest(archive, origin) {
    const bytes = archive.get(MANIFEST_PATH);
    if (bytes === undefined)
        throw describeMissing(archive, origin);
    const text = (0,_text_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeText */ .g7)(bytes);
    const headers = text === undefined ? undefined : parseManifest(text);
    if (headers === undefined)
        throw fault(origin, 'has a manifest with a line that is no header', 'Write each line as `Name: value`.');
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
        throw fault(origin, 'has a manifest without `Bundle-SymbolicName`', 'Add this header with the id of the artifact.');
    if (!ID.test(id) || id.length > MAX_ID_CHARACTERS)
        throw fault(origin, `has the \`Bundle-SymbolicName\` ${(0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(id)}, which is no id`, 'Start it with a letter or `_`, go on with letters, digits, `.`, `-` and `_`, and end with no `.`.');
    return id;
}
function readVersion(headers, origin) {
    const version = headers.get('Bundle-Version') ?? '';
    if (VERSION.test(version))
        return version;
    throw fault(origin, version === ''
        ? 'has a manifest without `Bundle-Version`'
        : `has the \`Bundle-Version\` ${(0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(version)}`, 'Write the version as three numbers, for example `1.0.0`.');
}
function readType(headers, origin) {
    const bundleType = headers.get('SAP-BundleType') ?? '';
    const type = (0,_artifact_type_js__WEBPACK_IMPORTED_MODULE_0__/* .typeOfBundle */ .qS)(bundleType);
    if (type !== undefined)
        return type;
    throw fault(origin, bundleType === ''
        ? 'has a manifest without `SAP-BundleType`'
        : `has the \`SAP-BundleType\` ${(0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(bundleType)}, which cannot be deployed`, `Leave the artifact out with a line that starts with \`!\`, or give one of ${Object.keys(_artifact_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ARTIFACT_TYPES */ .r5).join(', ')}.`);
}
function describeMissing(archive, origin) {
    const folder = (0,_archive_js__WEBPACK_IMPORTED_MODULE_1__/* .findEnclosingFolder */ .my)(archive.keys());
    if (folder === undefined)
        return (0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactInvalid */ .yf)(`The artifact ${origin.label} has no ${MANIFEST_PATH}.`, 'Export the artifact again, and pack the files themselves.', origin.file);
    return (0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactInvalid */ .yf)(`The artifact ${origin.label} has its files in the folder ${(0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .quoteName */ .AB)(folder)} instead of at the top of the archive.`, 'Pack the content of that folder, not the folder itself.', origin.file);
}
function fault(origin, what, next) {
    return (0,_artifact_fault_js__WEBPACK_IMPORTED_MODULE_2__/* .artifactInvalid */ .yf)(`The artifact ${origin.label} ${what}.`, next, origin.file);
}


/***/ }),

/***/ 3048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  mb: () => (/* binding */ decodeProperties),
  $9: () => (/* binding */ parseProperties),
  Wc: () => (/* binding */ renderProperties)
});

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
// EXTERNAL MODULE: ./lib/artifact/text.js
var artifact_text = __webpack_require__(6455);
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
    return (0,artifact_text/* decodeAs */.Lc)('utf-8', bytes) ?? Buffer.from(bytes).toString('latin1');
}
function renderProperties(values) {
    const lines = [...values]
        .toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)))
        .map(([key, value]) => `${escapeKey(key, true)}=${escapeValue(value, true)}\n`);
    return (0,artifact_text/* encodeText */.wx)(lines.join(''));
}


/***/ }),

/***/ 6455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ normalizeLineEnds),
/* harmony export */   Lc: () => (/* binding */ decodeAs),
/* harmony export */   g7: () => (/* binding */ decodeText),
/* harmony export */   wx: () => (/* binding */ encodeText),
/* harmony export */   y6: () => (/* binding */ decodeXml)
/* harmony export */ });
const UTF_8 = 'utf-8';
function decodeText(bytes) {
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


/***/ })

};
