curl --fail-with-body --silent --show-error --request POST \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces/batch-create" \
  --header "X-Auth-Token: $TOKEN" \
  --header "Content-Type: application/json" \
  --data '{
    "count": 3,
    "sub_network_interface": {
      "virsubnet_id": "115b5a84-31dc-4b1e-8de9-bf5a75d2c566",
      "parent_id": "8b6c46f1-c68d-4bba-a922-2d97da185af5",
      "security_groups": ["6727c950-9f01-47a2-a7aa-7d3686c4c95b"]
    }
  }'
