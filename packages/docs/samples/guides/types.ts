import { type PublicipShowResp, PublicipStatus } from "@hcnet/publicips";

function describe({ public_ip_address, status }: PublicipShowResp): string {
  // The known states are offered; a state that the service adds later still compiles.
  if (status === PublicipStatus.ACTIVE) return `${public_ip_address} is bound`;
  return `${public_ip_address} is ${status ?? "unknown"}`;
}

const id = "f6318bef-6508-4ea5-a48f-6152b6b1a8fb";
console.log(describe({ id, public_ip_address: "203.0.113.10", status: "DOWN" }));
// prints: 203.0.113.10 is DOWN
