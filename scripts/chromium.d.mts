import type { Browser } from 'playwright-core';

export function unpackChromium(): Promise<string | undefined>;
export function launchChromium(): Promise<Browser>;
