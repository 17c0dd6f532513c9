curl --fail-with-body --silent --show-error --request GET \
  "$ENDPOINT/v2.0/$PROJECT_ID/publicips/tags" \
  --header "X-Auth-Token: $TOKEN"
