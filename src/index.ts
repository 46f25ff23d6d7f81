/** Entry of the action: runs the step. A crash prints a constant text, since an error may quote anything. */
import { systemClock } from './clock.js';
import { createRunner } from './action/runner.js';
import { run } from './action/run.js';

let isCrashing = false;

/** Ends only when the text is written: what waits for a slow reader of a pipe would be lost, masks included. */
function crash(): void {
  if (isCrashing) return;
  isCrashing = true;
  process.exitCode = 1;
  process.stdout.write(
    '::error title=INTERNAL_ERROR::The action failed in a way that it does not know. Run the job again, and open an issue with the version of the action if it fails again.\n',
    () => process.exit(1),
  );
}

process.on('uncaughtException', crash);
process.on('unhandledRejection', crash);
await run(createRunner(process.env), systemClock, () => {
  const controller = new AbortController();
  // A cancelled job: SIGINT, 7.5 seconds later SIGTERM, 2.5 seconds later the end.
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      controller.abort();
    });
  return controller.signal;
});
