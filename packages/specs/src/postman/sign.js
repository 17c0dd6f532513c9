// Runs in the sandbox of Postman before each request. Signs it with the access key and secret key, or
// sends the token if there is no access key.
const cryptoJs = require("crypto-js");

const variable = (name) => pm.variables.get(name) || "";
const resolved = (text) => pm.variables.replaceIn(text || "");
const encoded = (text) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );

function canonicalQuery() {
  return pm.request.url.query
    .filter((parameter) => !parameter.disabled && parameter.key)
    .map(({ key, value }) => [encoded(resolved(key)), encoded(resolved(value))])
    .sort(([a, b], [c, d]) => (a === c ? (b < d ? -1 : 1) : a < c ? -1 : 1))
    .map(([key, value]) => `${key}=${value}`)
    .join("&");
}

function sign(accessKey, secretKey) {
  const date = new Date().toISOString().replace(/[-:]|\.\d{3}/g, "");
  // The URL variables hold the protocol too.
  const host = resolved(pm.request.url.getRemote()).replace(/^https?:\/\//, "");
  const headers = { host, "x-sdk-date": date };
  const securityToken = variable("security_token");
  if (securityToken) headers["x-security-token"] = securityToken;
  const path = resolved(pm.request.url.getPath()).split("/").map(encoded).join("/");
  const names = Object.keys(headers).sort();
  const body = pm.request.body?.raw ? resolved(pm.request.body.raw) : "";
  const canonical = [
    pm.request.method,
    path.endsWith("/") ? path : `${path}/`,
    canonicalQuery(),
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    cryptoJs.SHA256(body).toString(),
  ].join("\n");
  const text = `SDK-HMAC-SHA256\n${date}\n${cryptoJs.SHA256(canonical).toString()}`;
  const signature = cryptoJs.HmacSHA256(text, secretKey).toString();
  pm.request.headers.upsert({ key: "X-Sdk-Date", value: date });
  if (securityToken) {
    pm.request.headers.upsert({ key: "X-Security-Token", value: securityToken });
  }
  pm.request.headers.upsert({
    key: "Authorization",
    value: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=${names.join(";")}, Signature=${signature}`,
  });
}

const accessKey = variable("access_key");
const secretKey = variable("secret_key");
if (accessKey && secretKey) sign(accessKey, secretKey);
else if (variable("token")) {
  pm.request.headers.upsert({ key: "X-Auth-Token", value: variable("token") });
} else {
  throw new Error("Set the variables access_key and secret_key, or token");
}
