/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#include "dim-change.h"

#include <string.h>

static gpointer
copy_note_cb (gconstpointer entry, gpointer unused)
{
  return dim_note_entry_copy (entry);
}

static GPtrArray *
new_notes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dim_note_entry_free);
}

static gpointer
copy_peer_cb (gconstpointer data, gpointer unused)
{
  const DimCasePeer *peer = data;

  return dim_case_peer_new (peer->incident, peer->date, peer->desk, peer->role);
}

static gpointer
copy_hit_cb (gconstpointer data, gpointer unused)
{
  const DimHit *hit = data;
  DimHit *copy = g_memdup2 (hit, sizeof *hit);

  copy->desk = g_strdup (hit->desk);
  copy->contact = g_strdup (hit->contact);
  copy->notes = g_ptr_array_copy (hit->notes, copy_note_cb, NULL);
  return copy;
}

static gpointer
copy_amendment_cb (gconstpointer amendment, gpointer unused)
{
  return dim_amendment_copy (amendment);
}

static gpointer
copy_decision_cb (gconstpointer entry, gpointer unused)
{
  return dim_decision_entry_copy (entry);
}

static gpointer
copy_inquiry_cb (gconstpointer entry, gpointer unused)
{
  return dim_inquiry_entry_copy (entry);
}

DimChange *
dim_change_new (const char *incident_id)
{
  DimChange *change = NULL;

  g_return_val_if_fail (incident_id != NULL, NULL);
  change = g_new0 (DimChange, 1);
  g_strlcpy (change->incident_id, incident_id, sizeof change->incident_id);
  change->office = g_strdup ("");
  change->desk = g_strdup ("");
  change->heads = g_new0 (char *, 1);
  change->conflicts = g_array_new (FALSE, TRUE, sizeof (DimConflict));
  change->amendments = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_amendment_free);
  change->peers = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_case_peer_free);
  change->hits = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_hit_free);
  change->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_decision_entry_free);
  change->inquiries = g_ptr_array_new_with_free_func ((GDestroyNotify) dim_inquiry_entry_free);
  change->notes = new_notes ();
  return change;
}

DimChange *
dim_change_copy (const DimChange *change)
{
  DimChange *copy = NULL;

  g_return_val_if_fail (change != NULL, NULL);
  copy = g_memdup2 (change, sizeof *change);
  copy->office = g_strdup (change->office);
  copy->desk = g_strdup (change->desk);
  copy->incident = change->incident != NULL ? dim_incident_copy (change->incident) : NULL;
  copy->heads = g_strdupv (change->heads);
  copy->conflicts = g_array_copy (change->conflicts);
  copy->amendments = g_ptr_array_copy (change->amendments, copy_amendment_cb, NULL);
  copy->peers = g_ptr_array_copy (change->peers, copy_peer_cb, NULL);
  copy->hits = g_ptr_array_copy (change->hits, copy_hit_cb, NULL);
  copy->decisions = g_ptr_array_copy (change->decisions, copy_decision_cb, NULL);
  copy->inquiries = g_ptr_array_copy (change->inquiries, copy_inquiry_cb, NULL);
  copy->notes = g_ptr_array_copy (change->notes, copy_note_cb, NULL);
  return copy;
}

void
dim_change_free (DimChange *change)
{
  if (change == NULL)
    return;
  g_free (change->office);
  g_free (change->desk);
  dim_incident_free (change->incident);
  g_strfreev (change->heads);
  g_array_unref (change->conflicts);
  g_ptr_array_unref (change->amendments);
  g_ptr_array_unref (change->peers);
  g_ptr_array_unref (change->hits);
  g_ptr_array_unref (change->decisions);
  g_ptr_array_unref (change->inquiries);
  g_ptr_array_unref (change->notes);
  g_free (change);
}

const DimAmendment *
dim_change_last_by_desk (const DimChange *change)
{
  const DimAmendment *last = NULL;

  g_return_val_if_fail (change != NULL, NULL);
  for (guint i = 0; i < change->amendments->len; i++) {
    const DimAmendment *amendment = g_ptr_array_index (change->amendments, i);

    if (amendment->role == DIM_ROLE_FRONT_OFFICE && !amendment->is_withdrawal)
      last = amendment;
  }
  return last;
}

const char *
dim_change_last_note (const DimChange *change)
{
  const char *last = NULL;

  g_return_val_if_fail (change != NULL, NULL);
  for (guint i = 0; i < change->hits->len; i++) {
    const DimHit *hit = g_ptr_array_index (change->hits, i);

    for (guint j = 0; j < hit->notes->len; j++) {
      const DimNoteEntry *entry = g_ptr_array_index (hit->notes, j);

      if (last == NULL || strcmp (entry->id, last) > 0)
        last = entry->id;
    }
  }
  return last;
}

DimCasePeer *
dim_case_peer_new (const char *incident, DimDay date, const char *desk, DimRole role)
{
  DimCasePeer *peer = NULL;

  g_return_val_if_fail (incident != NULL && desk != NULL, NULL);
  peer = g_new0 (DimCasePeer, 1);
  g_strlcpy (peer->incident, incident, sizeof peer->incident);
  peer->date = date;
  peer->desk = g_strdup (desk);
  peer->role = role;
  return peer;
}

void
dim_case_peer_free (DimCasePeer *peer)
{
  if (peer == NULL)
    return;
  g_free (peer->desk);
  g_free (peer);
}

DimHit *
dim_hit_new (DimMatchClass match)
{
  DimHit *hit = g_new0 (DimHit, 1);

  hit->match = match;
  hit->desk = g_strdup ("");
  hit->contact = g_strdup ("");
  hit->month = -1;
  hit->date = DIM_DAY_NONE;
  hit->notes = new_notes ();
  return hit;
}

void
dim_hit_free (DimHit *hit)
{
  if (hit == NULL)
    return;
  g_free (hit->desk);
  g_free (hit->contact);
  g_ptr_array_unref (hit->notes);
  g_free (hit);
}
