curl --fail-with-body --silent --show-error --get \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services" \
  --header "X-Auth-Token: $TOKEN" \
  --data-urlencode "endpoint_service_name=test" \
  --data-urlencode "limit=2"
