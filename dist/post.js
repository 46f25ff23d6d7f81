import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: ./lib/action/clean-up.js

const WRITTEN_PATHS_STATE = 'written-paths';
function removeWrittenPaths(state) {
    const { files, folders } = parseState(state);
    const failed = files.filter((file) => !tryTo(() => {
        removeFile(file);
    }));
    for (const folder of folders)
        tryTo(() => {
            external_node_fs_namespaceObject.rmdirSync(folder);
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
    const stats = external_node_fs_namespaceObject.lstatSync(file, { throwIfNoEntry: false });
    if (stats === undefined)
        return;
    if (stats.isFile())
        overwrite(file);
    external_node_fs_namespaceObject.unlinkSync(file);
}
function overwrite(file) {
    const descriptor = external_node_fs_namespaceObject.openSync(file, external_node_fs_namespaceObject.constants.O_WRONLY | external_node_fs_namespaceObject.constants.O_NOFOLLOW);
    try {
        const { size } = external_node_fs_namespaceObject.fstatSync(descriptor);
        external_node_fs_namespaceObject.writeSync(descriptor, Buffer.alloc(size));
        external_node_fs_namespaceObject.fsyncSync(descriptor);
    }
    finally {
        external_node_fs_namespaceObject.closeSync(descriptor);
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

;// CONCATENATED MODULE: ./lib/post.js

const failed = removeWrittenPaths(process.env[`STATE_${WRITTEN_PATHS_STATE}`] ?? '');
if (failed > 0)
    process.stdout.write(`::warning title=Clean-up::${failed} file(s) with secrets could not be removed. Remove "files-dir" and "dotenv-file" on a runner that is used again.\n`);

