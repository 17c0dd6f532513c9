curl --fail-with-body --silent --show-error --get \
  "$ENDPOINT/v1/$PROJECT_ID/quotas" \
  --header "X-Auth-Token: $TOKEN" \
  --data-urlencode "type=endpoint_service"
