import { operations, redact } from "@hcnet/vif-peers";

const data = { vif_peer: { name: "a", bgp_md5: "Example-Md5-1" } };
console.log(JSON.stringify(redact(data, operations.updateVifPeer.sensitive.response)));
// prints: {"vif_peer":{"name":"a","bgp_md5":"[redacted]"}}
