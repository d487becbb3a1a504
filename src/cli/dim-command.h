/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "dim-cli.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The subcommands, one a file. @arguments: (NULL-terminated) the program's name and what stood
 * before and behind the subcommand's own words. */
typedef DimCliStatus (*DimCommandFunc) (const DimCliWorld *world, char **arguments);

DimCliStatus dim_command_audit (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_backup (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_code_list_show (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_document_check (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_enrol (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_export (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_forget (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_guard (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_add (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_asked (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_history (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_list (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_month_approve (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_month_declare (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_month_list (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_month_reopen (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_month_show (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_reply (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_revise (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_texts (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_incident_withdraw (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_participation (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_readers_certify (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_readers_confirm (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_readers_list (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_readers_recover (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_readers_start (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_restore (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_apart (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_ask (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_list (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_propose (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_refuse (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_note (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_retract (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_same (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_review_take_back (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_sync (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_tallies (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_rebuild (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_snapshot (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_year_accept (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_year_close (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_year_confirm (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_year_finish (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_year_list (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_year_unlock (const DimCliWorld *world, char **arguments);
DimCliStatus dim_command_verify (const DimCliWorld *world, char **arguments);

G_END_DECLS
