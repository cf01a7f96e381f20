#!/usr/bin/env bash
# Gives the logins ingest, processor and sink the least rights on a cluster whose brokers have an authorizer:
#
#   BOOTSTRAP=broker:9093 COMMAND_CONFIG=admin.properties PREFIX=acme. deploy/kafka/acls.sh
#
# KAFKA_ACLS names the tool, kafka-acls.sh by default; INGEST, PROCESSOR and SINK the logins where they have other names.
# The build compares the rows with the table in docs/kafka.md. Repeating it changes nothing.
set -euo pipefail

: "${BOOTSTRAP:?names no broker}"
declare -A logins=([ingest]=${INGEST:-ingest} [processor]=${PROCESSOR:-processor} [sink]=${SINK:-sink})

allow() {
  local login=$1 type=$2 pattern=$3 name=${PREFIX:-}$4 operation
  [[ -n $name ]] || { pattern=literal name="*"; } # every topic, where there is no prefix
  shift 4
  local options=()
  for operation in "$@"; do options+=(--operation "$(tr -d _ <<<"$operation")"); done
  "${KAFKA_ACLS:-kafka-acls.sh}" --bootstrap-server "$BOOTSTRAP" ${COMMAND_CONFIG:+--command-config "$COMMAND_CONFIG"} \
    --add --allow-principal "User:${logins[$login]}" "--$type" "$name" --resource-pattern-type "$pattern" "${options[@]}"
}

