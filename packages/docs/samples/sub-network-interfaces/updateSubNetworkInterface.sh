curl --fail-with-body --silent --show-error --request PUT \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces/2be868f2-f7c9-48db-abc0-eea0b9105b0d" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "sub_network_interface": {
      "security_groups": ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"],
      "allowed_address_pairs": [{ "ip_address": "1.1.1.1/0" }]
    }
  }'
