curl --fail-with-body --silent --show-error --request DELETE \
  "$ENDPOINT/v2.0/$PROJECT_ID/publicips/f6318bef-6508-4ea5-a48f-6152b6b1a8fb/tags/key1" \
  --header "X-Auth-Token: $TOKEN"
