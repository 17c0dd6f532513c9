import http from "node:http";

/** A request to the metadata service of a server. */
export interface MetadataRequest {
  readonly method: "GET" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
}

/** Response of the metadata service. */
export interface MetadataResponse {
  readonly status: number;
  readonly body: string;
  /** The `Date` header. */
  readonly date: string | undefined;
}

const MAX_CHARACTERS = 65_536;

/**
 * Sends by plain HTTP, past the session's transport: through a proxy, the metadata service of the
 * proxy's host would respond. Follows no redirect.
 */
export function askMetadata(options: MetadataRequest): Promise<MetadataResponse> {
  const { url, method, headers, timeoutMs, signal } = options;
  return new Promise((resolve, reject) => {
    const sent = http.request(
      url,
      { method, headers, agent: false, timeout: timeoutMs, ...(signal ? { signal } : {}) },
      (response) => {
        let body = "";
        response.setEncoding("utf8");
        response.on("data", (chunk: string) => {
          body += chunk;
          if (body.length > MAX_CHARACTERS) sent.destroy(new Error("the response is too long"));
        });
        response.on("error", reject);
        const { statusCode: status = 0, headers } = response;
        response.on("end", () => resolve({ status, body, date: headers.date }));
      },
    );
    sent.on("timeout", () => sent.destroy(new Error(`no response within ${timeoutMs} ms`)));
    sent.on("error", reject);
    // Nothing else tells of a response that changes the protocol. The first call settles the promise.
    sent.on("close", () =>
      reject(new Error("the connection was closed before a complete response")),
    );
    sent.end();
  });
}
