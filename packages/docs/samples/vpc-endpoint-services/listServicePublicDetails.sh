curl --fail-with-body --silent --show-error --get \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/public" \
  --header "X-Auth-Token: $TOKEN" \
  --data-urlencode "limit=100"
