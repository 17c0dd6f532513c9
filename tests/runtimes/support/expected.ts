/** What the program of all platforms gives. */
export const EXPECTED = {
  alias: "中文-web_1",
  again: "中文-web_1",
  ids: 3,
  errors: {
    "not found": { name: "NotFoundError", code: "VPC.0504", status: 404 },
    "wrong secret": { name: "AuthenticationError", code: "APIGW.0301", status: 401 },
    "a path that leaves its segment": {
      name: "InvalidArgumentError",
      code: "ERR_INVALID_ARGUMENT",
    },
    "no response": { name: "TimeoutError", code: "ERR_TIMEOUT" },
    abort: { name: "AbortError", code: "ERR_ABORTED" },
    "a redirect": { name: "ApiError", status: 307 },
    "nobody there": { name: "ConnectionError", code: "ERR_CONNECTION" },
  },
};
