/** `APIG.0308` and `APIGW.0308` are the same, and so are `EndPoint.` and `Endpoint.`. */
export const normalizeErrorCode = (code: string | undefined): string =>
  (code ?? "").toUpperCase().replace(/^APIG\./, "APIGW.");
