/* SPDX-FileCopyrightText: 2026 Dutch ID Monitor contributors */
/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* DimApplication: one instance a data directory. Its id is the application's for the default
 * directory; for another, ".D" and 8 hex digits of its path are added, so that each is its own. */
#define DIM_TYPE_APPLICATION (dim_application_get_type ())
G_DECLARE_FINAL_TYPE (DimApplication, dim_application, DIM, APPLICATION, AdwApplication)

/* @data_dir: NULL for the default. @without_keyring: never ask the Secret Service. @passphrase:
 * (nullable): borrowed. */
DimApplication *
dim_application_new (const char *data_dir, const char *passphrase, gboolean without_keyring);

/* The language of the windows that are made from now on, by the key "language". */
void dim_application_set_language (GSettings *settings);

/* Both close the windows and the store, do their work, and open again; a window says how it went.
 * Whoever calls has asked the person. */
void dim_application_restore (DimApplication *self, const char *path, const char *passphrase);
void dim_application_forget (DimApplication *self);

G_END_DECLS
