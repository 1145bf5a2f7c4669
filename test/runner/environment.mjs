/**
 * Where a test file runs: in its worker's own context, and not in one of its own, as jest would have it. Only so can
 * files be handed what their worker has loaded once (loaded-once.mjs): a Date of the test's is a Date of the server's.
 * See docs/adr/0022.
 */
import { ModuleMocker } from 'jest-mock';
import { createRequire } from 'node:module';
import vm from 'node:vm';

/** Stands for the context that we are in. Jest wants one named, and Node has no name for it. */
const HERE = vm.createContext();
/** How deep a failure's stack is told. Node's ten lines end before the test does. */
const STACK_DEPTH = 100;

const load = createRequire(import.meta.url);
const { SourceTextModule, SyntheticModule, compileFunction } = vm;

function unnamed(options, key) {
  return options?.[key] === HERE ? { ...options, [key]: undefined } : options;
}

vm.SourceTextModule = class extends SourceTextModule {
  constructor(code, options) {
    super(code, unnamed(options, 'context'));
  }
};

vm.SyntheticModule = class extends SyntheticModule {
  constructor(names, evaluate, options) {
    super(names, evaluate, unnamed(options, 'context'));
  }
};

vm.compileFunction = (code, names, options) => compileFunction(code, names, unnamed(options, 'parsingContext'));

export default class OneContextEnvironment {
  global = globalThis;
  // Time is set at the application's Clock.
  fakeTimers = null;
  fakeTimersModern = null;
  moduleMocker = new ModuleMocker(globalThis);
  before = {
    globals: new Map(Reflect.ownKeys(globalThis).map((key) => [key, describe(key)])),
    env: { ...process.env },
    // Jest puts functions of its own in their place, a layer a file.
    process: ['exit', 'getBuiltinModule'].map((name) => [name, process[name]]),
  };

  constructor() {
    globalThis[Symbol.for('loaded once')] = (file) => this.load(file);
    Error.stackTraceLimit = STACK_DEPTH;
  }

  /** What a package's exports are chosen by: as Node itself chooses, so that there is one copy of each. */
  exportConditions() {
    const always = ['node', 'node-addons'];
    return process.features.require_module ? [...always, 'module-sync'] : always;
  }

  getVmContext() {
    return HERE;
  }

  async setup() {}

  /** Leaves the worker to the next file as it was found. */
  async teardown() {
    this.moduleMocker.restoreAllMocks();
    for (const key of Reflect.ownKeys(globalThis)) this.restore(key);
    for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name];
    Object.assign(process.env, this.before.env);
    Object.assign(process, Object.fromEntries(this.before.process));
  }

  /**
   * Loads what the files after this one share, and keeps what it puts into the globals: class-validator's rules and
   * TypeORM's tables lie there.
   */
  load(file) {
    const before = new Set(Reflect.ownKeys(globalThis));
    const loaded = load(file);
    for (const key of Reflect.ownKeys(globalThis)) if (!before.has(key)) this.before.globals.set(key, describe(key));
    return loaded;
  }

  restore(key) {
    const was = this.before.globals.get(key);
    const is = describe(key);
    if (!is.configurable) return;
    if (!was) delete globalThis[key];
    else if (was.value !== is.value) Object.defineProperty(globalThis, key, was);
  }
}

function describe(key) {
  return Object.getOwnPropertyDescriptor(globalThis, key);
}
