export const id = 109;
export const ids = [109];
export const modules = {

/***/ 5109:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readDeployInputs: () => (/* binding */ readDeployInputs)
});

// EXTERNAL MODULE: ./lib/artifact/artifact-fault.js
var artifact_fault = __webpack_require__(4679);
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
        faults.push((0,artifact_fault/* inputInvalid */.m7)('The input artifacts named no artifact.', 'Write one path or pattern in each line, for example `integration/*`.'));
    return { lines, faults };
}
function describeLineFault(number, happened, next) {
    return (0,artifact_fault/* inputInvalid */.m7)(`Line ${number} of artifacts ${happened}.`, next);
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
                `led out of the workspace with ${(0,artifact_fault/* quoteName */.AB)(path)}`,
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

// EXTERNAL MODULE: ./lib/late-libraries.js + 1 modules
var late_libraries = __webpack_require__(7784);
// EXTERNAL MODULE: ./lib/artifact/properties.js + 6 modules
var artifact_properties = __webpack_require__(3048);
;// CONCATENATED MODULE: ./lib/artifact/parameter-document.js


const MAX_PARAMETER_CHARACTERS = 1024 * 1024;
const MAX_YAML_CHARACTERS = 512 * 1024;
function parseParameterDocument(text, format) {
    if (text.length > MAX_PARAMETER_CHARACTERS)
        return failed(undefined, 'was larger than 1 MiB', 'Split the deployment into several steps.');
    if (format === 'properties')
        return readProperties(text);
    if (format === 'yaml' && text.length > MAX_YAML_CHARACTERS)
        return failed(undefined, 'was larger than 512 KiB', 'Split the deployment into several steps, or write the file as JSON, which may have 1 MiB.');
    if (format === 'json' && !isJson(text))
        return failed(findYamlFault(text), 'was no JSON', 'Correct the JSON.');
    return readYaml(text);
}
function readProperties(text) {
    const properties = (0,artifact_properties/* parseProperties */.$9)(text);
    if (properties === undefined)
        return failed(undefined, 'held a damaged escape', 'Write `\\u` with four hexadecimal digits after it.');
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
function parseYaml(text) {
    const { LineCounter, parseDocument } = (0,late_libraries/* loadYaml */.yv)();
    const lines = new LineCounter();
    const options = {
        schema: 'failsafe',
        uniqueKeys: false,
        merge: false,
        lineCounter: lines,
        prettyErrors: false,
    };
    try {
        const document = withoutStacks(() => parseDocument(text.replace(/^\uFEFF/, ''), options));
        return { document, lines };
    }
    catch (error) {
        if (!(error instanceof RangeError))
            throw error;
        return undefined;
    }
}
function withoutStacks(work) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
        return work();
    }
    finally {
        Error.stackTraceLimit = stackTraceLimit;
    }
}
function findYamlFault(text) {
    if (text.length > MAX_YAML_CHARACTERS)
        return undefined;
    const parsed = parseYaml(text);
    const [first] = parsed?.document.errors ?? [];
    return first && parsed?.lines.linePos(first.pos[0]).line;
}
function readYaml(text) {
    const parsed = parseYaml(text);
    if (parsed === undefined)
        return failed(undefined, 'had lists and maps nested too deeply', 'Write two levels: artifact, and `Key: value`.');
    const { document, lines } = parsed;
    const [error] = document.errors;
    if (error !== undefined)
        return failed(lines.linePos(error.pos[0]).line, 'was no YAML', 'Correct the indentation, quotes and colons there.');
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
        const isEmpty = contents === null || ((0,late_libraries/* loadYaml */.yv)().isScalar(contents) && isUnwritten(contents));
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
        if (!(0,late_libraries/* loadYaml */.yv)().isMap(node)) {
            this.#refuse(mapLine, (0,late_libraries/* loadYaml */.yv)().isAlias(node) ? 'used an alias (`*name`)' : `had no list of keys where ${what} stands`, 'Write the artifact, and indented below it `Key: value`.');
            return [];
        }
        const seen = new Set();
        return node.items.flatMap((pair) => {
            const key = (0,late_libraries/* loadYaml */.yv)().isScalar(pair.key) && isText(pair.key) ? String(pair.key.value) : undefined;
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
        if (node === null || ((0,late_libraries/* loadYaml */.yv)().isScalar(node) && isUnwritten(node)))
            this.#refuse(line, 'held a parameter without value', "Write the value, or `''` for the empty text.");
        else if ((0,late_libraries/* loadYaml */.yv)().isScalar(node) && isText(node))
            return String(node.value);
        else if ((0,late_libraries/* loadYaml */.yv)().isAlias(node))
            this.#refuse(line, 'used an alias (`*name`)', 'Write the value out.');
        else if ((0,late_libraries/* loadYaml */.yv)().isScalar(node))
            this.#refuse(line, 'held a value with a tag', 'Leave out the `!` or write the value in quotes.');
        else
            this.#refuse(line, 'held a list or a map as value', 'Write one text as value; put it in quotes if it has `[` or `{`.');
        return undefined;
    }
    #refuse(line, happened, next) {
        this.#faults.push({ line, happened, next });
    }
    #lineOf(node) {
        return (0,late_libraries/* loadYaml */.yv)().isScalar(node) && node.range ? this.#lines.linePos(node.range[0]).line : undefined;
    }
}
function isUnwritten(node) {
    return node.type === (0,late_libraries/* loadYaml */.yv)().Scalar.PLAIN && /^(?:~|null|Null|NULL)?$/.test(String(node.value));
}
function isText(node) {
    return node.tag === undefined || node.tag === 'tag:yaml.org,2002:str' || node.tag === '!';
}
function duplicate(what, line) {
    return { line, happened: `held ${what} twice`, next: 'Keep one of the two.' };
}
function failed(line, happened, next) {
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
        return parameter_file_failed((0,artifact_fault/* inputInvalid */.m7)(`The parameter file ${(0,artifact_fault/* quoteName */.AB)(input.file)} has an ending that is not known.`, 'Name it `.yml`, `.yaml`, `.json` or `.prop`.', input.file));
    const [onlyId] = input.artifactIds;
    if (format === 'properties' && (onlyId === undefined || input.artifactIds.length > 1))
        return parameter_file_failed((0,artifact_fault/* inputInvalid */.m7)(`The parameter file ${(0,artifact_fault/* quoteName */.AB)(input.file)} names no artifact, and the lines of \`artifacts\` yield ${input.artifactIds.length}.`, 'Use a YAML file, which names the artifact above its parameters.', input.file));
    return readDocument(input, format, onlyId ?? '');
}
function readDocument(input, format, onlyId) {
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
        error: (0,artifact_fault/* inputInvalid */.m7)(`The parameter file ${at(input.file, line)} ${happened}.`, next, input.file, line),
    }));
    return {
        values,
        lines,
        expanded: [...expansion.expanded],
        unknownIds,
        faults: [...faults, ...expansion.faults].toSorted((a, b) => a.line - b.line).map(({ error }) => error),
    };
}
const NAMED_VARIABLE = /\$\{env:([^}]*)\}/g;
function listNamedVariables(text) {
    return [...text.matchAll(NAMED_VARIABLE)].map(([, name = '']) => name);
}
class Expansion {
    expanded = new Set();
    faults = [];
    #input;
    constructor(input) {
        this.#input = input;
    }
    expand({ value, line }) {
        return value.replace(NAMED_VARIABLE, (written, name) => {
            const found = this.#read(name, line);
            if (found !== undefined)
                this.expanded.add(found);
            return found ?? written;
        });
    }
    #read(name, line) {
        const { env } = this.#input;
        if (REFUSED_NAMES.test(name)) {
            this.#refuse(line, `must not read the variable ${(0,artifact_fault/* quoteName */.AB)(name)}`, 'Set another variable under `env:` of the step, and name that.');
            return undefined;
        }
        const value = Object.hasOwn(env, name) ? env[name] : undefined;
        if (value !== undefined && value !== '')
            return value;
        this.#refuse(line, `read the variable ${(0,artifact_fault/* quoteName */.AB)(name)}, which is not set or empty`, SET_IT);
        return undefined;
    }
    #refuse(line, happened, next) {
        const { file } = this.#input;
        this.faults.push({
            line,
            error: (0,artifact_fault/* inputInvalid */.m7)(`The parameter file ${at(file, line)} ${happened}.`, next, file, line),
        });
    }
}
function at(file, line) {
    return line === undefined ? (0,artifact_fault/* quoteName */.AB)(file) : `${(0,artifact_fault/* quoteName */.AB)(file)}, line ${line},`;
}
function mapOf(maps, id) {
    const map = maps.get(id) ?? new Map();
    maps.set(id, map);
    return map;
}
function parameter_file_failed(error) {
    return { values: new Map(), lines: new Map(), expanded: [], unknownIds: [], faults: [error] };
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var lib_errors = __webpack_require__(452);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./lib/real-path.js

function realPathOf(absolute) {
    try {
        return external_node_fs_.realpathSync(absolute);
    }
    catch {
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/artifact/archive.js + 1 modules
var artifact_archive = __webpack_require__(8971);
// EXTERNAL MODULE: ./lib/artifact/archive-path.js
var archive_path = __webpack_require__(6230);
// EXTERNAL MODULE: ./lib/artifact/artifact-type.js
var artifact_type = __webpack_require__(3347);
// EXTERNAL MODULE: ./lib/artifact/manifest.js
var manifest = __webpack_require__(4413);
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
    return statOf(below(absolute, manifest/* MANIFEST_PATH */.U4)) !== undefined;
}
function statOf(absolute) {
    try {
        return external_node_fs_.lstatSync(absolute);
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
        throw error instanceof lib_errors/* ActionError */.lZ ? error : describeUnreadable(file);
    }
    finally {
        if (descriptor !== undefined)
            external_node_fs_.closeSync(descriptor);
    }
}
function describeLarge(file) {
    return (0,artifact_fault/* artifactInvalid */.yf)(`The file ${(0,artifact_fault/* quoteName */.AB)(file)} was too large, or the artifact with it.`, 'Remove what does not belong to the artifact.', file);
}
function describeUnreadable(file) {
    return (0,artifact_fault/* artifactInvalid */.yf)(`The file ${(0,artifact_fault/* quoteName */.AB)(file)} could not be read.`, 'Check its permissions, and that it is a plain file.', file);
}
function describeSpecial(file, what) {
    return (0,artifact_fault/* artifactInvalid */.yf)(`The artifact holds ${(0,artifact_fault/* quoteName */.AB)(file)}, which is ${what}.`, what === 'a link' ? 'Replace the link by a copy of the file.' : 'Remove it from the artifact.', file);
}
function below(absolute, relative) {
    return external_node_path_.join(absolute, ...relative.split('/'));
}
function joinPath(folder, name) {
    return folder === '' ? name : `${folder}/${name}`;
}

;// CONCATENATED MODULE: ./lib/artifact/local-artifact.js




function buildArtifact(finding, files, origin) {
    const { id, name, version, type } = (0,manifest/* readManifest */.WI)(files, origin);
    const { path, source, packageId, line } = finding;
    const known = [...files].filter(([file]) => (0,artifact_type/* isKnownPath */.LI)(type, file));
    const ignored = [...files.keys()].filter((file) => !(0,artifact_type/* isKnownPath */.LI)(type, file));
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
        ? `gave no package for ${(0,artifact_fault/* quoteName */.AB)(path)}`
        : `gave no package for ${(0,artifact_fault/* quoteName */.AB)(path)}, whose parent folder has a name that is no package id`, 'Write `PackageId = ` in front of the path, or set the input package.');
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
    return (0,artifact_fault/* inputInvalid */.m7)(`The id ${(0,artifact_fault/* quoteName */.AB)(second.id)} was found twice: in ${(0,artifact_fault/* quoteName */.AB)(first.path)} and in ${(0,artifact_fault/* quoteName */.AB)(second.path)}.`, 'Leave one of the two out with a line that starts with `!`.', second.path);
}

;// CONCATENATED MODULE: ./lib/artifact/artifact-folder.js








const MAX_FOLDER_ENTRIES = 20_000;
const MAX_FOLDER_DEPTH = 32;
const SKIPPED_NAMES = ['.git', 'node_modules'];
function readFolder(finding, absolute) {
    const { path: folder } = finding;
    const origin = { label: folder === '' ? '.' : folder, file: joinPath(folder, manifest/* MANIFEST_PATH */.U4) };
    const { files, skipped } = listArtifact(absolute, folder);
    const read = readFiles(absolute, folder);
    const { type } = (0,manifest/* readManifest */.WI)(new Map([[manifest/* MANIFEST_PATH */.U4, read(manifest/* MANIFEST_PATH */.U4)]]), origin);
    const known = files.filter((file) => (0,artifact_type/* isKnownPath */.LI)(type, file));
    checkPaths(known, folder);
    const archive = (0,artifact_archive/* sortArchive */.vr)(known.map((file) => [file, read(file)]));
    const ignored = [...files.filter((file) => !(0,artifact_type/* isKnownPath */.LI)(type, file)), ...skipped].toSorted();
    return { ...buildArtifact(finding, archive, origin), ignored };
}
function checkPaths(files, folder) {
    const bad = files.find((file) => (0,archive_path/* describePathFault */.$)(file) !== undefined) ?? (0,archive_path/* findCollision */.O)(files);
    if (bad !== undefined)
        throw (0,artifact_fault/* artifactInvalid */.yf)(`The artifact ${(0,artifact_fault/* quoteName */.AB)(folder)} holds ${(0,artifact_fault/* quoteName */.AB)(bad)}, whose name not every system can have beside the others.`, 'Rename the file: plain characters, and no second name that differs only by case or accents.', joinPath(folder, bad));
}
function readFiles(absolute, folder) {
    let left = artifact_archive/* MAX_UNPACKED_BYTES */.Tx;
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
                files.length > artifact_archive/* MAX_FILES */.BE ||
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
    return (0,artifact_fault/* artifactInvalid */.yf)(`The artifact ${(0,artifact_fault/* quoteName */.AB)(folder)} holds too many files, or folders too deep in each other.`, 'Keep only the artifact in its folder, and move everything else out of it.', joinPath(folder, manifest/* MANIFEST_PATH */.U4));
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
    const matches = (0,late_libraries/* loadPicomatch */.TH)()(escapeLiterals(hideBackslashes(pattern)), {
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
        if (packageId instanceof lib_errors/* ActionError */.lZ)
            errors.push(packageId);
        else
            collect(() => artifacts.push(readArtifact({ ...finding, packageId })), errors);
    }
    return { artifacts, errors: [...errors, ...findDuplicateIds(artifacts)] };
}
function findPaths(search, workspace) {
    const isExcluded = buildExclusion(search.lines);
    const findings = new Map();
    const errors = [];
    for (const line of search.lines.filter(({ kind }) => kind === 'include')) {
        collect(() => {
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
        : `yielded no artifact: ${(0,artifact_fault/* quoteName */.AB)(line.path)} matched no folder with ${manifest/* MANIFEST_PATH */.U4} and no .zip file`, 'Correct the path, check that the checkout holds it, or remove the line.');
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
        if (stat.isFile() && isZip(line.path))
            return { path: line.path, line, source: 'zip', absolute };
        throw describeLineFault(line.number, `named ${(0,artifact_fault/* quoteName */.AB)(line.path)}, which is neither a folder with ${manifest/* MANIFEST_PATH */.U4} nor a .zip file`, 'Name the artifact itself, or use a pattern such as `folder/*`.');
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
                else if (entry.isFile() && isZip(name) && matches(name))
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
        throw describeLineFault(line.number, `led out of the workspace, since ${(0,artifact_fault/* quoteName */.AB)(relative)} goes through a link`, 'Name a folder that lies in the workspace itself.');
    }
    #list(absolute, line) {
        const entries = listFolder(absolute) ?? [];
        this.#left -= entries.length;
        if (this.#left >= 0)
            return entries;
        throw describeLineFault(line.number, `searched more than ${this.#maxEntries} files and folders`, 'Start the pattern with the folder that holds the artifacts.');
    }
}
function readArtifact(finding) {
    return finding.source === 'zip' ? readZip(finding) : readFolder(finding, finding.absolute);
}
function readZip(finding) {
    const origin = { label: finding.path, file: finding.path };
    const zip = readPlainFile(finding.absolute, finding.path, artifact_archive/* MAX_PACKED_BYTES */.af);
    return buildArtifact(finding, (0,artifact_archive/* readArchive */.bL)(zip, origin), origin);
}
function collect(work, errors) {
    try {
        work();
    }
    catch (error) {
        if (!(error instanceof lib_errors/* ActionError */.lZ))
            throw error;
        errors.push(error);
    }
}
function isZip(name) {
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

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
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
        const { status, stdout, error } = (0,external_node_child_process_.spawnSync)(program, [...fixed, ...settings, ...args], {
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
    const [base, real] = [realPathOf(workspace), realPathOf(absolute)];
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

// EXTERNAL MODULE: ./lib/action/member.js
var member = __webpack_require__(7390);
;// CONCATENATED MODULE: ./lib/action/event.js

function readEvent(reader) {
    const name = reader.readVariable('GITHUB_EVENT_NAME') ?? '';
    const payload = readPayload(reader);
    const pull = (0,member/* member */.D)(payload, 'pull_request');
    const head = (0,member/* member */.D)(pull, 'head');
    return {
        name,
        base: findBase(name, payload),
        isForced: name === 'push' && (0,member/* member */.D)(payload, 'forced') === true,
        pullRequest: readNumber((0,member/* member */.D)(pull, 'number')) ?? readCommented(payload),
        isFromFork: pull !== undefined && isOtherRepository(pull),
        commit: event_readCommit((0,member/* member */.D)(head, 'sha')) ?? event_readCommit(reader.readVariable('GITHUB_SHA')),
    };
}
function findBase(name, payload) {
    if (name.startsWith('pull_request'))
        return event_readCommit((0,member/* member */.D)((0,member/* member */.D)((0,member/* member */.D)(payload, 'pull_request'), 'base'), 'sha'));
    if (name === 'merge_group')
        return event_readCommit((0,member/* member */.D)((0,member/* member */.D)(payload, 'merge_group'), 'base_sha'));
    if (name !== 'push')
        return undefined;
    const ref = (0,member/* member */.D)(payload, 'ref');
    if (typeof ref !== 'string' || !ref.startsWith('refs/heads/'))
        return undefined;
    return event_readCommit((0,member/* member */.D)(payload, 'before'));
}
function readCommented(payload) {
    const issue = (0,member/* member */.D)(payload, 'issue');
    return (0,member/* member */.D)(issue, 'pull_request') === undefined ? undefined : readNumber((0,member/* member */.D)(issue, 'number'));
}
function isOtherRepository(pull) {
    const nameOf = (side) => (0,member/* member */.D)((0,member/* member */.D)((0,member/* member */.D)(pull, side), 'repo'), 'full_name');
    return nameOf('head') !== nameOf('base');
}
function event_readCommit(value) {
    return typeof value === 'string' && /^(?!0+$)(?:[\da-f]{40}|[\da-f]{64})$/.test(value) ? value : undefined;
}
function readNumber(value) {
    return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}
function readPayload(reader) {
    const file = reader.readVariable('GITHUB_EVENT_PATH');
    const text = file === undefined ? undefined : reader.readText(file);
    try {
        return text === undefined ? undefined : JSON.parse(text);
    }
    catch {
        return undefined;
    }
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
        const git = openGit({ root, searchPath, workspace: realPathOf(workspace) ?? workspace });
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

// EXTERNAL MODULE: ./lib/secret.js
var secret = __webpack_require__(3251);
// EXTERNAL MODULE: ./lib/action/masking.js
var masking = __webpack_require__(126);
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
    inputs.reader.mask((0,masking/* listMaskForms */.En)(token, { minLength: MIN_MASK_CHARACTERS }));
    if (/^[\x21-\x7e]+$/.test(token))
        return new secret/* Secret */.z(token);
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
            parameters: readParameters(inputs, all),
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
function readParameters(inputs, artifacts) {
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
    inputs.reader.mask(parsed.expanded.flatMap((value) => (0,masking/* listMaskForms */.En)(value, { minLength: 4 })));
    for (const { id, line } of parsed.unknownIds)
        inputs.warnings.push(`Line ${line} of ${name} lists parameters of "${id}", which no line of artifacts yields.`);
    return joinPlaces(parsed, name);
}
function readNamedVariables(text, { reader }) {
    return Object.fromEntries(listNamedVariables(text).map((name) => [name, reader.readVariable(name)]));
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


/***/ })

};
