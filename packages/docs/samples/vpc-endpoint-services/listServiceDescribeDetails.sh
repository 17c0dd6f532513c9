curl --fail-with-body --silent --show-error --get \
  "$ENDPOINT/v1/$PROJECT_ID/vpc-endpoint-services/describe" \
  --header "X-Auth-Token: $TOKEN" \
  --data-urlencode "id=4189d3c2-8882-4871-a3c2-d380272eed88"
