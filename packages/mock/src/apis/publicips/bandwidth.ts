import type { components } from "@hcnet/publicips/types";
import { randomUUID } from "../../platform/random.js";
import { type Rejection, reject } from "../../rejection.js";
import type { Bandwidth } from "./publicip.js";
import type { Publicips } from "./state.js";

type Option = components["schemas"]["CreatePublicipBandwidthOption"];

/** Error responses of a bandwidth. */
export const bandwidthErrors = ["badBandwidth", "sharedBandwidthIpv6"] as const;
type Name = (typeof bandwidthErrors)[number];

// Up to which size, in Mbit/s, sizes are multiples of what (`publicips.bandwidth-size`).
const STEPS = [
  { upTo: 300, step: 1 },
  { upTo: 1000, step: 50 },
  { upTo: Number.POSITIVE_INFINITY, step: 500 },
] as const;

const bad = (field: string, problem: string): Rejection<Name> =>
  reject("badBandwidth", `bandwidth.${field}: ${problem}`);

/** Returns what is wrong with a size, if anything; behavior `publicips.bandwidth-size`. */
export function sizeProblem(size: number): string | undefined {
  const step = STEPS.find(({ upTo }) => size <= upTo)?.step ?? 1;
  return size % step === 0 ? undefined : `must be a multiple of ${step} at this size`;
}

/** A new bandwidth for one EIP; behaviors `publicips.create`, `publicips.bandwidth-size`. */
function ownBandwidth({ name, size }: Option): Bandwidth | Rejection<Name> {
  if (name === undefined) return bad("name", "is required when bandwidth.share_type is PER");
  if (size === undefined) return bad("size", "is required when bandwidth.share_type is PER");
  const problem = sizeProblem(size);
  if (problem !== undefined) return bad("size", problem);
  return {
    bandwidth_id: randomUUID(),
    bandwidth_name: name,
    bandwidth_size: size,
    bandwidth_share_type: "PER",
  };
}

/** A bandwidth that exists; behaviors `publicips.create`, `publicips.ipv6-addresses`. */
function sharedBandwidth(
  { id }: Option,
  ipVersion: number,
  { sharedBandwidths }: Publicips,
): Bandwidth | Rejection<Name> {
  if (ipVersion === 6) return reject("sharedBandwidthIpv6");
  if (id === undefined) return bad("id", "is required when bandwidth.share_type is WHOLE");
  return sharedBandwidths.get(id) ?? bad("id", `no shared bandwidth ${id} in this project`);
}

/** The bandwidth of a new EIP. */
export function bandwidthFor(
  option: Option,
  ipVersion: number,
  state: Publicips,
): Bandwidth | Rejection<Name> {
  return option.share_type === "PER"
    ? ownBandwidth(option)
    : sharedBandwidth(option, ipVersion, state);
}
