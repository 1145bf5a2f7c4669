import type { Settings } from './settings.js';

/** Settings of a server whose database is there: given, or embedded and started. */
export interface RunningSettings extends Settings {
  /** The database, as rapport_app. */
  databaseUrl: string;
}

/** Injects the RunningSettings. */
export const SETTINGS = Symbol('settings');
