/** Says on the terminal what came of breaking things: how many, and each that no test would have noticed. */
export function tell(broken: string, survivors: string[]): void {
  const lines = [`${broken}: ${survivors.length} survived`, ...survivors.map((survivor) => `  survived: ${survivor}`)];
  process.stdout.write(`${lines.join('\n')}\n`);
}
