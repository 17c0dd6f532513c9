curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "sub_network_interface": {
      "virsubnet_id": "08278e6c-61ca-46c1-9fc3-0d4f6c12f193",
      "parent_id": "637748df-2986-4350-8303-95d259580fb3",
      "security_groups": ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"]
    }
  }'
