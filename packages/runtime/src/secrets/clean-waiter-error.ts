import { WaiterError } from "../errors/errors.js";
import { collectSecrets, type SecretSources } from "./collect-secrets.js";
import { createRedactor } from "./redactor.js";

/** Removes secrets from the states that a waiter has seen. */
export function cleanWaiterError(error: WaiterError, sources: SecretSources): WaiterError {
  const redact = createRedactor(collectSecrets(sources));
  const { message, operationId, waiter, elapsedMs, cause, lastResponse, observed } = error;
  if (redact(message) === message) return error;
  const states = Object.entries(observed).map(([state, count]) => [redact(state), count] as const);
  return new WaiterError(redact(message), {
    ...{ operationId, waiter, elapsedMs, cause, lastResponse },
    observed: Object.fromEntries(states),
  });
}
