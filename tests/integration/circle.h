/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "desks.h"

/* Readers of a municipality (@city: its code), by command line; and what may stand nowhere. */

/* What "readers list" says under @name on the first line that has @mark, without blanks: a command
 * is parted by them. */
char *circle_value (Desks *desks, const char *device, const char *mark, const char *name);
/* @device becomes the first reader. The key for the paper. */
char *circle_start (Desks *desks, const char *city, const char *device);
/* What stands on the screen of @shown is typed at @device. */
void circle_confirm (Desks *desks, const char *city, const char *device, const char *shown);
/* @device admits @other, whose line there has @mark. */
void circle_certify (Desks *desks,
                     const char *city,
                     const char *device,
                     const char *other,
                     const char *mark);
/* By its name, at the collector. */
void circle_revoke_desk (Desks *desks, const char *desk);

/* In no file below @directory. */
void circle_assert_not_in (const char *directory, const char *text);
