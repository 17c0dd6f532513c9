curl --fail-with-body --silent --show-error --get \
  "$ENDPOINT/v3/$PROJECT_ID/vpc/sub-network-interfaces" \
  --header "X-Auth-Token: $TOKEN" \
  --data-urlencode "vpc_id=63b97e6b-3598-430f-9eb8-1caf06937be8" \
  --data-urlencode "limit=2"
