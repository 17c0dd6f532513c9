/** A request and its response, with secrets masked. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly requestBody: string;
  readonly responseHeaders: readonly (readonly [string, string])[];
  readonly responseBody: string;
}

/** What the page asks of the worker. */
export type Command =
  | { readonly type: "run"; readonly id: number; readonly code: string }
  | { readonly type: "reset" }
  | { readonly type: "advance"; readonly ms: number }
  | { readonly type: "fault"; readonly status: number };

/** What the worker tells the page. */
export type Report =
  | { readonly type: "ready" }
  | { readonly type: "log"; readonly id: number; readonly level: string; readonly text: string }
  | { readonly type: "exchange"; readonly id: number; readonly exchange: Exchange }
  | { readonly type: "passed"; readonly id: number; readonly ms: number }
  | { readonly type: "done"; readonly id: number; readonly error?: string; readonly ms: number };

/** What the page hands to the frame: the source of the worker, or a command for it. */
export type FrameMessage =
  | { readonly type: "start"; readonly source: string }
  | { readonly type: "stop" }
  | { readonly type: "command"; readonly command: Command };
