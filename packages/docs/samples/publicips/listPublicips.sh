curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v1/$PROJECT_ID/publicips?limit=2&marker=4779ab1c-7c1a-44b1-a02e-93dfc361b32d" \
  --header "X-Auth-Token: $TOKEN"
