"""Requests to Huawei Cloud with the Python standard library, signed with AK/SK or with a token.

Reads the credentials from the environment: HUAWEICLOUD_SDK_AK and HUAWEICLOUD_SDK_SK, with
HUAWEICLOUD_SDK_SECURITY_TOKEN for temporary keys, or HUAWEICLOUD_TOKEN. HUAWEICLOUD_SDK_PROJECT_ID
names the project, HCNET_REGION the region, and HCNET_ENDPOINT another endpoint, such as a mock cloud.
"""

import hashlib
import hmac
import json
import os
from datetime import datetime, timezone
from urllib.parse import quote, urlencode, urlsplit
from urllib.request import Request, urlopen


def request(method, service, path, query=None, body=None):
    """Sends a request and returns the decoded JSON; an error status raises HTTPError."""
    region = os.environ.get("HCNET_REGION", "cn-north-4")
    endpoint = os.environ.get("HCNET_ENDPOINT", f"https://{service}.{region}.myhuaweicloud.com")
    path = path.replace("{project_id}", os.environ["HUAWEICLOUD_SDK_PROJECT_ID"])
    query = urlencode(sorted((query or {}).items()), doseq=True, quote_via=quote, safe="~")
    url = endpoint.rstrip("/") + path + (f"?{query}" if query else "")
    data = b"" if body is None else json.dumps(body).encode()
    headers = {} if body is None else {"Content-Type": "application/json"}
    if token := os.environ.get("HUAWEICLOUD_TOKEN"):
        headers["X-Auth-Token"] = token
    else:
        headers.update(_sign(method, url, headers, data))
    with urlopen(Request(url, data or None, headers, method=method), timeout=20) as response:
        content = response.read()
    return json.loads(content) if content else None


def _sign(method, url, headers, data):
    parts = urlsplit(url)
    signed = {name.lower(): value for name, value in headers.items()}
    signed["host"] = parts.netloc
    signed["x-sdk-date"] = datetime.now(timezone.utc).strftime("%Y%m%dT%H%M%SZ")
    if security_token := os.environ.get("HUAWEICLOUD_SDK_SECURITY_TOKEN"):
        signed["x-security-token"] = security_token
    names = ";".join(sorted(signed))
    canonical = "\n".join(
        [
            method,
            parts.path.rstrip("/") + "/",
            parts.query,
            "".join(f"{name}:{signed[name]}\n" for name in sorted(signed)),
            names,
            hashlib.sha256(data).hexdigest(),
        ]
    )
    digest = hashlib.sha256(canonical.encode()).hexdigest()
    text = f"SDK-HMAC-SHA256\n{signed['x-sdk-date']}\n{digest}"
    key = os.environ["HUAWEICLOUD_SDK_SK"].encode()
    signature = hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
    access_key = os.environ["HUAWEICLOUD_SDK_AK"]
    signed["authorization"] = (
        f"SDK-HMAC-SHA256 Access={access_key}, SignedHeaders={names}, Signature={signature}"
    )
    return signed
