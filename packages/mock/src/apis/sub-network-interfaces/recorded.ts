import type { operations } from "@hcnet/sub-network-interfaces/types";
import type { RecordedResponses } from "../../recorded.js";

/** What the reads of supplementary network interfaces return, as seeds. */
export const recordedSubNetworkInterfaces: RecordedResponses<operations> = {
  listSubNetworkInterfaces: ({ sub_network_interfaces }) => ({ sub_network_interfaces }),
  showSubNetworkInterface: ({ sub_network_interface }) => ({
    sub_network_interfaces: [sub_network_interface],
  }),
};
