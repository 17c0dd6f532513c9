curl --fail-with-body --silent --show-error \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces/count" \
  --header "X-Auth-Token: $TOKEN"
