/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-agreement-body.h"

#include "dim-answers.h"
#include "dim-bytes.h"
#include "dim-limits.h"

void
dim_proposal_write (DimJsonWriter *writer, const DimProposal *proposal)
{
  dim_json_put_text (writer, "voorval", proposal->incident);
  dim_json_put_text (writer, "treffer", proposal->handle);
  dim_json_put_text (writer, "soort", dim_proposal_kind_name (proposal->kind));
  dim_json_put_text (writer, "reden", proposal->reason);
}

void
dim_hit_write_agreement (DimJsonWriter *writer, const DimHit *hit)
{
  dim_json_put_text (writer, "treffer", hit->handle);
  if (hit->our_fact[0] != '\0') {
    dim_json_put_object (writer, "wij");
    dim_json_put_text (writer, "id", hit->our_fact);
    dim_json_put_text (writer, "soort", dim_proposal_kind_name (hit->ours));
    dim_json_put_end (writer);
  }
  if (hit->theirs != DIM_PROPOSAL_RETRACT)
    dim_json_put_text (writer, "zij", dim_proposal_kind_name (hit->theirs));
}

static void
read_handle (DimJsonReader *reader, char out[DIM_HANDLE_TEXT_LEN])
{
  guint8 bytes[DIM_HANDLE_BYTES] = { 0 };
  g_autofree char *text = NULL;

  dim_json_hex (reader, "treffer", bytes, sizeof bytes);
  text = dim_hex_encode (bytes, sizeof bytes);
  g_strlcpy (out, text, DIM_HANDLE_TEXT_LEN);
}

static DimProposalKind
read_kind (DimJsonReader *reader, const char *member, DimJsonNeed need)
{
  g_autofree char *name = dim_json_text (reader, member, need, DIM_CODE_BYTES_MAX);
  DimProposalKind kind = DIM_PROPOSAL_RETRACT;

  if (name != NULL && !dim_proposal_kind_from_name (name, &kind))
    dim_json_fault (reader, member, "onbekende-code");
  return kind;
}

DimProposal *
dim_proposal_read (DimJsonReader *reader, const char *id)
{
  DimProposal *proposal = dim_proposal_new (id, "", "");
  char *reason = NULL;

  dim_json_uuid (reader, "voorval", DIM_JSON_REQUIRED, proposal->incident);
  read_handle (reader, proposal->handle);
  proposal->kind = read_kind (reader, "soort", DIM_JSON_REQUIRED);
  reason = dim_json_text (reader, "reden", DIM_JSON_OPTIONAL, DIM_LIMIT_REASON_BYTES);
  if (reason != NULL) {
    g_free (proposal->reason);
    proposal->reason = reason;
  }
  return proposal;
}

void
dim_hit_read_agreement (DimJsonReader *reader, DimHit *hit)
{
  if (dim_json_has (reader, "treffer"))
    read_handle (reader, hit->handle);
  hit->theirs = read_kind (reader, "zij", DIM_JSON_OPTIONAL);
  if (!dim_json_enter (reader, "wij", DIM_JSON_OPTIONAL))
    return;
  dim_json_uuid (reader, "id", DIM_JSON_REQUIRED, hit->our_fact);
  hit->ours = read_kind (reader, "soort", DIM_JSON_REQUIRED);
  dim_json_leave (reader);
}
