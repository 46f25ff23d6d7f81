/** What the demo shows to people. */
export function title(text: string): void {
  print(`\n== ${text}`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
