/**
 * A browser to test and to take pictures with. On Linux it comes as a package, packed; elsewhere, Chrome as installed.
 */
import { existsSync } from 'node:fs';

const isPackaged = process.platform === 'linux' && process.arch === 'x64';

/** Not the package's own flags, which would have it run as one process and without the web's security. */
const args = ['--no-sandbox', '--disable-gpu', '--force-color-profile=srgb', '--font-render-hinting=none'];

/** Unpacks it, where that was not done yet: some seconds, once a machine. Two at a time would be in each other's way. */
export async function unpackChromium() {
  if (!isPackaged) return undefined;
  const { default: packed } = await import('@sparticuz/chromium');
  const path = await packed.executablePath();
  if (!existsSync(path)) throw new Error('The browser could not be unpacked.');
  return path;
}

/** Starts one. */
export async function launchChromium() {
  const executablePath = await unpackChromium();
  // Not at the top: whoever prepares a clone imports this file before any package is there.
  const { chromium } = await import('playwright-core');
  return chromium.launch(executablePath ? { executablePath, args } : { channel: 'chrome', args });
}
