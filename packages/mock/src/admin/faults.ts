import type { FaultRule } from "../faults/rule.js";
import type { AdminOperation } from "./call.js";
import { AdminProblem } from "./problem.js";

/** The fault rules in force. */
export const listFaults: AdminOperation = ({ cloud: { faults } }) => ({
  status: 200,
  body: { faults: faults.list() },
});

/** Puts fault rules after those in force. */
export const addFaults: AdminOperation = async ({ cloud: { faults }, json }) => {
  const body = await json();
  // What they are is checked there.
  return { status: 201, body: { ids: faults.add(body as FaultRule | FaultRule[]) } };
};

/** Takes all fault rules away. */
export const clearFaults: AdminOperation = ({ cloud: { faults } }) => {
  faults.clear();
  return { status: 204 };
};

/** Takes one fault rule away. */
export const removeFault: AdminOperation = ({ cloud: { faults }, path: { fault_id = "" } }) => {
  if (faults.remove(fault_id)) return { status: 204 };
  throw new AdminProblem(404, `fault_id: there is no fault rule ${JSON.stringify(fault_id)}`);
};
