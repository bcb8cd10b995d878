/*
 * The globals that the Node extension host and the web-worker extension host have in common and that
 * this extension uses. DOM and Node typings would promise far more than one of the two can keep.
 */

/** A running timer; its shape differs between the hosts. */
type TimerHandle = object | number;

declare function setTimeout(callback: () => void, milliseconds?: number): TimerHandle;
declare function clearTimeout(handle: TimerHandle | undefined): void;
declare function queueMicrotask(callback: () => void): void;

/** Node's alone: runs the callback in the next turn of the event loop. */
declare const setImmediate: ((callback: () => void) => void) | undefined;

interface MessagePort {
  onmessage: (() => void) | null;
  postMessage(message: null): void;
  close(): void;
}

/** Two ports: what is sent to one comes out of the other, in a later turn of the event loop. */
declare class MessageChannel {
  readonly port1: MessagePort;
  readonly port2: MessagePort;
}

declare const performance: {
  /** Milliseconds since the host started, with fractions. */
  now(): number;
};

declare const crypto: {
  /** Fills an array with values that nobody can guess, and gives it. */
  getRandomValues(array: Uint8Array): Uint8Array;
};

declare class TextEncoder {
  /** UTF-8 bytes; a lone surrogate becomes U+FFFD. */
  encode(text?: string): Uint8Array;
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  /** Text of the bytes; a leading BOM is dropped unless `ignoreBOM` was set. */
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}
