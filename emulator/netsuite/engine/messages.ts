/** What a script's thread and the main thread say, as JSON. */

/** Facts a script may read without asking (N/runtime). */
export interface ScriptInfo {
  accountId: string;
  envType: string;
  version: string;
  executionContext: string;
  features: string[];
  preferences: Record<string, unknown>;
  user: {
    id: string;
    name: string;
    email: string;
    role: string;
    roleId: string;
    subsidiary: string;
  };
  scriptId: string;
  deploymentId: string;
  logLevel: string;
  parameters: Record<string, unknown>;
  bundleIds: string[];
}

export interface InvokeMessage {
  kind: 'invoke';
  script: { key: string; type: string; path: string };
  /** Given the first time this thread runs the script. */
  source?: string;
  entry: string;
  /** What the entry point's context is made of; see modules/context/entries.ts. */
  payload: unknown;
  info: ScriptInfo;
  seed: number;
  /** A new context for this run, thrown away afterwards. */
  freshContext: boolean;
}

/** Loads a script as an upload does and answers its entry points. */
export interface InspectMessage {
  kind: 'inspect';
  source: string;
  path: string;
}

export type ToWorker = InvokeMessage | InspectMessage | Reply;

export type Reply = { value?: unknown } | { error: WireError };

export interface WireError {
  name: string;
  message: string;
  details?: Record<string, unknown>;
}

export interface CallMessage {
  kind: 'call';
  method: string;
  args: unknown[];
}

export interface DoneMessage {
  kind: 'done';
  value?: unknown;
  error?: ScriptFailure;
}

/** First message of a thread, and what it says while it has nothing to do. */
export interface ReadyMessage {
  kind: 'ready';
}

export type FromWorker = CallMessage | DoneMessage | ReadyMessage;

/** What a script threw, as NetSuite's answers show it (netsuite-platform §3.3, §9). */
export interface ScriptFailure {
  type: string;
  name: string;
  message: string;
  stack: string[];
  /** Set when it came from error.create or the platform; plain JavaScript errors answer UNEXPECTED_ERROR outside. */
  isSuiteScriptError: boolean;
  id?: string;
  notifyOff?: boolean;
}
