// For programs that record requests and responses.
export { collectSecrets, type SecretSources } from "./collect-secrets.js";
export { redactBody } from "./redact-body.js";
export { createRedactor, type Redactor } from "./redactor.js";
