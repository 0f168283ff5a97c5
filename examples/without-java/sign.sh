#!/bin/sh
# A whole registration at SIGEX and a whole confirmation at CryptoPro DSS with nothing but curl and openssl: what a system does
# that is not written in Java. Start the testkit first, with a folder for keys, then run this:
#
#   java -jar qoltanba-testkit-program.jar --port 8080 --console-port 8081 --keys keys
#   sh sign.sh http://127.0.0.1:8080 http://127.0.0.1:8081 keys
#
# The first address is that of the services, the second that of the web console. Both are in the line READY.
set -eu

services=${1%/}
console=${2%/}
keys=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The value of a member with text in it; enough for the answers here
text_of() { tr -d "\n" | sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p"; }

printf 'We agree.' > "$work/contract.txt"
base64_of() { base64 < "$1" | tr -d '\n'; }

# 1. SIGEX: the director signs with a key of their own, we register the signature, then send the document
openssl cms -sign -binary -md sha256 -in "$work/contract.txt" -outform DER -out "$work/director.p7s" \
  -signer "$keys/buyer-director.crt.pem" -inkey "$keys/buyer-director.key.pem"
signature=$(base64_of "$work/director.p7s")
document=$(curl -sSf -H 'Content-Type: application/json' "$services/api" --data-binary @- <<JSON | text_of documentId
{"title": "contract.txt", "signType": "cms", "signature": "$signature", "emailNotifications": {"to": ["director@supplier.kz"]}}
JSON
)
curl -sSf -H 'Content-Type: application/octet-stream' --data-binary @"$work/contract.txt" "$services/api/$document/data" > /dev/null
# The other side signs too, and we look what is there
openssl cms -sign -binary -md sha256 -in "$work/contract.txt" -outform DER -out "$work/supplier.p7s" \
  -signer "$keys/supplier-director.crt.pem" -inkey "$keys/supplier-director.key.pem"
printf '{"signType": "cms", "signature": "%s"}' "$(base64_of "$work/supplier.p7s")" \
  | curl -sSf -H 'Content-Type: application/json' "$services/api/$document" --data-binary @- > /dev/null
curl -sSf "$services/api/$document" | grep -q 'IIN800303400033'
echo "registered $document"

# 2. DSS: sign the user in, create the transaction, ask for the confirmation
token=$(curl -sSf -u erp:s3cret "$services/STS/oauth/token" \
  --data-urlencode grant_type=password --data-urlencode username=ivanov --data-urlencode password= \
  --data-urlencode resource=urn:cryptopro:dss:signserver:signserver | text_of access_token)

dss() { curl -sSf -H "Authorization: Bearer $1" -H 'Content-Type: application/json; charset=utf-8' --data-binary @- "$services$2"; }

transaction=$(dss "$token" /SignServer/rest/api/transactions <<JSON | tr -d '"'
{"OperationCode": 2, "Document": "$(base64_of "$work/contract.txt")", "Parameters": [
  {"Name": "SignatureType", "Value": "CAdES"}, {"Name": "CADESType", "Value": "BES"}, {"Name": "IsDetached", "Value": "false"},
  {"Name": "CertificateID", "Value": "0"}, {"Name": "DocumentInfo", "Value": "contract.txt"}, {"Name": "DocumentType", "Value": "txt"}]}
JSON
)
application='"Resource": "urn:cryptopro:dss:signserver:signserver", "ClientId": "erp", "ClientSecret": "s3cret"'
operation=$(printf '{%s, "TransactionTokenId": "%s"}' "$application" "$transaction" \
  | dss "$token" /STS/confirmation | text_of RefID)
echo "waiting for ivanov to confirm $operation"

# 3. The person confirms: with the button in the browser, or like this
curl -sSf -X POST "$console/api/phones/ivanov/$operation/confirm" > /dev/null

# 4. Ask until it is confirmed, then fetch the signature with the token that came
final=
while [ -z "$final" ]; do
  final=$(printf '{%s, "ChallengeResponse": {"TextChallengeResponse": [{"RefId": "%s"}]}}' "$application" "$operation" \
    | dss "$token" /STS/confirmation | text_of AccessToken)
  [ -n "$final" ] || sleep 1
done
printf '{"Signature": {"PinCode": "1234"}}' | dss "$final" /SignServer/rest/api/documents | tr -d '"' | base64 -d > "$work/ivanov.p7s"

# 5. It is a signature like any other: OpenSSL agrees that the certificate is good and the document is the one that was sent
openssl cms -verify -inform DER -in "$work/ivanov.p7s" -purpose any -CAfile "$keys/signers-root.pem" 2> /dev/null | cmp - "$work/contract.txt"
echo "signed, $(wc -c < "$work/ivanov.p7s" | tr -d ' ') bytes"