# login type pattern name operations
allow ingest group literal "forgetting" READ
allow ingest group literal "persistence-sink" DESCRIBE
allow ingest group literal "run-status-view" READ
allow ingest group literal "webhook-delivery" READ
allow ingest group literal "webhook-dispatch" READ
allow ingest topic literal "api-keys" READ WRITE
allow ingest topic literal "audit-entries" WRITE
allow ingest topic literal "budget-accounts" READ
allow ingest topic literal "card-annotations" READ WRITE
allow ingest topic literal "card-annotations-dlt" READ WRITE
allow ingest topic literal "card-starred" READ WRITE
allow ingest topic literal "card-starred-dlt" READ WRITE
allow ingest topic literal "company-changes" READ WRITE
allow ingest topic literal "output-edits" READ WRITE
allow ingest topic literal "output-edits-dlt" READ WRITE
allow ingest topic literal "processor-heartbeats" READ
allow ingest topic literal "reprocess-requested" READ WRITE
allow ingest topic literal "reprocess-requested-dlt" READ WRITE
allow ingest topic literal "review-decisions" READ WRITE
allow ingest topic literal "review-decisions-dlt" READ WRITE
allow ingest topic literal "run-annotations" READ WRITE
allow ingest topic literal "run-annotations-dlt" READ WRITE
allow ingest topic literal "run-cancelled" READ WRITE
allow ingest topic literal "run-cancelled-dlt" READ WRITE
allow ingest topic literal "run-failed" READ WRITE
allow ingest topic literal "run-failed-dlt" READ WRITE
allow ingest topic literal "run-forgotten" READ WRITE
allow ingest topic literal "run-forgotten-dlt" READ WRITE
allow ingest topic literal "run-requested" READ WRITE
allow ingest topic literal "run-requested-dlt" READ WRITE
allow ingest topic literal "run-status" READ WRITE
allow ingest topic literal "saved-views" READ WRITE
allow ingest topic literal "share-links" READ WRITE
allow ingest topic literal "stage-1-completed" READ WRITE
allow ingest topic literal "stage-1-completed-dlt" READ WRITE
allow ingest topic literal "stage-2-completed" READ WRITE
allow ingest topic literal "stage-2-completed-dlt" READ WRITE
allow ingest topic literal "stage-3-completed" READ WRITE
allow ingest topic literal "stage-3-completed-dlt" READ WRITE
allow ingest topic literal "stage-4-completed" READ WRITE
allow ingest topic literal "stage-4-completed-dlt" READ WRITE
allow ingest topic literal "stage-5-completed" READ WRITE
allow ingest topic literal "stage-5-completed-dlt" READ WRITE
allow ingest topic literal "stage-retry-scheduled" READ WRITE
allow ingest topic literal "stage-retry-scheduled-dlt" READ WRITE
allow ingest topic literal "stage-started" READ WRITE
allow ingest topic literal "stage-started-dlt" READ WRITE
allow ingest topic literal "stage-text" READ
allow ingest topic literal "stage-text-watched" WRITE
allow ingest topic literal "webhook-deliveries" READ WRITE
allow ingest topic literal "webhook-endpoints" READ WRITE
allow ingest topic prefixed "" CREATE DESCRIBE DESCRIBE_CONFIGS
allow ingest transactional-id literal "dead-letter-redrive" WRITE
allow ingest transactional-id literal "output-edits" WRITE
allow ingest transactional-id prefixed "ingest-" WRITE
allow processor group prefixed "stage-" READ
allow processor topic literal "budget-accounts" READ WRITE
allow processor topic literal "card-annotations-dlt" WRITE
allow processor topic literal "card-starred-dlt" WRITE
allow processor topic literal "company-changes" READ
allow processor topic literal "output-edits-dlt" WRITE
allow processor topic literal "processor-heartbeats" WRITE
allow processor topic literal "reprocess-requested" READ
allow processor topic literal "reprocess-requested-dlt" WRITE
allow processor topic literal "review-decisions-dlt" WRITE
allow processor topic literal "run-annotations-dlt" WRITE
allow processor topic literal "run-cancelled" READ
allow processor topic literal "run-cancelled-dlt" WRITE
allow processor topic literal "run-failed" WRITE
allow processor topic literal "run-failed-dlt" WRITE
allow processor topic literal "run-forgotten" READ
allow processor topic literal "run-forgotten-dlt" WRITE
allow processor topic literal "run-requested" READ
allow processor topic literal "run-requested-dlt" WRITE
allow processor topic literal "stage-1-completed" READ
allow processor topic literal "stage-1-completed-dlt" WRITE
allow processor topic literal "stage-2-completed" READ
allow processor topic literal "stage-2-completed-dlt" WRITE
allow processor topic literal "stage-3-completed" READ
allow processor topic literal "stage-3-completed-dlt" WRITE
allow processor topic literal "stage-4-completed" READ
allow processor topic literal "stage-4-completed-dlt" WRITE
allow processor topic literal "stage-5-completed-dlt" WRITE
allow processor topic literal "stage-retry-scheduled-dlt" WRITE
allow processor topic literal "stage-started-dlt" WRITE
allow processor topic literal "stage-text-watched" READ
allow processor topic prefixed "" CREATE DESCRIBE DESCRIBE_CONFIGS
allow processor topic prefixed "stage-" WRITE
allow processor transactional-id prefixed "stage-processor-" WRITE
allow sink group literal "persistence-sink" READ
allow sink topic literal "audit-entries" READ
allow sink topic literal "card-annotations" READ
allow sink topic literal "card-annotations-dlt" WRITE
allow sink topic literal "card-starred" READ
allow sink topic literal "card-starred-dlt" WRITE
allow sink topic literal "output-edits" READ
allow sink topic literal "output-edits-dlt" WRITE
allow sink topic literal "reprocess-requested" READ
allow sink topic literal "reprocess-requested-dlt" WRITE
allow sink topic literal "review-decisions" READ
allow sink topic literal "review-decisions-dlt" WRITE
allow sink topic literal "run-annotations" READ
allow sink topic literal "run-annotations-dlt" WRITE
allow sink topic literal "run-cancelled" READ
allow sink topic literal "run-cancelled-dlt" WRITE
allow sink topic literal "run-failed" READ
allow sink topic literal "run-failed-dlt" WRITE
allow sink topic literal "run-forgotten" READ
allow sink topic literal "run-forgotten-dlt" WRITE
allow sink topic literal "run-requested" READ
allow sink topic literal "run-requested-dlt" WRITE
allow sink topic literal "stage-1-completed" READ
allow sink topic literal "stage-1-completed-dlt" WRITE
allow sink topic literal "stage-2-completed" READ
allow sink topic literal "stage-2-completed-dlt" WRITE
allow sink topic literal "stage-3-completed" READ
allow sink topic literal "stage-3-completed-dlt" WRITE
allow sink topic literal "stage-4-completed" READ
allow sink topic literal "stage-4-completed-dlt" WRITE
allow sink topic literal "stage-5-completed" READ
allow sink topic literal "stage-5-completed-dlt" WRITE
allow sink topic literal "stage-retry-scheduled" READ
allow sink topic literal "stage-retry-scheduled-dlt" WRITE
allow sink topic literal "stage-started" READ
allow sink topic literal "stage-started-dlt" WRITE
allow sink topic prefixed "" CREATE DESCRIBE DESCRIBE_CONFIGS
