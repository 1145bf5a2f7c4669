import type { RunningSettings } from '../platform/config/running-settings.js';

export async function seedDemonstration(_settings: RunningSettings, _tell: (line: string) => void): Promise<string[]> {
  return [];
}
