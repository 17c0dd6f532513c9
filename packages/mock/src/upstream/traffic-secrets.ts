import type { Redactor } from "../journal/redact.js";
import { redactValues, secretsOf, type ValueRedactor } from "../journal/secret-values.js";
import type { ObservedCall } from "./observer.js";

// Each signed request adds its signature, and a redactor gets slower with the number of secrets.
const MAX_SECRETS = 100;

/** The secrets of a run: those that it was given, and those that its latest calls carried. */
export class TrafficSecrets {
  readonly #recent = new Set<string>();

  /**
   * @param byName knows the properties that the specs mark.
   * @param given lists secrets that no call carries, such as a secret key.
   */
  constructor(
    private readonly byName: Redactor,
    private readonly given: () => Iterable<string>,
  ) {}

  /** Adds the secrets of a call, by the names of headers, parameters and properties. */
  add({ url, requestHeaders, requestBody, responseHeaders, responseBody }: ObservedCall): void {
    const sent = { url: url.href, headers: requestHeaders, body: requestBody };
    const received = { headers: responseHeaders, body: responseBody };
    for (const message of [sent, received]) {
      for (const secret of secretsOf(message, this.byName)) {
        this.#recent.delete(secret);
        this.#recent.add(secret);
      }
    }
    for (const secret of this.#recent) {
      if (this.#recent.size <= MAX_SECRETS) break;
      this.#recent.delete(secret);
    }
  }

  redactor(): ValueRedactor {
    return redactValues([...this.given(), ...this.#recent]);
  }
}

function redactHeaders(headers: Headers, values: ValueRedactor): Headers {
  const redacted = new Headers();
  for (const [name, value] of values.headers(headers)) redacted.append(name, value);
  return redacted;
}

/** A copy of a call without secrets. */
export function redactCall(call: ObservedCall, values: ValueRedactor): ObservedCall {
  return {
    ...call,
    url: new URL(values.url(call.url.href)),
    requestHeaders: redactHeaders(call.requestHeaders, values),
    requestBody: values.body(call.requestBody),
    responseHeaders: redactHeaders(call.responseHeaders, values),
    responseBody: values.body(call.responseBody),
  };
}
