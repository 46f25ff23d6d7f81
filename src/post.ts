/** Entry of the clean-up after the job: removes the files with secrets that this step wrote. */
import { removeWrittenPaths, WRITTEN_PATHS_STATE } from './action/clean-up.js';

const failed = removeWrittenPaths(process.env[`STATE_${WRITTEN_PATHS_STATE}`] ?? '');
if (failed > 0)
  process.stdout.write(
    `::warning title=Clean-up::${failed} file(s) with secrets could not be removed. Remove "files-dir" and "dotenv-file" on a runner that is used again.\n`,
  );
