curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v3/$PROJECT_ID/dcaas/vif-peers" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "vif_peer": {
      "vif_id": "86f9556a-fa68-42b7-93c2-dd407408430b",
      "name": "vif-peer-test",
      "address_family": "ipv6",
      "route_mode": "static",
      "remote_ep_group": [],
      "description": "",
      "local_gateway_ip": "FD00::1/64",
      "remote_gateway_ip": "FD00::2/64"
    }
  }'
